"""The client's own pages."""

from __future__ import annotations

import reflex as rx

from portal import i18n, routes
from portal.i18n import t, zin
from portal.pages.components import (
    button,
    data_table,
    empty_state,
    error_summary,
    form,
    hidden,
    link_button,
    sentence,
    status,
    summary_list,
    task_list,
    text_field,
    timeline,
)
from portal.pages.page import here, loaded, page, said, screen, value
from portal.state.mijn import BerichtenState, BerichtOpScherm, GegevensState, MijnState, Samen


@page(routes.MIJN, zin("Mijn overzicht"), load=[MijnState.laden])
def mijn() -> rx.Component:
    """Tasks first, then what runs."""
    return screen(
        loaded(
            MijnState.geladen,
            rx.el.p(MijnState.aantal_taken, class_name="utrecht-paragraph utrecht-paragraph--lead inleiding"),
            said(MijnState.melding, MijnState.melding_verder),
            rx.foreach(MijnState.samen, _samen),
            task_list(taken=MijnState.taken),
            rx.cond(
                MijnState.lopend.length() > 0,
                rx.fragment(
                    rx.el.h2(t("Wat wij doen"), class_name="utrecht-heading-2"), task_list(taken=MijnState.lopend)
                ),
            ),
            rx.el.h2(t("Uw inschrijving"), class_name="utrecht-heading-2"),
            rx.el.p(_status(), class_name="utrecht-paragraph"),
            rx.cond(MijnState.momenten.length() > 0, timeline(MijnState.momenten)),
            _links(),
        ),
        kop=rx.cond(MijnState.begroeting != "", MijnState.begroeting, t("Mijn overzicht")),
        pad=routes.MIJN,
    )


def _status() -> rx.Component:
    return rx.match(
        MijnState.status_soort,
        ("goed", status(MijnState.inschrijving_status, "goed")),
        ("let-op", status(MijnState.inschrijving_status, "let-op")),
        ("fout", status(MijnState.inschrijving_status, "fout")),
        status(MijnState.inschrijving_status, "info"),
    )


def _links() -> rx.Component:
    return rx.el.nav(
        rx.el.ul(
            *[
                rx.el.li(rx.el.a(label, href=here(path), class_name="utrecht-link utrecht-link--html-a"))
                for label, path in (
                    (t("Mijn inschrijving"), routes.MIJN_INSCHRIJVING),
                    (t("Mijn berichten"), routes.MIJN_BERICHTEN),
                    (t("Mijn gegevens"), routes.MIJN_GEGEVENS),
                )
            ],
            class_name="lijst lijst--links",
            role="list",
        ),
        custom_attrs={"aria-label": t("Mijn pagina's")},
    )


def _samen(aanvraag: Samen) -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("Wilt u samen ingeschreven staan?"), class_name="utrecht-heading-2"),
        rx.el.p(
            *sentence(
                t(
                    "{naam} wil zich samen met u inschrijven. Zegt u ja? Dan zoekt u samen een woning. Het kost u niets."
                ),
                naam=rx.el.strong(aanvraag.aanvrager),
            ),
            class_name="utrecht-paragraph",
        ),
        rx.el.div(
            button(t("Ja, dat wil ik"), type="button", on_click=MijnState.samen_beantwoorden(aanvraag.id, True)),
            button(
                t("Nee, dat wil ik niet"),
                "secundair",
                type="button",
                on_click=MijnState.samen_beantwoorden(aanvraag.id, False),
            ),
            class_name="knoppen",
        ),
        class_name="vlak",
    )


@page(routes.MIJN_INSCHRIJVING, zin("Mijn inschrijving"), load=[MijnState.laden])
def inschrijving() -> rx.Component:
    """The inschrijving with its number and date."""
    return screen(
        loaded(
            MijnState.geladen,
            said(MijnState.melding, MijnState.melding_verder),
            rx.el.p(_status(), class_name="utrecht-paragraph"),
            rx.cond(
                MijnState.rijen.length() > 0,
                rx.fragment(
                    summary_list(MijnState.rijen),
                    rx.el.p(
                        t("De controlecode hoort bij uw inschrijfdatum. Verandert de datum, dan verandert de code."),
                        " ",
                        t("Zo kan niemand uw datum ongemerkt veranderen."),
                        class_name="utrecht-paragraph",
                    ),
                ),
                empty_state(
                    t("U staat nog niet ingeschreven."),
                    t("Inschrijven duurt ongeveer 10 minuten."),
                    link_button(t("Inschrijven"), here(routes.INSCHRIJVEN)),
                ),
            ),
        ),
        kop=t("Mijn inschrijving"),
        pad=routes.MIJN_INSCHRIJVING,
        terug=(t("Mijn overzicht"), here(routes.MIJN)),
    )


