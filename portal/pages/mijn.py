"""The client's own pages."""

from __future__ import annotations

import reflex as rx

from portal import i18n, routes
from portal.i18n import t, zin
from portal.pages.belofte import my_promises
from portal.pages.code import code_vragen, naar_aanbieder
from portal.pages.components import (
    alert,
    button,
    button_row,
    code_text,
    data_table,
    empty_state,
    error_summary,
    form,
    hidden,
    link_button,
    message,
    message_list,
    panel,
    radio_group,
    sentence,
    status,
    summary_list,
    summary_row,
    task_list,
    text_field,
    text_link,
    timeline,
    way_list,
)
from portal.pages.grens import mijn_contactafspraken
from portal.pages.maatwerk import mijn_maatwerk
from portal.pages.machtiging import voor_een_ander
from portal.pages.page import here, loaded, page, said, screen, value
from portal.pages.papier import anders_op_papier, wat_ontbreekt
from portal.pages.passkey import uw_passkeys
from portal.pages.regie import mijn_regie
from portal.pages.signaal import aanbod, liever_persoonlijk
from portal.pages.sociale_kaart import mijn_doorverwijzingen
from portal.pages.uitschrijven import ending, way_out
from portal.pages.verlengen import renewing
from portal.state.basis import BasisState
from portal.state.belofte import MijnBeloftenState
from portal.state.inloggen import InloggenState
from portal.state.maatwerk import MijnMaatwerkState
from portal.state.machtiging import NamensState
from portal.state.mijn import BerichtenState, BerichtOpScherm, GegevensState, MijnState, Samen
from portal.state.papier import PapierAfrondenState
from portal.state.regie import MijnRegieState
from portal.state.signaal import SignaalState, WensState
from portal.state.sociale_kaart import MijnDoorverwijzingState
from portal.state.uitschrijven import UitschrijvenState
from portal.state.verlengen import VerlengenState
from portal.view import Rij


