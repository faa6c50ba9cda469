"""An appointment at the desk, at home or by phone: make one, see them, move and cancel; and the desk's own list."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    PlainA,
    alert,
    back_link,
    button,
    button_row,
    checkbox,
    confirmation_panel,
    empty_state,
    form,
    hidden,
    link_button,
    panel,
    radio_group,
    radio_list,
    sentence,
    status,
    steps,
    summary_list,
    text_area,
    text_field,
    work_item,
    work_list,
)
from portal.pages.page import here, loaded, page, problems, problems_or_said, screen, value
from portal.pages.signaal import aanbod, kom_er_niet_uit
from portal.state.afspraak import AfspraakOpScherm, AfsprakenState, open_weekdagen
from portal.state.afspraak import AfspraakState as State
from portal.state.contact import kantoren_met_code
from portal.state.papier import PapierAfrondenState

TOTAAL = len(routes.AFSPRAAKSTAPPEN) - 1


def antwoord(name: str) -> rx.Var[str]:
    """What was answered before."""
    return value(State.waarden, name)


def bekend(name: str) -> rx.Var[str]:
    """What was answered before, or else what we know of this client."""
    return rx.cond(antwoord(name) != "", antwoord(name), antwoord(f"{name}_bekend"))


def fout(name: str) -> rx.Var[str]:
    """What is wrong with this answer."""
    return value(State.fout, name)


def stap(
    naam: str, vraag: str, *inhoud: rx.Component, uitleg: str = "", knop: str = "", na: Any = None
) -> rx.Component:
    """The page of one question: where you are, what is wrong, the question, Verder and the way back."""
    return _pagina(
        naam,
        vraag,
        form(
            hidden("stap", naam), *inhoud, on_submit=State.verder, submit_label=knop or t("Verder"),
        ),
        *([na] if na is not None else []),
        uitleg=uitleg,
    )  # fmt: skip


def _pagina(naam: str, vraag: str, *inhoud: rx.Component, uitleg: str = "") -> rx.Component:
    nummer = routes.AFSPRAAKSTAPPEN.index(naam)
    vorige = routes.CONTACT if nummer == 0 else routes.afspraak_stap(routes.AFSPRAAKSTAPPEN[nummer - 1])
    return screen(
        loaded(State.stap == naam, _snel(), *inhoud, kom_er_niet_uit()),
        kop=vraag,
        inleiding=uitleg,
        pad=routes.afspraak_stap(naam),
        boven=rx.fragment(
            steps(nummer + 1, TOTAAL, t("Afspraak maken"), back_link(t("Terug"), here(vorige))),
            problems(State.fouten, State.melding, State.melding_verder),
            aanbod(routes.afspraak_stap(naam)),
        ),
        van=rx.cond(State.vanaf != "", State.vanaf, routes.afspraak_stap(naam)),
    )


def _snel() -> rx.Component:
    """Some things cannot wait for an appointment: the phone number first."""
    return rx.cond(
        State.lijn != "",
        alert(
            "let-op",
            t("Heeft u haast, of praat u liever nu met iemand?"),
            rx.el.p(
                t("Bel dan direct:"), " ",
                PlainA.create(State.lijn, href=State.lijn_link, class_name="utrecht-link utrecht-link--html-a"),
            ),
        ),
    )  # fmt: skip


@page(routes.AFSPRAAK, zin("Waar gaat de afspraak over?"), load=[State.openen], fouten=State.fouten)
def waarover() -> rx.Component:
    """The subject, and in one's own words what it is about."""
    return stap(
        "waarover",
        t("Waar gaat de afspraak over?"),
        radio_list(
            name="onderwerp", legend=t("Onderwerp"), options=State.onderwerpen, value=antwoord("onderwerp"),
            error=fout("onderwerp"),
        ),
        text_area(
            name="vraag", label=t("Wilt u er iets over vertellen?"), value=antwoord("vraag"), error=fout("vraag"),
            optional=True, rows=3, max_length=500, hint=t("Een paar woorden is genoeg. Schrijf geen BSN op."),
        ),
        rx.cond(State.vraag_bsn, checkbox(name="geen_bsn", label=t("Het nummer in mijn tekst is geen BSN"))),
        uitleg=t("Op kantoor, bij u thuis of aan de telefoon. Een afspraak kost u niets."),
    )  # fmt: skip


