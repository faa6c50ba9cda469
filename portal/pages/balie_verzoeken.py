"""Verzoeken at the desk: what waits by deadline, and one verzoek with what can be done about it."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    button,
    empty_state,
    form,
    note,
    panel,
    pictogram,
    radio_group,
    status,
    summary_list,
    text_area,
    timeline,
)
from portal.pages.page import here, loaded, page, problems, screen, value
from portal.pages.verzoeken import badge, foto_lijst, gezegd_lijst, verzoek_regel
from portal.state.balie_verzoeken import BalieVerzoekenState, BalieVerzoekState

State = BalieVerzoekState


def waarde(name: str) -> rx.Var[str]:
    """What was typed."""
    return value(State.waarden, name)


def fout(name: str) -> rx.Var[str]:
    """What is wrong with it."""
    return value(State.fout, name)


@page(routes.BALIE_VERZOEKEN, zin("Verzoeken"), load=[BalieVerzoekenState.laden])
def lijst() -> rx.Component:
    """What waits; no names of clients here."""
    return screen(
        loaded(
            BalieVerzoekenState.geladen,
            rx.cond(
                BalieVerzoekenState.verzoeken.length() > 0,
                rx.el.section(
                    rx.el.h2(t("Open verzoeken"), class_name="utrecht-heading-2"),
                    rx.el.ul(rx.foreach(BalieVerzoekenState.verzoeken, verzoek_regel), class_name="taken", role="list"),
                ),
                empty_state(t("Er zijn geen open verzoeken."), picture="circle-check"),
            ),
            note(BalieVerzoekenState.scan),
        ),
        kop=t("Verzoeken"),
        inleiding=t("Wat er op u wacht. Spoed eerst, dan de kortste termijn."),
        pad=routes.BALIE_VERZOEKEN,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


@page(routes.BALIE_VERZOEK, zin("Verzoek"), load=[State.laden], fouten=State.fouten, over=State.titel)
def verzoek() -> rx.Component:
    """What was asked, how it stands, and what can be done."""
    return screen(
        loaded(
            State.geladen,
            problems(State.fouten, State.melding, State.melding_verder, State.gedaan),
            rx.el.p(
                rx.cond(State.spoed, rx.fragment(status(t("spoed"), "fout"), " ")),
                badge(State.status, State.status_soort),
                class_name="utrecht-paragraph",
            ),
            rx.foreach(State.over, lambda regel: rx.el.p(regel, class_name="utrecht-paragraph")),
            rx.cond(
                State.kan_nemen,
                rx.el.div(button(t("In behandeling nemen"), type="button", on_click=State.nemen), class_name="knoppen"),
            ),
            rx.cond(
                State.uitkomst != "",
                panel(
                    rx.el.h2(t("De uitkomst"), class_name="utrecht-heading-2"),
                    rx.el.p(rx.el.strong(State.uitkomst), class_name="utrecht-paragraph"),
                    rx.el.p(State.motivering, class_name="utrecht-paragraph regels"),
                    section=True,
                ),
            ),
            rx.el.h2(t("Wat de klant vertelde"), class_name="utrecht-heading-2"),
            summary_list(State.rijen),
            foto_lijst(State.fotos, weghalen=False),
            rx.cond(
                State.gezegd.length() > 0,
                rx.el.section(
                    rx.el.h2(t("Wat is er gezegd?"), class_name="utrecht-heading-2"), gezegd_lijst(State.gezegd)
                ),
            ),
            rx.el.h2(t("De klant"), class_name="utrecht-heading-2"),
            summary_list(State.klant),
            rx.cond(State.bezig, rx.fragment(_beantwoorden(), _besluiten(), _verlengen(), _overdragen())),
            rx.el.h2(t("Verloop"), class_name="utrecht-heading-2"),
            timeline(State.momenten),
        ),
        kop=rx.cond(State.titel != "", State.titel, t("Verzoek")),
        inleiding=t("De klant ziet dat u dit verzoek heeft bekeken."),
        pad=routes.BALIE_VERZOEKEN,
        terug=(t("Verzoeken"), here(routes.BALIE_VERZOEKEN)),
        medewerkers=True,
    )


def _beantwoorden() -> rx.Component:
    return panel(
        rx.el.h2(t("Schrijf de klant"), class_name="utrecht-heading-2"),
        form(
            text_area(
                name="tekst", label=t("Uw bericht"), hint=t("De klant leest dit precies zo."), value=waarde("tekst"),
                error=fout("tekst"), rows=3,
            ),
            radio_group(
                name="wacht", legend=t("Wacht u op een antwoord?"), value=waarde("wacht"), error=fout("wacht"),
                options=[("ja", t("Ja"), t("De klok staat stil tot de klant antwoordt.")), ("nee", t("Nee"), "")],
            ),
            on_submit=State.beantwoorden,
            submit_label=t("Sturen"),
            soort="secundair",
        ),
        section=True,
    )  # fmt: skip


def _besluiten() -> rx.Component:
    """The outcome; who handled a klacht or bezwaar leaves it to a colleague."""
    uitkomst = rx.el.fieldset(
        rx.el.legend(
            t("Wat is de uitkomst?"),
            class_name="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend veld__legenda",
        ),
        rx.cond(
            fout("uitkomst") != "",
            rx.el.p(pictogram("circle-alert"), rx.el.span(fout("uitkomst")), class_name="utrecht-form-field-error-message veld__fout"),
        ),
        rx.el.div(
            rx.foreach(State.uitkomsten, lambda keuze: _keuze("uitkomst", keuze)), id="uitkomst", tab_index=-1,
            class_name="keuzes",
        ),
        class_name="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset veld",
    )  # fmt: skip
    return panel(
        rx.el.h2(t("Besluit"), class_name="utrecht-heading-2"),
        rx.cond(
            State.zelf_behandeld,
            note(t("U behandelde dit. Een collega neemt het besluit. Draag het hieronder over.")),
            form(
                uitkomst,
                text_area(
                    name="motivering", label=t("Waarom?"), hint=t("De klant leest dit. Schrijf het zoals u het zegt."),
                    value=waarde("motivering"), error=fout("motivering"), rows=4,
                ),
                on_submit=State.afhandelen,
                submit_label=t("Besluit sturen"),
            ),
        ),
        section=True,
    )  # fmt: skip


def _keuze(naam: str, keuze: rx.Var[list[str]]) -> rx.Component:
    veld = f"{naam}-" + keuze[0]
    return rx.el.div(
        rx.el.input(
            type="radio",
            name=naam,
            value=keuze[0],
            default_checked=waarde(naam) == keuze[0],
            class_name="utrecht-radio-button utrecht-radio-button--html-input",
            custom_attrs={"id": veld},
        ),
        rx.el.label(keuze[1], html_for=veld, class_name="utrecht-form-label utrecht-form-label--radio keuze__label"),
        class_name="keuze",
        key=keuze[0],
    )


def _verlengen() -> rx.Component:
    return rx.cond(
        State.kan_verlengen,
        panel(
            rx.el.h2(t("Meer tijd"), class_name="utrecht-heading-2"),
            form(
                text_area(
                    name="reden", label=t("Waarom duurt het langer?"), hint=t("De klant leest dit. Het kan een keer."),
                    value=waarde("reden"), error=fout("reden"), rows=2, max_length=500,
                ),
                on_submit=State.verlengen,
                submit_label=t("Termijn verlengen"),
                soort="secundair",
            ),
            section=True,
        ),
    )  # fmt: skip


def _overdragen() -> rx.Component:
    return panel(
        rx.el.h2(t("Overdragen"), class_name="utrecht-heading-2"),
        form(
            rx.el.fieldset(
                rx.el.legend(
                    t("Aan welke collega?"),
                    class_name="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend veld__legenda",
                ),
                rx.cond(
                    fout("naar") != "",
                    rx.el.p(pictogram("circle-alert"), rx.el.span(fout("naar")), class_name="utrecht-form-field-error-message veld__fout"),
                ),
                rx.el.div(
                    rx.foreach(State.collegas, lambda collega: _keuze("naar", collega)), id="naar", tab_index=-1,
                    class_name="keuzes",
                ),
                class_name="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset veld",
            ),
            on_submit=State.overdragen,
            submit_label=t("Overdragen"),
            soort="secundair",
        ),
        section=True,
    )  # fmt: skip
