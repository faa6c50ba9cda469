"""Registering, one question a page."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal import i18n, routes
from portal.i18n import say, t, zin
from portal.pages.antwoorden import met_feiten
from portal.pages.components import (
    PlainA,
    alert,
    back_link,
    button,
    checkbox,
    code_text,
    confirmation_panel,
    date_field,
    error_summary,
    form,
    hidden,
    link_button,
    panel,
    pictogram,
    radio_group,
    saved_note,
    select_field,
    sentence,
    steps,
    summary_list,
    summary_row,
    text_area,
    text_field,
    text_link,
)
from portal.pages.components.wekker import wekker
from portal.pages.inloggen import contact_form
from portal.pages.page import here, loaded, page, problems, said, screen, value
from portal.pages.papier import anders_op_papier, wat_ontbreekt
from portal.pages.signaal import aanbod, kom_er_niet_uit
from portal.state.antwoord import AntwoordState
from portal.state.basis import BasisState
from portal.state.betalen import BetalenState
from portal.state.inloggen import InloggenState
from portal.state.inschrijven import VELD_BIJ_NAAM, kosten_vooraf, landkeuze, wie_mag
from portal.state.inschrijven import InschrijvenState as State
from portal.state.klanten import BevestigenState
from portal.state.papier import PapierAfrondenState
from portal.state.signaal import SignaalState


def antwoord(name: str) -> rx.Var[str]:
    """What was answered before."""
    return value(State.waarden, name)


def fout(name: str) -> rx.Var[str]:
    """What is wrong with this answer."""
    return value(State.fout, name)


def _veld(name: str) -> dict[str, Any]:
    """What every field of the registration has; its words are those of the paper form too."""
    veld = VELD_BIJ_NAAM[name]
    hint = _met_door(name, say(veld.hint) if veld.hint else "")
    return {"name": name, "label": say(veld.label), "hint": hint, "error": fout(name)}


def _met_door(name: str, hint: str) -> rx.Var[str]:
    """The hint of a field, with who filled it in when that was somebody else."""
    door = value(State.ingevuld, name)
    return rx.cond(door != "", f"{hint} {door}" if hint else door, hint)


def samen() -> rx.Component:
    """Who else is on this draft, said calmly; and both answers when two people answered one question."""
    verschil = rx.el.section(
        rx.el.h2(t("Twee antwoorden op deze vraag"), class_name="aanbod__kop"),
        rx.el.dl(
            rx.foreach(
                State.verschillen,
                lambda v: rx.el.div(
                    rx.el.dt(v.veld),
                    rx.el.dd(t("Hier staat:"), " ", rx.el.strong(v.uw)),
                    rx.el.dd(*sentence(t("{wie} bewaarde:"), wie=State.ander), " ", rx.el.strong(v.bewaard)),
                ),
            ),
            class_name="verschillen",
        ),
        button(t("Neem over wat is bewaard"), "secundair", type="button", on_click=State.overnemen),
        class_name="aanbod",
    )
    return rx.fragment(
        wekker(State.samen_seconden, State.kijken),
        rx.el.div(
            rx.cond(
                State.samen_tekst != "",
                rx.el.p(pictogram("user"), rx.el.span(State.samen_tekst), class_name="samen"),
            ),
            role="status",
        ),
        rx.cond(State.verschillen.length() > 0, verschil),
    )


def invoer(name: str, **props: Any) -> rx.Component:
    """A line of text of the registration."""
    return text_field(**_veld(name), value=antwoord(name), optional=VELD_BIJ_NAAM[name].optioneel, **props)


def keuze(name: str, **props: Any) -> rx.Component:
    """One answer out of a few, all of them in sight."""
    veld = _veld(name)
    options = [(k.code, say(k.tekst), say(k.uitleg) if k.uitleg else "") for k in VELD_BIJ_NAAM[name].keuzes]
    return radio_group(
        name=name, legend=veld["label"], hint=veld["hint"], error=veld["error"], value=antwoord(name), options=options,
        **props,
    )  # fmt: skip


def kieslijst(name: str) -> rx.Component:
    """One answer out of a list."""
    options = [(k.code, say(k.tekst)) for k in VELD_BIJ_NAAM[name].keuzes]
    return select_field(**_veld(name), value=antwoord(name), options=options, optional=VELD_BIJ_NAAM[name].optioneel)


def vinkje(name: str) -> rx.Component:
    """Something to tick or not."""
    return checkbox(**_veld(name), checked=antwoord(name) == "ja")


def stap(
    naam: str, vraag: str, *velden: rx.Component, uitleg: str = "", kop_zichtbaar: bool = True, knop: str = ""
) -> rx.Component:
    """The page of one question: where you are, what is wrong, the question, Verder and the way back."""
    return screen(
        loaded(
            State.stap == naam,
            form(
                hidden("stap", naam),
                *velden,
                on_submit=State.bewaren,
                versie=State.versie,
                submit_label=knop or t("Verder"),
            ),
            rx.cond(State.bewaard != "", saved_note(State.bewaard)),
            kom_er_niet_uit(),
        ),
        kop=vraag,
        inleiding=uitleg,
        pad=routes.inschrijven_stap(naam),
        boven=rx.fragment(
            steps(State.nummer, State.totaal, t("Inschrijven"), back_link(t("Terug"), _vorige(naam))),
            samen(),
            problems(State.fouten, State.melding, State.melding_verder),
            aanbod(routes.inschrijven_stap(naam)),
        ),
        kop_zichtbaar=kop_zichtbaar,
        kenmerk=State.kenmerk,
    )


def _vorige(naam: str) -> str:
    vorige = routes.INSCHRIJFSTAPPEN[routes.INSCHRIJFSTAPPEN.index(naam) - 1]
    if naam == "inkomen":
        # Whoever registers alone was never asked about a co-applicant; the page itself would send them on.
        vorige = "huishouden"
    return here(routes.INSCHRIJVEN if naam == "naam" else routes.inschrijven_stap(vorige))


@page(routes.INSCHRIJVEN, zin("Inschrijven als woningzoekende"), load=[State.begin_laden])
def begin() -> rx.Component:
    """May I register, what does it cost, what do I need; or call, or come by."""
    verder = rx.cond(
        BasisState.ingelogd,
        link_button(t("Begin met inschrijven"), here(routes.inschrijven_stap("naam"))),
        link_button(t("Begin met inschrijven"), here(routes.inschrijven_stap("bewijs"))),
    )
    return screen(
        rx.el.h2(t("Wie kan zich inschrijven?"), class_name="utrecht-heading-2"),
        rx.el.ul(
            rx.el.li(rx.cond(State.wie != "", State.wie, wie_mag())),
            rx.el.li(t("U zoekt een huurwoning in onze regio. U hoeft er nog niet te wonen.")),
            class_name="lijst",
        ),
        rx.el.h2(t("Wat kost het?"), class_name="utrecht-heading-2"),
        rx.el.p(
            rx.cond(State.kosten != "", State.kosten, kosten_vooraf()), class_name="utrecht-paragraph",
        ),
        rx.el.h2(t("Wat heeft u nodig?"), class_name="utrecht-heading-2"),
        rx.el.ul(
            rx.el.li(t("Een e-mailadres of een mobiele telefoon.")),
            rx.el.li(t("Ongeveer 10 minuten. U kunt stoppen en later verder gaan.")),
            rx.el.li(t("Geen papieren. En wij vragen nooit uw BSN.")),
            class_name="lijst",
        ),
        verder,
        rx.el.p(
            t("Liever niet op internet?"), " ",
            PlainA.create(
                t("Wij schrijven u ook in aan de telefoon of op kantoor."),
                href=f"{here(routes.CONTACT)}?van={routes.INSCHRIJVEN}",
                class_name="utrecht-link utrecht-link--html-a",
            ),
            " ",
            text_link(t("Of vul een formulier in op papier."), here(routes.OP_PAPIER)),
            class_name="utrecht-paragraph",
        ),
        kop=t("Inschrijven als woningzoekende"),
        inleiding=t("Met een inschrijving kunt u reageren op woningen. Hoe langer u staat ingeschreven, hoe meer kans."),
        pad=routes.INSCHRIJVEN,
    )  # fmt: skip


@page(
    routes.inschrijven_stap("bewijs"),
    zin("Hoe kunnen wij u bereiken?"),
    load=[InloggenState.adres_laden, SignaalState.laden, AntwoordState.feiten_laden],
    fouten=InloggenState.fouten,
)
def bewijs() -> rx.Component:
    """The address first: from here on the answers are kept for its owner, on every device."""
    return screen(
        contact_form("inschrijven", t("Stuur mij een code")),
        kom_er_niet_uit(),
        kop=t("Hoe kunnen wij u bereiken?"),
        inleiding=met_feiten(t("Wij sturen u een code. Daarna bewaren wij elk antwoord, {bewaardagen} dagen lang.")),
        pad=routes.inschrijven_stap("bewijs"),
        boven=rx.fragment(
            steps(1, 10, t("Inschrijven"), back_link(t("Terug"), here(routes.INSCHRIJVEN))),
            error_summary(InloggenState.fouten),
            aanbod(routes.inschrijven_stap("bewijs")),
        ),
    )


@page(routes.inschrijven_stap("naam"), zin("Hoe heet u?"), load=[State.openen], fouten=State.fouten)
def naam() -> rx.Component:
    """The name as its owner writes it."""
    return stap(
        "naam",
        t("Hoe heet u?"),
        invoer("voornaam", autocomplete="given-name", spellcheck=False),
        invoer("tussenvoegsel", width="kort", spellcheck=False),
        invoer("achternaam", autocomplete="family-name", spellcheck=False),
    )


@page(
    routes.inschrijven_stap("geboortedatum"), zin("Wanneer bent u geboren?"), load=[State.openen], fouten=State.fouten
)
def geboortedatum() -> rx.Component:
    """Three boxes; any of them may be the one that is wrong."""
    delen = ("dag", "maand", "jaar")
    wrong = rx.cond(
        fout("geboortedatum_dag") != "", "dag",
        rx.cond(fout("geboortedatum_maand") != "", "maand", rx.cond(fout("geboortedatum_jaar") != "", "jaar", "")),
    )  # fmt: skip
    text = rx.cond(
        wrong != "",
        rx.cond(
            wrong == "dag",
            fout("geboortedatum_dag"),
            rx.cond(wrong == "maand", fout("geboortedatum_maand"), fout("geboortedatum_jaar")),
        ),
        fout("geboortedatum"),
    )
    return stap(
        "geboortedatum",
        t("Wanneer bent u geboren?"),
        date_field(
            name="geboortedatum",
            legend=t("Wanneer bent u geboren?"),
            legend_as_heading=True,
            hint=_veld("geboortedatum")["hint"],
            error=text,
            fout_deel=wrong,
            birthday=True,
            **{deel: antwoord(f"geboortedatum_{deel}") for deel in delen},
        ),
        kop_zichtbaar=False,
    )


@page(routes.inschrijven_stap("adres"), zin("Waar woont u nu?"), load=[State.openen], fouten=State.fouten)
def adres() -> rx.Component:
    """Where letters reach this person now."""
    return stap(
        "adres",
        t("Waar woont u nu?"),
        select_field(
            **_veld("land"), options=landkeuze(i18n.language()),
            value=rx.cond(antwoord("land") != "", antwoord("land"), "NL"), autocomplete="country",
        ),
        invoer("straat", autocomplete="address-line1"),
        invoer("huisnummer", inputmode="numeric", width="getal"),
        invoer("toevoeging", width="getal"),
        invoer("postcode", autocomplete="postal-code", width="postcode", spellcheck=False),
        invoer("plaats", autocomplete="address-level2"),
        uitleg=t("Heeft u geen vast adres? Vul dan in waar u post kunt krijgen."),
    )  # fmt: skip


@page(
    routes.inschrijven_stap("contact"),
    zin("Hoe wilt u bericht van ons krijgen?"),
    load=[State.openen],
    fouten=State.fouten,
)
def contact() -> rx.Component:
    """Channel, language and interpreter: the client chooses."""
    return stap(
        "contact",
        t("Hoe wilt u bericht van ons krijgen?"),
        keuze("kanaal"),
        keuze("taal"),
        invoer("tolk_taal", width="kort"),
        vinkje("alleen_digitaal"),
        vinkje("liever_persoonlijk"),
    )  # fmt: skip


@page(
    routes.inschrijven_stap("huishouden"), zin("Met wie zoekt u een woning?"), load=[State.openen], fouten=State.fouten
)
def huishouden() -> rx.Component:
    """Alone or together, and how many children."""
    return stap(
        "huishouden",
        t("Met wie zoekt u een woning?"),
        keuze("samen"),
        invoer("kinderen", inputmode="numeric", width="getal"),
    )  # fmt: skip


@page(
    routes.inschrijven_stap("medeaanvrager"),
    zin("Met wie schrijft u zich samen in?"),
    load=[State.openen],
    fouten=State.fouten,
)
def medeaanvrager() -> rx.Component:
    """The other person confirms in their own login, or at the desk."""
    return stap(
        "medeaanvrager",
        t("Met wie schrijft u zich samen in?"),
        invoer("mede_naam", spellcheck=False),
        keuze(
            "mede_weg",
            follow_up={
                "EMA": invoer("mede_email", inputmode="email", spellcheck=False),
                "MOB": invoer("mede_mobiel", inputmode="tel", width="kort"),
            },
        ),
    )  # fmt: skip


@page(routes.inschrijven_stap("inkomen"), zin("Wat is uw inkomen per jaar?"), load=[State.openen], fouten=State.fouten)
def inkomen() -> rx.Component:
    """An own statement; nobody asks for papers now."""
    return stap(
        "inkomen",
        t("Wat is uw inkomen per jaar?"),
        invoer("inkomen", width="kort", inputmode="decimal"),
        uitleg=t("U hoeft dit nu niet in te vullen en niets te bewijzen. Het helpt ons om te kijken welke huur bij u past."),
    )  # fmt: skip


@page(routes.inschrijven_stap("woonwensen"), zin("Wat voor woning zoekt u?"), load=[State.openen], fouten=State.fouten)
def woonwensen() -> rx.Component:
    """Wishes; every one of them may be left out."""
    return stap(
        "woonwensen",
        t("Wat voor woning zoekt u?"),
        text_area(
            **_veld("wens_plaatsen"), optional=True, rows=2, value=antwoord("wens_plaatsen"), max_length=200,
        ),
        kieslijst("wens_soort"),
        kieslijst("wens_kamers"),
        vinkje("wens_zonder_trap"),
        uitleg=t("U kunt deze vraag overslaan en later invullen. Klik dan op Verder."),
    )  # fmt: skip


@page(
    routes.inschrijven_stap("controleren"),
    zin("Controleer uw antwoorden"),
    load=[State.openen, PapierAfrondenState.laden, AntwoordState.feiten_laden],
    fouten=State.fouten,
)
def controleren() -> rx.Component:
    """Every answer with its way back, what is agreed to, and a button that says what it costs."""
    return screen(
        loaded(
            State.stap == "controleren",
            _antwoorden(t("Over u"), "naam", "geboortedatum", "adres"),
            _antwoorden(t("Contact"), "contact"),
            _antwoorden(t("Uw huishouden"), "huishouden", "medeaanvrager", "inkomen"),
            _antwoorden(t("Wat u zoekt"), "woonwensen"),
            rx.cond(BasisState.helpt != "", _op_papier(_klant_bevestigt()), form(
                rx.el.h2(t("Voorwaarden en privacy"), class_name="utrecht-heading-2"),
                rx.el.ul(
                    rx.el.li(State.kosten),
                    rx.el.li(met_feiten(t("U kunt zich binnen {bedenkdagen} dagen bedenken. Dan krijgt u uw geld terug. Kies dan bij Mijn inschrijving: Zie af van uw inschrijving."))),
                    rx.el.li(met_feiten(t("Uw inschrijving geldt {maanden} maanden. Wij sturen u op tijd bericht om te verlengen."))),
                    class_name="lijst",
                ),
                vinkje("akkoord"),
                vinkje("gelezen"),
                rx.el.p(
                    text_link(t("Lees de voorwaarden"), f"{here(routes.PRIVACY)}#voorwaarden", plain=True, target="_blank"),
                    " ",
                    text_link(t("Lees de privacyverklaring"), here(routes.PRIVACY), plain=True, target="_blank"),
                    class_name="utrecht-paragraph",
                ),
                on_submit=State.aanvragen,
                versie=State.versie,
                submit_label=State.order_knop,
            )),
            rx.cond(State.bewaard != "", saved_note(State.bewaard)),
            kom_er_niet_uit(),
        ),
        kop=t("Controleer uw antwoorden"),
        inleiding=t("Klopt alles? Dan kunt u zich inschrijven."),
        pad=routes.inschrijven_stap("controleren"),
        boven=rx.fragment(
            steps(
                State.nummer, State.totaal, t("Inschrijven"),
                back_link(t("Terug"), here(routes.inschrijven_stap("woonwensen"))),
            ),
            samen(),
            wat_ontbreekt("inschrijving", problems(State.fouten, State.melding, State.melding_verder)),
            aanbod(routes.inschrijven_stap("controleren")),
        ),
    )  # fmt: skip


def _op_papier(anders: rx.Component) -> rx.Component:
    """A form on paper is entered: the client agreed with a cross and a signature."""
    fouten = PapierAfrondenState.fout
    vinkjes = [checkbox(**{**_veld(name), "error": value(fouten, name)}) for name in ("akkoord", "gelezen")]
    return anders_op_papier("inschrijving", anders, *vinkjes, knop=t("Inschrijven"))


def _klant_bevestigt() -> rx.Component:
    """A medewerker filled in with the client; agreeing and paying stays with the client, in their own login."""
    return panel(
        rx.el.h2(t("De klant bevestigt zelf"), class_name="utrecht-heading-2"),
        rx.el.p(
            t("Lees de antwoorden samen door. Daarna krijgt de klant een bericht om in te loggen."),
            class_name="utrecht-paragraph",
        ),
        rx.el.p(
            t("De klant gaat akkoord en betaalt op een eigen apparaat. Vraag nooit om een code."),
            class_name="utrecht-paragraph",
        ),
        said(BevestigenState.melding, BevestigenState.melding_verder, "bevestigen-melding"),
        rx.cond(
            BevestigenState.verstuurd,
            rx.fragment(),
            button(t("Laat de klant bevestigen"), type="button", on_click=BevestigenState.laten_bevestigen),
        ),
        rx.el.p(
            text_link(t("Op het tweede scherm, of aan de telefoon bevestigen"), here(routes.BALIE_BEVESTIGEN)),
            class_name="utrecht-paragraph",
        ),
    )


def _antwoorden(kop: str, *stappen: str) -> rx.Component:
    """The answers to these questions, under one heading."""
    adressen = rx.Var.create([here(routes.inschrijven_stap(stap)) for stap in stappen])
    return rx.el.section(
        rx.el.h2(kop, class_name="utrecht-heading-3"),
        summary_list(
            (),
            rx.foreach(
                State.rijen,
                lambda rij: rx.cond(adressen.contains(rij.adres), summary_row(rij.vraag, rij.antwoord, rij.adres)),
            ),
        ),
        class_name="antwoorden",
    )


@page(
    routes.inschrijven_stap("betalen"),
    zin("Uw inschrijving betalen"),
    load=[BetalenState.nakijken, SignaalState.laden],
    fouten=BetalenState.fouten,
)
def betalen() -> rx.Component:
    """How the payment stands, and the button to pay; also where the payment page comes back to."""
    pay = form(
        on_submit=BetalenState.betalen,
        submit_label=BetalenState.knop,
    )
    explanation = rx.match(
        BetalenState.uitleg_soort,
        ("let-op", alert("let-op", BetalenState.uitleg)),
        ("info", alert("info", BetalenState.uitleg)),
        rx.fragment(),
    )
    return screen(
        aanbod(routes.inschrijven_stap("betalen")),
        loaded(
            BetalenState.nummer != "",
            problems(BetalenState.fouten, BetalenState.melding, BetalenState.melding_verder),
            explanation,
            rx.el.p(
                *sentence(t("Uw inschrijfnummer is {nummer}."), nummer=rx.el.strong(BetalenState.nummer, class_name="kenmerk")),
                class_name="utrecht-paragraph",
            ),
            rx.cond(
                BetalenState.kan_betalen,
                rx.fragment(
                    rx.el.p(
                        *sentence(
                            t("U moet nog {bedrag} betalen. Dat kan tot en met {dag}."),
                            bedrag=rx.el.strong(BetalenState.bedrag), dag=BetalenState.betalen_tot,
                        ),
                        class_name="utrecht-paragraph",
                    ),
                    pay,
                    rx.el.p(t("Kunt u niet betalen? Bel ons, dan zoeken wij een oplossing."), class_name="utrecht-paragraph"),
                ),
                link_button(t("Naar mijn overzicht"), here(routes.MIJN), "secundair"),
            ),
        ),
        kop=t("Uw inschrijving betalen"),
        pad=routes.inschrijven_stap("betalen"),
    )  # fmt: skip


@page(
    routes.inschrijven_stap("bevestiging"),
    zin("U bent ingeschreven"),
    load=[BetalenState.bevestiging_laden, AntwoordState.feiten_laden],
)
def bevestiging() -> rx.Component:
    """Number, date, until when, and what happens next."""
    return screen(
        loaded(
            BetalenState.inschrijfdatum != "",
            confirmation_panel(t("Gelukt. U bent ingeschreven."), t("Uw inschrijfnummer is"), BetalenState.nummer),
            summary_list(
                (),
                summary_row(t("Inschrijfdatum"), BetalenState.inschrijfdatum),
                summary_row(t("Geldig tot en met"), BetalenState.geldig_tot),
                summary_row(t("Controlecode"), code_text(BetalenState.ketencode)),
            ),
            rx.el.h2(t("Wat gebeurt er nu?"), class_name="utrecht-heading-2"),
            rx.el.ul(
                rx.el.li(t("U krijgt dit ook in een bericht. Bewaar het goed.")),
                rx.el.li(t("Niemand kan uw inschrijfdatum ongemerkt veranderen. De controlecode bewijst dat.")),
                rx.el.li(met_feiten(t("Wij sturen u bericht om te verlengen, {verlengweken} weken voor de laatste dag."))),
                class_name="lijst",
            ),
            link_button(t("Naar mijn overzicht"), here(routes.MIJN)),
        ),
        kop=t("U bent ingeschreven"),
        pad=routes.inschrijven_stap("bevestiging"),
    )  # fmt: skip