@page(routes.afspraak_stap("waar"), zin("Waar wilt u ons spreken?"), load=[State.openen], fouten=State.fouten)
def waar() -> rx.Component:
    """At one of the offices, at home, or by phone."""
    kantoren = [
        (f"balie:{code}", t("Op kantoor bij {naam}", naam=naam), regel) for code, naam, regel in kantoren_met_code()
    ]
    return stap(
        "waar",
        t("Waar wilt u ons spreken?"),
        radio_group(
            name="plaats", legend=t("Plaats"), value=antwoord("plaats"), error=fout("plaats"),
            options=[
                *kantoren,
                ("thuis", t("Bij u thuis"), t("Wij komen naar u toe.")),
                ("telefoon", t("Aan de telefoon"), t("Wij bellen u op de afgesproken tijd.")),
            ],
            follow_up={
                "thuis": text_field(
                    name="adres", label=t("Op welk adres?"), value=bekend("adres"), error=fout("adres"),
                    hint=t("Straat, huisnummer en plaats."), max_length=120, autocomplete="street-address",
                )
            },
        ),
    )  # fmt: skip


@page(routes.afspraak_stap("tolk"), zin("Helpt iemand u bij het gesprek?"), load=[State.openen], fouten=State.fouten)
def tolk() -> rx.Component:
    """First somebody of one's own; else we book an interpreter. And somebody to come along."""
    return stap(
        "tolk",
        t("Helpt iemand u bij het gesprek?"),
        radio_group(
            name="tolk", legend=t("Brengt u iemand mee die tolkt?"), value=antwoord("tolk"), error=fout("tolk"),
            options=[
                ("geen", t("Ik heb geen tolk nodig"), ""),
                ("eigen", t("Ja, ik breng zelf iemand mee"), t("Iemand die u vertrouwt, en die volwassen is.")),
                ("boeken", t("Nee, regel een tolk voor mij"), t("Dat kost u niets. Wij hebben er een paar dagen voor nodig.")),
            ],
            follow_up={
                "boeken": text_field(
                    name="tolk_taal", label=t("Welke taal spreekt u?"), value=bekend("tolk_taal"),
                    error=fout("tolk_taal"), width="kort", max_length=40,
                )
            },
        ),
        text_field(
            name="begeleider_naam", label=t("Wie gaat er met u mee?"), value=antwoord("begeleider_naam"),
            error=fout("begeleider_naam"), optional=True, max_length=80, spellcheck=False,
            hint=t("Bijvoorbeeld familie of een buurvrouw."),
        ),
        text_field(
            name="begeleider_email", label=t("E-mailadres van wie meegaat"), value=antwoord("begeleider_email"),
            error=fout("begeleider_email"), optional=True, inputmode="email", spellcheck=False,
            hint=t("Wij sturen alleen dag, tijd en plaats. Verder niets over u."),
        ),
    )  # fmt: skip


@page(routes.afspraak_stap("gegevens"), zin("Hoe kunnen wij u bereiken?"), load=[State.openen], fouten=State.fouten)
def gegevens() -> rx.Component:
    """A name and a number; an address for the confirmation if there is one."""
    return stap(
        "gegevens",
        t("Hoe kunnen wij u bereiken?"),
        text_field(
            name="naam", label=t("Uw naam"), value=bekend("naam"), error=fout("naam"), autocomplete="name",
            spellcheck=False,
        ),
        text_field(
            name="telefoon", label=t("Uw telefoonnummer"), value=bekend("telefoon"), error=fout("telefoon"),
            autocomplete="tel", inputmode="tel", width="kort",
        ),
        rx.cond(
            antwoord("adres_bekend") + antwoord("naam_bekend") == "",
            text_field(
                name="email", label=t("Uw e-mailadres"), value=antwoord("email"), error=fout("email"), optional=True,
                autocomplete="email", inputmode="email", spellcheck=False,
                hint=t("Dan sturen wij u een bevestiging en een herinnering."),
            ),
        ),
    )  # fmt: skip