@page(
    routes.MIJN,
    zin("Mijn overzicht"),
    load=[
        MijnState.laden,
        NamensState.laden,
        MijnBeloftenState.laden,
        MijnRegieState.laden,
        MijnDoorverwijzingState.laden,
        MijnMaatwerkState.laden,
        SignaalState.mijn_laden,
        PapierAfrondenState.laden,
    ],
)
def mijn() -> rx.Component:
    """Tasks first, then what runs."""
    return screen(
        loaded(
            MijnState.geladen,
            aanbod(routes.MIJN),
            rx.el.p(MijnState.aantal_taken, class_name="utrecht-paragraph aantal"),
            wat_ontbreekt("medeaanvraag", said(MijnState.melding, MijnState.melding_verder)),
            mijn_contactafspraken(),
            rx.foreach(MijnState.samen, _samen),
            _samen_op_papier(),
            voor_een_ander(),
            task_list(taken=MijnState.taken),
            my_promises(MijnState.lopend),
            mijn_regie(),
            mijn_doorverwijzingen(),
            mijn_maatwerk(),
        ),
        naast=rx.cond(
            MijnState.geladen,
            panel(
                rx.el.h2(
                    rx.cond(BasisState.namens == "", t("Uw inschrijving"), t("De inschrijving")),
                    class_name="utrecht-heading-3",
                ),
                rx.el.p(_status()),
                rx.cond(MijnState.momenten.length() > 0, timeline(MijnState.momenten)),
                rx.cond(
                    BasisState.namens == "",
                    way_list(
                        t("Mijn pagina's"),
                        ("clipboard-check", t("Mijn inschrijving"), here(routes.MIJN_INSCHRIJVING)),
                        ("search", t("Mijn zoekprofiel"), here(routes.MIJN_ZOEKPROFIEL)),
                        ("mail", t("Mijn berichten"), here(routes.MIJN_BERICHTEN)),
                        ("calendar", t("Mijn afspraken"), here(routes.MIJN_AFSPRAKEN)),
                        ("wrench", t("Mijn verzoeken"), here(routes.MIJN_VERZOEKEN)),
                        ("message-circle", t("Mijn dossier"), here(routes.MIJN_DOSSIER)),
                        ("user", t("Mijn gegevens"), here(routes.MIJN_GEGEVENS)),
                    ),
                    # Who acts for somebody else gets the pages they may read, and no other.
                    way_list(
                        t("Mijn pagina's"),
                        ("clipboard-check", t("De inschrijving"), here(routes.MIJN_INSCHRIJVING)),
                        ("search", t("Het zoekprofiel"), here(routes.MIJN_ZOEKPROFIEL)),
                        ("mail", t("De berichten"), here(routes.MIJN_BERICHTEN)),
                    ),
                ),
                section=True,
            ),
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


def _samen_op_papier() -> rx.Component:
    """A form of a co-applicant is entered: what was crossed, and the signature under it."""
    return anders_op_papier(
        "medeaanvraag",
        rx.fragment(),
        radio_group(
            name="samen_antwoord",
            legend=t("Wilt u samen ingeschreven staan?"),
            hint=t("Neem over wat op het papier is aangekruist."),
            error=value(PapierAfrondenState.fout, "samen_antwoord"),
            options=[("ja", t("Ja, dat wil ik"), ""), ("nee", t("Nee, dat wil ik niet"), "")],
        ),
        knop=t("Vastleggen"),
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


@page(
    routes.MIJN_INSCHRIJVING,
    zin("Mijn inschrijving"),
    load=[MijnState.laden, VerlengenState.laden, UitschrijvenState.stand_laden, PapierAfrondenState.laden],
)
def inschrijving() -> rx.Component:
    """The inschrijving with its number and date."""
    return screen(
        loaded(
            MijnState.geladen,
            said(MijnState.melding, MijnState.melding_verder, "inschrijving-melding"),
            renewing(),
            ending(),
            rx.el.p(_status(), class_name="utrecht-paragraph"),
            rx.cond(
                MijnState.rijen.length() > 0,
                rx.fragment(
                    summary_list((), rx.foreach(MijnState.rijen, _rij)),
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
            way_out(),
        ),
        kop=t("Mijn inschrijving"),
        pad=routes.MIJN_INSCHRIJVING,
        terug=(t("Mijn overzicht"), here(routes.MIJN)),
    )


def _rij(rij: Rij) -> rx.Component:
    code = rij.vraag == t("Controlecode")
    return summary_row(rij.vraag, rx.cond(code, code_text(rij.antwoord), rx.fragment(rij.antwoord)), rij.adres)


@page(routes.MIJN_BERICHTEN, zin("Mijn berichten"), load=[BerichtenState.laden])
def berichten() -> rx.Component:
    """Everything we wrote, newest first."""
    return screen(
        loaded(
            BerichtenState.geladen,
            rx.cond(
                BerichtenState.berichten.length() > 0,
                message_list(rx.foreach(BerichtenState.berichten, _bericht)),
                empty_state(t("U heeft nog geen berichten."), picture="mail"),
            ),
        ),
        kop=t("Mijn berichten"),
        pad=routes.MIJN_BERICHTEN,
        terug=(t("Mijn overzicht"), here(routes.MIJN)),
    )


def _bericht(bericht: BerichtOpScherm) -> rx.Component:
    return message(
        rx.foreach(bericht.tekst, lambda alinea: rx.el.p(alinea, class_name="utrecht-paragraph")),
        rx.el.p(
            *sentence(
                t("Verstuurd {wegen}. Kenmerk: {kenmerk}"),
                wegen=bericht.wegen,
                kenmerk=rx.el.strong(bericht.kenmerk, class_name="kenmerk"),
            ),
            class_name="bericht__voet",
        ),
        onderwerp=bericht.onderwerp,
        wanneer=bericht.wanneer,
        geopend=BerichtenState.open_id == bericht.id,
        nieuw=bericht.nieuw,
        belangrijk=bericht.belangrijk,
        on_click=BerichtenState.openen(bericht.id),
        key=bericht.id,
    )


def _inlogmanier() -> rx.Component:
    """Logging in with what a client has already: link it, or stop it. Only where there is such a thing."""
    naam = GegevensState.aanbieder
    gekoppeld = rx.fragment(
        rx.el.p(
            t("U kunt inloggen met {naam}. Dat is gekoppeld op {moment}.", naam=naam, moment=GegevensState.gekoppeld),
            class_name="utrecht-paragraph",
        ),
        rx.el.div(
            button(t("Ontkoppelen"), "secundair", type="button", on_click=GegevensState.ontkoppelen),
            class_name="knoppen",
        ),
    )
    nog_niet = rx.fragment(
        rx.el.p(
            t("U kunt ook inloggen met {naam}. Inloggen met een code blijft ook werken.", naam=naam),
            class_name="utrecht-paragraph",
        ),
        naar_aanbieder("klant", t("Koppel {naam}", naam=naam), hidden("wat", "koppelen")),
    )
    return rx.fragment(
        rx.el.h2(t("Hoe logt u in?"), class_name="utrecht-heading-2"),
        rx.el.p(t("U kunt altijd inloggen met een code."), class_name="utrecht-paragraph"),
        rx.cond(naam != "", rx.cond(GegevensState.gekoppeld != "", gekoppeld, nog_niet)),
        uw_passkeys(),
    )


@page(
    routes.MIJN_GEGEVENS,
    zin("Mijn gegevens"),
    load=[GegevensState.laden, InloggenState.passkeys_laden, WensState.laden],
    fouten=GegevensState.fouten,
)
def gegevens() -> rx.Component:
    """My data, who looked and why, and everything as a download."""
    return screen(
        loaded(
            GegevensState.geladen,
            error_summary(GegevensState.fouten),
            said(GegevensState.melding, GegevensState.melding_verder),
            summary_list(GegevensState.rijen),
            rx.el.p(
                t("Klopt er iets anders niet? Bel ons. Dan veranderen wij het samen."), class_name="utrecht-paragraph"
            ),
            liever_persoonlijk(),
            _geheim_adres(),
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
            _inlogmanier(),
            rx.el.h2(t("Wie mag iets voor u doen?"), class_name="utrecht-heading-2"),
            rx.el.p(
                t("U kunt iemand machtigen, zoals uw kind of een vriend. U kiest zelf wat die persoon mag."),
                class_name="utrecht-paragraph",
            ),
            link_button(t("Bekijk of verander dit"), here(routes.MIJN_MACHTIGINGEN), "secundair"),
            rx.el.h2(t("Wie keek naar uw gegevens?"), class_name="utrecht-heading-2"),
            rx.cond(
                GegevensState.kijkers.length() > 0,
                data_table(
                    t("Wie uw gegevens bekeek"),
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
            _wissen(),
            rx.el.h2(t("Overal uitloggen"), class_name="utrecht-heading-2"),
            rx.el.p(t("Bent u een telefoon kwijt? Log dan overal uit."), class_name="utrecht-paragraph"),
            form(
                hidden("overal", "ja"),
                hidden("taal", i18n.language()),
                action=routes.UITLOGGEN,
                submit_label=t("Overal uitloggen"),
                soort="secundair",
            ),
        ),
        kop=t("Mijn gegevens"),
        pad=routes.MIJN_GEGEVENS,
        terug=(t("Mijn overzicht"), here(routes.MIJN)),
    )


def _wissen() -> rx.Component:
    """What goes and what stays when one asks to be erased, and the button; or why it cannot be yet."""
    S = GegevensState  # noqa: N806
    return rx.fragment(
        rx.el.h2(t("Uw gegevens laten wissen"), class_name="utrecht-heading-2"),
        rx.el.p(
            t("Heeft u ons niet meer nodig? Vraag ons dan om uw gegevens te wissen."),
            " ",
            t("Een medewerker kijkt ernaar. U hoort binnen een maand wat wij doen."),
            class_name="utrecht-paragraph",
        ),
        rx.el.h3(t("Dit wissen wij"), class_name="utrecht-heading-3"),
        rx.el.ul(
            rx.el.li(t("Uw naam, adres, e-mail en telefoonnummer.")),
            rx.el.li(t("Uw berichten, gesprekken, verzoeken en foto's.")),
            rx.el.li(t("Alles wat u nog niet heeft verstuurd.")),
            class_name="lijst",
        ),
        rx.el.h3(t("Dit blijft"), class_name="utrecht-heading-3"),
        rx.el.ul(rx.foreach(S.wissen_blijft, lambda regel: rx.el.li(regel)), class_name="lijst"),
        rx.cond(
            S.wissen_adres != "",
            alert("info", S.wissen_gevraagd, rx.el.p(text_link(t("Bekijk uw verzoek"), S.wissen_adres))),
            rx.cond(
                S.wissen_loopt.length() > 0,
                alert(
                    "info",
                    t("Dit kan nu nog niet. Dit loopt nog:"),
                    rx.el.ul(rx.foreach(S.wissen_loopt, lambda regel: rx.el.li(regel)), class_name="lijst"),
                    rx.el.p(t("Is dat klaar? Dan kunt u het hier vragen.")),
                    rx.cond(
                        S.wissen_loopt.contains(t("U staat ingeschreven.")),
                        rx.el.p(text_link(t("Stoppen met uw inschrijving"), here(routes.MIJN_INSCHRIJVING))),
                    ),
                ),
                rx.el.div(
                    button(t("Vraag om te wissen"), "secundair", type="button", on_click=S.wissen_vragen),
                    class_name="knoppen",
                ),
            ),
        ),
    )


def _geheim_adres() -> rx.Component:
    """Whether the address is kept secret, and how to change that."""
    return rx.fragment(
        rx.el.h2(t("Uw adres geheim houden"), class_name="utrecht-heading-2"),
        rx.cond(
            GegevensState.geheim == "nee",
            rx.fragment(
                rx.el.p(
                    t("Is het niet veilig als iemand weet waar u woont? Dan laten wij uw adres aan niemand zien."),
                    class_name="utrecht-paragraph",
                ),
                button_row(
                    button(
                        t("Houd mijn adres geheim"),
                        "secundair",
                        type="button",
                        on_click=GegevensState.adres_geheim_houden,
                    )
                ),
            ),
            rx.fragment(
                rx.el.p(
                    t("Uw adres is geheim. Een medewerker ziet het alleen met een goede reden."),
                    " ",
                    t("Hieronder leest u wie keek en waarom."),
                    class_name="utrecht-paragraph",
                ),
                rx.match(
                    GegevensState.geheim,
                    ("ja", button_row(_niet_meer_geheim())),
                    (
                        "code",
                        code_vragen(
                            tweede=GegevensState.tweede,
                            fout=value(GegevensState.fout, "code"),
                            on_submit=GegevensState.adres_weer_tonen,
                            submit_label=t("Niet meer geheim houden"),
                            nieuwe_code=GegevensState.adrescode_vragen,
                            pad=routes.MIJN_GEGEVENS,
                        ),
                    ),
                    rx.fragment(),
                ),
            ),
        ),
    )


def _niet_meer_geheim() -> rx.Component:
    return button(t("Niet meer geheim houden"), "secundair", type="button", on_click=GegevensState.adrescode_vragen)
