"""The desk: what waits for a medewerker, by deadline."""

from __future__ import annotations

from collections.abc import Callable

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.afspraak import afspraken_van_vandaag
from portal.pages.belofte import absence, incoming, worklist
from portal.pages.components import (
    button,
    date_field,
    error_summary,
    form,
    link_button,
    note,
    panel,
    text_area,
    text_field,
    work_item,
    work_list,
)
from portal.pages.klanten import identity_fields
from portal.pages.machtiging import bewind_voorstellen
from portal.pages.page import here, loaded, looks_again, page, said, screen, value
from portal.pages.signaal import vastlopers
from portal.state.afspraak import AfsprakenState
from portal.state.balie import BalieState, Werk
from portal.state.balie_verzoeken import BalieVerzoekenState
from portal.state.belofte import BelofteState
from portal.state.machtiging import BewindState
from portal.state.signaal import StroefState


@page(
    routes.BALIE,
    zin("Balie"),
    load=[
        BalieState.laden,
        BelofteState.laden,
        StroefState.laden,
        BewindState.laden,
        AfsprakenState.balie_laden,
        BalieVerzoekenState.laden,
    ],
    fouten=BalieState.fouten + BelofteState.fouten,
)
def balie() -> rx.Component:
    """Promises first; then odd payments, proposals, and messages that did not arrive."""
    return screen(
        loaded(
            BalieState.geladen,
            error_summary(BalieState.fouten),
            said(BalieState.melding, BalieState.melding_verder),
            _wegen(),
            looks_again(BelofteState.kijken, seconden=60),
            worklist(),
            afspraken_van_vandaag(),
            _lijst(
                t("Betalingen om na te kijken"),
                BalieState.betalingen,
                t("Er zijn geen vreemde betalingen."),
                lambda werk: [
                    button(
                        t("Terugbetalen"),
                        "secundair",
                        type="button",
                        waarvoor=werk.titel,
                        on_click=BalieState.terugbetalen(werk.id),
                    ),
                    button(
                        t("Nagekeken"),
                        "secundair",
                        type="button",
                        waarvoor=werk.titel,
                        on_click=BalieState.nagekeken(werk.id),
                    ),
                ],
            ),
            _lijst(
                t("Voorstellen voor een andere inschrijfdatum"),
                BalieState.voorstellen,
                t("Er zijn geen voorstellen."),
                lambda werk: [
                    button(
                        t("Goedkeuren"),
                        type="button",
                        waarvoor=werk.titel,
                        on_click=BalieState.beoordelen(werk.id, True),
                    ),
                    button(
                        t("Afwijzen"),
                        "secundair",
                        type="button",
                        waarvoor=werk.titel,
                        on_click=BalieState.beoordelen(werk.id, False),
                    ),
                ],
            ),
            vastlopers(),
            _lijst(t("Berichten die niet aankwamen"), BalieState.onbezorgd, t("Alles is aangekomen."), lambda _: []),
            bewind_voorstellen(),
            _voorstellen(),
            _medeaanvrager(),
            incoming(),
            absence(),
            note(BalieVerzoekenState.scan),
        ),
        kop=t("Balie"),
        inleiding=t("Wat er op u wacht. De kortste termijn staat bovenaan."),
        pad=routes.BALIE,
        medewerkers=True,
    )


def _lijst(
    kop: str, werk: rx.Var[list[Werk]], leeg: str, knoppen: Callable[[Werk], list[rx.Component]]
) -> rx.Component:
    def regel(item: Werk) -> rx.Component:
        return work_item(item.titel, item.tekst, item.wanneer, item.te_laat, *knoppen(item), key=item.id)

    return work_list(kop, werk.length(), rx.foreach(werk, regel), leeg=leeg)


def v(name: str) -> rx.Var[str]:
    """What was typed in a form of the desk."""
    return value(BalieState.waarden, name)