@page(routes.afspraak_stap("dag"), zin("Welke dag komt u uit?"), load=[State.openen], fouten=State.fouten)
def dag() -> rx.Component:
    """The days on which something is free."""
    kiezen = form(
        hidden("stap", "dag"),
        radio_list(
            name="dag", legend=t("Dag"), options=State.dagen, value=antwoord("dag"), error=fout("dag"),
        ),
        on_submit=State.verder,
        submit_label=t("Verder"),
    )  # fmt: skip
    return _pagina(
        "dag",
        t("Welke dag komt u uit?"),
        rx.cond(
            State.dagen.length() > 0,
            kiezen,
            empty_state(t("Er is nu geen tijd vrij."), t("Laat u bellen. Dan zoeken wij samen een moment."), picture="calendar"),
        ),
        _past_niets(),
    )  # fmt: skip


@page(routes.afspraak_stap("tijd"), zin("Hoe laat komt u uit?"), load=[State.openen], fouten=State.fouten)
def tijd() -> rx.Component:
    """The free moments of the day that was chosen."""
    return _pagina(
        "tijd",
        t("Hoe laat komt u uit?"),
        form(
            hidden("stap", "tijd"),
            radio_list(
                name="moment", legend=State.dag_tekst, options=State.tijden, value=antwoord("moment"),
                error=fout("moment"),
            ),
            on_submit=State.verder,
            submit_label=t("Verder"),
        ),
        _past_niets(),
    )  # fmt: skip


def _past_niets() -> rx.Component:
    return panel(
        rx.el.h2(t("Past er niets?"), class_name="utrecht-heading-3"),
        rx.el.p(t("Wij bellen u en zoeken samen een moment. Wat u invulde gaat mee."), class_name="utrecht-paragraph"),
        button_row(button(t("Bel mij hierover"), "secundair", type="button", on_click=State.bel_mij)),
        section=True,
    )


@page(
    routes.afspraak_stap("controleren"),
    zin("Klopt alles?"),
    load=[State.openen, PapierAfrondenState.laden],
    fouten=State.fouten,
)
def controleren() -> rx.Component:
    """Everything once more; when somebody else was first, the nearest moments to choose between."""
    return _pagina(
        "controleren",
        t("Klopt alles?"),
        summary_list(State.rijen),
        form(
            rx.cond(
                State.tijden.length() > 0,
                radio_list(name="moment", legend=t("Kies een andere tijd"), options=State.tijden, error=fout("moment")),
            ),
            on_submit=State.maken,
            submit_label=t("Afspraak maken"),
        ),
        rx.cond(State.tijden.length() > 0, _past_niets()),
    )


@page(routes.afspraak_stap("gelukt"), zin("Uw afspraak staat vast"), load=[State.openen])
def gelukt() -> rx.Component:
    """The reference, who, when and where; or who calls back."""
    afspraak = rx.fragment(
        confirmation_panel(t("Uw afspraak is gemaakt"), t("Uw kenmerk is"), State.kenmerk),
        rx.el.p(
            *sentence(
                t("U spreekt met {medewerker} op {moment}, {waar}."),
                medewerker=rx.el.strong(State.samen),
                moment=rx.el.strong(State.wanneer),
                waar=rx.el.strong(State.waar),
            ),
            class_name="utrecht-paragraph",
        ),
        rx.el.p(State.per_mail, class_name="utrecht-paragraph"),
        rx.cond(
            State.agenda != "",
            button_row(
                link_button(t("Zet in uw agenda"), State.agenda, "secundair", plain=True),
                link_button(t("Naar mijn afspraken"), here(routes.MIJN_AFSPRAKEN)),
            ),
            link_button(t("Naar de startpagina"), here(routes.START), "secundair"),
        ),
    )
    belofte = rx.fragment(
        confirmation_panel(t("Wij bellen u terug"), t("Uw kenmerk is"), State.kenmerk),
        rx.el.p(
            *sentence(
                t("{medewerker} belt u terug op {telefoon}. Dat doen wij voor {beloofd_voor}."),
                medewerker=rx.el.strong(State.belooft),
                telefoon=rx.el.strong(State.waar),
                beloofd_voor=rx.el.strong(State.wanneer),
            ),
            class_name="utrecht-paragraph",
        ),
        link_button(t("Naar de startpagina"), here(routes.START), "secundair"),
    )
    # Opened anew, or on another device: what was made stands with the client, or in their mail.
    niets = empty_state(
        t("Hier staat nu geen afspraak."),
        t("Heeft u er een gemaakt? Die staat bij Mijn afspraken, of in het bericht dat u kreeg."),
        button_row(
            link_button(t("Maak een afspraak"), here(routes.AFSPRAAK)),
            link_button(t("Naar mijn afspraken"), here(routes.MIJN_AFSPRAKEN), "secundair"),
        ),
        picture="calendar",
    )
    return screen(
        loaded(
            State.stap == "gelukt",
            rx.cond(State.kenmerk == "", niets, rx.cond(State.belooft != "", belofte, afspraak)),
        ),
        kop=rx.cond(
            State.kenmerk == "",
            t("Uw afspraak"),
            rx.cond(State.belooft != "", t("Wij bellen u"), t("Uw afspraak staat vast")),
        ),
        pad=routes.afspraak_stap("gelukt"),
    )


