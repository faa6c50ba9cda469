"""Together or apart: what both keep, before anybody says yes."""

from __future__ import annotations

from typing import Literal

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    alert,
    button,
    button_row,
    form,
    hidden,
    link_button,
    note,
    summary_list,
    text_link,
)
from portal.pages.machtiging import wie_is_de_ander
from portal.pages.page import here, page
from portal.pages.uitschrijven import not_now, of_the_inschrijving
from portal.state.basis import BasisState
from portal.state.splitsen import SplitsenState as State


@page(routes.SPLITSEN, zin("Samen of apart verder"), load=[State.laden], fouten=State.fouten)
def splitsen() -> rx.Component:
    """Who keeps what, the question, and the answers; the same for both."""
    return of_the_inschrijving(
        State,
        rx.match(
            State.stap,
            ("vragen", _met_gevolgen(_vragen())),
            ("vrager", _met_gevolgen(_toch_niet(t("Toch niet, trek mijn vraag in"), State.intrekken))),
            ("ander", _met_gevolgen(_antwoorden())),
            ("samen-vragen", _samen_vragen()),
            ("samen-vrager", _met_gevolgen(_samen_toch_niet())),
            ("samen-ander", _met_gevolgen(_samen_antwoorden())),
            ("samen-ander-wacht", _met_gevolgen(_samen_toch_niet())),
            ("samen-bevestigen", _met_gevolgen(_samen_bevestigen())),
            not_now(State.belet, State.belet_verder, "users"),
        ),
        kop=t("Samen of apart verder"),
        pad=routes.SPLITSEN,
    )


def _met_gevolgen(stap: rx.Component) -> rx.Component:
    """What both keep, as soon as both may know, and what can be done now."""
    return rx.fragment(
        rx.cond(State.uitleg != "", rx.el.p(State.uitleg, class_name="utrecht-paragraph")),
        rx.cond(State.belet != "", alert("let-op", State.belet, rx.el.p(State.belet_verder))),
        rx.cond(
            State.rijen.length() > 0,
            rx.fragment(
                rx.el.h2(t("Dit houdt u allebei"), class_name="utrecht-heading-2"),
                summary_list(State.rijen),
                _punten(),
            ),
        ),
        stap,
        _praten(),
    )


def _punten() -> rx.Component:
    return rx.el.ul(
        rx.foreach(State.punten, lambda punt: rx.el.li(punt)),
        class_name="utrecht-unordered-list",
    )


def _praten() -> rx.Component:
    return rx.el.p(
        t("Is praten hierover lastig of niet veilig?"),
        " ",
        text_link(t("Neem contact met ons op"), f"{here(routes.CONTACT)}?van={routes.SPLITSEN}"),
        ".",
        class_name="utrecht-paragraph",
    )


def _antwoord(
    label: str | rx.Var[str], handler: rx.EventHandler, soort: Literal["primair", "secundair"] = "primair"
) -> rx.Component:
    """A button for exactly what is on screen."""
    return form(
        hidden("voorstel", State.voorstel),
        hidden("op_scherm", State.op_scherm),
        on_submit=handler,
        submit_label=label,
        soort=soort,
    )


def _toch_niet(label: str, handler: rx.EventHandler) -> rx.Component:
    return rx.cond(BasisState.helpt == "", button_row(button(label, "secundair", type="button", on_click=handler)))


def _zelf(*keuzes: rx.Component) -> rx.Component:
    """What binds only the client says: in the own login with these buttons, else on the second screen."""
    return rx.cond(
        BasisState.helpt == "",
        rx.fragment(*keuzes),
        rx.fragment(
            rx.el.p(t("Alleen de klant zegt hier ja of nee tegen."), class_name="utrecht-paragraph"),
            button_row(link_button(t("Laat de klant bevestigen"), State.bevestigen)),
        ),
    )


# --- apart ----------------------------------------------------------------------------------------------------------


def _vragen() -> rx.Component:
    return _zelf(
        _antwoord(State.knop, State.vragen),
        note(t("Met deze knop zegt u zelf ja. De ander krijgt een bericht.")),
    )


def _antwoorden() -> rx.Component:
    return _zelf(
        _antwoord(t("Ja, ik ga apart verder"), State.ja),
        _antwoord(t("Nee, wij blijven samen ingeschreven"), State.nee, "secundair"),
    )


# --- samen ----------------------------------------------------------------------------------------------------------


def _samen_vragen() -> rx.Component:
    return rx.fragment(
        rx.el.p(
            t("Gaat u met iemand samenwonen? Dan kunt u samen met één inschrijving verder. Zo gaat dat:"),
            class_name="utrecht-paragraph",
        ),
        _punten(),
        form(
            *wie_is_de_ander("ander_naam", State.waarden, State.fout),
            on_submit=State.samen_vragen,
            submit_label=t("Vraag de ander"),
        ),
        note(t("U zit nog nergens aan vast.")),
        _praten(),
    )


def _samen_antwoorden() -> rx.Component:
    return _zelf(
        rx.cond(State.belet == "", _antwoord(t("Ja, ik ga samen verder"), State.samen_ja)),
        _antwoord(t("Nee, ik ga niet samen verder"), State.samen_nee, "secundair"),
    )


def _samen_bevestigen() -> rx.Component:
    return _zelf(
        rx.cond(State.belet == "", _antwoord(t("Ja, dit spreken wij af"), State.samen_bevestigen)),
        _samen_toch_niet(),
    )


def _samen_toch_niet() -> rx.Component:
    return _toch_niet(t("Toch niet"), State.samen_intrekken)
