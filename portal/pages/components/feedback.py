"""What the portal says back: a status, a notice, a confirmation, or that there is nothing yet."""

from __future__ import annotations

from typing import Literal

import reflex as rx

from portal.i18n import t
from portal.pages.components.actions import pictogram
from portal.pages.components.markup import Tekst, either, filled

Soort = Literal["info", "goed", "let-op", "fout"]

BADGE_CLASS = {"info": "neutral", "goed": "success", "let-op": "warning", "fout": "danger"}
ALERT_CLASS = {"info": "info", "goed": "ok", "let-op": "warning", "fout": "error"}
PICTURE = {"info": "info", "goed": "circle-check", "let-op": "triangle-alert", "fout": "circle-x"}


def status(tekst: Tekst, soort: Soort = "info") -> rx.Component:
    """How something stands, in a word or two; the colour only repeats the word."""
    return rx.el.span(tekst, class_name=f"utrecht-status-badge utrecht-status-badge--{BADGE_CLASS[soort]}")


def alert(
    soort: Soort, titel: Tekst, *children: rx.Component | Tekst | None, melden: bool = False, **props: object
) -> rx.Component:
    """A notice in the page; `melden` when it appears after something the person did."""
    said = {"role": "alert" if soort == "fout" else "status"} if melden else {}
    return rx.el.div(
        pictogram(PICTURE[soort]),
        rx.el.div(
            rx.el.p(rx.el.span(_spoken(soort), class_name="alleen-voorlezen"), titel, class_name="melding__titel"),
            *[child if isinstance(child, rx.Component) else rx.el.p(child) for child in children if child is not None],
            class_name="utrecht-alert__message melding__tekst",
        ),
        class_name=f"utrecht-alert utrecht-alert--{ALERT_CLASS[soort]} melding",
        **said,
        **props,
    )


def _spoken(soort: Soort) -> str:
    return {"info": "", "goed": "", "let-op": t("Let op:") + " ", "fout": t("Fout:") + " "}[soort]


def note(tekst: Tekst) -> rx.Component:
    """An explanation beside what is asked; nothing happened."""
    return rx.el.p(pictogram("info"), rx.el.span(tekst), class_name="toelichting")


def confirmation_panel(
    titel: Tekst, kenmerk_label: Tekst = "", kenmerk: Tekst = "", *children: rx.Component
) -> rx.Component:
    """It is done: what was done and the reference to mention when asking about it."""
    return rx.el.div(
        rx.el.span(pictogram("check"), class_name="gelukt__teken"),
        rx.el.p(titel, class_name="gelukt__titel"),
        either(
            filled(kenmerk),
            rx.el.p(kenmerk_label, " ", rx.el.strong(kenmerk, class_name="kenmerk"), class_name="gelukt__kenmerk"),
        ),
        *children,
        class_name="gelukt",
        role="status",
    )


def empty_state(titel: Tekst, tekst: Tekst = "", *actions: rx.Component, picture: str = "house") -> rx.Component:
    """There is nothing here yet, and what a person can do next."""
    return rx.el.div(
        rx.el.span(pictogram(picture), class_name="tegel tegel--groen"),
        rx.el.p(titel, class_name="leeg__titel"),
        either(filled(tekst), rx.el.p(tekst, class_name="leeg__tekst")),
        *actions,
        class_name="leeg",
    )
