"""Paper: a form for whoever would rather write, and the desk where it is entered."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal import i18n, routes
from portal.i18n import say, t, zin
from portal.pages.components import (
    PlainA,
    alert,
    button,
    button_row,
    checkbox,
    date_field,
    error_summary,
    form,
    hidden,
    link_button,
    panel,
    radio_group,
    select_field,
    sentence,
    text_area,
    text_field,
    work_item,
    work_list,
)
from portal.pages.page import here, loaded, page, said, screen, value
from portal.state.basis import BasisState
from portal.state.contact import postadres
from portal.state.papier import VOOR_IEDEREEN, BaliePapierState, OpPapierState, PapierAfrondenState


@page(routes.OP_PAPIER, zin("Op papier"), load=[OpPapierState.laden], fouten=OpPapierState.fouten)
def op_papier() -> rx.Component:
    """Print it, have it posted, or fetch it; the way back is the post or the desk."""
    State = OpPapierState  # noqa: N806  the State of this page
    return screen(
        rx.cond(
            State.te_vaak,
            alert("let-op", t("U vroeg al veel formulieren."), rx.el.p(t("Wacht even, of bel ons."))),
        ),
        rx.cond(
            State.verstuurd != "",
            alert(
                "goed",
                t("Het formulier gaat met de post."),
                rx.el.p(*sentence(t("De code is {code}."), code=rx.el.strong(State.verstuurd))),
                id="verstuurd",
                tab_index=-1,
                melden=True,
            ),
        ),
        said(State.melding, State.melding_verder),
        panel(
            rx.el.h2(t("Zelf printen"), class_name="utrecht-heading-2"),
            rx.el.p(
                t("Bent u ingelogd? Dan staat erop wat u al heeft ingevuld. Anders is het leeg."),
                class_name="utrecht-paragraph",
            ),
            form(
                radio_group(
                    name="stroom",
                    legend=t("Welk formulier?"),
                    value=State.gekozen,
                    options=[(stroom.naam, say(stroom.titel, i18n.language()), "") for stroom in VOOR_IEDEREEN],
                ),
                radio_group(
                    name="taal",
                    legend=t("In welke taal?"),
                    value=i18n.language(),
                    options=[("nl", t("Nederlands"), ""), ("en", t("Engels"), "")],
                ),
                checkbox(name="groot", label=t("Met grote letters")),
                action=routes.FORMULIER,
                submit_label=t("Download het formulier"),
            ),
            section=True,
        ),
        rx.cond(State.alleen_voor_u.length() > 0, _alleen_voor_u()),
        rx.cond(
            BasisState.ingelogd & ~BasisState.medewerker,
            panel(
                rx.el.h2(t("Met de post"), class_name="utrecht-heading-2"),
                rx.el.p(t("Wij sturen het formulier naar uw adres."), class_name="utrecht-paragraph"),
                error_summary(State.fouten),
                form(
                    select_field(
                        name="post_stroom",
                        label=t("Welk formulier?"),
                        options=State.formulieren,
                        value=State.gekozen,
                        error=value(State.fout, "post_stroom"),
                        width="vol",
                    ),
                    checkbox(name="post_groot", label=t("Met grote letters")),
                    on_submit=State.versturen,
                    submit_label=t("Stuur het mij met de post"),
                    soort="secundair",
                ),
                section=True,
            ),
        ),
        rx.el.h2(t("Hoe gaat het verder?"), class_name="utrecht-heading-2"),
        rx.el.ol(
            rx.el.li(t("Vul het formulier in met een pen. Is er een vak voor uw handtekening? Teken daar.")),
            rx.el.li(t("Stuur het naar ons, of geef het af op kantoor."), " ", postadres()),
            rx.el.li(t("Wij voeren het in. De dag waarop het binnenkomt, telt.")),
            rx.el.li(
                t("U krijgt bericht. Kost het geld? Dan staat daarin hoe u betaalt."),
                " ",
                t("Ontbreekt er iets? Dan bellen of schrijven wij."),
            ),
            class_name="lijst",
        ),
        kop=t("Op papier"),
        inleiding=t("U kunt alles ook met pen en papier doen. Het telt net zo goed."),
        pad=routes.OP_PAPIER,
        terug=(t("Contact"), here(routes.CONTACT)),
    )


def _alleen_voor_u() -> rx.Component:
    """What there is to ask of this person now: a renewal, or a co-applicant who did not answer yet."""
    return panel(
        rx.el.h2(t("Alleen voor u"), class_name="utrecht-heading-2"),
        rx.foreach(
            OpPapierState.alleen_voor_u,
            lambda keuze: rx.el.form(
                hidden("stroom", keuze.code),
                hidden("taal", i18n.language()),
                rx.el.p(rx.el.strong(keuze.tekst), class_name="utrecht-paragraph"),
                button(t("Download het formulier"), "secundair", waarvoor=keuze.tekst),
                action=routes.FORMULIER,
                method="post",
                on_submit=None,
                class_name="stapel",
                key=keuze.code,
            ),
        ),
        section=True,
    )


State = BaliePapierState


def _v(name: str) -> rx.Var[str]:
    return value(State.waarden, name)


def _f(name: str) -> rx.Var[str]:
    return value(State.fout, name)


@page(routes.BALIE_PAPIER, zin("Formulieren op papier"), load=[State.laden], fouten=State.fouten)
def balie_papier() -> rx.Component:
    """What came back: enter it, say what is missing, or send a fresh form."""
    return screen(
        loaded(
            State.geladen,
            error_summary(State.fouten),
            said(State.melding, State.melding_verder),
            rx.cond(State.gekozen_id != "", _ontbreekt()),
            rx.cond(State.verder_naar != "", _veranderd(), _invoeren()),
            work_list(
                t("Nog niet klaar"),
                State.formulieren.length(),
                rx.foreach(
                    State.formulieren,
                    lambda rij: work_item(
                        rij.titel,
                        rij.tekst,
                        rij.wanneer,
                        False,
                        rx.cond(
                            rij.in_invoer,
                            button(
                                t("Er ontbreekt iets"),
                                "secundair",
                                type="button",
                                waarvoor=rij.titel,
                                on_click=State.kiezen(rij.id),
                            ),
                        ),
                        key=rij.id,
                    ),
                ),
                leeg=t("Alle formulieren zijn ingevoerd."),
            ),
            _posten(),
        ),
        kop=t("Formulieren op papier"),
        inleiding=t("U voert in op de schermen van de klant. Bij elk antwoord staat dat u het invulde."),
        pad=routes.BALIE_PAPIER,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


def _veranderd() -> rx.Component:
    """A form of before: what is asked now stands on the client's pages, and may not stand on the paper."""
    return alert(
        "let-op",
        t("De vragen zijn veranderd sinds dit formulier is geprint."),
        t("Staat een antwoord niet op het papier? Bel de klant, of kies daarna: Er ontbreekt iets."),
        button_row(link_button(t("Ga verder met invoeren"), State.verder_naar)),
        id="veranderd",
        tab_index=-1,
        melden=True,
    )