# --- seeing, moving and cancelling ------------------------------------------------------------------------------------


@page(routes.MIJN_AFSPRAKEN, zin("Mijn afspraken"), load=[AfsprakenState.laden], fouten=AfsprakenState.fouten)
def mijn_afspraken() -> rx.Component:
    """What is coming first, then what was."""
    return screen(
        loaded(
            AfsprakenState.geladen,
            problems_or_said(AfsprakenState.fouten, AfsprakenState.melding, AfsprakenState.melding_verder),
            _bezig(),
            rx.cond(
                AfsprakenState.komend.length() > 0,
                rx.el.ul(rx.foreach(AfsprakenState.komend, _komend), class_name="gesprekken", role="list"),
                empty_state(
                    t("U heeft geen afspraken."), t("Wilt u iemand spreken? Dat kan op kantoor, thuis of aan de telefoon."),
                    picture="calendar",
                ),
            ),
            link_button(t("Maak een afspraak"), f"{here(routes.AFSPRAAK)}?van={routes.MIJN_AFSPRAKEN}"),
            rx.cond(
                AfsprakenState.geweest.length() > 0,
                rx.el.section(
                    rx.el.h2(t("Geweest of afgezegd"), class_name="utrecht-heading-2"),
                    rx.el.ul(rx.foreach(AfsprakenState.geweest, _geweest), class_name="gesprekken", role="list"),
                ),
            ),
        ),
        kop=t("Mijn afspraken"),
        pad=routes.MIJN_AFSPRAKEN,
        terug=(t("Mijn overzicht"), here(routes.MIJN)),
    )  # fmt: skip


def _regels(afspraak: rx.Var[AfspraakOpScherm]) -> list[rx.Component]:
    return [
        rx.el.p(afspraak.wat, class_name="utrecht-paragraph"),
        rx.el.p(afspraak.waar, class_name="utrecht-paragraph"),
        rx.cond(afspraak.tolk != "", rx.el.p(afspraak.tolk, class_name="utrecht-paragraph")),
        rx.cond(
            afspraak.mee != "",
            rx.el.p(*sentence(t("Gaat mee: {naam}."), naam=afspraak.mee), class_name="utrecht-paragraph"),
        ),
        rx.el.p(
            *sentence(t("Kenmerk: {kenmerk}"), kenmerk=rx.el.strong(afspraak.kenmerk, class_name="kenmerk")),
            class_name="bericht__voet",
        ),
    ]


def _komend(afspraak: rx.Var[AfspraakOpScherm]) -> rx.Component:
    return rx.el.li(
        rx.el.h2(afspraak.wanneer, class_name="utrecht-heading-3"),
        *_regels(afspraak),
        rx.cond(
            afspraak.kan_wijzigen,
            button_row(*_wijzigen(afspraak)),
            rx.el.p(afspraak.te_laat, class_name="utrecht-paragraph"),
        ),
        rx.el.p(
            PlainA.create(t("Zet in uw agenda"), href=afspraak.agenda, class_name="utrecht-link utrecht-link--html-a")
        ),
        class_name="vlak",
        key=afspraak.id,
    )


