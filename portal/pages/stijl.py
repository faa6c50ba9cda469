"""All components in all states: to look at, and for the accessibility tests. Only in the demo."""

from __future__ import annotations

import reflex as rx

from portal import i18n, routes
from portal.i18n import t
from portal.pages.components import (
    alert,
    big_number,
    button,
    button_row,
    card_link,
    card_list,
    checkbox,
    checkbox_group,
    code_text,
    confirmation_panel,
    data_table,
    date_field,
    empty_state,
    error_summary,
    form,
    help_block,
    link_button,
    message,
    message_list,
    note,
    page_frame,
    panel,
    radio_group,
    saved_note,
    select_field,
    status,
    steps,
    summary_list,
    summary_row,
    task_list,
    text_area,
    text_field,
    text_link,
    timeline,
    way_list,
    work_item,
    work_list,
)
from portal.view import Fout, Moment, Rij, Taak

LANGE_NAAM = "Maria-Magdalena Wilhelmina Ğülşen van der Schoot-Çalışkanoğlu"
LANG_WOORD = "Arbeidsongeschiktheidsverzekeringsmaatschappij"

TAKEN = (
    Taak(
        "Wilt u de woning Veerpoortwal 12?",
        "Kies ja of nee. Vragen? Bel Ans van Dijk.",
        "voor wo 25 nov, 17.00 uur",
        "/mijn",
        dringend=True,
        pictogram="mail-question-mark",
    ),
    Taak(
        "Verleng uw inschrijving",
        "10 euro. U houdt uw datum: 4 maart 2019.",
        "voor 1 januari",
        "/mijn",
        pictogram="bell-ring",
    ),
    Taak(
        "Wij bellen u: Ans van Dijk",
        "Over: tolk bij de bezichtiging",
        "dinsdag voor 17.00 uur",
        pictogram="phone",
    ),
    Taak(f"Brief van {LANGE_NAAM}", f"Over uw {LANG_WOORD}", "", "/mijn", pictogram="mail"),
    Taak("Zonder tekst en zonder datum"),
)
MOMENTEN = (
    Moment("Ingeschreven", "4 maart 2019", gedaan=True),
    Moment("Gereageerd", "18 november", gedaan=True),
    Moment("Bezichtiging", "do 26 nov, 10.30 uur, met tolk"),
    Moment("Antwoord", "uiterlijk 1 december"),
)
RIJEN = (
    Rij("Hoe heet u?", LANGE_NAAM, "/inschrijven/naam"),
    Rij("Wanneer bent u geboren?", "14 maart 1991", "/inschrijven/geboortedatum"),
    Rij("Waar woont u nu?", "Veerpoortwal 12\n6981 CJ Doesburg", "/inschrijven/adres"),
    Rij("Uw werkgever", LANG_WOORD, "/inschrijven/inkomen"),
    Rij("Ingeschreven sinds", "4 maart 2019"),
)
PLEK = (
    ("Past de woning bij uw inkomen?", "Ja. Huur 691,20 euro. Grens voor u: 713,02 euro."),
    ("Voorrang", "1 persoon met urgentie staat voor u."),
    ("Inschrijfduur", "7 jaar en 8 maanden. 1 persoon staat langer ingeschreven."),
)
HUISHOUDEN = [
    ("1", "1 persoon", ""),
    ("2", "2 personen", ""),
    ("3", "3 personen of meer", "Tel kinderen mee."),
]


def stijl() -> rx.Component:
    """The style page: nothing on it does anything."""
    return page_frame(
        _kleuren(),
        _tekst(),
        _kaarten(),
        _knoppen(),
        _formulier(),
        _formulier_met_fouten(),
        _taken(),
        _berichten(),
        _werk(),
        _overzicht(),
        _meldingen(),
        _hulp(),
        kop=t("Stijl"),
        inleiding=t("Alle onderdelen van de schermen, in alle standen."),
        pad=routes.STIJL,
        ingelogd=False,
        naam="",
        help=_help(),
        terug=(t("Naar het begin"), routes.in_language(routes.START, i18n.language())),
        boven=steps(4, 10, t("Inschrijven")),
    )


