"""Offering a person: quietly, with the reason, with every way open; and the number that comes first in need."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t
from portal.pages.components import PlainA, button, pictogram, sentence, work_item, work_list
from portal.pages.components.wekker import wekker
from portal.pages.page import here
from portal.state.contact import telefoon_regio
from portal.state.signaal import SignaalState as State
from portal.state.signaal import StroefState, WensState


def aanbod(pad: str) -> rx.Component:
    """The offer on the page of this address, when there is a reason for one; and the ear for a long silence."""
    telefoon, telefoon_link, _ = telefoon_regio()
    van = f"?van={pad}"
    call_now = PlainA.create(
        pictogram("phone"),
        rx.el.span(t("Bel {telefoon}", telefoon=telefoon)),
        href=telefoon_link,
        class_name="utrecht-button utrecht-button--secondary-action knop-link",
    )
    call_back = rx.cond(
        State.meteen,
        button(t("Bel mij terug"), "secundair", type="button", picture="phone-call", on_click=State.bel_mij),
        PlainA.create(
            pictogram("phone-call"),
            rx.el.span(t("Bel mij terug")),
            href=f"{here(routes.CONTACT)}{van}#terugbellen",
            class_name="utrecht-button utrecht-button--secondary-action knop-link",
        ),
    )
    appointment = PlainA.create(
        pictogram("calendar"),
        rx.el.span(t("Maak een afspraak")),
        href=f"{here(routes.AFSPRAAK)}{van}",
        class_name="utrecht-button utrecht-button--secondary-action knop-link",
    )
    offer = rx.fragment(
        rx.el.h2(t("Zullen wij even helpen?"), class_name="aanbod__kop"),
        rx.el.p(State.uitleg, class_name="aanbod__waarom"),
        rx.cond(State.melding != "", rx.el.p(rx.el.strong(State.melding), " ", State.melding_verder, role="alert")),
        rx.el.div(
            call_now, call_back, *([] if pad.startswith(routes.AFSPRAAK) else [appointment]), class_name="knoppen"
        ),
        rx.cond(
            State.meteen,
            rx.el.p(
                *sentence(t("Wij bellen u dan op {nummer}. U hoeft niets opnieuw te vertellen."), nummer=State.nummer),
                class_name="aanbod__klein",
            ),
        ),
        rx.el.button(t("Nee, ik ga zelf verder"), type="button", on_click=State.nee, class_name="aanbod__nee"),
    )
    promise = rx.fragment(
        rx.el.h2(t("Wij bellen u terug"), class_name="aanbod__kop"),
        rx.el.p(
            *sentence(
                t("{medewerker} belt u op {nummer}, voor {moment}. Uw kenmerk is {kenmerk}."),
                medewerker=rx.el.strong(State.belooft),
                nummer=rx.el.strong(State.nummer),
                moment=rx.el.strong(State.voor),
                kenmerk=rx.el.strong(State.kenmerk, class_name="kenmerk"),
            ),
        ),
        rx.el.p(
            t("U kunt hier gewoon verder gaan. Alles wat u verstuurt, blijft bewaard."), class_name="aanbod__klein"
        ),
    )
    return rx.fragment(
        wekker(State.stilte, State.stil, stil=True),
        rx.el.div(
            rx.cond(
                (State.kenmerk != "") | (State.soort != ""),
                rx.el.section(
                    rx.cond(State.kenmerk != "", promise, offer),
                    id="aanbod",
                    tab_index=-1,
                    class_name=rx.cond(State.snel & (State.kenmerk == ""), "aanbod aanbod--snel", "aanbod"),
                ),
            ),
            custom_attrs={"aria-live": "polite"},
        ),
    )


def kom_er_niet_uit() -> rx.Component:
    """The way to a person at the end of a step, for who does not want to try again."""
    return rx.el.p(
        rx.el.button(
            pictogram("message-circle"),
            rx.el.span(t("Ik kom er niet uit")),
            type="button",
            on_click=State.vraag_hulp,
            class_name="er-niet-uit",
        )
    )


def vastlopers() -> rx.Component:
    """For the desk: where clients stick now. Whoever asked for help stands by name among the promises."""
    return rx.cond(
        StroefState.geladen,
        work_list(
            t("Klanten die vastlopen"),
            StroefState.plekken.length(),
            rx.foreach(
                StroefState.plekken,
                lambda plek: work_item(plek.titel, plek.tekst, plek.wanneer, False, key=plek.titel),
            ),
            leeg=t("Er loopt nu niemand vast."),
        ),
    )


def liever_persoonlijk() -> rx.Component:
    """The wish for a person, among the own data."""
    return rx.cond(
        WensState.geladen,
        rx.el.section(
            rx.el.h2(t("Liever met een medewerker?"), id="wens", tab_index=-1, class_name="utrecht-heading-2"),
            rx.el.p(
                rx.cond(
                    WensState.liever,
                    t("U regelt dingen liever met een medewerker. Wij bieden u dat steeds aan."),
                    t("Regelt u dingen liever met een medewerker? Dan bieden wij u dat steeds aan."),
                ),
                class_name="utrecht-paragraph",
            ),
            rx.cond(WensState.melding != "", rx.el.p(rx.el.strong(WensState.melding), role="status")),
            rx.el.div(
                rx.cond(
                    WensState.liever,
                    button(t("Dat hoeft niet meer"), "secundair", type="button", on_click=WensState.kiezen(False)),
                    button(
                        t("Ja, liever met een medewerker"),
                        "secundair",
                        type="button",
                        on_click=WensState.kiezen(True),
                    ),
                ),
                class_name="knoppen",
            ),
        ),
    )
