"""Somebody has died: telling us without an account; and at the desk, checked by two."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    button,
    date_field,
    error_summary,
    form,
    panel,
    radio_group,
    text_field,
    work_item,
    work_list,
)
from portal.pages.contact import how_to_answer, promised
from portal.pages.page import here, loaded, page, problems, said, screen, value
from portal.state.antwoord import AntwoordState
from portal.state.contact import telefoon_regio
from portal.state.overlijden import BalieOverlijdenState, OverlijdenOpScherm, OverlijdenState


@page(
    routes.OVERLIJDEN,
    zin("Een overlijden doorgeven"),
    load=[OverlijdenState.laden, AntwoordState.feiten_laden],
    fouten=OverlijdenState.fouten,
)
def overlijden() -> rx.Component:
    """A few questions about who died and who tells us; the answer says who gets in touch."""
    telefoon, telefoon_link, _ = telefoon_regio()
    return screen(
        loaded(
            OverlijdenState.geladen,
            rx.cond(
                OverlijdenState.kenmerk != "",
                promised(OverlijdenState, telefoon, telefoon_link),
                rx.fragment(
                    problems(OverlijdenState.fouten, OverlijdenState.melding, OverlijdenState.melding_verder),
                    _form(),
                ),
            ),
        ),
        kop=t("Een overlijden doorgeven"),
        inleiding=t("Gecondoleerd met uw verlies. Wij nemen contact met u op. U hoeft niets op te sturen."),
        pad=routes.OVERLIJDEN,
        terug=(t("Contact"), here(routes.CONTACT)),
    )


def v(name: str) -> rx.Var[str]:
    """What was typed."""
    return value(OverlijdenState.waarden, name)


def f(name: str) -> rx.Var[str]:
    """What is wrong with it."""
    return value(OverlijdenState.fout, name)


def _datum(State: Any, name: str, legend: str) -> rx.Component:  # noqa: N803  the State of the page
    waarden, fout = State.waarden, State.fout
    delen = [f"{name}_{deel}" for deel in ("dag", "maand", "jaar")]
    fouten = [value(fout, deel) for deel in delen]
    return date_field(
        name=name,
        legend=legend,
        hint=t("Bijvoorbeeld: 31 3 1980"),
        error=rx.cond(fouten[0] != "", fouten[0], rx.cond(fouten[1] != "", fouten[1], fouten[2])),
        dag=value(waarden, delen[0]),
        maand=value(waarden, delen[1]),
        jaar=value(waarden, delen[2]),
    )


def _form() -> rx.Component:
    return form(
        rx.el.h2(t("Wie is er overleden?"), class_name="utrecht-heading-2"),
        text_field(name="overledene", label=t("Naam"), value=v("overledene"), error=f("overledene"), spellcheck=False),
        _datum(OverlijdenState, "overleden", t("Overleden op")),
        _datum(OverlijdenState, "geboren", t("Geboren op (mag u leeg laten)")),
        text_field(
            name="overledene_plaats", label=t("Woonplaats"), value=v("overledene_plaats"),
            error=f("overledene_plaats"), optional=True, max_length=60,
        ),
        rx.el.h2(t("Wie bent u?"), class_name="utrecht-heading-2"),
        text_field(
            name="naam", label=t("Uw naam"), value=v("naam"), error=f("naam"), autocomplete="name", spellcheck=False,
        ),
        text_field(
            name="overledene_relatie", label=t("Wat was u van deze persoon?"), value=v("overledene_relatie"),
            error=f("overledene_relatie"), optional=True, max_length=60,
            hint=t("Bijvoorbeeld: dochter, buurman of bewindvoerder."),
        ),
        how_to_answer(v, f),
        on_submit=OverlijdenState.melden,
        submit_label=t("Doorgeven"),
    )  # fmt: skip


# --- the desk -----------------------------------------------------------------------------------------------------


@page(
    routes.BALIE_OVERLIJDEN,
    zin("Uitschrijven na overlijden"),
    load=[BalieOverlijdenState.laden],
    fouten=BalieOverlijdenState.fouten,
)
def balie_overlijden() -> rx.Component:
    """What waits for a colleague, and the form for a new one."""
    return screen(
        loaded(
            BalieOverlijdenState.geladen,
            error_summary(BalieOverlijdenState.fouten),
            said(BalieOverlijdenState.melding, BalieOverlijdenState.melding_verder),
            work_list(
                t("Wacht op een collega"),
                BalieOverlijdenState.voorstellen.length(),
                rx.foreach(BalieOverlijdenState.voorstellen, _voorstel),
                leeg=t("Er wacht niets op goedkeuring."),
            ),
            panel(_vastleggen(), section=True),
        ),
        kop=t("Uitschrijven na overlijden"),
        inleiding=t("Twee collega's kijken ernaar. Daarna gaan er geen berichten meer naar deze persoon."),
        pad=routes.BALIE_OVERLIJDEN,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


def _voorstel(voorstel: OverlijdenOpScherm) -> rx.Component:
    return work_item(
        voorstel.titel,
        voorstel.tekst,
        voorstel.wanneer,
        False,
        button(
            t("Goedkeuren"), type="button", waarvoor=voorstel.titel,
            on_click=BalieOverlijdenState.beoordelen(voorstel.id, True),
        ),
        button(
            t("Afwijzen"), "secundair", type="button", waarvoor=voorstel.titel,
            on_click=BalieOverlijdenState.beoordelen(voorstel.id, False),
        ),
        key=voorstel.id,
    )  # fmt: skip


def _vastleggen() -> rx.Component:
    State = BalieOverlijdenState  # noqa: N806  the State of this page
    return rx.fragment(
        rx.el.h2(t("Overlijden vastleggen"), class_name="utrecht-heading-2"),
        rx.el.p(
            t("Weet u het inschrijfnummer niet? Vul dan de achternaam en de geboortedatum in."),
            class_name="utrecht-paragraph",
        ),
        form(
            text_field(
                name="nummer", label=t("Inschrijfnummer"), value=value(State.waarden, "nummer"),
                error=value(State.fout, "nummer"), width="kort", optional=True,
            ),
            text_field(
                name="achternaam", label=t("Achternaam"), value=value(State.waarden, "achternaam"),
                error=value(State.fout, "achternaam"), optional=True, hint=t("Zonder tussenvoegsel."),
            ),
            _datum(State, "geboren", t("Geboortedatum")),
            _datum(State, "overleden", t("Overleden op")),
            radio_group(
                name="bewijs",
                legend=t("Welk bewijs heeft u gezien?"),
                hint=t("Maak nooit een kopie."),
                options=[
                    ("akte", t("De akte van overlijden"), ""),
                    ("gemeente", t("Een bericht van de gemeente"), ""),
                    ("notaris", t("Een verklaring van de notaris"), ""),
                ],
                value=value(State.waarden, "bewijs"),
                error=value(State.fout, "bewijs"),
            ),
            on_submit=State.voorstellen_doen,
            submit_label=t("Vastleggen"),
            # A new form after each one that went through: a field keeps what was typed.
            key=f"vastleggen-{State.ronde}",
        ),
    )  # fmt: skip
