"""Help near you, and introducing a client to a partner."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    PlainA,
    button,
    checkbox,
    confirmation_panel,
    empty_state,
    error_summary,
    form,
    link_button,
    panel,
    pictogram,
    radio_group,
    select_field,
    text_area,
    text_field,
    work_item,
    work_list,
)
from portal.pages.page import here, loaded, page, problems, said, screen, value
from portal.state.sociale_kaart import (
    BuurtState,
    DoorverwijzenState,
    DoorverwijzingenBalieState,
    MijnDoorverwijzingState,
    PartnerOpScherm,
    Verwijzing,
    onderwerpkeuzes,
)
from portal.view import Keuze


@page(routes.HULP_IN_DE_BUURT, zin("Hulp bij u in de buurt"), load=[BuurtState.laden])
def buurt() -> rx.Component:
    """Partners by gemeente and subject."""
    return screen(
        loaded(
            BuurtState.geladen,
            form(
                select_field(
                    name="gemeente", label=t("Waar woont u?"), options=BuurtState.gemeenten,
                    value=value(BuurtState.waarden, "gemeente"), width="vol",
                ),
                select_field(
                    name="onderwerp", label=t("Waar gaat het over?"),
                    options=[("", t("Alle onderwerpen")), *onderwerpkeuzes()],
                    value=value(BuurtState.waarden, "onderwerp"), width="vol",
                ),
                on_submit=BuurtState.zoeken,
                submit_label=t("Toon hulp"),
            ),
            rx.el.section(
                rx.el.h2(BuurtState.gevonden, id="resultaten", tab_index=-1, class_name="utrecht-heading-2"),
                rx.cond(
                    BuurtState.partners.length() > 0,
                    rx.el.ul(rx.foreach(BuurtState.partners, _partner), class_name="gesprekken", role="list"),
                    empty_state(
                        t("Wij weten hier nog niemand voor."), t("Bel ons. Dan zoeken wij samen verder."), picture="map-pin"
                    ),
                ),
            ),
        ),
        kop=t("Hulp bij u in de buurt"),
        inleiding=t("Anderen die u kunnen helpen. Wij bewaren niet wat u hier kiest."),
        pad=routes.HULP_IN_DE_BUURT,
        terug=(t("Hulp en contact"), here(routes.HULP)),
    )  # fmt: skip


def _partner(partner: PartnerOpScherm) -> rx.Component:
    def line(picture: str, label: str, text: rx.Var[str]) -> rx.Component:
        return rx.el.li(
            pictogram(picture),
            rx.el.span(rx.el.span(label, " ", class_name="alleen-voorlezen"), text),
            class_name="partner__regel",
        )

    return rx.el.li(
        rx.el.h3(partner.naam, class_name="utrecht-heading-3"),
        rx.el.p(partner.waarvoor, class_name="utrecht-paragraph"),
        rx.el.p(
            PlainA.create(
                pictogram("phone"),
                rx.el.span(rx.el.span(t("Bel") + " ", class_name="alleen-voorlezen"), partner.telefoon),
                href=partner.bellen,
                class_name="partner__bel",
            )
        ),
        rx.el.ul(
            line("clock", t("Openingstijden:"), partner.open),
            line("wallet", t("Kosten:"), partner.kosten),
            line("languages", t("Talen:"), partner.talen),
            line("map-pin", t("Voor wie woont in:"), partner.waar),
            class_name="partner__lijst",
            role="list",
        ),
        class_name="vlak partner",
        key=partner.code,
    )  # fmt: skip


@page(
    routes.BALIE_KLANT_DOORVERWIJZEN,
    zin("Doorverwijzen"),
    load=[DoorverwijzenState.laden],
    fouten=DoorverwijzenState.fouten,
)
def doorverwijzen() -> rx.Component:
    """Who, to whom there, what is shared, and how the client says yes."""
    State = DoorverwijzenState  # noqa: N806  the State of this page

    def waarde(name: str) -> rx.Var[str]:
        return value(State.waarden, name)

    def fout(name: str) -> rx.Var[str]:
        return value(State.fout, name)

    ask = form(
        select_field(name="partner", label=t("Naar wie?"), options=State.partners, value=waarde("partner"), error=fout("partner"), width="vol"),
        text_field(name="contactpersoon", label=t("Wie is daar het aanspreekpunt?"), hint=t("Bel eerst even. Zo kent de klant meteen een naam."), value=waarde("contactpersoon"), error=fout("contactpersoon"), spellcheck=False),
        _delen(State.deelbaar, fout("delen")),
        text_area(name="toelichting", label=t("Wat mag de ander weten?"), hint=t("De klant en de ander lezen precies dit."), value=waarde("toelichting"), error=fout("toelichting"), rows=3, max_length=500),
        radio_group(
            name="toestemming", legend=t("Hoe geeft de klant toestemming?"), value=waarde("toestemming"), error=fout("toestemming"),
            options=[
                ("mondeling", t("De klant zegt nu ja"), t("Wij sturen het meteen.")),
                ("zelf", t("De klant kiest zelf in Mijn overzicht"), t("Wij sturen pas iets na een ja.")),
            ],
            follow_up={
                "mondeling": checkbox(
                    name="voorgelezen", label=t("Ik las voor wat wij delen, met wie en waarom. De klant zei ja."),
                    checked=waarde("voorgelezen") == "ja", error=fout("voorgelezen"),
                )
            },
        ),
        on_submit=State.versturen,
        submit_label=t("Doorverwijzen"),
    )  # fmt: skip
    done = rx.fragment(
        confirmation_panel(
            rx.cond(State.zelf, t("De klant kan nu zelf kiezen"), t("De klant is voorgesteld")),
            t("Het kenmerk is"),
            State.kenmerk,
        ),
        rx.el.p(
            rx.cond(
                State.zelf,
                t("Er is nog niets gedeeld. De klant krijgt een bericht."),
                t("Dat het contact lukt, kijkt u na. Het staat bij uw beloften."),
            ),
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
                ),
            ),
        ),
        kop=t("Doorverwijzen"),
        inleiding=t("Stel de klant voor aan iemand met een naam. Deel alleen wat de klant goed vindt."),
        pad=routes.BALIE_KLANTEN,
        terug=(t("Klantbeeld"), State.terug),
        medewerkers=True,
    )


def _delen(keuzes: rx.Var[list[Keuze]], error: rx.Var[str]) -> rx.Component:
    """What may go along, with what it is now; only what we know can be chosen."""

    def keuze(item: Keuze, index: rx.Var[int]) -> rx.Component:
        field = rx.cond(index == 0, "delen", f"delen-{item.code}")
        return rx.el.div(
            rx.el.input(
                type="checkbox",
                name=f"delen_{item.code}",
                value="ja",
                default_checked=value(DoorverwijzenState.waarden, f"delen_{item.code}") == "ja",
                class_name="utrecht-checkbox keuze__vak",
                custom_attrs={"id": field},
            ),
            rx.el.div(
                rx.el.label(
                    item.tekst,
                    html_for=field,
                    class_name="utrecht-form-label utrecht-form-label--checkbox keuze__label",
                ),
                rx.el.p(item.uitleg, class_name="utrecht-form-field-description veld__hint"),
            ),
            class_name="keuze",
            key=item.code,
        )

    return rx.el.fieldset(
        rx.el.legend(
            t("Wat delen wij?"),
            class_name="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend veld__legenda",
        ),
        rx.cond(
            error != "",
            rx.el.p(
                pictogram("circle-alert"),
                rx.el.span(rx.el.span(t("Fout:") + " ", class_name="alleen-voorlezen"), error),
                class_name="utrecht-form-field-error-message veld__fout",
            ),
        ),
        rx.el.div(rx.foreach(keuzes, keuze), class_name="keuzes"),
        class_name=rx.cond(
            error != "",
            "utrecht-form-fieldset utrecht-form-fieldset--html-fieldset veld veld--fout",
            "utrecht-form-fieldset utrecht-form-fieldset--html-fieldset veld",
        ),
    )


@page(
    routes.BALIE_DOORVERWIJZINGEN,
    zin("Doorverwijzingen"),
    load=[DoorverwijzingenBalieState.laden],
    fouten=DoorverwijzingenBalieState.fouten,
)
def nakijken() -> rx.Component:
    """Did the contact happen?"""
    State = DoorverwijzingenBalieState  # noqa: N806  the State of this page
    chosen = rx.cond(
        State.gekozen_id != "",
        panel(
            rx.el.h2(State.gekozen, id="gekozen", tab_index=-1, class_name="utrecht-heading-2"),
            form(
                radio_group(
                    name="uitkomst",
                    legend=t("Is het contact gelukt?"),
                    value=value(State.waarden, "uitkomst"),
                    error=value(State.fout, "uitkomst"),
                    options=[
                        ("gelukt", t("Ja, het is gelukt"), ""),
                        ("niet-gelukt", t("Nee, het is niet gelukt"), ""),
                        ("anders", t("Het liep anders"), ""),
                    ],
                ),
                text_area(
                    name="toelichting",
                    label=t("Hoe gaat het verder?"),
                    hint=t("De klant leest dit. Nodig als het niet is gelukt."),
                    value=value(State.waarden, "toelichting"),
                    error=value(State.fout, "toelichting"),
                    rows=3,
                    max_length=500,
                ),
                on_submit=State.afronden,
                submit_label=t("Bewaren en aan de klant sturen"),
            ),
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
                t("Loopt nog"),
                State.verwijzingen.length(),
                rx.foreach(State.verwijzingen, _werk),
                leeg=t("Er loopt geen doorverwijzing."),
            ),
        ),
        kop=t("Doorverwijzingen"),
        inleiding=t("Vraag de klant of het contact er kwam. Dat beloofden wij."),
        pad=routes.BALIE_DOORVERWIJZINGEN,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


def _werk(verwijzing: Verwijzing) -> rx.Component:
    return work_item(
        verwijzing.titel,
        verwijzing.tekst,
        verwijzing.wanneer,
        False,
        rx.cond(
            verwijzing.loopt,
            button(
                t("Nagekeken"),
                "secundair",
                type="button",
                waarvoor=verwijzing.titel,
                on_click=DoorverwijzingenBalieState.kiezen(verwijzing.id),
            ),
        ),
        key=verwijzing.id,
    )


def mijn_doorverwijzingen() -> rx.Component:
    """At `/mijn`: who we want to introduce the client to, and what we share then."""
    State = MijnDoorverwijzingState  # noqa: N806  the State of this part
    return rx.fragment(
        rx.cond(
            State.melding != "",
            rx.el.p(
                State.melding,
                rx.cond(State.melding_verder != "", rx.el.span(" ", State.melding_verder)),
                id="verwijzing-melding",
                tab_index=-1,
                role="status",
                class_name="utrecht-paragraph vlak",
            ),
        ),
        rx.cond(
            State.verwijzingen.length() > 0,
            rx.el.section(
                rx.el.h2(t("Anderen die u helpen"), class_name="utrecht-heading-2"),
                rx.el.ul(rx.foreach(State.verwijzingen, _mijn), class_name="gesprekken", role="list"),
            ),
        ),
    )


def _mijn(verwijzing: Verwijzing) -> rx.Component:
    State = MijnDoorverwijzingState  # noqa: N806  the State of this part
    answer = rx.el.div(
        button(
            t("Ja, dat is goed"),
            type="button",
            waarvoor=verwijzing.titel,
            on_click=State.beantwoorden(verwijzing.id, True),
        ),
        button(
            t("Nee, deel niets"),
            "secundair",
            type="button",
            waarvoor=verwijzing.titel,
            on_click=State.beantwoorden(verwijzing.id, False),
        ),
        class_name="knoppen",
    )
    stop = rx.el.div(
        button(
            t("Toestemming stoppen"),
            "secundair",
            type="button",
            waarvoor=verwijzing.titel,
            on_click=State.intrekken(verwijzing.id),
        ),
        class_name="knoppen",
    )
    return rx.el.li(
        rx.el.h3(verwijzing.titel, class_name="utrecht-heading-3"),
        rx.el.p(verwijzing.tekst, class_name="utrecht-paragraph"),
        rx.cond(
            verwijzing.gevraagd | verwijzing.loopt,
            rx.fragment(
                rx.el.p(
                    rx.cond(verwijzing.gevraagd, t("Dit willen wij delen:"), t("Dit deelden wij:")),
                    class_name="utrecht-paragraph",
                ),
                rx.el.ul(rx.foreach(verwijzing.deelt, lambda regel: rx.el.li(regel)), class_name="lijst"),
            ),
        ),
        rx.cond(verwijzing.gevraagd & State.mag_kiezen, answer),
        rx.cond(verwijzing.loopt, stop),
        class_name="vlak",
        key=verwijzing.id,
    )
