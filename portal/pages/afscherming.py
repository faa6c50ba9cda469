"""Notes that a client does not read: writing one, and looking, deciding and looking again."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    button,
    checkbox,
    date_field,
    form,
    note,
    panel,
    radio_group,
    select_field,
    summary_list,
    text_area,
    work_item,
    work_list,
)
from portal.pages.page import here, loaded, page, problems_or_said, screen, value
from portal.state.afscherming import AfgeschermdState, AfschermenState, AfschermingWerk


def _herzien(state: Any) -> rx.Component:
    """The day on which we look again, in three boxes."""

    def veld(name: str, waarden: rx.Var[dict[str, str]]) -> rx.Var[str]:
        return value(waarden, f"herzien_{name}")

    dag, maand, jaar = (veld(deel, state.fout) for deel in ("dag", "maand", "jaar"))
    return date_field(
        name="herzien", legend=t("Wanneer kijken wij opnieuw?"), hint=t("Dan leest de klant het, of er is nog een reden."),
        error=rx.cond(dag != "", dag, rx.cond(maand != "", maand, jaar)),
        dag=veld("dag", state.waarden), maand=veld("maand", state.waarden), jaar=veld("jaar", state.waarden),
    )  # fmt: skip


@page(
    routes.BALIE_KLANT_AFSCHERMEN,
    zin("Notitie afschermen"),
    load=[AfschermenState.laden],
    fouten=AfschermenState.fouten,
)
def afschermen() -> rx.Component:
    """The note, the ground, why it is needed here, until when; and whether its existence may be known."""
    State = AfschermenState  # noqa: N806  the State of this page

    def tekst(name: str, label: str, hint: str = "", rows: int = 2) -> rx.Component:
        return text_area(
            name=name, label=label, hint=hint, value=value(State.waarden, name), error=value(State.fout, name), rows=rows,
            max_length=1000 if name == "tekst" else 500,
        )  # fmt: skip

    return screen(
        loaded(
            State.geladen,
            problems_or_said(State.fouten, State.melding, State.melding_verder),
            rx.el.p(State.naam, class_name="utrecht-paragraph"),
            note(t("De klant mag bijna alles lezen. Kan het in het gewone gesprek? Schrijf het daar.")),
            form(
                tekst("tekst", t("Wat mag de klant niet lezen?"), t("Alleen wat echt niet anders kan."), 3),
                select_field(
                    name="grond", label=t("Op welke grond?"), hint=t("De klant leest deze grond."),
                    options=State.gronden, value=value(State.waarden, "grond"), error=value(State.fout, "grond"),
                    width="vol",
                ),
                tekst("reden", t("Waarom is dit hier nodig?")),
                _herzien(State),
                checkbox(
                    name="verzwijgen", label=t("Ook dat er een notitie is, doet schade"),
                    checked=value(State.waarden, "verzwijgen") == "ja", hint=t("Dan besluit een teamleider erover."),
                ),
                text_area(
                    name="verzwijgen_reden", label=t("Welke schade?"), value=value(State.waarden, "verzwijgen_reden"),
                    error=value(State.fout, "verzwijgen_reden"), rows=2, max_length=500, optional=True,
                ),
                on_submit=State.afschermen,
                submit_label=t("Afschermen"),
            ),
        ),
        kop=t("Notitie afschermen"),
        inleiding=t("Alleen u en de teamleider lezen dit. Wie kijkt, wordt bewaard."),
        pad=routes.BALIE_KLANTEN,
        terug=(t("Klantbeeld"), State.terug),
        medewerkers=True,
    )  # fmt: skip


@page(
    routes.BALIE_AFGESCHERMD,
    zin("Afgeschermde notities"),
    load=[AfgeschermdState.laden],
    fouten=AfgeschermdState.fouten,
)
def afgeschermd() -> rx.Component:
    """What one wrote or decides; for anyone else this page is empty."""
    State = AfgeschermdState  # noqa: N806  the State of this page

    def besluit(
        legend: str, options: list[tuple[str, str, str]], knop: str, klik: Any, *meer: rx.Component
    ) -> rx.Component:
        return form(
            radio_group(
                name="besluit", legend=legend, options=options, value=value(State.waarden, "besluit"),
                error=value(State.fout, "besluit"),
            ),
            text_area(
                name="motivering", label=t("Waarom?"), value=value(State.waarden, "motivering"),
                error=value(State.fout, "motivering"), rows=2, max_length=500,
            ),
            *meer,
            on_submit=klik,
            submit_label=knop,
        )  # fmt: skip

    decide = besluit(
        t("Verzwijgen wij dat deze notitie er is?"),
        [("ja", t("Ja, ook dat doet schade"), ""), ("nee", t("Nee, de klant mag het weten"), "")],
        t("Besluiten"),
        State.besluiten,
    )
    review = besluit(
        t("Is het nog nodig?"),
        [
            ("openen", t("Nee, de klant leest de notitie nu"), t("De klant krijgt bericht.")),
            ("blijft", t("Ja, het blijft nog"), t("Vul een nieuwe dag in.")),
        ],
        t("Bewaren"),
        State.herzien,
        _herzien(State),
    )
    gekozen = rx.cond(
        State.gekozen_id != "",
        panel(
            rx.el.h2(t("De notitie"), id="gekozen", tab_index=-1, class_name="utrecht-heading-2"),
            summary_list(State.gekozen),
            rx.cond(State.besluiten_kan, decide, rx.cond(State.herzien_kan, review)),
            section=True,
        ),
    )
    return screen(
        loaded(
            State.geladen,
            problems_or_said(State.fouten, State.melding, State.melding_verder),
            gekozen,
            work_list(
                t("Notities"), State.werk.length(), rx.foreach(State.werk, _werk),
                leeg=t("Er is geen notitie die u mag zien."),
            ),
        ),
        kop=t("Afgeschermde notities"),
        inleiding=t("Notities die een klant niet leest. U ziet alleen wat u schreef, of waarover u besluit."),
        pad=routes.BALIE_AFGESCHERMD,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )  # fmt: skip


def _werk(werk: AfschermingWerk) -> rx.Component:
    bekijken = AfgeschermdState.bekijken(werk.id)
    return work_item(
        werk.titel,
        werk.tekst,
        werk.wanneer,
        werk.te_laat,
        button(t("Bekijken"), "secundair", type="button", waarvoor=werk.titel, on_click=bekijken),
        key=werk.id,
    )
