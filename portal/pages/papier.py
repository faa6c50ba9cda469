"""Paper: a form for whoever would rather write, and the desk where it is entered."""

from __future__ import annotations

import reflex as rx

from portal import i18n, routes
from portal.i18n import t, zin
from portal.pages.components import (
    PlainA,
    alert,
    button,
    checkbox,
    date_field,
    error_summary,
    form,
    panel,
    radio_group,
    sentence,
    text_area,
    text_field,
    work_item,
    work_list,
)
from portal.pages.page import here, loaded, page, said, screen, value
from portal.state.basis import BasisState
from portal.state.contact import postadres
from portal.state.papier import BaliePapierState, OpPapierState, PapierAfrondenState


@page(routes.OP_PAPIER, zin("Inschrijven op papier"), load=[OpPapierState.laden], fouten=OpPapierState.fouten)
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
            rx.el.h2(t("Download het formulier"), class_name="utrecht-heading-2"),
            rx.el.p(
                t("Bent u ingelogd? Dan staat erop wat u al heeft ingevuld. Anders is het leeg."),
                class_name="utrecht-paragraph",
            ),
            form(
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
        rx.cond(
            BasisState.ingelogd & ~BasisState.medewerker,
            panel(
                rx.el.h2(t("Met de post"), class_name="utrecht-heading-2"),
                rx.el.p(t("Wij sturen het formulier naar uw adres."), class_name="utrecht-paragraph"),
                form(
                    checkbox(name="groot", field="groot-post", key="post", label=t("Met grote letters")),
                    on_submit=State.versturen,
                    submit_label=t("Stuur het mij met de post"),
                    soort="secundair",
                ),
                section=True,
            ),
        ),
        rx.el.h2(t("Hoe gaat het verder?"), class_name="utrecht-heading-2"),
        rx.el.ol(
            rx.el.li(t("Vul het formulier in met een pen. Zet uw handtekening.")),
            rx.el.li(t("Stuur het naar ons, of geef het af op kantoor."), " ", postadres()),
            rx.el.li(t("Wij voeren het in. De dag waarop het binnenkomt, telt.")),
            rx.el.li(
                t("U krijgt een brief. Daarin staat hoe u betaalt. Ontbreekt er iets? Dan bellen of schrijven wij.")
            ),
            class_name="lijst",
        ),
        kop=t("Inschrijven op papier"),
        inleiding=t("U kunt alles ook met pen en papier doen. Het telt net zo goed."),
        pad=routes.OP_PAPIER,
        terug=(t("Inschrijven"), here(routes.INSCHRIJVEN)),
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
            _invoeren(),
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
            checkbox(name="groot", label=t("Met grote letters")),
            on_submit=State.posten,
            submit_label=t("Met de post sturen"),
            soort="secundair",
        ),
        section=True,
    )


def wat_ontbreekt_op_papier() -> rx.Component:
    """What is wrong with the last step of entering a form."""
    return rx.fragment(
        error_summary(PapierAfrondenState.fouten),
        said(PapierAfrondenState.melding, PapierAfrondenState.melding_verder),
    )


def handtekening(akkoord: rx.Component, gelezen: rx.Component) -> rx.Component:
    """Instead of the client's own button: the medewerker saw the crosses and the signature on the paper."""
    Afronden = PapierAfrondenState  # noqa: N806  the State of this part
    return panel(
        rx.el.h2(t("De klant tekende op papier"), class_name="utrecht-heading-2"),
        rx.el.p(
            t("Kruis alleen aan wat u op het papier ziet. Ontbreekt er iets? Ga dan naar Formulieren op papier."),
            class_name="utrecht-paragraph",
        ),
        form(
            akkoord,
            gelezen,
            checkbox(
                name="handtekening",
                label=t("Ik heb de handtekening op het papier gezien"),
                error=value(Afronden.fout, "handtekening"),
            ),
            on_submit=Afronden.afronden,
            submit_label=t("Inschrijven"),
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