def _help(breed: bool = False, open_nu: bool = True) -> rx.Component:
    return help_block(
        telefoon="0313 12 34 56",
        telefoon_link="tel:+31313123456",
        open_tekst=t("Nu open, tot 17.00 uur") if open_nu else t("Nu gesloten. Morgen open vanaf 8.30 uur."),
        open_nu=open_nu,
        pad=routes.STIJL,
        mail="hulp@woonregiodelinde.example",
        breed=breed,
    )


def _section(titel: str, *children: rx.Component) -> rx.Component:
    return rx.el.section(rx.el.h2(titel, class_name="utrecht-heading-2"), *children, class_name="stapel stijl__deel")


def _kleuren() -> rx.Component:
    namen = (
        "inkt",
        "blad-diep",
        "blad",
        "blad-licht",
        "zand",
        "zand-diep",
        "steen",
        "steen-licht",
        "lucht",
        "zon",
    )
    return _section(
        t("Kleuren"),
        rx.el.ul(
            *[
                rx.el.li(rx.el.span(class_name=f"stijl__kleur stijl__kleur--{naam}"), rx.el.span(naam))
                for naam in namen
            ],
            class_name="stijl__kleuren",
            role="list",
        ),
    )


def _tekst() -> rx.Component:
    return _section(
        t("Tekst"),
        rx.el.h3(f"{t('Dag')} {LANGE_NAAM}", class_name="utrecht-heading-3"),
        rx.el.p(
            "Wij bellen u binnen 2 werkdagen. Lukt dat niet? Dan hoort u van ons waarom. ",
            text_link(t("Lees hoe wij werken"), routes.in_language(routes.HULP, i18n.language())),
            ".",
        ),
        rx.el.p(f"{LANG_WOORD} {LANG_WOORD}"),
        rx.el.ul(rx.el.li("Uw paspoort of ID-kaart"), rx.el.li("Uw loonstrook van vorige maand")),
    )


def _kaarten() -> rx.Component:
    contact = routes.in_language(routes.CONTACT, i18n.language())
    return _section(
        t("Kaarten"),
        card_list(
            card_link(
                "house-plus",
                "Inschrijven als woningzoekende",
                "Duurt 10 minuten. Kost 25 euro.",
                contact,
                level=3,
            ),
            card_link("search", "Een woning zoeken", "46 woningen vrij. 12 passen bij u.", contact, "lucht", level=3),
            card_link("key-round", "De huur opzeggen", "Kies meteen de afspraken.", contact, "steen", level=3),
            card_link("file-text", LANG_WOORD, "", contact, level=3),
        ),
    )


def _knoppen() -> rx.Component:
    return _section(
        t("Knoppen"),
        button_row(
            button(t("Verder"), type="button"),
            button(t("Terug"), "secundair", type="button"),
            button(t("De huur opzeggen"), "gevaar", type="button"),
            button(t("Bezig"), type="button", disabled=True),
        ),
        button_row(
            link_button("Inschrijven en EUR 25 betalen", "/inschrijven"),
            link_button(t("Download uw gegevens"), "/mijn", "secundair", picture="download", plain=True),
        ),
    )


