"""Renewing, on the page of the inschrijving."""

from __future__ import annotations

import reflex as rx

from portal.i18n import t
from portal.pages.components import alert, form, panel
from portal.pages.page import problems, said
from portal.pages.papier import anders_op_papier, wat_ontbreekt
from portal.state.verlengen import VerlengenState


def renewing() -> rx.Component:
    """The question, the days that are left, what it costs, and the one button."""
    ask = panel(
        rx.el.h2(VerlengenState.kop, class_name="utrecht-heading-2"),
        rx.el.p(rx.el.strong(VerlengenState.dagen), class_name="utrecht-paragraph"),
        rx.foreach(VerlengenState.uitleg, lambda zin: rx.el.p(zin, class_name="utrecht-paragraph")),
        rx.cond(
            VerlengenState.bezig != "",
            alert("info", VerlengenState.bezig),
            anders_op_papier(
                "verlengen",
                form(on_submit=VerlengenState.verlengen, submit_label=VerlengenState.knop),
                knop=t("Verlengen"),
            ),
        ),
        rx.el.p(t("Is het te veel geld, of lukt het niet? Bel ons. Dan zoeken wij samen een oplossing.")),
        section=True,
    )
    return rx.fragment(
        rx.cond(
            VerlengenState.knop != "",
            rx.fragment(
                wat_ontbreekt(
                    "verlengen",
                    problems(VerlengenState.fouten, VerlengenState.melding, VerlengenState.melding_verder),
                ),
                ask,
            ),
            said(VerlengenState.melding, VerlengenState.melding_verder),
        ),
    )