def _geweest(afspraak: rx.Var[AfspraakOpScherm]) -> rx.Component:
    return rx.el.li(
        rx.el.h3(afspraak.wanneer, " ", status(afspraak.status), class_name="utrecht-heading-3"),
        *_regels(afspraak),
        class_name="vlak",
        key=afspraak.id,
    )


def _wijzigen(afspraak: rx.Var[AfspraakOpScherm]) -> list[rx.Component]:
    return [
        button(
            t("Verzetten"), "secundair", type="button", waarvoor=afspraak.wanneer,
            on_click=AfsprakenState.verzetten(afspraak.id),
        ),
        button(
            t("Afzeggen"), "secundair", type="button", waarvoor=afspraak.wanneer,
            on_click=AfsprakenState.afzeggen_vragen(afspraak.id),
        ),
    ]  # fmt: skip


def _bezig() -> rx.Component:
    """Moving one: a day, then a time. Cancelling one: are you sure?"""
    laat_staan = button(t("Laat de afspraak staan"), "secundair", type="button", on_click=AfsprakenState.laat_staan)
    dagen = form(
        radio_list(
            name="dag", legend=t("Welke dag komt u uit?"), options=AfsprakenState.dagen,
            error=value(AfsprakenState.fout, "dag"),
        ),
        on_submit=AfsprakenState.dag_kiezen,
        submit_label=t("Toon tijden"),
        secondary=laat_staan,
    )  # fmt: skip
    tijden = form(
        radio_list(
            name="moment", legend=AfsprakenState.dag_tekst, options=AfsprakenState.tijden,
            error=value(AfsprakenState.fout, "moment"),
        ),
        on_submit=AfsprakenState.tijd_kiezen,
        submit_label=t("Verzet de afspraak"),
        secondary=laat_staan,
    )  # fmt: skip
    kop = rx.cond(
        AfsprakenState.bezig_met == "afzeggen",
        rx.fragment(*sentence(t("Wilt u de afspraak van {moment} afzeggen?"), moment=AfsprakenState.bezig_wanneer)),
        rx.fragment(*sentence(t("De afspraak van {moment} verzetten"), moment=AfsprakenState.bezig_wanneer)),
    )
    return rx.cond(
        AfsprakenState.bezig_id != "",
        panel(
            rx.el.h2(kop, id="bezig", tab_index=-1, class_name="utrecht-heading-2"),
            rx.cond(
                AfsprakenState.bezig_met == "afzeggen",
                button_row(
                    button(
                        t("Ja, zeg de afspraak af"), "gevaar", type="button",
                        on_click=AfsprakenState.afzeggen(AfsprakenState.bezig_id),
                    ),
                    laat_staan,
                ),
                rx.cond(
                    AfsprakenState.dagen.length() > 0,
                    rx.cond(AfsprakenState.tijden.length() > 0, tijden, dagen),
                    rx.el.p(t("Er is nu geen tijd vrij. Bel ons, dan zoeken wij samen."), class_name="utrecht-paragraph"),
                ),
            ),
            section=True,
        ),
    )  # fmt: skip