def _formulier() -> rx.Component:
    return _section(
        t("Vragen"),
        form(
            text_field(name="voornaam", label="Voornaam", autocomplete="given-name", spellcheck=False),
            text_field(name="achternaam", label="Achternaam", value=LANGE_NAAM, hint="Zoals in uw paspoort."),
            text_field(name="tussenvoegsel", label="Tussenvoegsel", optional=True, width="kort"),
            text_field(name="postcode", label="Postcode", hint="Bijvoorbeeld: 6981 CJ", width="postcode"),
            text_field(
                name="inkomen",
                label="Inkomen per jaar, in euro",
                inputmode="numeric",
                width="getal",
                value="24500",
            ),
            date_field(
                name="geboren",
                legend="Wanneer bent u geboren?",
                hint="Bijvoorbeeld: 31 3 1980",
                birthday=True,
            ),
            radio_group(name="huishouden", legend="Met hoeveel personen woont u?", options=HUISHOUDEN, value="2"),
            radio_group(
                name="weg",
                legend="Hoe kunnen wij u bereiken?",
                options=[("mail", "Met een e-mail", ""), ("sms", "Met een sms", "Op uw mobiel.")],
                value="sms",
                follow_up={
                    "mail": text_field(name="weg_mail", label="Uw e-mailadres"),
                    "sms": text_field(name="weg_sms", label="Uw mobiele nummer", width="kort", inputmode="tel"),
                },
            ),
            checkbox_group(
                name="tolk",
                legend="Hoe kunnen wij u helpen?",
                hint="Kies alles wat past.",
                options=[
                    ("tolk", "Met een tolk", "Die kost u niets."),
                    ("voorlezen", "Formulieren voorlezen", ""),
                ],
                values=["tolk"],
            ),
            select_field(
                name="taal",
                label="In welke taal?",
                options=[
                    ("", "Kies een taal"),
                    ("ar", "Arabisch"),
                    ("pl", "Pools"),
                    ("tr", "Turks (Türkçe)"),
                ],
                value="tr",
            ),
            text_area(name="vraag", label="Uw vraag", hint="Zet hier geen burgerservicenummer in."),
            checkbox(name="gelezen", label="Ik heb de privacyverklaring gelezen."),
            submit_label=t("Verder"),
            secondary=link_button(t("Terug"), "/inschrijven", "secundair"),
            versie="3",
        ),
        note("Geen bericht? Kijk ook bij ongewenste mail. Het kan een paar minuten duren."),
        saved_note("Bewaard om 14.05 uur. U kunt later verder, ook op een ander apparaat."),
    )


def _formulier_met_fouten() -> rx.Component:
    kies = "Kies een antwoord"
    return _section(
        t("Vragen met fouten"),
        error_summary(
            [
                Fout("f_geboren_maand", "Vul een maand in van 1 tot en met 12"),
                Fout("f_mail", "Dit is geen e-mailadres: er mist een @"),
                Fout("f_huishouden", kies),
                Fout("f_gelezen", "Zet een vinkje als u het heeft gelezen"),
            ]
        ),
        form(
            date_field(
                name="f_geboren",
                legend="Wanneer bent u geboren?",
                hint="Bijvoorbeeld: 31 3 1980",
                error="Vul een maand in van 1 tot en met 12",
                dag="14",
                maand="13",
                jaar="1991",
                fout_deel="maand",
            ),
            text_field(
                name="f_mail",
                label="Uw e-mailadres",
                type="email",
                hint="Daar sturen wij een code naartoe.",
                error="Dit is geen e-mailadres: er mist een @",
                value="el.amrani.example.nl",
                large_label=True,
            ),
            radio_group(name="f_huishouden", legend="Met hoeveel personen?", options=HUISHOUDEN, error=kies),
            select_field(name="f_taal", label="In welke taal?", options=[("", "Kies een taal")], error=kies),
            text_area(name="f_vraag", label="Uw vraag", error="Schrijf uw vraag op", rows=3),
            checkbox(
                name="f_gelezen",
                label="Ik heb de privacyverklaring gelezen.",
                error="Zet een vinkje als u het heeft gelezen",
            ),
            submit_label=t("De huur opzeggen"),
            soort="gevaar",
        ),
    )


