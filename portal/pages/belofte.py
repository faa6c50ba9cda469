"""Promises: the worklist of the desk, colleagues who are away, what a client was promised, and how it goes per week."""

from __future__ import annotations

import reflex as rx
from reflex.event import EventSpec

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    PlainA,
    button,
    data_table,
    date_field,
    error_summary,
    form,
    link_button,
    panel,
    pictogram,
    radio_group,
    select_field,
    sentence,
    status,
    task,
    task_list,
    text_area,
    text_field,
    timeline,
)
from portal.pages.page import PAGES, here, loaded, page, said, screen, value
from portal.state.belofte import (
    BREEDTE,
    HOOGTE,
    BelofteState,
    Beloftewerk,
    Grafiek,
    MijnBelofte,
    MijnBeloftenState,
    MonitorState,
    Staaf,
    Weg,
)
from portal.view import Keuze, Taak


def v(name: str) -> rx.Var[str]:
    """What was typed in a form of the worklist."""
    return value(BelofteState.waarden, name)


def f(name: str) -> rx.Var[str]:
    """What is wrong with it."""
    return value(BelofteState.fout, name)


# --- the worklist -----------------------------------------------------------------------------------------------------


def worklist() -> rx.Component:
    """Every promise by deadline, urgent first, with what will become of it and what one can do."""
    return rx.el.section(
        rx.el.h2(
            t("Beloften"),
            " ",
            rx.el.span(BelofteState.aantal, class_name="teller"),
            class_name="utrecht-heading-3 werk__kop",
        ),
        error_summary(BelofteState.fouten, "belofte-fouten"),
        said(BelofteState.melding, BelofteState.melding_verder, "belofte-melding"),
        rx.el.div(
            _filter("alle", t("Alle"), BelofteState.aantal),
            _filter("mijn", t("Van mij"), BelofteState.aantal_mijn),
            _filter("gevaar", t("In gevaar"), BelofteState.aantal_gevaar),
            class_name="filters",
            role="group",
            custom_attrs={"aria-label": t("Welke beloften")},
        ),
        rx.cond(
            BelofteState.werk.length() > 0,
            rx.el.ul(rx.foreach(BelofteState.werk, _werk), class_name="werklijst", role="list"),
            rx.el.p(
                pictogram("check"),
                rx.el.span(
                    rx.cond(
                        BelofteState.filter == "gevaar",
                        t("Er zijn geen beloften in gevaar."),
                        t("Er zijn geen open beloften."),
                    )
                ),
                class_name="werklijst--leeg",
            ),
        ),
        class_name="beloften",
    )


def _filter(code: str, label: str, aantal: rx.Var[int]) -> rx.Component:
    gekozen = BelofteState.filter == code
    return rx.el.button(
        label,
        " ",
        rx.el.span(aantal, class_name="teller"),
        type="button",
        class_name=rx.cond(gekozen, "filter filter--gekozen", "filter"),
        custom_attrs={"aria-pressed": rx.cond(gekozen, "true", "false")},
        on_click=BelofteState.tonen(code),
    )


def _werk(werk: Beloftewerk) -> rx.Component:
    in_gevaar = (werk.stand == "te-laat") | (werk.stand == "dreigt")
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                rx.cond(werk.spoed, status(t("spoed"), "fout")),
                rx.match(
                    werk.stand,
                    ("te-laat", status(t("te laat"), "fout")),
                    ("dreigt", status(t("dreigt te breken"), "let-op")),
                    ("gepauzeerd", status(t("klok staat stil"), "info")),
                    rx.fragment(),
                ),
                rx.cond(werk.nee, status(t("nieuw moment past niet"), "let-op")),
                rx.cond(werk.bezig != "", status(rx.cond(werk.zelf_bezig, t("u bent bezig"), werk.bezig), "goed")),
                class_name="werk__standen",
            ),
            rx.el.h3(werk.naam, rx.cond(werk.wat != "", rx.fragment(": ", werk.wat)), class_name="werk__titel"),
            rx.el.p(
                rx.el.span(werk.kanaal),
                rx.cond(
                    werk.bellen != "",
                    rx.fragment(
                        ", ",
                        PlainA.create(
                            werk.waar, href="tel:" + werk.bellen, class_name="utrecht-link utrecht-link--html-a"
                        ),
                    ),
                    rx.cond(werk.waar != "", rx.fragment(", ", werk.waar)),
                ),
                class_name="werk__tekst",
            ),
            rx.cond(werk.vraag != "", rx.el.p(werk.vraag, class_name="werk__vraag")),
            rx.cond(werk.wensen != "", rx.el.p(rx.el.strong(werk.wensen), class_name="werk__tekst")),
            rx.cond(werk.pauze != "", rx.el.p(werk.pauze, class_name="werk__tekst")),
            rx.el.p(
                rx.cond(
                    (werk.vanaf != "") & (werk.vanaf != routes.START),
                    rx.fragment(*sentence(t("Was bij: {pagina}."), pagina=title_of(werk.vanaf)), " "),
                ),
                werk.van,
                class_name="werk__tekst",
            ),
            class_name="werk__wat",
        ),
        rx.el.p(rx.el.span(werk.wanneer), class_name="werk__wanneer"),
        _knoppen(werk),
        rx.cond(BelofteState.open_id == werk.id, _geopend(werk)),
        class_name=rx.cond(in_gevaar, "werk werk--te-laat", "werk"),
        key=werk.id,
    )