def _invoeren() -> rx.Component:
    return panel(
        rx.el.h2(t("Een formulier invoeren"), class_name="utrecht-heading-2"),
        form(
            text_field(
                name="code",
                label=t("Code op het formulier"),
                hint=t("Bijvoorbeeld: F-7KM3-9QXF"),
                value=_v("code"),
                error=_f("code"),
                width="kort",
                spellcheck=False,
                max_length=40,
            ),
            date_field(
                name="ontvangen",
                legend=t("Wanneer kwam het binnen?"),
                hint=t("Deze dag telt voor de klant."),
                error=rx.cond(
                    _f("ontvangen_dag") != "",
                    _f("ontvangen_dag"),
                    rx.cond(_f("ontvangen_maand") != "", _f("ontvangen_maand"), _f("ontvangen_jaar")),
                ),
                dag=_v("ontvangen_dag"),
                maand=_v("ontvangen_maand"),
                jaar=_v("ontvangen_jaar"),
            ),
            text_field(
                name="bekend",
                label=t("Kennen wij deze klant al?"),
                hint=t("Vul dan een inschrijfnummer, e-mailadres of mobiel nummer in."),
                value=_v("bekend"),
                error=_f("bekend"),
                optional=True,
                spellcheck=False,
            ),
            _wie_het_is(),
            on_submit=State.invoeren,
            submit_label=t("Invoeren"),
        ),
        section=True,
    )


def _ontbreekt() -> rx.Component:
    return panel(
        rx.el.h2(t("Er ontbreekt iets"), id="ontbreekt-kop", tab_index=-1, class_name="utrecht-heading-2"),
        rx.el.p(State.gekozen_titel),
        form(
            text_area(
                name="ontbreekt",
                label=t("Wat ontbreekt er?"),
                hint=t("De klant leest dit. Bijvoorbeeld: uw geboortedatum."),
                value=_v("ontbreekt"),
                error=_f("ontbreekt"),
                rows=2,
                max_length=300,
            ),
            radio_group(
                name="hoe",
                legend=t("Hoe vragen wij het?"),
                value=_v("hoe"),
                error=_f("hoe"),
                options=[
                    ("bellen", t("Wij bellen"), t("Er komt een belofte op uw werklijst.")),
                    ("brief", t("Wij sturen een brief"), t("Met wat ontbreekt en wat wij al hebben.")),
                ],
            ),
            on_submit=State.terugleggen,
            submit_label=t("Vastleggen"),
        ),
        section=True,
    )


