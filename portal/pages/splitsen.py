"""Parting: what both keep, before anybody says yes."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    button,
    button_row,
    empty_state,
    form,
    hidden,
    link_button,
    note,
    summary_list,
    text_link,
)
from portal.pages.page import here, loaded, page, problems, screen
from portal.state.splitsen import SplitsenState as State


@page(routes.SPLITSEN, zin("Apart verder met inschrijven"), load=[State.laden], fouten=State.fouten)
def splitsen() -> rx.Component:
    """Who keeps what, the question, and the answer; the same for both."""
    return screen(
        loaded(
            State.geladen,
            problems(State.fouten, State.melding, State.melding_verder),
            rx.match(
                State.stap,
                ("vragen", _met_gevolgen(_vragen())),
                ("vrager", _met_gevolgen(_wachten())),
                ("ander", _met_gevolgen(_antwoorden())),
                empty_state(
                    t("U staat niet samen met iemand ingeschreven."),
                    t("Bij Mijn inschrijving ziet u hoe het staat."),
                    link_button(t("Naar mijn inschrijving"), here(routes.MIJN_INSCHRIJVING)),
                    picture="users",
                ),
            ),
        ),
        kop=t("Apart verder met inschrijven"),
        pad=routes.SPLITSEN,
        terug=(t("Mijn inschrijving"), here(routes.MIJN_INSCHRIJVING)),
    )


def _met_gevolgen(stap: rx.Component) -> rx.Component:
    return rx.fragment(
        rx.cond(State.uitleg != "", rx.el.p(State.uitleg, class_name="utrecht-paragraph")),
        rx.el.h2(t("Dit houdt u allebei"), class_name="utrecht-heading-2"),
        summary_list(State.rijen),
        rx.el.ul(
            rx.el.li(t("Dit kost niets. U hoeft nu niets te betalen.")),
            rx.el.li(t("U zoekt daarna ieder een eigen woning.")),
            rx.el.li(t("Het gaat pas in als u allebei ja zegt. Daarna kunt u het niet zelf terugdraaien.")),
            class_name="utrecht-unordered-list",
        ),
        stap,
        rx.el.p(
            t("Is praten hierover lastig of niet veilig?"),
            " ",
            text_link(t("Neem contact met ons op"), f"{here(routes.CONTACT)}?van={routes.SPLITSEN}"),
            ".",
            class_name="utrecht-paragraph",
        ),
    )


def _vragen() -> rx.Component:
    return rx.fragment(
        form(hidden("ketencode", State.ketencode), on_submit=State.vragen, submit_label=State.knop),
        note(t("Met deze knop zegt u zelf ja. De ander krijgt een bericht.")),
    )


def _wachten() -> rx.Component:
    return button_row(button(t("Toch niet, trek mijn vraag in"), "secundair", type="button", on_click=State.intrekken))


def _antwoorden() -> rx.Component:
    def antwoord(label: str, handler: rx.EventHandler, soort: str) -> rx.Component:
        return form(
            hidden("splitsing", State.splitsing),
            hidden("ketencode", State.ketencode),
            on_submit=handler,
            submit_label=label,
            soort=soort,
        )

    return rx.fragment(
        antwoord(t("Ja, ik ga apart verder"), State.ja, "primair"),
        antwoord(t("Nee, wij blijven samen ingeschreven"), State.nee, "secundair"),
    )
