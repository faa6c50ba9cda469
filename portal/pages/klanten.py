"""For the medewerker: find a client, make sure who it is, see what runs, help, and close the conversation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reflex as rx

from portal import routes
from portal.i18n import speaking, t, zin
from portal.pages.afspraak import afspraak_knop
from portal.pages.components import (
    alert,
    button,
    checkbox,
    data_table,
    date_field,
    empty_state,
    form,
    link_button,
    note,
    panel,
    radio_group,
    saved_note,
    select_field,
    summary_list,
    task_list,
    text_area,
    text_field,
    text_link,
    work_item,
)
from portal.pages.dossier import gesprekken
from portal.pages.page import here, loaded, page, problems, screen, value
from portal.pages.regie import boven_klantbeeld, verder_met_klant
from portal.state.contact import kantoren_met_code
from portal.state.klanten import Controlevraag, Gevonden, KlantenState, KlantState
from portal.state.regie import BovenKlantbeeldState
from portal.view import Taak


def _waarde(name: str) -> rx.Var[str]:
    return value(KlantenState.waarden, name)


def _fout(name: str) -> rx.Var[str]:
    return value(KlantenState.fout, name)


@page(routes.BALIE_KLANTEN, zin("Klant zoeken"), load=[KlantenState.laden], fouten=KlantenState.fouten)
def zoeken() -> rx.Component:
    """Search with a reason, choose, verify."""
    results = rx.cond(
        KlantenState.gezocht,
        rx.el.section(
            rx.el.h2(t("Gevonden"), id="resultaten", tab_index=-1, class_name="utrecht-heading-2"),
            rx.cond(
                KlantenState.gevonden.length() > 0,
                rx.el.ul(rx.foreach(KlantenState.gevonden, _resultaat), class_name="werklijst", role="list"),
                empty_state(
                    t("Wij vinden niemand."), t("Zoek op een ander gegeven, of kijk of de naam goed is gespeld.")
                ),
            ),
        ),
    )
    verify = panel(
        rx.el.h2(t("Weet u zeker wie dit is?"), id="verifieren", tab_index=-1, class_name="utrecht-heading-2"),
        rx.el.p(rx.el.strong(KlantenState.gekozen_naam), class_name="utrecht-paragraph"),
        form(
            radio_group(
                name="kanaal", legend=t("Hoe spreekt u de klant?"), value=_waarde("kanaal"), error=_fout("kanaal"),
                options=[("TEL", t("Aan de telefoon"), ""), ("BAL", t("Aan de balie"), "")],
            ),
            radio_group(
                name="verificatie", legend=t("Hoe weet u wie het is?"), value=_waarde("verificatie"),
                error=_fout("verificatie"),
                options=[
                    ("identiteit-gezien", t("Identiteitsbewijs gezien"), t("Aan de balie. Maak nooit een kopie.")),
                    ("teruggebeld", t("Teruggebeld op het bekende nummer"), _nummers()),
                    ("controlevragen", t("Controlevragen stellen"), t("Vraag nooit om een code. De computer kijkt of het klopt.")),
                ],
                follow_up={"identiteit-gezien": rx.fragment(*identity_fields("", _waarde, _fout)), "controlevragen": _vragen()},
            ),
            text_field(name="reden", label=t("Waar gaat het gesprek over?"), hint=t("De klant kan dit lezen."), value=_waarde("reden"), error=_fout("reden"), max_length=200),
            on_submit=KlantenState.beginnen,
            submit_label=t("Gesprek beginnen"),
        ),
    )  # fmt: skip
    return screen(
        loaded(
            KlantenState.geladen,
            problems(KlantenState.fouten, KlantenState.melding, KlantenState.melding_verder),
            rx.cond(
                KlantenState.gekozen_id != "",
                rx.fragment(results, verify),
                rx.fragment(_open_gesprekken(), _zoekformulier(), results),
            ),
        ),
        kop=t("Klant zoeken"),
        inleiding=t("Elke keer dat u iemand opzoekt, ziet de klant dat: wie, wanneer en waarom."),
        pad=routes.BALIE_KLANTEN,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )  # fmt: skip


def _open_gesprekken() -> rx.Component:
    """Whoever was called away, or logged out, closes the conversation later."""
    return rx.cond(
        KlantenState.open_gesprekken.length() > 0,
        panel(
            rx.el.h2(t("U moet nog afsluiten"), class_name="utrecht-heading-3"),
            rx.el.ul(
                rx.foreach(
                    KlantenState.open_gesprekken,
                    lambda gesprek: rx.el.li(
                        text_link(gesprek.naam, gesprek.adres), " ", gesprek.sinds, key=gesprek.adres
                    ),
                ),
                class_name="lijst",
            ),
        ),
    )


def _nummers() -> rx.Var[str]:
    return rx.cond(
        KlantenState.nummers != "", KlantenState.nummers, t("Kan niet: wij kennen geen nummer van deze klant.")
    )


def identity_fields(
    prefix: str, waarde: Callable[[str], rx.Var[str]], fout: Callable[[str], rx.Var[str]]
) -> tuple[rx.Component, rx.Component]:
    """Which document of identity was seen, and that it is valid; it is never copied."""
    document, geldig = f"{prefix}document", f"{prefix}geldig"
    return (
        radio_group(
            name=document, legend=t("Welk bewijs?"), value=waarde(document), error=fout(document),
            options=[
                ("paspoort", t("Paspoort"), ""),
                ("identiteitskaart", t("Identiteitskaart"), ""),
                ("rijbewijs", t("Rijbewijs"), ""),
                ("verblijfsdocument", t("Verblijfsdocument"), ""),
            ],
        ),
        checkbox(name=geldig, label=t("Het bewijs is geldig"), hint=t("Maak nooit een kopie."), checked=waarde(geldig) == "ja", error=fout(geldig)),
    )  # fmt: skip


def _vragen() -> rx.Component:
    """The questions of today for this client; what is right is not on this screen."""
    return rx.cond(
        KlantenState.vragen.length() > 0,
        rx.fragment(
            rx.foreach(KlantenState.vragen, _vraag),
            rx.el.p(t("Zijn er te veel fouten? Dan kan dit vandaag niet meer."), class_name="veld__hint"),
        ),
        rx.el.p(
            rx.cond(
                KlantenState.te_vaak_fout,
                t("Kan vandaag niet meer: er waren te veel foute antwoorden."),
                t("Kan niet: wij weten te weinig van deze klant."),
            ),
            class_name="utrecht-paragraph",
        ),
    )


def _vraag(vraag: Controlevraag) -> rx.Component:
    return rx.el.div(
        rx.el.label(vraag.vraag, html_for=vraag.veld, class_name="utrecht-form-label veld__label"),
        rx.el.input(
            id=vraag.veld,
            name=vraag.veld,
            type="text",
            auto_complete="off",
            class_name="utrecht-textbox utrecht-textbox--html-input veld--kort",
        ),
        class_name="utrecht-form-field utrecht-form-field--text veld",
        key=vraag.veld,
    )


def _zoekformulier() -> rx.Component:
    born = rx.cond(
        _fout("geboren_dag") != "",
        _fout("geboren_dag"),
        rx.cond(_fout("geboren_maand") != "", _fout("geboren_maand"), _fout("geboren_jaar")),
    )
    return form(
        text_field(
            name="zoek",
            label=t("Inschrijfnummer, e-mail, mobiel of achternaam"),
            value=_waarde("zoek"),
            error=_fout("zoek"),
            spellcheck=False,
        ),
        date_field(
            name="geboren",
            legend=t("Geboortedatum (niet verplicht)"),
            error=born,
            dag=_waarde("geboren_dag"),
            maand=_waarde("geboren_maand"),
            jaar=_waarde("geboren_jaar"),
        ),
        text_field(
            name="reden",
            label=t("Waarom zoekt u deze klant?"),
            hint=t("De klant kan dit lezen."),
            value=_waarde("reden"),
            error=_fout("reden"),
            max_length=200,
        ),
        on_submit=KlantenState.zoeken,
        submit_label=t("Zoeken"),
    )


def _resultaat(klant: Gevonden) -> rx.Component:
    return work_item(
        klant.naam,
        klant.wat,
        "",
        False,
        button(
            t("Dit is de klant"),
            "secundair",
            type="button",
            waarvoor=klant.naam,
            on_click=KlantenState.kiezen(klant.relatie_id),
        ),
        key=klant.relatie_id,
    )


Lezer = Callable[[str], rx.Var[str]]


@page(
    routes.BALIE_KLANT, zin("Klantbeeld"), load=[KlantState.laden, BovenKlantbeeldState.laden], fouten=KlantState.fouten
)
def klant() -> rx.Component:
    """Everything about one client, the way to help, and the way to close."""

    def waarde(name: str) -> rx.Var[str]:
        return value(KlantState.waarden, name)

    def fout(name: str) -> rx.Var[str]:
        return value(KlantState.fout, name)

    closing = _gesprek_voeren(waarde, fout)
    return screen(
        loaded(
            KlantState.geladen,
            problems(KlantState.fouten, KlantState.melding, KlantState.melding_verder),
            rx.el.p(KlantState.over, class_name="utrecht-paragraph"),
            boven_klantbeeld(),
            rx.el.div(
                button(t("Help deze klant"), type="button", on_click=KlantState.helpen),
                link_button(
                    t("Wie helpt deze klant?"),
                    here(routes.BALIE_KLANTEN) + "/" + KlantState.gesprek_id + "/machtigingen",
                    "secundair",
                ),
                afspraak_knop(KlantState.gesprek_id),
                class_name="knoppen",
            ),
            _kan_niet_inloggen(fout),
            _taken(t("Eerst dit"), KlantState.eerst),
            _taken(t("Wat de klant nog moet doen"), KlantState.klanttaken),
            _taken(t("Wat loopt er?"), KlantState.loopt, leeg=t("Er loopt verder niets voor deze klant.")),
            rx.el.h2(t("Contact en hulp"), class_name="utrecht-heading-2"),
            summary_list(KlantState.contact),
            verder_met_klant(),
            rx.el.h2(t("Gegevens"), class_name="utrecht-heading-2"),
            summary_list(KlantState.persoon),
            rx.cond(KlantState.geheim_adres, _geheim_adres(waarde, fout)),
            rx.el.h2(t("Laatste berichten"), class_name="utrecht-heading-2"),
            rx.cond(
                KlantState.berichten.length() > 0,
                data_table(
                    t("Laatste berichten"), [t("Onderwerp"), t("Wanneer"), t("Gelezen?")], KlantState.berichten, False
                ),
                rx.el.p(t("Nog geen berichten."), class_name="utrecht-paragraph"),
            ),
            rx.el.h2(t("Eerdere gesprekken"), class_name="utrecht-heading-2"),
            gesprekken(KlantState.gesprekken),
            closing,
        ),
        kop=rx.cond(KlantState.naam != "", KlantState.naam, t("Klantbeeld")),
        pad=routes.BALIE_KLANTEN,
        terug=(t("Klant zoeken"), here(routes.BALIE_KLANTEN)),
        medewerkers=True,
    )


def _kan_niet_inloggen(fout: Lezer) -> rx.Component:
    """A code for a client who cannot log in alone; the medewerker never sees it."""
    return rx.el.details(
        rx.el.summary(t("Kan de klant niet inloggen?"), class_name="uitklap__kop"),
        rx.el.p(t("De klant krijgt een code. U ziet die niet. Vraag er ook niet om."), class_name="utrecht-paragraph"),
        form(
            text_field(
                name="code",
                label=t("Code van het tweede scherm"),
                hint=t("De klant zit bij u. U zag een identiteitsbewijs."),
                error=fout("code"),
                width="kort",
                max_length=40,
            ),
            on_submit=KlantState.inlogcode,
            submit_label=t("Laat een inlogcode zien"),
            soort="secundair",
            secondary=button(
                t("Stuur een brief met een code"), "secundair", type="button", on_click=KlantState.inlogbrief
            ),
        ),
        open=fout("code") != "",
        class_name="uitklap",
    )


def _geheim_adres(waarde: Callable[[str], rx.Var[str]], fout: Callable[[str], rx.Var[str]]) -> rx.Component:
    """An address that is kept secret: seen with a reason, and gone again when the page is."""
    return rx.cond(
        KlantState.adres_gezien != "",
        alert("let-op", t("Geheim adres"), rx.el.p(KlantState.adres_gezien), id="adres-gezien", tab_index=-1),
        form(
            text_field(
                name="adresreden",
                label=t("Waarom heeft u het geheime adres nodig?"),
                hint=t("De klant leest dit. Zeg het adres nooit hardop."),
                value=waarde("adresreden"),
                error=fout("adresreden"),
            ),
            on_submit=KlantState.adres_inzien,
            submit_label=t("Geheim adres bekijken"),
            soort="secundair",
        ),
    )


def _taken(kop: str, taken: rx.Var[list[Taak]], *, leeg: str = "") -> rx.Component:
    """A part of the klantbeeld; one with nothing in it is not there, unless there is something to say about that."""
    niets = rx.fragment(_kop(kop), rx.el.p(leeg, class_name="utrecht-paragraph")) if leeg else rx.fragment()
    return rx.cond(taken.length() > 0, rx.fragment(_kop(kop), task_list(taken=taken, level=3)), niets)


def _kop(kop: str) -> rx.Component:
    return rx.el.h2(kop, class_name="utrecht-heading-2")


def _gesprek_voeren(waarde: Lezer, fout: Lezer) -> rx.Component:
    """The good conversation in five steps; every step is kept as soon as it is typed."""

    def notitie(veld: str, label: str, hint: str, rows: int = 2, **props: Any) -> rx.Component:
        return text_area(
            name=veld, label=label, hint=hint, value=waarde(veld), error=fout(veld), rows=rows, max_length=1000,
            on_change=lambda tekst: KlantState.notitie(veld, tekst).debounce(600), **props,
        )  # fmt: skip

    with speaking("en"):
        in_english = t("Ik herhaal wat wij afspraken. Zeg in uw eigen woorden of het klopt.")
    vertaald = rx.cond(
        KlantState.andere_taal != "",
        rx.fragment(
            panel(
                rx.el.p(t("Zeg het ook in de taal van de klant:"), class_name="utrecht-paragraph"),
                rx.el.p(in_english, lang="en", class_name="utrecht-paragraph"),
            ),
            notitie(
                "samenvatting_klanttaal",
                t("De samenvatting in de taal van de klant"),
                t("Dit komt in het bericht aan de klant."),
                optional=True,
            ),
        ),
    )
    return panel(
        rx.el.h2(t("Het gesprek"), class_name="utrecht-heading-2"),
        rx.cond(KlantState.bewaard != "", saved_note(KlantState.bewaard)),
        form(
            notitie("vraag", t("1. Wat is de vraag?"), t("In de woorden van de klant. Vraag door tot u het allebei weet.")),
            notitie("aanpak", t("2. Wat kunnen wij doen?"), t("Wat kan wel, wat kan niet, en waarom."), optional=True),
            notitie("samenvatting", t("3. Wat heeft u samen besproken?"), t("De klant leest dit. Schrijf het zoals u het zegt."), rows=4),
            vertaald,
            radio_group(
                name="instemming", legend=t("4. Is de klant het eens?"), value=waarde("instemming"), error=fout("instemming"),
                hint=t("Vraag de klant om het in eigen woorden te herhalen."),
                options=[
                    ("eens", t("Ja, de klant heeft het herhaald"), ""),
                    ("niet-eens", t("Nee, de klant ziet het anders"), ""),
                ],
                follow_up={
                    "niet-eens": text_field(
                        name="instemming_uitleg", label=t("Wat ziet de klant anders?"), value=waarde("instemming_uitleg"),
                        error=fout("instemming_uitleg"), max_length=300,
                    )
                },
            ),
            radio_group(
                name="vervolg", legend=t("5. Hoe gaat het verder?"), value=waarde("vervolg"), error=fout("vervolg"),
                options=[
                    ("beantwoord", t("De vraag is beantwoord"), ""),
                    ("afspraak", t("Wij maken een afspraak"), ""),
                    ("belofte", t("Er past niets: ik bel de klant"), ""),
                ],
                follow_up={"afspraak": _afspraak(waarde, fout), "belofte": _bellen(waarde, fout)},
            ),
            on_submit=KlantState.afsluiten,
            submit_label=t("Afsluiten en aan de klant sturen"),
        ),
    )  # fmt: skip


def _afspraak(waarde: Lezer, fout: Lezer) -> rx.Component:
    """A moment out of the calendars: what, where and with an interpreter or not; then the days, then the times."""

    def keuze(veld: str, label: str, options: Any, **props: Any) -> rx.Component:
        return select_field(
            name=veld, label=label, options=options, value=waarde(veld), error=fout(veld), width="vol",
            on_change=lambda gekozen: KlantState.wensen(veld, gekozen), **props,
        )  # fmt: skip

    kantoren = [(f"balie:{code}", t("Op kantoor bij {naam}", naam=naam)) for code, naam, _ in kantoren_met_code()]
    wens = KlantState.wens.to_string()
    return rx.fragment(
        rx.cond(KlantState.al_gemaakt != "", note(KlantState.al_gemaakt)),
        keuze("onderwerp", t("Waar gaat de afspraak over?"), KlantState.onderwerpen),
        keuze(
            "plaats",
            t("Waar?"),
            [("", t("Kies een plaats")), *kantoren, ("thuis", t("Bij de klant thuis")), ("telefoon", t("Aan de telefoon"))],
            hint=t("Is er geen dag vrij? Kies een andere plaats, of beloof dat u belt."),
        ),
        text_field(
            name="adres", label=t("Adres, als wij thuis komen"), value=waarde("adres"), error=fout("adres"), max_length=120,
            optional=True,
        ),
        keuze(
            "tolk",
            t("Tolk?"),
            [
                ("geen", t("Geen tolk")),
                ("eigen", t("De klant brengt zelf iemand mee")),
                ("boeken", t("Wij regelen een tolk")),
            ],
        ),
        text_field(
            name="tolk_taal", label=t("Taal van de tolk"), value=waarde("tolk_taal"), error=fout("tolk_taal"), width="kort",
            max_length=40, optional=True,
        ),
        rx.cond(
            (waarde("naam") == "") | (fout("naam") != ""),
            text_field(name="naam", label=t("Naam van de klant"), value=waarde("naam"), error=fout("naam"), spellcheck=False),
        ),
        text_field(
            name="telefoon", label=t("Telefoon van de klant"), value=waarde("telefoon"), error=fout("telefoon"),
            inputmode="tel", width="kort",
        ),
        keuze("dag", t("Welke dag?"), KlantState.dagen, key=wens),
        select_field(
            name="moment", label=t("Hoe laat?"), options=KlantState.tijden, value=waarde("moment"), error=fout("moment"),
            width="vol", key=KlantState.gekozen_dag,
        ),
    )  # fmt: skip


def _bellen(waarde: Lezer, fout: Lezer) -> rx.Component:
    """No moment suits: a promise with a number and a day."""
    return rx.fragment(
        text_field(
            name="bel_telefoon", label=t("Op welk nummer?"), value=waarde("bel_telefoon"), error=fout("bel_telefoon"),
            inputmode="tel", width="kort",
        ),
        select_field(
            name="bel_dag", label=t("Voor het einde van welke dag?"), options=KlantState.beldagen, value=waarde("bel_dag"),
            error=fout("bel_dag"), width="vol",
        ),
    )  # fmt: skip