@page(routes.MIJN_BERICHTEN, zin("Mijn berichten"), load=[BerichtenState.laden])
def berichten() -> rx.Component:
    """Everything we wrote, newest first."""
    return screen(
        loaded(
            BerichtenState.geladen,
            rx.cond(
                BerichtenState.berichten.length() > 0,
                rx.el.ul(rx.foreach(BerichtenState.berichten, _bericht), class_name="berichten", role="list"),
                empty_state(t("U heeft nog geen berichten."), picture="mail"),
            ),
        ),
        kop=t("Mijn berichten"),
        pad=routes.MIJN_BERICHTEN,
        terug=(t("Mijn overzicht"), here(routes.MIJN)),
    )


def _bericht(bericht: BerichtOpScherm) -> rx.Component:
    opened = BerichtenState.open_id == bericht.id
    return rx.el.li(
        rx.el.h2(
            rx.el.button(
                rx.el.span(bericht.onderwerp),
                type="button",
                class_name="bericht__knop",
                on_click=BerichtenState.openen(bericht.id),
                custom_attrs={"aria-expanded": rx.cond(opened, "true", "false")},
            ),
            class_name="bericht__kop",
        ),
        rx.el.p(
            bericht.wanneer,
            rx.cond(bericht.nieuw, rx.fragment(" ", status(t("nieuw"), "let-op"))),
            rx.cond(bericht.belangrijk, rx.fragment(" ", status(t("belangrijk"), "info"))),
            class_name="bericht__wanneer",
        ),
        rx.cond(
            opened,
            rx.el.div(
                rx.foreach(bericht.tekst, lambda alinea: rx.el.p(alinea, class_name="utrecht-paragraph")),
                rx.el.p(
                    *sentence(
                        t("Verstuurd {wegen}. Kenmerk: {kenmerk}"),
                        wegen=bericht.wegen,
                        kenmerk=rx.el.strong(bericht.kenmerk, class_name="kenmerk"),
                    )
                ),
            ),
        ),
        class_name="vlak bericht",
        key=bericht.id,
    )


@page(routes.MIJN_GEGEVENS, zin("Mijn gegevens"), load=[GegevensState.laden])
def gegevens() -> rx.Component:
    """My data, who looked and why, and everything as a download."""
    return screen(
        loaded(
            GegevensState.geladen,
            error_summary(GegevensState.fouten),
            said(GegevensState.melding, GegevensState.melding_verder),
            summary_list(GegevensState.rijen),
            rx.el.p(t("Klopt er iets niet? Bel ons. Dan veranderen wij het samen."), class_name="utrecht-paragraph"),
            rx.el.h2(t("Uw herkenningswoord"), class_name="utrecht-heading-2"),
            form(
                text_field(
                    name="herkenningswoord",
                    label=t("Herkenningswoord"),
                    hint=t("Dit woord staat in elk bericht van ons. Kies iets wat een ander niet raadt."),
                    value=GegevensState.herkenningswoord,
                    error=value(GegevensState.fout, "herkenningswoord"),
                    width="kort",
                    max_length=40,
                ),
                on_submit=GegevensState.woord_kiezen,
                submit_label=t("Bewaren"),
            ),
            rx.el.h2(t("Wie keek naar uw gegevens?"), class_name="utrecht-heading-2"),
            rx.cond(
                GegevensState.kijkers.length() > 0,
                data_table(
                    t("Medewerkers die uw gegevens bekeken"),
                    [t("Wanneer"), t("Wie"), t("Waarom")],
                    GegevensState.kijkers,
                ),
                rx.el.p(t("Nog niemand."), class_name="utrecht-paragraph"),
            ),
            rx.el.h2(t("Alles downloaden"), class_name="utrecht-heading-2"),
            rx.el.p(t("U krijgt een kopie van alles wat wij van u bewaren."), class_name="utrecht-paragraph"),
            rx.el.div(
                link_button(t("Download om te lezen"), routes.GEGEVENS_HTML, "secundair", plain=True),
                link_button(t("Download voor een computer (JSON)"), routes.GEGEVENS_JSON, "secundair", plain=True),
                class_name="knoppen",
            ),
            rx.el.h2(t("Overal uitloggen"), class_name="utrecht-heading-2"),
            rx.el.p(t("Bent u een telefoon kwijt? Log dan overal uit."), class_name="utrecht-paragraph"),
            form(
                hidden("overal", "ja"),
                hidden("taal", i18n.language()),
                action=routes.UITLOGGEN,
                submit_label=t("Overal uitloggen"),
            ),
        ),
        kop=t("Mijn gegevens"),
        pad=routes.MIJN_GEGEVENS,
        terug=(t("Mijn overzicht"), here(routes.MIJN)),
    )