@page(routes.BALIE_AFSPRAKEN, zin("Afspraken"), load=[AfsprakenState.balie_laden], fouten=AfsprakenState.fouten)
def balie_afspraken() -> rx.Component:
    """Everyone's appointments from today on, by time."""
    return screen(
        loaded(
            AfsprakenState.geladen,
            problems_or_said(AfsprakenState.fouten, AfsprakenState.melding, AfsprakenState.melding_verder),
            button_row(link_button(t("Maak een afspraak"), here(routes.AFSPRAAK))),
            _bezig(),
            rx.el.div(_alle_afspraken(), class_name="afsprakenlijst"),
            _eigen_uren(),
        ),
        kop=t("Afspraken"),
        inleiding=t("Voor een klant die u spreekt: open het klantbeeld en kies Maak een afspraak."),
        pad=routes.BALIE_AFSPRAKEN,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


def _eigen_uren() -> rx.Component:
    def tijd(name: str, label: str) -> rx.Component:
        return text_field(
            name=name, label=label, value=value(AfsprakenState.waarden, name), error=value(AfsprakenState.fout, name),
            width="getal", max_length=5,
        )  # fmt: skip

    dagen = [
        rx.el.div(
            tijd(f"van_{nummer}", t("{dag} van", dag=dag)), tijd(f"tot_{nummer}", t("{dag} tot", dag=dag)),
            class_name="werktijden__dag",
        )
        for nummer, dag in open_weekdagen()
    ]  # fmt: skip
    return panel(
        rx.el.h2(t("Uw uren voor afspraken"), class_name="utrecht-heading-3"),
        rx.el.p(t("Laat een dag leeg als u dan geen afspraken heeft."), class_name="utrecht-paragraph"),
        form(
            rx.el.div(*dagen, class_name="werktijden"),
            text_field(
                name="hoogstens", label=t("Hoeveel afspraken op een dag?"),
                value=value(AfsprakenState.waarden, "hoogstens"), error=value(AfsprakenState.fout, "hoogstens"),
                width="getal", inputmode="numeric", max_length=2,
            ),
            on_submit=AfsprakenState.uren_bewaren,
            submit_label=t("Uren bewaren"),
            soort="secundair",
        ),
        section=True,
    )  # fmt: skip


def afspraak_knop(gesprek_id: rx.Var[str]) -> rx.Component:
    """In a conversation: make an appointment on the client's own screens."""
    return button(t("Maak een afspraak"), "secundair", type="button", on_click=AfsprakenState.voor_klant(gesprek_id))


def afspraken_van_vandaag() -> rx.Component:
    """Who comes today; what is recorded about it stands on its own page."""

    def regel(afspraak: rx.Var[AfspraakOpScherm]) -> rx.Component:
        return work_item(
            afspraak.wanneer, _wat_en_waar(afspraak), afspraak.kenmerk, afspraak.dringend,
            link_button(t("Bekijk"), here(routes.BALIE_AFSPRAKEN), "secundair"), key=afspraak.id,
        )  # fmt: skip

    return work_list(
        t("Afspraken vandaag"),
        AfsprakenState.vandaag.length(),
        rx.foreach(AfsprakenState.vandaag, regel),
        leeg=t("Vandaag zijn er geen afspraken."),
    )


def _wat_en_waar(afspraak: rx.Var[AfspraakOpScherm]) -> rx.Component:
    return rx.fragment(
        afspraak.wat, rx.el.br(), afspraak.waar,
        rx.cond(afspraak.tolk != "", rx.fragment(rx.el.br(), afspraak.tolk)),
        rx.cond(afspraak.mee != "", rx.fragment(rx.el.br(), *sentence(t("Gaat mee: {naam}."), naam=afspraak.mee))),
    )  # fmt: skip


def _alle_afspraken() -> rx.Component:
    def regel(afspraak: rx.Var[AfspraakOpScherm]) -> rx.Component:
        return work_item(
            afspraak.wanneer,
            _wat_en_waar(afspraak),
            afspraak.kenmerk,
            afspraak.dringend,
            rx.cond(
                afspraak.vandaag,
                rx.fragment(
                    button(
                        t("Gekomen"),
                        "secundair",
                        type="button",
                        waarvoor=afspraak.wanneer,
                        on_click=AfsprakenState.gekomen(afspraak.id, True),
                    ),
                    button(
                        t("Niet gekomen"),
                        "secundair",
                        type="button",
                        waarvoor=afspraak.wanneer,
                        on_click=AfsprakenState.gekomen(afspraak.id, False),
                    ),
                ),
            ),
            rx.cond(
                afspraak.tolk_open,
                rx.fragment(
                    button(
                        t("Tolk komt"),
                        "secundair",
                        type="button",
                        waarvoor=afspraak.wanneer,
                        on_click=AfsprakenState.tolk(afspraak.tolkaanvraag_id, True),
                    ),
                    button(
                        t("Tolk kan niet"),
                        "secundair",
                        type="button",
                        waarvoor=afspraak.wanneer,
                        on_click=AfsprakenState.tolk(afspraak.tolkaanvraag_id, False),
                    ),
                ),
            ),
            *_wijzigen(afspraak),
            key=afspraak.id,
        )

    return work_list(
        t("Vanaf vandaag"),
        AfsprakenState.komend.length(),
        rx.foreach(AfsprakenState.komend, regel),
        leeg=t("Er zijn geen afspraken."),
    )  # fmt: skip