def _knoppen(werk: Beloftewerk) -> rx.Component:
    def knop(label: str, wat: str) -> rx.Component:
        return button(label, "secundair", type="button", waarvoor=werk.naam, on_click=BelofteState.openen(werk.id, wat))

    return rx.el.div(
        rx.cond(
            werk.bezig == "",
            button(
                rx.cond(werk.van_mij, t("Ik doe dit nu"), t("Neem over")),
                "secundair",
                type="button",
                waarvoor=werk.naam,
                on_click=BelofteState.oppakken(werk.id),
            ),
        ),
        rx.cond(werk.adres != "", link_button(t("Openen"), werk.adres, "secundair"), knop(t("Klaar"), "klaar")),
        # A term of law or policy is not moved or stopped from here.
        rx.cond(~werk.vast, knop(t("Nieuw moment"), "verzetten")),
        rx.cond(
            werk.stand == "gepauzeerd",
            button(
                t("Ga verder"),
                "secundair",
                type="button",
                waarvoor=werk.naam,
                on_click=BelofteState.hervatten(werk.id),
            ),
            rx.cond((werk.stand != "te-laat") & ~werk.vast, knop(t("Pauze"), "pauzeren")),
        ),
        knop(t("Verloop"), "verloop"),
        class_name="knoppen werk__knoppen",
    )


def _geopend(werk: Beloftewerk) -> rx.Component:
    """What was opened below a promise: one form, or what happened to it."""

    def deel(kop: str, *inhoud: rx.Component) -> rx.Component:
        return rx.el.div(
            rx.el.h4(kop, id="belofte-doen", tab_index=-1, class_name="utrecht-heading-4"),
            *inhoud,
            class_name="werk__doen",
        )

    return rx.match(
        BelofteState.open_wat,
        (
            "klaar",
            deel(
                t("Wat kwam eruit?"),
                form(
                    text_area(
                        name="uitkomst",
                        label=t("Uitkomst"),
                        hint=t("In een paar woorden. De klant mag dit lezen."),
                        value=v("uitkomst"),
                        error=f("uitkomst"),
                        rows=2,
                        max_length=500,
                    ),
                    radio_group(
                        name="in_een_contact",
                        legend=t("Is de vraag in één keer beantwoord?"),
                        value=v("in_een_contact"),
                        error=f("in_een_contact"),
                        options=[("ja", t("Ja"), ""), ("nee", t("Nee, er is nog iets nodig"), "")],
                    ),
                    on_submit=BelofteState.klaar,
                    submit_label=t("Klaar"),
                ),
            ),
        ),
        (
            "verzetten",
            deel(
                t("Welk moment lukt wel?"),
                form(
                    _keuzes("verzet_dag", t("Voor het einde van"), BelofteState.momenten),
                    text_area(
                        name="verzet_reden",
                        label=t("Waarom wordt het later?"),
                        hint=t("De klant leest dit."),
                        value=v("verzet_reden"),
                        error=f("verzet_reden"),
                        rows=2,
                        max_length=300,
                    ),
                    on_submit=BelofteState.verzetten,
                    submit_label=t("Spreek dit moment af"),
                ),
            ),
        ),
        (
            "pauzeren",
            deel(
                t("Waar wachten wij op?"),
                form(
                    text_area(
                        name="pauze_reden",
                        label=t("Wij wachten op"),
                        hint=t("De klant leest dit. Bijvoorbeeld: uw loonstrook van mei."),
                        value=v("pauze_reden"),
                        error=f("pauze_reden"),
                        rows=2,
                        max_length=300,
                    ),
                    on_submit=BelofteState.pauzeren,
                    submit_label=t("Zet de klok stil"),
                ),
            ),
        ),
        ("verloop", deel(t("Wat er gebeurde"), timeline(BelofteState.verloop))),
        rx.fragment(),
    )