def _taken() -> rx.Component:
    return _section(
        t("Taken"),
        task_list(taken=TAKEN, level=3),
        rx.el.h3("Twintig taken", class_name="utrecht-heading-3"),
        task_list(
            taken=[Taak(f"Taak {nummer}", "Een korte tekst.", "voor 1 januari", "/mijn") for nummer in range(1, 21)],
            level=3,
        ),
        rx.el.h3("Geen taken", class_name="utrecht-heading-3"),
        empty_state(
            t("U hoeft nu niets te doen."),
            "Wij laten het u weten als er iets is.",
            link_button("Een woning zoeken", "/mijn", "secundair"),
        ),
        rx.el.h3(t("Tijdlijn"), class_name="utrecht-heading-3"),
        timeline(MOMENTEN),
        way_list(
            "Wegen",
            ("clipboard-check", "Mijn inschrijving", "/mijn/inschrijving"),
            ("mail", LANG_WOORD, "/mijn/berichten"),
        ),
    )


def _berichten() -> rx.Component:
    return _section(
        t("Mijn berichten"),
        message_list(
            message(
                rx.el.p("Er is een bedrag van 25 euro binnengekomen."),
                onderwerp="Wij hebben uw betaling",
                wanneer="zondag 22 november, 12.00",
                geopend=True,
                level=3,
            ),
            message(
                onderwerp=f"Brief van {LANGE_NAAM}",
                wanneer="zondag 23 augustus, 15.00",
                geopend=False,
                nieuw=True,
                belangrijk=True,
                level=3,
            ),
        ),
    )


def _werk() -> rx.Component:
    return _section(
        t("Balie"),
        work_list(
            "Beloften",
            2,
            work_item(
                f"{LANGE_NAAM}, 06 12345678",
                "Kan mijn broer meekomen? Tolk: Arabisch.",
                "voor vrijdag 20 november, 17.00 uur",
                True,
                button("Gebeld", "secundair", type="button", waarvoor=LANGE_NAAM),
                level=4,
            ),
            work_item(
                "Bilal El Amrani: van 23 augustus 2026 naar 1 maart 2024",
                "",
                "zondag 22 november, 13.00",
                False,
                button("Goedkeuren", type="button"),
                button("Afwijzen", "secundair", type="button"),
                level=4,
            ),
            leeg="",
            level=3,
        ),
        work_list("Betalingen", 0, leeg="Er zijn geen vreemde betalingen.", level=3),
    )


def _overzicht() -> rx.Component:
    return _section(
        t("Overzicht"),
        summary_list(RIJEN, summary_row("Controlecode", code_text("51549d114d7ad53d"))),
        panel(
            rx.el.h3("Waarom sta ik op plek 3?", class_name="utrecht-heading-3"),
            big_number(3, "van 148, voorlopig, om 14.05 uur"),
            data_table("Hoe wij dat bepalen", ("Waar wij naar kijken", "Voor u"), PLEK, caption_visible=False),
        ),
        data_table(
            "Betalingen",
            ("Waarvoor", "Datum", "Bedrag"),
            (("Inschrijven", "4 maart 2019", "EUR 25,00"), ("Verlengen", "2 januari 2024", "EUR 10,00")),
        ),
    )


def _meldingen() -> rx.Component:
    return _section(
        t("Meldingen"),
        rx.el.p(
            status("Loopt"),
            " ",
            status("Betaald", "goed"),
            " ",
            status("Wacht op u", "let-op"),
            " ",
            status("Mislukt", "fout"),
        ),
        alert("info", "U bent uitgelogd.", "U was een tijd niet bezig. Uw antwoorden zijn bewaard."),
        alert("goed", "Uw telefoonnummer is veranderd."),
        alert("let-op", "Dit is al gewijzigd op een ander apparaat.", "Hieronder staat wat u net typte."),
        alert(
            "fout",
            "De betaling is niet gelukt.",
            "Er is niets van uw rekening gegaan. Probeer het opnieuw of bel ons.",
        ),
        confirmation_panel("U bent ingeschreven", "Uw kenmerk is", "DL-2026-004217"),
    )


def _hulp() -> rx.Component:
    return _section(t("Hulp"), _help(breed=True), _help(open_nu=False))
