"""What a client has to do, and what has happened and will happen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import reflex as rx

from portal.i18n import t
from portal.pages.components.actions import pictogram
from portal.pages.components.feedback import status
from portal.pages.components.markup import Tekst, choose, each, either, filled
from portal.view import Moment, Taak


def task(
    titel: Tekst,
    tekst: Tekst = "",
    wanneer: Tekst = "",
    adres: Tekst = "",
    dringend: bool | rx.Var[bool] = False,
    picture: Tekst = "circle-check",
    level: Literal[2, 3] = 2,
) -> rx.Component:
    """A task: what, why, and before when. `dringend` puts it in brick, for what needs the client.

    `level` is the level of its heading: 2 directly under the heading of the page, 3 under a heading of its own.
    """
    heading = rx.el.h2 if level == 2 else rx.el.h3
    return rx.el.li(
        rx.el.span(pictogram(picture), class_name=choose(dringend, "tegel tegel--steen", "tegel tegel--groen")),
        rx.el.div(
            heading(
                either(filled(adres), rx.el.a(titel, href=adres, class_name="taak__link"), rx.fragment(titel)),
                class_name="taak__titel",
            ),
            either(filled(tekst), rx.el.p(tekst, class_name="taak__tekst")),
            class_name="taak__inhoud",
        ),
        either(filled(wanneer), rx.el.p(wanneer, class_name="taak__wanneer")),
        class_name=choose(dringend, "taak taak--dringend", "taak"),
    )


def task_list(
    *children: rx.Component, taken: Sequence[Taak] | rx.Var[list[Taak]] = (), level: Literal[2, 3] = 2
) -> rx.Component:
    """Tasks below each other: given as components, or as a list of `Taak` (also a Var)."""
    rows = each(
        taken,
        lambda taak: task(taak.titel, taak.tekst, taak.wanneer, taak.adres, taak.dringend, taak.pictogram, level),
    )
    return rx.el.ul(*children, *rows, class_name="taken", role="list")


def work_item(
    titel: Tekst,
    tekst: Tekst,
    wanneer: Tekst,
    te_laat: bool | rx.Var[bool],
    *buttons: rx.Component,
    level: Literal[3, 4] = 3,
    **props: Any,
) -> rx.Component:
    """One thing a medewerker has to do: what, before when, and the buttons for it."""
    heading = rx.el.h3 if level == 3 else rx.el.h4
    return rx.el.li(
        rx.el.div(
            heading(titel, class_name="werk__titel"),
            either(filled(tekst), rx.el.p(tekst, class_name="werk__tekst")),
            class_name="werk__wat",
        ),
        either(
            filled(wanneer),
            rx.el.p(
                either(te_laat, rx.fragment(status(t("te laat"), "fout"), " ")),
                rx.el.span(wanneer),
                class_name="werk__wanneer",
            ),
        ),
        *([rx.el.div(*buttons, class_name="knoppen werk__knoppen")] if buttons else []),
        class_name=choose(te_laat, "werk werk--te-laat", "werk"),
        **props,
    )


def work_list(
    kop: Tekst, aantal: int | rx.Var[int], *items: rx.Component, leeg: Tekst, level: Literal[2, 3] = 2
) -> rx.Component:
    """A kind of work with how much of it there is; one quiet line when there is none."""
    heading = rx.el.h2 if level == 2 else rx.el.h3
    return rx.el.section(
        heading(kop, " ", rx.el.span(aantal, class_name="teller"), class_name="utrecht-heading-3 werk__kop"),
        either(
            aantal > 0,
            rx.el.ul(*items, class_name="werklijst", role="list"),
            rx.el.p(pictogram("check"), rx.el.span(leeg), class_name="werklijst--leeg"),
        ),
    )


def timeline(items: Sequence[Moment] | rx.Var[list[Moment]]) -> rx.Component:
    """What happened and what will, in order; what is done says so in words too."""
    return rx.el.ol(*each(items, _moment), class_name="tijdlijn", role="list")


def _moment(moment: Moment) -> rx.Component:
    return rx.el.li(
        rx.el.p(
            moment.titel,
            either(moment.gedaan, rx.el.span(" (", t("gedaan"), ")", class_name="alleen-voorlezen")),
            class_name="tijdlijn__titel",
        ),
        either(filled(moment.tekst), rx.el.p(moment.tekst, class_name="tijdlijn__tekst")),
        class_name=choose(moment.gedaan, "tijdlijn__punt tijdlijn__punt--gedaan", "tijdlijn__punt"),
    )
