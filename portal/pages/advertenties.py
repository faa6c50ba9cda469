"""The desk's page of what is on offer."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    button,
    button_row,
    date_field,
    form,
    note,
    panel,
    select_field,
    summary_list,
    text_area,
    text_field,
    work_item,
    work_list,
)
from portal.pages.page import here, loaded, page, problems, screen, value
from portal.state.advertenties import AdvertentiesState, AdvertentieWerk

State = AdvertentiesState


@page(routes.BALIE_ADVERTENTIES, zin("Advertenties"), load=[State.laden], fouten=State.fouten)
def advertenties() -> rx.Component:
    """What runs, what stands empty, and what the primary system sent."""
    return screen(
        loaded(
            State.geladen,
            problems(State.fouten, State.melding, State.melding_verder),
            _gekozen(),
            work_list(
                t("Advertenties"),
                State.lopend.length(),
                rx.foreach(State.lopend, _lopend),
                leeg=t("Er loopt geen advertentie."),
            ),
            work_list(
                t("Leeg, zonder advertentie"),
                State.leeg.length(),
                rx.foreach(State.leeg, _leeg),
                leeg=t("Voor elke lege woning is er een advertentie."),
            ),
            _levering(),
        ),
        kop=t("Advertenties"),
        inleiding=t("Wie de huur invult, keurt haar niet goed. Dat doet een collega."),
        pad=routes.BALIE_ADVERTENTIES,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


def _lopend(werk: rx.Var[AdvertentieWerk]) -> rx.Component:
    label = rx.match(werk.kan, ("aanvullen", t("Aanvullen")), ("beoordelen", t("Huur beoordelen")), t("Bekijken"))
    return work_item(
        werk.titel,
        werk.tekst,
        werk.wanneer,
        werk.dringend,
        button(label, "secundair", type="button", waarvoor=werk.titel, on_click=State.kiezen(werk.id)),
        key=werk.id,
    )


def _leeg(werk: rx.Var[AdvertentieWerk]) -> rx.Component:
    make = button(
        t("Advertentie maken"), "secundair", type="button", waarvoor=werk.titel, on_click=State.maken(werk.id)
    )
    return work_item(werk.titel, werk.tekst, werk.wanneer, False, make, key=werk.id)


def _gekozen() -> rx.Component:
    judge = rx.fragment(
        rx.el.p(
            t("Kijk of de huur en haar onderdelen kloppen. Daarna verschijnt de advertentie vanzelf."),
            class_name="utrecht-paragraph",
        ),
        button_row(
            button(t("De huur klopt"), type="button", on_click=State.beoordelen(True)),
            button(t("Terug naar mijn collega"), "secundair", type="button", on_click=State.beoordelen(False)),
        ),
    )
    return rx.cond(
        State.gekozen_id != "",
        panel(
            rx.el.h2(
                rx.match(
                    State.kan,
                    ("aanvullen", t("Advertentie aanvullen")),
                    ("beoordelen", t("Huur beoordelen")),
                    t("Advertentie"),
                ),
                id="gekozen",
                tab_index=-1,
                class_name="utrecht-heading-2",
            ),
            summary_list(State.gekozen),
            rx.match(State.kan, ("aanvullen", _aanvullen()), ("beoordelen", judge), rx.fragment()),
            _intrekken(),
            section=True,
        ),
    )


def _aanvullen() -> rx.Component:
    def waarde(name: str) -> rx.Var[str]:
        return value(State.waarden, name)

    def fout(name: str) -> rx.Var[str]:
        return value(State.fout, name)

    def dag(name: str, legend: str, hint: str = "") -> rx.Component:
        return date_field(
            name=name, legend=legend, hint=hint, error=fout(f"{name}_dag"),
            dag=waarde(f"{name}_dag"), maand=waarde(f"{name}_maand"), jaar=waarde(f"{name}_jaar"),
        )  # fmt: skip

    return form(
        select_field(name="model", label=t("Hoe verhuurt u deze woning?"), options=State.modellen, value=waarde("model"), error=fout("model"), width="vol"),
        select_field(name="intakevorm", label=t("Wat vraagt u nog meer?"), options=State.intakes, value=waarde("intakevorm"), error=fout("intakevorm"), width="vol"),
        text_area(name="tekst", label=t("Tekst bij de woning"), hint=t("Korte zinnen, gewone woorden."), value=waarde("tekst"), error=fout("tekst"), rows=4, max_length=2000),
        select_field(name="foto", label=t("Foto"), options=State.fotos, value=waarde("foto"), error=fout("foto"), width="vol"),
        text_field(name="alt_nl", label=t("Wat staat er op de foto?"), value=waarde("alt_nl"), error=fout("alt_nl")),
        text_field(name="alt_en", label=t("En in het Engels?"), value=waarde("alt_en"), error=fout("alt_en")),
        dag("beschikbaar", t("Vanaf wanneer is de woning vrij?")),
        dag("publicatie", t("Wanneer verschijnt de advertentie?"), t("Om 9 uur, of meteen als het vandaag is.")),
        dag("sluiting", t("Tot en met welke dag kan men reageren?"), t("Laat dit leeg als er geen laatste dag is.")),
        dag("bezichtiging", t("Wanneer is de bezichtiging?"), t("Laat dit leeg als u het nog niet weet.")),
        text_field(name="bezichtiging_om", label=t("Hoe laat is de bezichtiging?"), hint=t("Bijvoorbeeld: 14.00."), value=waarde("bezichtiging_om"), error=fout("bezichtiging_om"), width="kort", optional=True),
        on_submit=State.bewaren,
        submit_label=t("Bewaren en huur laten beoordelen"),
    )  # fmt: skip


def _intrekken() -> rx.Component:
    return rx.el.details(
        rx.el.summary(t("Deze advertentie intrekken")),
        form(
            select_field(
                name="reden", label=t("Waarom?"), options=State.redenen, value=value(State.waarden, "reden"),
                error=value(State.fout, "reden"), width="vol",
            ),
            on_submit=State.intrekken,
            submit_label=t("Intrekken"),
            soort="gevaar",
        ),
        class_name="er-niet-uit",
    )  # fmt: skip


def _levering() -> rx.Component:
    """What came of the last file of the primary system."""
    return panel(
        rx.el.h2(t("Laatste levering van het primaire systeem"), class_name="utrecht-heading-2"),
        rx.cond(
            State.levering.length() > 0,
            rx.fragment(
                summary_list(State.levering),
                rx.cond(
                    State.geweigerd.length() > 0,
                    rx.fragment(
                        rx.el.h3(t("Wat wij weigerden"), class_name="utrecht-heading-3"),
                        rx.el.ul(
                            rx.foreach(State.geweigerd, lambda regel: rx.el.li(regel)),
                            class_name="utrecht-unordered-list",
                        ),
                    ),
                ),
            ),
            note(t("Er kwam nog geen levering.")),
        ),
        section=True,
    )