def _keuzes(name: str, label: str, keuzes: rx.Var[list[Keuze]]) -> rx.Component:
    return select_field(name=name, label=label, options=keuzes, value=v(name), error=f(name))


def title_of(pad: rx.Var[str]) -> rx.Var[str]:
    """What the page of this address is called."""
    return rx.match(pad, *[(declared.path, t(declared.title.msgid)) for declared in PAGES], pad)


# --- what comes in, and who is away -----------------------------------------------------------------------------------


def _folded(kop: str, opened: rx.Var[bool], *content: rx.Component) -> rx.Component:
    """A part of the desk that is not needed every hour: its heading opens it, and so does what is wrong in it."""
    return rx.el.details(
        rx.el.summary(
            rx.el.h2(kop, class_name="utrecht-heading-3"), pictogram("chevron-right"), class_name="vouw__kop"
        ),
        *content,
        open=opened,
        class_name="vlak vouw",
    )


def incoming() -> rx.Component:
    """Register an e-mail, a letter or a question at the desk: it gets a promise of its own."""
    return _folded(
        t("Kwam er een e-mail of brief binnen?"),
        (BelofteState.fouten.length() > 0) & BelofteState.waarden.contains("binnen_dag"),
        form(
            radio_group(
                name="kanaal",
                legend=t("Hoe krijgt deze persoon antwoord?"),
                value=rx.cond(v("kanaal") != "", v("kanaal"), "EMA"),
                options=[("EMA", t("Per e-mail"), ""), ("BRI", t("Per brief"), ""), ("TEL", t("Wij bellen"), "")],
                follow_up={
                    "EMA": text_field(
                        name="email", label=t("E-mailadres"), value=v("email"), error=f("email"), type="email"
                    ),
                    "BRI": text_area(
                        name="adres", label=t("Adres"), value=v("adres"), error=f("adres"), rows=3, max_length=200
                    ),
                    "TEL": text_field(
                        name="telefoon", label=t("Telefoonnummer"), value=v("telefoon"), error=f("telefoon"),
                        inputmode="tel", width="kort",
                    ),
                },
            ),
            text_field(name="naam", label=t("Naam"), value=v("naam"), error=f("naam"), spellcheck=False),
            _keuzes("onderwerp", t("Onderwerp"), BelofteState.onderwerpen),
            text_area(
                name="vraag", label=t("Wat is de vraag?"), value=v("vraag"), error=f("vraag"), rows=2, max_length=500,
                optional=True,
            ),
            date_field(
                name="binnen",
                legend=t("Op welke dag kwam het binnen?"),
                hint=t("Vanaf die dag loopt de termijn."),
                error=rx.cond(
                    f("binnen_dag") != "", f("binnen_dag"),
                    rx.cond(f("binnen_maand") != "", f("binnen_maand"), f("binnen_jaar")),
                ),
                dag=v("binnen_dag"),
                maand=v("binnen_maand"),
                jaar=v("binnen_jaar"),
            ),
            on_submit=BelofteState.vastleggen,
            submit_label=t("Vastleggen en bevestigen"),
            soort="secundair",
        ),
    )  # fmt: skip


def absence() -> rx.Component:
    """Who is away, who takes over, and who is back."""
    return _folded(
        t("Is een collega er niet?"),
        (BelofteState.weg.length() > 0)
        | ((BelofteState.fouten.length() > 0) & BelofteState.waarden.contains("collega")),
        rx.cond(
            BelofteState.weg.length() > 0,
            rx.el.ul(rx.foreach(BelofteState.weg, _weg), class_name="werklijst", role="list"),
        ),
        form(
            _keuzes("collega", t("Collega"), BelofteState.collegas),
            text_field(
                name="dagen",
                label=t("Hoeveel dagen, met vandaag erbij?"),
                hint=t("Leeg als u het niet weet. Schrijf nooit op waarom."),
                value=v("dagen"),
                error=f("dagen"),
                inputmode="numeric",
                width="getal",
                optional=True,
            ),
            on_submit=BelofteState.afwezig_melden,
            submit_label=t("Vastleggen"),
            soort="secundair",
        ),
    )


def _weg(weg: Weg) -> rx.Component:
    def knop(label: str, handler: EventSpec) -> rx.Component:
        return button(label, "secundair", type="button", waarvoor=weg.naam, on_click=handler)

    return rx.el.li(
        rx.el.div(
            rx.el.h3(weg.naam, class_name="werk__titel"),
            rx.el.p(
                weg.tekst,
                " ",
                *sentence(t("Beloften: {aantal}."), aantal=weg.beloften),
                class_name="werk__tekst",
            ),
            class_name="werk__wat",
        ),
        rx.el.div(
            rx.cond(
                weg.beloften > 0,
                rx.fragment(
                    knop(t("Ik neem alles over"), BelofteState.overnemen(weg.medewerker_id, True)),
                    knop(t("Verdeel over collega's"), BelofteState.overnemen(weg.medewerker_id, False)),
                ),
            ),
            knop(t("Is er weer"), BelofteState.is_er_weer(weg.id)),
            class_name="knoppen werk__knoppen",
        ),
        class_name="werk",
        key=weg.id,
    )


