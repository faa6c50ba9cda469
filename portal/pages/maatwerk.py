"""Deviating from a rule: the proposal in a conversation, the decision, and what was decided before."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    button,
    confirmation_panel,
    date_field,
    error_summary,
    form,
    link_button,
    note,
    panel,
    radio_group,
    select_field,
    status,
    summary_list,
    task_list,
    text_area,
    text_field,
    text_link,
    work_item,
    work_list,
)
from portal.pages.page import here, loaded, page, problems, said, screen, value
from portal.state.maatwerk import (
    MaatwerkBalieState,
    MaatwerkState,
    MaatwerkWerk,
    MijnMaatwerkState,
    PrecedentenState,
    PrecedentOpScherm,
)


@page(
    routes.BALIE_KLANT_MAATWERK,
    zin("Afwijken van een regel"),
    load=[MaatwerkState.laden, PrecedentenState.laden],
    fouten=MaatwerkState.fouten,
)
def voorstellen() -> rx.Component:
    """Look what was decided before, then propose."""
    State = MaatwerkState  # noqa: N806  the State of this page

    def waarde(name: str) -> rx.Var[str]:
        return value(State.waarden, name)

    def fout(name: str) -> rx.Var[str]:
        return value(State.fout, name)

    ask = form(
        select_field(name="regel", label=t("Van welke regel wijkt u af?"), options=State.regels, value=waarde("regel"), error=fout("regel"), width="vol"),
        text_area(name="afwijking", label=t("Wat wordt er anders?"), hint=t("De klant leest dit. Noem geen namen: collega's zoeken hier later in."), value=waarde("afwijking"), error=fout("afwijking"), rows=2, max_length=500),
        text_area(name="reden", label=t("Waarom pakt de regel hier niet goed uit?"), hint=t("Geen namen, adressen of nummers."), value=waarde("reden"), error=fout("reden"), rows=3, max_length=1000),
        select_field(name="collega", label=t("Met welke collega heeft u overlegd?"), options=State.collegas, value=waarde("collega"), error=fout("collega"), width="vol"),
        radio_group(name="raakt_anderen", legend=t("Heeft dit gevolgen voor anderen?"), hint=t("Denk aan de plaats van anderen op een lijst."), value=waarde("raakt_anderen"), error=fout("raakt_anderen"), options=[("ja", t("Ja"), ""), ("nee", t("Nee"), "")]),
        text_area(name="effect", label=t("Wat doet het voor anderen, of waarom niets?"), value=waarde("effect"), error=fout("effect"), rows=2, max_length=500),
        radio_group(
            name="duur", legend=t("Hoe lang geldt het?"), value=waarde("duur"), error=fout("duur"),
            options=[("eenmalig", t("Een keer"), ""), ("tot", t("Tot en met een dag"), "")],
            follow_up={"tot": date_field(name="tot", legend=t("Laatste dag"), error=fout("tot_dag"), dag=waarde("tot_dag"), maand=waarde("tot_maand"), jaar=waarde("tot_jaar"))},
        ),
        on_submit=State.voorstellen,
        submit_label=t("Voorstellen"),
    )  # fmt: skip
    done = rx.fragment(
        confirmation_panel(t("Uw voorstel wacht op een collega"), t("Het kenmerk is"), State.kenmerk),
        rx.el.p(
            t("Iemand die er niet bij was, beslist. De klant krijgt een brief met de reden."),
            class_name="utrecht-paragraph",
        ),
        link_button(t("Terug naar het klantbeeld"), State.terug, "secundair"),
    )
    return screen(
        loaded(
            State.geladen,
            rx.cond(
                State.kenmerk != "",
                done,
                rx.fragment(
                    problems(State.fouten, State.melding, State.melding_verder),
                    rx.el.p(State.naam, class_name="utrecht-paragraph"),
                    ask,
                    precedenten(),
                ),
            ),
        ),
        kop=t("Afwijken van een regel"),
        inleiding=t("Soms maakt een regel meer kapot dan goed is. Dan beslist u dat nooit alleen."),
        pad=routes.BALIE_KLANTEN,
        terug=(t("Klantbeeld"), State.terug),
        medewerkers=True,
    )


@page(
    routes.BALIE_MAATWERK,
    zin("Maatwerk"),
    load=[MaatwerkBalieState.laden, PrecedentenState.laden],
    fouten=MaatwerkBalieState.fouten,
)
def besluiten() -> rx.Component:
    """What waits for a decision, what has to be done, and the precedents."""
    State = MaatwerkBalieState  # noqa: N806  the State of this page
    motivering = text_area(
        name="motivering",
        label=t("Waarom?"),
        hint=t("De klant leest dit. Noem geen namen."),
        value=value(State.waarden, "motivering"),
        error=value(State.fout, "motivering"),
        rows=3,
        max_length=1000,
    )
    decide = form(
        radio_group(
            name="besluit",
            legend=t("Mag dit?"),
            value=value(State.waarden, "besluit"),
            error=value(State.fout, "besluit"),
            options=[("ja", t("Ja, wij wijken af"), ""), ("nee", t("Nee, de regel blijft"), "")],
        ),
        motivering,
        on_submit=State.besluiten,
        submit_label=t("Besluiten en aan de klant sturen"),
    )
    done = form(
        text_area(
            name="uitkomst",
            label=t("Wat is er gedaan, en hoe liep het?"),
            hint=t("Noem geen namen: collega's zoeken hier later in."),
            value=value(State.waarden, "uitkomst"),
            error=value(State.fout, "uitkomst"),
            rows=3,
            max_length=500,
        ),
        on_submit=State.uitgevoerd,
        submit_label=t("Bewaren"),
    )
    chosen = rx.cond(
        State.gekozen_id != "",
        panel(
            rx.el.h2(
                rx.cond(State.uit_te_voeren, t("Maatwerk uitvoeren"), t("Maatwerk beoordelen")),
                id="gekozen",
                tab_index=-1,
                class_name="utrecht-heading-2",
            ),
            summary_list(State.gekozen),
            rx.cond(State.uit_te_voeren, done, decide),
            section=True,
        ),
    )
    return screen(
        loaded(
            State.geladen,
            rx.cond(
                State.fouten.length() > 0,
                error_summary(State.fouten),
                said(State.melding, State.melding_verder),
            ),
            chosen,
            work_list(
                t("Te besluiten"),
                State.voorstellen.length(),
                rx.foreach(State.voorstellen, _voorstel),
                leeg=t("Er wacht geen voorstel."),
            ),
            work_list(
                t("Uit te voeren"),
                State.uitvoering.length(),
                rx.foreach(State.uitvoering, _uitvoering),
                leeg=t("Alles is uitgevoerd."),
            ),
            precedenten(),
        ),
        kop=t("Maatwerk"),
        inleiding=t("Wie het voorstelt en wie meedacht, beslist niet. U ziet ook wat wij eerder besloten."),
        pad=routes.BALIE_MAATWERK,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


def _voorstel(werk: MaatwerkWerk) -> rx.Component:
    judge = button(t("Beoordelen"), type="button", waarvoor=werk.titel, on_click=MaatwerkBalieState.kiezen(werk.id))
    withdraw = button(
        t("Intrekken"), "secundair", type="button", waarvoor=werk.titel,
        on_click=MaatwerkBalieState.intrekken(werk.id),
    )  # fmt: skip
    return work_item(
        werk.titel,
        werk.tekst,
        werk.wanneer,
        False,
        rx.cond(
            werk.mag_besluiten,
            judge,
            rx.cond(werk.zelf, withdraw, rx.el.p(t("U dacht mee. Een ander beslist."), class_name="werk__tekst")),
        ),
        key=werk.id,
    )


def _uitvoering(werk: MaatwerkWerk) -> rx.Component:
    return work_item(
        werk.titel,
        werk.tekst,
        werk.wanneer,
        False,
        button(
            t("Uitgevoerd"),
            "secundair",
            type="button",
            waarvoor=werk.titel,
            on_click=MaatwerkBalieState.kiezen(werk.id),
        ),
        key=werk.id,
    )


def precedenten() -> rx.Component:
    """What was decided before: by rule and words, without names."""
    State = PrecedentenState  # noqa: N806  the State of this part
    return panel(
        rx.el.h2(t("Wat besloten wij eerder?"), class_name="utrecht-heading-2"),
        form(
            select_field(
                name="precedent_regel",
                label=t("Regel"),
                options=State.regels,
                value=value(State.waarden, "precedent_regel"),
                width="vol",
            ),
            text_field(
                name="precedent_woorden",
                label=t("Woorden"),
                hint=t("Bijvoorbeeld: salaris te laat."),
                value=value(State.waarden, "precedent_woorden"),
                optional=True,
            ),
            on_submit=State.zoeken,
            submit_label=t("Zoeken"),
            soort="secundair",
        ),
        rx.cond(
            State.gezocht,
            rx.fragment(
                rx.el.h3(t("Gevonden"), id="precedenten", tab_index=-1, class_name="utrecht-heading-3"),
                rx.el.p(State.aantallen, class_name="utrecht-paragraph"),
                rx.cond(
                    State.gevonden.length() > 0,
                    rx.el.ul(rx.foreach(State.gevonden, _precedent), class_name="gesprekken", role="list"),
                    note(t("Wij besloten hier nog niet eerder over. Zoek met andere woorden.")),
                ),
            ),
        ),
        section=True,
    )


def _precedent(row: PrecedentOpScherm) -> rx.Component:
    def alinea(label: str, text: rx.Var[str]) -> rx.Component:
        return rx.cond(
            text != "", rx.el.p(rx.el.strong(label), " ", text, class_name="utrecht-paragraph"), rx.fragment()
        )

    return rx.el.li(
        rx.el.h4(
            row.kop,
            " ",
            rx.cond(row.toegekend, status(t("toegekend"), "goed"), status(t("geweigerd"), "let-op")),
            class_name="utrecht-heading-3",
        ),
        alinea(t("Wat werd anders:"), row.afwijking),
        alinea(t("Waarom gevraagd:"), row.reden),
        alinea(t("Voor anderen:"), row.effect),
        alinea(t("Besluit:"), row.motivering),
        alinea(t("Hoe het liep:"), row.uitkomst),
        class_name="vlak",
        key=row.id,
    )


def mijn_maatwerk() -> rx.Component:
    """At `/mijn`: what we do differently for this client."""
    return rx.cond(
        MijnMaatwerkState.maatwerk.length() > 0,
        rx.el.section(
            rx.el.h2(t("Anders dan de regel"), class_name="utrecht-heading-2"),
            task_list(taken=MijnMaatwerkState.maatwerk, level=3),
            rx.el.p(
                t("Bent u het niet eens met een besluit?"), " ", text_link(t("Laat het ons weten"), here(routes.CONTACT)),
                class_name="utrecht-paragraph",
            ),
        ),
    )  # fmt: skip