def _posten() -> rx.Component:
    return panel(
        rx.el.h2(t("Een formulier met de post sturen"), class_name="utrecht-heading-3"),
        form(
            text_field(
                name="klant",
                label=t("Inschrijfnummer, e-mailadres of mobiel nummer"),
                value=_v("klant"),
                error=_f("klant"),
                spellcheck=False,
            ),
            select_field(
                name="stroom",
                label=t("Welk formulier?"),
                options=State.soorten,
                value=_v("stroom"),
                error=_f("stroom"),
                width="vol",
            ),
            checkbox(name="groot", label=t("Met grote letters")),
            on_submit=State.posten,
            submit_label=t("Met de post sturen"),
            soort="secundair",
        ),
        section=True,
    )


def _wie_het_is() -> rx.Component:
    """Somebody we do not know, on a form that does not register them: copied from the paper."""
    return rx.el.details(
        rx.el.summary(t("Kennen wij de klant nog niet?"), class_name="uitklap__kop"),
        rx.el.p(
            t("Neem naam en adres over van het papier. Bij een inschrijving hoeft dit niet."),
            class_name="utrecht-paragraph",
        ),
        rx.el.div(
            *[
                text_field(
                    name=naam,
                    label=label,
                    value=_v(naam),
                    error=_f(naam),
                    optional=naam in ("tussenvoegsel", "toevoeging"),
                    width="kort" if naam in ("tussenvoegsel", "huisnummer", "toevoeging", "postcode") else "vol",
                    spellcheck=False,
                )
                for naam, label in (
                    ("voornaam", t("Voornaam")),
                    ("tussenvoegsel", t("Tussenvoegsel")),
                    ("achternaam", t("Achternaam")),
                    ("straat", t("Straat")),
                    ("huisnummer", t("Huisnummer")),
                    ("toevoeging", t("Toevoeging")),
                    ("postcode", t("Postcode")),
                    ("plaats", t("Woonplaats")),
                )
            ],
            class_name="stapel",
        ),
        open=State.fouten.length() > 0,
        class_name="uitklap",
    )


def op_papier_ingevoerd(stroom: str, *velden: rx.Component, knop: str, getekend: bool = True) -> rx.Component:
    """Instead of the client's own button: the medewerker saw on the paper what is asked here."""
    Afronden = PapierAfrondenState  # noqa: N806  the State of this part
    kop, uitleg = (
        (
            t("De klant tekende op papier"),
            t("Kruis alleen aan wat u op het papier ziet. Ontbreekt er iets? Ga dan naar Formulieren op papier."),
        )
        if getekend
        else (
            t("Alles van het papier is ingevoerd"),
            t("Vergelijk de antwoorden met het papier. De dag waarop het binnenkwam, telt."),
        )
    )
    return panel(
        rx.el.h2(kop, class_name="utrecht-heading-2"),
        rx.el.p(uitleg, class_name="utrecht-paragraph"),
        form(
            hidden("stroom", stroom),
            *velden,
            *(
                [
                    checkbox(
                        name="handtekening",
                        label=t("Ik heb de handtekening op het papier gezien"),
                        error=value(Afronden.fout, "handtekening"),
                    )
                ]
                if getekend
                else []
            ),
            on_submit=Afronden.afronden,
            submit_label=knop,
        ),
        rx.el.p(
            PlainA.create(
                t("Er ontbreekt iets"),
                href=here(routes.BALIE_PAPIER),
                class_name="utrecht-link utrecht-link--html-a",
            )
        ),
        section=True,
    )


def wat_ontbreekt(stroom: str | rx.Var[str], *anders: rx.Component) -> rx.Component:
    """What is wrong: with the answers of the client, or with the last step of entering a form of this flow."""
    Afronden = PapierAfrondenState  # noqa: N806  the State of this part
    return rx.cond(
        Afronden.stromen.contains(stroom),
        rx.fragment(error_summary(Afronden.fouten), said(Afronden.melding, Afronden.melding_verder)),
        rx.fragment(*anders),
    )


def anders_op_papier(stroom: str, gewoon: rx.Component, *velden: rx.Component, **anders: Any) -> rx.Component:
    """What a client presses; and in a tab in which this flow is entered from paper, what the medewerker saw."""
    return rx.cond(PapierAfrondenState.stromen.contains(stroom), op_papier_ingevoerd(stroom, *velden, **anders), gewoon)