# --- what a client was promised ---------------------------------------------------------------------------------------


def my_promises(afspraken: rx.Var[list[Taak]]) -> rx.Component:
    """What runs for this client: appointments, and everything we promised: who, what and before when."""
    return rx.fragment(
        said(MijnBeloftenState.melding, MijnBeloftenState.melding_verder, "belofte-melding"),
        rx.cond(
            (MijnBeloftenState.beloften.length() > 0) | (afspraken.length() > 0),
            rx.el.section(
                rx.el.h2(t("Wat wij doen"), class_name="utrecht-heading-2"),
                task_list(rx.foreach(MijnBeloftenState.beloften, _mijn), taken=afspraken, level=3),
            ),
        ),
    )


def _mijn(belofte: MijnBelofte) -> rx.Component:
    taak = belofte.taak
    return rx.fragment(
        task(taak.titel, taak.tekst, taak.wanneer, "", False, taak.pictogram, 3),
        rx.cond(belofte.pauze != "", rx.el.li(rx.el.p(belofte.pauze), class_name="taak__erbij")),
        rx.cond(
            belofte.verzet,
            rx.el.li(
                button(
                    t("Dit moment past niet"),
                    "secundair",
                    type="button",
                    waarvoor=taak.titel,
                    on_click=MijnBeloftenState.past_niet(belofte.id),
                ),
                class_name="taak__erbij",
            ),
        ),
        key=belofte.id,
    )


# --- how it goes per week ---------------------------------------------------------------------------------------------


@page(routes.BALIE_MONITOR, zin("Hoe het gaat"), load=[MonitorState.laden])
def monitor() -> rx.Component:
    """Promises kept and questions answered in one contact, per week: a chart, and the table that says the same."""
    return screen(
        loaded(
            MonitorState.geladen,
            _week_chart(
                t("Beloften op tijd"),
                t("Deel van de beloften dat op tijd is nagekomen, per week."),
                MonitorState.op_tijd,
                t("Op tijd"),
                t("Beloften"),
            ),
            _week_chart(
                t("In één keer beantwoord"),
                t("Deel van de vragen dat in één contact is beantwoord, per week."),
                MonitorState.in_een_contact,
                t("In één keer"),
                t("Vragen"),
            ),
            rx.el.p(
                *sentence(
                    t("Is een aantal kleiner dan {aantal}? Dan tonen wij het niet."), aantal=MonitorState.drempel
                ),
                class_name="utrecht-paragraph",
            ),
        ),
        kop=t("Hoe het gaat"),
        inleiding=t("De laatste twaalf weken."),
        pad=routes.BALIE_MONITOR,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


def _week_chart(kop: str, uitleg: str, grafiek: rx.Var[Grafiek], kolom: str, noemer: str) -> rx.Component:
    return panel(
        rx.el.h2(kop, class_name="utrecht-heading-3"),
        rx.cond(
            grafiek.staven.length() > 0,
            rx.el.figure(
                rx.el.svg(
                    *[
                        rx.el.svg.line(
                            x1=0, x2=12 * BREEDTE, y1=HOOGTE - procent, y2=HOOGTE - procent, class_name="grafiek__lijn"
                        )
                        for procent in (0, 50, 100)
                    ],
                    rx.foreach(grafiek.staven, _staaf),
                    custom_attrs={"viewBox": f"0 -16 {12 * BREEDTE} {HOOGTE + 36}", "aria-hidden": "true"},
                    class_name="grafiek",
                ),
                rx.el.figcaption(uitleg, class_name="werk__tekst"),
            ),
        ),
        data_table(kop, [t("Week"), kolom, noemer], grafiek.rijen, caption_visible=False),
        section=True,
    )


def _staaf(staaf: Staaf) -> rx.Component:
    return rx.el.svg.g(
        rx.el.svg.rect(x=staaf.x + 8, y=staaf.y, width=34, height=staaf.hoogte, class_name="grafiek__staaf"),
        rx.el.svg.text(staaf.tekst, x=staaf.x + 25, y=staaf.y - 4, class_name="grafiek__tekst"),
        rx.el.svg.text(staaf.label, x=staaf.x + 25, y=HOOGTE + 14, class_name="grafiek__tekst"),
        key=staaf.label,
    )
