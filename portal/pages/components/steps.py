"""Where a person is in a row of questions."""

from __future__ import annotations

import reflex as rx

from portal.i18n import t
from portal.pages.components.markup import Tekst, sentence


def steps(
    nummer: int | rx.Var[int], totaal: int | rx.Var[int], naam: Tekst, terug: rx.Component | None = None
) -> rx.Component:
    """ "Inschrijven, stap 4 van 10" with a bar; the words say it all, the bar is for the eye.

    `terug` is the way back, on the same line where there is room.
    """
    words = sentence(t("{naam}, stap {nummer} van {totaal}"), naam=naam, nummer=nummer, totaal=totaal)
    return rx.el.div(
        rx.el.div(
            *([terug] if terug is not None else []),
            rx.el.p(*words, class_name="stappen__tekst"),
            class_name="stappen__regel",
        ),
        rx.el.progress(value=nummer, max=totaal, class_name="stappen__balk", custom_attrs={"aria-hidden": "true"}),
        class_name="stappen",
    )