def _wegen() -> rx.Component:
    """Every page of the desk; two beside each other on a phone."""
    wegen = (
        (t("Verzoeken"), routes.BALIE_VERZOEKEN),
        (t("Afspraken"), routes.BALIE_AFSPRAKEN),
        (t("Formulieren op papier"), routes.BALIE_PAPIER),
        (t("Correcties"), routes.BALIE_DOSSIER),
        (t("Afgeschermde notities"), routes.BALIE_AFGESCHERMD),
        (t("Maatwerk"), routes.BALIE_MAATWERK),
        (t("Doorverwijzingen"), routes.BALIE_DOORVERWIJZINGEN),
        (t("Vaste contactpersoon"), routes.BALIE_REGIE),
        (t("Veilig contact"), routes.BALIE_CONTACTAFSPRAKEN),
        (t("Uitschrijven na overlijden"), routes.BALIE_OVERLIJDEN),
        (t("Antwoorden"), routes.BALIE_ANTWOORDEN),
        (t("Gelijke kansen"), routes.BALIE_KANSEN),
        (t("Advertenties"), routes.BALIE_ADVERTENTIES),
        (t("Hoe het gaat"), routes.BALIE_MONITOR),
        (t("Uw passkeys"), routes.PASSKEYS),
    )
    return rx.el.nav(
        link_button(t("Klant zoeken"), here(routes.BALIE_KLANTEN)),
        rx.el.ul(
            *[rx.el.li(link_button(naam, here(adres), "secundair")) for naam, adres in wegen],
            class_name="balie-wegen",
            role="list",
        ),
        class_name="stapel",
        custom_attrs={"aria-label": t("Aan de balie")},
    )


def f(name: str) -> rx.Var[str]:
    """What is wrong with it."""
    return value(BalieState.fout, name)


def _medeaanvrager() -> rx.Component:
    return panel(
        rx.el.h2(t("Medeaanvrager aan de balie"), class_name="utrecht-heading-3"),
        rx.el.p(t("De medeaanvrager zegt zelf ja of nee, op het tweede scherm."), class_name="utrecht-paragraph"),
        form(
            text_field(
                name="mede_nummer",
                label=t("Inschrijfnummer van de aanvrager"),
                value=v("mede_nummer"),
                error=f("mede_nummer"),
                width="kort",
            ),
            *identity_fields("mede_", v, f),
            text_field(
                name="mede_bekend",
                label=t("Staat deze persoon al bij ons bekend?"),
                hint=t("Vul dan een inschrijfnummer, e-mailadres of mobiel nummer in."),
                value=v("mede_bekend"),
                error=f("mede_bekend"),
                optional=True,
            ),
            on_submit=BalieState.mede_ontvangen,
            submit_label=t("Ga verder op het tweede scherm"),
            soort="secundair",
        ),
        section=True,
    )


def _voorstellen() -> rx.Component:
    return panel(
        rx.el.h2(t("Stel een andere inschrijfdatum voor"), class_name="utrecht-heading-3"),
        form(
            rx.el.div(
                text_field(
                    name="nummer", label=t("Inschrijfnummer"), value=v("nummer"), error=f("nummer"), width="kort"
                ),
                date_field(
                    name="datum",
                    legend=t("Nieuwe inschrijfdatum"),
                    error=rx.cond(
                        f("datum_dag") != "",
                        f("datum_dag"),
                        rx.cond(f("datum_maand") != "", f("datum_maand"), f("datum_jaar")),
                    ),
                    dag=v("datum_dag"),
                    maand=v("datum_maand"),
                    jaar=v("datum_jaar"),
                ),
                class_name="velden",
            ),
            text_area(
                name="reden",
                label=t("Waarom?"),
                hint=t("De klant leest dit."),
                value=v("reden"),
                error=f("reden"),
                rows=2,
                max_length=300,
            ),
            on_submit=BalieState.datum_voorstellen,
            submit_label=t("Voorstellen"),
            soort="secundair",
        ),
        section=True,
    )
