"""The profiles of a client: what suits now, make, change, pause and remove, and why there is a tip or not."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    button,
    button_row,
    checkbox_group,
    checkbox_list,
    empty_state,
    form,
    hidden,
    link_button,
    panel,
    radio_group,
    select_field,
    status,
    summary_list,
    text_field,
    text_link,
)
from portal.pages.page import here, loaded, page, problems, screen, value
from portal.state.zoekprofiel import (
    ProfielOpScherm,
    UitlegOpScherm,
    WoningOpScherm,
    keuzes_van_kamers,
    keuzes_van_labels,
    keuzes_van_modellen,
    keuzes_van_pauzes,
    keuzes_van_ritmes,
    keuzes_van_soorten,
    keuzes_van_toegankelijkheid,
    keuzes_van_uren,
)
from portal.state.zoekprofiel import ZoekprofielState as State


def v(name: str) -> rx.Var[str]:
    """What was typed, or what we have."""
    return value(State.waarden, name)


def f(name: str) -> rx.Var[str]:
    """What is wrong with it."""
    return value(State.fout, name)


@page(routes.MIJN_ZOEKPROFIEL, zin("Mijn zoekprofiel"), load=[State.laden], fouten=State.fouten)
def zoekprofiel() -> rx.Component:
    """All profiles below each other; the form takes their place while one is filled in."""
    return screen(
        loaded(
            State.geladen,
            problems(State.fouten, State.melding, State.melding_verder),
            rx.cond(State.bewerken != "", _formulier(), _overzicht()),
        ),
        kop=t("Mijn zoekprofiel"),
        inleiding=t("Vertel wat u zoekt. Komt er een woning die past? Dan krijgt u een bericht."),
        pad=routes.MIJN_ZOEKPROFIEL,
        terug=(t("Mijn overzicht"), here(routes.MIJN)),
    )


def zoekopdracht_bewaren(keuzes: rx.Var[dict[str, str]]) -> rx.Component:
    """On `/woningen`: what is searched for goes along in the address, as it stands there, to a new profile."""
    return rx.el.form(
        hidden("bewaren", "ja"),
        rx.foreach(keuzes, lambda keuze: rx.el.input(type="hidden", name=keuze[0], value=keuze[1], key=keuze[0])),
        button(t("Bewaar deze zoekopdracht"), "secundair"),
        action=here(routes.MIJN_ZOEKPROFIEL),
        method="get",
        on_submit=None,
    )


def _overzicht() -> rx.Component:
    nieuw = button(t("Nieuw zoekprofiel"), type="button", on_click=State.nieuw)
    mag = rx.cond(State.kan & State.mag_wijzigen, button_row(nieuw))
    return rx.fragment(
        rx.cond(
            State.profielen.length() > 0,
            rx.fragment(
                rx.el.div(rx.foreach(State.profielen, _profiel), class_name="stapel"),
                mag,
                _waarom(),
            ),
            rx.cond(
                State.kan,
                empty_state(
                    t("U heeft nog geen zoekprofiel."),
                    t("Met een zoekprofiel hoort u op tijd van een woning die past."),
                    rx.cond(State.mag_wijzigen, nieuw),
                ),
                empty_state(
                    t("U staat nog niet ingeschreven."),
                    t("Inschrijven duurt ongeveer 10 minuten. Daarna maakt u een zoekprofiel."),
                    link_button(t("Inschrijven"), here(routes.INSCHRIJVEN)),
                ),
            ),
        ),
    )


def _profiel(profiel: rx.Var[ProfielOpScherm]) -> rx.Component:
    return panel(
        rx.el.h2(profiel.naam, class_name="utrecht-heading-2"),
        rx.cond(profiel.pauze != "", rx.el.p(status(profiel.pauze, "let-op"), class_name="utrecht-paragraph")),
        summary_list(profiel.rijen),
        rx.el.h3(profiel.aantal, class_name="utrecht-heading-3"),
        rx.cond(
            profiel.woningen.length() > 0,
            rx.el.ul(rx.foreach(profiel.woningen, _woning), class_name="utrecht-unordered-list"),
        ),
        rx.cond(
            profiel.verruimingen.length() > 0,
            rx.fragment(
                rx.el.p(
                    t("Ook de laatste 30 dagen was er geen woning. Met een wens minder waren er wel woningen:"),
                    class_name="utrecht-paragraph",
                ),
                rx.el.ul(
                    rx.foreach(profiel.verruimingen, lambda zin_: rx.el.li(zin_)),
                    class_name="utrecht-unordered-list",
                ),
            ),
        ),
        rx.cond(State.mag_wijzigen, rx.cond(State.weg == profiel.id, _weg(profiel), _knoppen(profiel))),
        section=True,
        key=profiel.id,
    )


def _woning(woning: rx.Var[WoningOpScherm]) -> rx.Component:
    return rx.el.li(
        text_link(woning.waar, woning.adres),
        rx.cond(woning.huur != "", rx.fragment(". ", woning.huur)),
        rx.cond(woning.uitleg != "", rx.el.div(woning.uitleg, class_name="veld__hint")),
        key=woning.id,
    )


def _knoppen(profiel: rx.Var[ProfielOpScherm]) -> rx.Component:
    pauze = rx.el.details(
        rx.el.summary(t("Even geen tips")),
        form(
            hidden("profiel", profiel.id),
            radio_group(
                name="pauze",
                legend=t("Hoe lang wilt u pauze?"),
                error=f("pauze"),
                options=[(code, label, "") for code, label in keuzes_van_pauzes()],
            ),
            on_submit=State.pauzeren,
            submit_label=t("Pauze beginnen"),
            soort="secundair",
        ),
        class_name="uitklap",
    )
    return rx.fragment(
        button_row(
            button(t("Wijzigen"), "secundair", type="button", on_click=State.wijzigen(profiel.id)),
            rx.cond(
                profiel.pauze != "",
                button(t("Weer tips krijgen"), "secundair", type="button", on_click=State.hervatten(profiel.id)),
            ),
            button(t("Verwijderen"), "secundair", type="button", on_click=State.vraag_verwijderen(profiel.id)),
        ),
        rx.cond(profiel.pauze == "", pauze),
    )


def _weg(profiel: rx.Var[ProfielOpScherm]) -> rx.Component:
    return rx.el.div(
        rx.el.h3(t("Wilt u dit zoekprofiel verwijderen?"), id="weg", tab_index=-1, class_name="utrecht-heading-3"),
        rx.el.p(t("U krijgt er dan geen tips meer van. U kunt het niet terughalen."), class_name="utrecht-paragraph"),
        button_row(
            button(t("Ja, verwijderen"), "gevaar", type="button", on_click=State.verwijderen(profiel.id)),
            button(t("Nee, bewaren"), "secundair", type="button", on_click=State.toch_niet),
        ),
    )


def _waarom() -> rx.Component:
    return panel(
        rx.el.h2(t("Waarom kreeg u wel of geen tip?"), class_name="utrecht-heading-2"),
        form(
            text_field(
                name="woning",
                label=t("Kenmerk van de woning"),
                hint=t("Het kenmerk staat bij de woning. Bijvoorbeeld: A-2345-6789."),
                width="kort",
                spellcheck=False,
                max_length=80,
            ),
            on_submit=State.waarom,
            submit_label=t("Zoek uit"),
            soort="secundair",
        ),
        rx.cond(
            State.waar != "",
            rx.fragment(
                rx.el.h3(State.waar, id="uitleg", tab_index=-1, class_name="utrecht-heading-3"),
                rx.el.dl(rx.foreach(State.uitleg, _uitleg), class_name="stapel"),
                rx.cond(State.inkomen != "", rx.el.p(State.inkomen, class_name="utrecht-paragraph")),
            ),
        ),
        section=True,
    )


def _uitleg(regel: rx.Var[UitlegOpScherm]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(regel.naam, ": ", rx.el.strong(regel.tip)),
        rx.foreach(regel.redenen, lambda reden: rx.el.dd(reden)),
        key=regel.naam,
    )


def _formulier() -> rx.Component:
    def kiezen(name: str, label: str, options: list[tuple[str, str]], **props: Any) -> rx.Component:
        return select_field(name=name, label=label, options=options, value=v(name), error=f(name), **props)

    def vinkjes(name: str, legend: str, options: list[tuple[str, str]], hint: str = "") -> rx.Component:
        return checkbox_group(
            name=name,
            legend=legend,
            hint=hint,
            options=[(code, label, "") for code, label in options],
            values=State.aangevinkt,
        )

    return panel(
        rx.el.h2(
            rx.cond(State.bewerken == "nieuw", t("Nieuw zoekprofiel"), t("Zoekprofiel wijzigen")),
            id="formulier",
            tab_index=-1,
            class_name="utrecht-heading-2",
        ),
        form(
            text_field(
                name="naam",
                label=t("Hoe noemt u dit zoekprofiel?"),
                hint=t("Bijvoorbeeld: Dicht bij mijn werk."),
                value=v("naam"),
                error=f("naam"),
                optional=True,
                max_length=60,
            ),
            checkbox_list(
                name="plaats",
                legend=t("In welke plaats?"),
                hint=t("Kiest u niets? Dan zoekt u in de hele regio."),
                options=State.plaatsen,
                values=State.waarden,
            ),
            text_field(
                name="huur_van", label=t("Huur vanaf"), value=v("huur_van"), error=f("huur_van"),
                inputmode="decimal", width="kort", optional=True,
            ),
            text_field(
                name="huur_tot", label=t("Huur tot en met"), value=v("huur_tot"), error=f("huur_tot"),
                hint=t("Per maand, in euro's."), inputmode="decimal", width="kort", optional=True,
            ),
            kiezen("kamers_min", t("Kamers vanaf"), keuzes_van_kamers()),
            kiezen("kamers_max", t("Kamers tot en met"), keuzes_van_kamers()),
            rx.el.details(
                rx.el.summary(t("Meer wensen")),
                vinkjes("soort", t("Wat zoekt u?"), keuzes_van_soorten(), t("Kiest u niets? Dan zoekt u een woning.")),
                kiezen("toegankelijkheid", t("Hoe toegankelijk moet de woning zijn?"), keuzes_van_toegankelijkheid()),
                kiezen("energielabel", t("Energielabel minstens"), keuzes_van_labels()),
                vinkjes(
                    "model",
                    t("Hoe de woning verdeeld wordt"),
                    keuzes_van_modellen(),
                    t("Kiest u niets? Dan telt alles mee."),
                ),
                open=(State.aangevinkt.length() > 0) | (v("toegankelijkheid") != "") | (v("energielabel") != ""),
                class_name="uitklap stapel",
            ),
            radio_group(
                name="ritme", legend=t("Hoe vaak wilt u tips?"), value=v("ritme"), error=f("ritme"),
                options=[(code, label, "") for code, label in keuzes_van_ritmes()],
            ),
            radio_group(
                name="uren", legend=t("Op welk moment van de dag?"), value=v("uren"), error=f("uren"),
                options=[(code, label, "") for code, label in keuzes_van_uren()],
            ),
            on_submit=State.bewaren,
            submit_label=t("Zoekprofiel bewaren"),
            secondary=button(t("Annuleren"), "secundair", type="button", on_click=State.toch_niet),
        ),
        section=True,
    )  # fmt: skip
