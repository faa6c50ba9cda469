"""The dossier: what was discussed, what the client says about it, and what a medewerker answers."""

from __future__ import annotations

from collections.abc import Callable

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    button,
    button_row,
    form,
    panel,
    radio_group,
    summary_list,
    text_area,
    work_item,
    work_list,
)
from portal.pages.keuzes import terugdraaien
from portal.pages.page import here, loaded, page, problems_or_said, screen, value
from portal.state.dossier import BalieDossierState, CorrectieWerk, DossierState, GesprekOpScherm, NotitieOpScherm
from portal.state.keuzes import TerugState

Eronder = Callable[[GesprekOpScherm], rx.Component]


def gesprekken(
    gesprekken: rx.Var[list[GesprekOpScherm]], kop: int = 3, eronder: Eronder = lambda gesprek: rx.fragment()
) -> rx.Component:
    """Conversations below each other, with what the client wrote beside each; `eronder` is what one can do with it."""
    return rx.cond(
        gesprekken.length() > 0,
        rx.el.ul(
            rx.foreach(gesprekken, lambda gesprek: _gesprek(gesprek, kop, eronder)),
            class_name="gesprekken",
            role="list",
        ),
        rx.el.p(t("Nog geen gesprekken."), class_name="utrecht-paragraph"),
    )


def _gesprek(gesprek: GesprekOpScherm, kop: int, eronder: Eronder) -> rx.Component:
    return rx.el.li(
        (rx.el.h2 if kop == 2 else rx.el.h3)(gesprek.kop, class_name="utrecht-heading-3"),
        rx.el.p(gesprek.wanneer, class_name="gesprek__wanneer"),
        rx.cond(
            gesprek.vraag != "",
            rx.el.p(rx.el.strong(t("Uw vraag:")), " ", gesprek.vraag, class_name="utrecht-paragraph"),
        ),
        rx.cond(gesprek.samenvatting != "", rx.el.p(gesprek.samenvatting, class_name="utrecht-paragraph")),
        rx.el.p(gesprek.vervolg, class_name="utrecht-paragraph"),
        rx.foreach(gesprek.notities, _notitie),
        eronder(gesprek),
        class_name="vlak",
        key=gesprek.id,
    )


def _notitie(notitie: NotitieOpScherm) -> rx.Component:
    return rx.el.div(
        rx.el.p(rx.el.strong(notitie.kop), " ", notitie.tekst, class_name="utrecht-paragraph"),
        rx.cond(notitie.antwoord != "", rx.el.p(notitie.antwoord, class_name="utrecht-paragraph")),
        class_name="notitie",
        key=notitie.id,
    )


@page(routes.MIJN_DOSSIER, zin("Mijn dossier"), load=[TerugState.laden, DossierState.laden], fouten=DossierState.fouten)
def dossier() -> rx.Component:
    """What was discussed with us, in the words of the medewerker, and what the client says about it."""
    return screen(
        loaded(
            DossierState.geladen,
            problems_or_said(DossierState.fouten, DossierState.melding, DossierState.melding_verder),
            terugdraaien(),
            gesprekken(DossierState.gesprekken, kop=2, eronder=_erbij),
        ),
        kop=t("Mijn dossier"),
        inleiding=t("Hier staat wat u met ons heeft besproken. Klopt er iets niet? Zeg het ons."),
        pad=routes.MIJN_DOSSIER,
        terug=(t("Mijn overzicht"), here(routes.MIJN)),
    )


def _erbij(gesprek: GesprekOpScherm) -> rx.Component:
    """Two buttons, and a place to write below them."""
    State = DossierState  # noqa: N806  the State of this page
    return rx.cond(
        gesprek.klaar,
        rx.fragment(
            button_row(
                rx.cond(~gesprek.wacht, _knop(t("Dit klopt niet"), gesprek, "correctie")),
                _knop(t("Aanvullen"), gesprek, "aanvulling"),
            ),
            rx.cond(
                State.open_id == gesprek.id,
                rx.cond(
                    State.open_wat == "correctie",
                    _schrijven(
                        t("Wat klopt er niet?"), t("Wat wij schreven, blijft staan. Een medewerker antwoordt u.")
                    ),
                    _schrijven(t("Wat wilt u toevoegen?"), t("Wie u hierna helpt, leest dit ook.")),
                ),
            ),
        ),
    )  # fmt: skip


def _knop(label: str, gesprek: GesprekOpScherm, wat: str) -> rx.Component:
    return button(
        label, "secundair", type="button", waarvoor=gesprek.wanneer, on_click=DossierState.openen(gesprek.id, wat)
    )


def _schrijven(label: str, hint: str) -> rx.Component:
    return rx.el.div(
        form(
            text_area(
                name="tekst",
                label=label,
                hint=hint,
                value=value(DossierState.waarden, "tekst"),
                error=value(DossierState.fout, "tekst"),
                rows=3,
                max_length=1000,
            ),
            on_submit=DossierState.versturen,
            submit_label=t("Versturen"),
        ),
        id="schrijven",
        tab_index=-1,
        class_name="schrijven",
    )


@page(
    routes.BALIE_DOSSIER,
    zin("Correcties"),
    load=[BalieDossierState.laden],
    fouten=BalieDossierState.fouten,
)
def correcties() -> rx.Component:
    """What clients say is not right; one is opened, and answered."""
    State = BalieDossierState  # noqa: N806  the State of this page
    antwoorden = rx.cond(
        State.gekozen_id != "",
        panel(
            rx.el.h2(t("Wat de klant zegt"), id="gekozen", tab_index=-1, class_name="utrecht-heading-2"),
            summary_list(State.gekozen),
            form(
                radio_group(
                    name="uitkomst", legend=t("Wat vindt u?"), value=value(State.waarden, "uitkomst"),
                    error=value(State.fout, "uitkomst"),
                    options=[
                        ("aangepast", t("De klant heeft gelijk: ik pas het aan"), t("Wat er stond, blijft ernaast staan.")),
                        ("blijft", t("Ik pas het niet aan"), t("Leg uit waarom.")),
                    ],
                ),
                text_area(
                    name="antwoord", label=t("Wat klopt er nu, of waarom blijft het?"), hint=t("De klant leest dit."),
                    value=value(State.waarden, "antwoord"), error=value(State.fout, "antwoord"), rows=3, max_length=1000,
                ),
                on_submit=State.beantwoorden,
                submit_label=t("Antwoorden"),
            ),
            section=True,
        ),
    )  # fmt: skip
    return screen(
        loaded(
            State.geladen,
            problems_or_said(State.fouten, State.melding, State.melding_verder),
            antwoorden,
            work_list(
                t("Wacht op antwoord"),
                State.correcties.length(),
                rx.foreach(State.correcties, _werk),
                leeg=t("Er wacht geen correctie op antwoord."),
            ),
        ),
        kop=t("Correcties"),
        inleiding=t("Klanten zeggen wat er niet klopt in hun dossier. U kijkt ernaar en antwoordt."),
        pad=routes.BALIE_DOSSIER,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


def _werk(correctie: CorrectieWerk) -> rx.Component:
    return work_item(
        correctie.titel,
        correctie.tekst,
        correctie.wanneer,
        False,
        button(
            t("Bekijken"),
            "secundair",
            type="button",
            waarvoor=correctie.titel,
            on_click=BalieDossierState.bekijken(correctie.id),
        ),
        key=correctie.id,
    )
