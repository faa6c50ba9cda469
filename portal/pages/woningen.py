"""What is on offer: the list, and one home."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    alert,
    back_link,
    data_table,
    form,
    link_button,
    panel,
    pictogram,
    select_field,
    summary_list,
    text_link,
)
from portal.pages.page import here, loaded, page, screen, value
from portal.pages.zoekprofiel import zoekopdracht_bewaren
from portal.state.woningen import Beeld, Stap, WoningenState, WoningKaart
from portal.view import Keuze

State = WoningenState


@page(
    routes.WONINGEN,
    zin("Woningen"),
    load=[State.laden],
    description=zin("Alle woningen die nu te huur of te koop zijn bij de corporaties in de regio."),
)
def woningen() -> rx.Component:
    """Filters, how many fit, and the homes."""
    return screen(
        loaded(
            State.geladen,
            _filters(),
            rx.el.section(
                rx.el.h2(State.gevonden, id="gevonden", tab_index=-1, class_name="utrecht-heading-2"),
                _gekozen(),
                zoekopdracht_bewaren(State.keuzes),
                rx.cond(
                    State.woningen.length() > 0,
                    rx.el.ul(rx.foreach(State.woningen, _kaart), class_name="woningen", role="list"),
                    _niets(),
                ),
                _bladeren(),
                class_name="stroom",
            ),
        ),
        kop=t("Woningen"),
        inleiding=t("Dit is er nu vrij bij de corporaties in de regio."),
        pad=routes.WONINGEN,
    )


def _filters() -> rx.Component:
    def lijst(name: str, label: str) -> rx.Component:
        return select_field(
            name=name,
            label=label,
            options=State.opties[name].to(list[Keuze]),
            value=value(State.keuzes, name),
            width="vol",
        )

    velden = form(
        rx.el.div(
            lijst("plaats", t("Plaats")),
            lijst("huur", t("Huur per maand")),
            lijst("kamers", t("Kamers")),
            lijst("soort", t("Soort woning")),
            lijst("toegankelijk", t("Wat heeft u nodig?")),
            lijst("label", t("Energielabel")),
            lijst("model", t("Hoe wordt de woning verdeeld?")),
            select_field(
                name="sorteer", label=t("Volgorde"), value=value(State.keuzes, "sorteer"), width="vol",
                options=[("", t("Nieuwste eerst")), ("huur", t("Laagste huur eerst")), ("sluit", t("Sluit het eerst"))],
            ),
            class_name="woningfilters__velden",
        ),
        on_submit=State.zoeken,
        submit_label=t("Zoeken"),
    )  # fmt: skip
    return rx.el.details(
        rx.el.summary(pictogram("search"), rx.el.span(t("Kies wat u zoekt")), class_name="woningfilters__kop"),
        velden,
        class_name="vlak woningfilters",
        key=State.gevonden,
    )


def _gekozen() -> rx.Component:
    def een(stap: rx.Var[Stap]) -> rx.Component:
        return rx.el.li(
            rx.el.a(
                rx.el.span(stap.tekst), pictogram("circle-x"), rx.el.span(": ", t("weghalen"), class_name="alleen-voorlezen"),
                href=stap.adres, class_name="keuzepil",
            ),
            key=stap.adres,
        )  # fmt: skip

    return rx.cond(
        State.gekozen.length() > 0,
        rx.el.ul(
            rx.foreach(State.gekozen, een),
            class_name="keuzepillen",
            role="list",
            custom_attrs={"aria-label": t("Hierop zoekt u")},
        ),
    )


def _niets() -> rx.Component:
    """Nothing fits: which wish to let go, with how many homes that gives."""
    return alert(
        "info",
        t("Er is nu geen woning die bij al uw wensen past"),
        rx.cond(
            State.ruimer.length() > 0,
            rx.fragment(
                rx.el.p(t("Laat een wens los, dan vindt u wel iets:")),
                rx.el.ul(
                    rx.foreach(State.ruimer, lambda stap: rx.el.li(text_link(stap.tekst, stap.adres), key=stap.adres)),
                    class_name="utrecht-unordered-list",
                ),
            ),
            rx.el.p(
                t("Laat meer dan een wens los, of kijk later nog eens."),
                " ",
                text_link(t("Toon alle woningen"), here(routes.WONINGEN)),
            ),
        ),
    )


def _kaart(woning: rx.Var[WoningKaart]) -> rx.Component:
    return rx.el.li(
        rx.cond(
            woning.beeld != "",
            # The address beside it says what it is; a list that reads out each picture is hard to follow.
            rx.el.img(src=woning.beeld, alt="", loading="lazy", class_name="woning__beeld"),
            rx.el.span(pictogram("house"), class_name="woning__beeld woning__beeld--leeg"),
        ),
        rx.el.div(
            rx.el.h3(rx.el.a(woning.titel, href=woning.adres, class_name="kaart__link"), class_name="kaart__titel"),
            rx.el.p(woning.straat, class_name="woning__straat"),
            rx.el.p(
                rx.el.strong(woning.huur), rx.cond(woning.per_maand, rx.fragment(" ", t("per maand")), rx.fragment()),
                class_name="woning__huur",
            ),
            rx.el.p(woning.kenmerken, class_name="woning__regel"),
            rx.el.p(rx.el.span(woning.hoe, class_name="woning__hoe"), class_name="woning__regel"),
            rx.cond(woning.sluit != "", rx.el.p(woning.sluit, class_name="woning__regel")),
            class_name="woning__tekst",
        ),
        class_name="kaart kaart--link woning",
        key=woning.adres,
    )  # fmt: skip


def _bladeren() -> rx.Component:
    return rx.cond(
        State.bladzijde != "",
        rx.el.nav(
            rx.cond(State.vorige != "", back_link(t("Vorige"), State.vorige)),
            rx.el.span(State.bladzijde),
            rx.cond(State.volgende != "", text_link(t("Volgende"), State.volgende)),
            class_name="bladeren",
            custom_attrs={"aria-label": t("Bladzijden")},
        ),
    )


@page(routes.WONING, zin("Woning"), load=[State.woning_laden], over=State.titel)
def woning() -> rx.Component:
    """Everything about one home."""
    return screen(
        loaded(State.geladen, rx.cond(State.weg, _weg(), rx.fragment(*_alles()))),
        kop=rx.cond(State.titel != "", State.titel, t("Woning")),
        pad=routes.WONINGEN,
        terug=(t("Alle woningen"), here(routes.WONINGEN)),
    )


def _weg() -> rx.Component:
    """Withdrawn, let or never there: which of these is nobody's business."""
    return alert(
        "info",
        t("Deze woning is niet meer te zien"),
        rx.el.p(t("Zij is verhuurd, gesloten of ingetrokken. Of de link klopt niet.")),
        rx.el.p(text_link(t("Bekijk de andere woningen"), here(routes.WONINGEN))),
    )


def _alles() -> list[rx.Component]:
    return [
        rx.el.p(
            rx.el.strong(State.huur, class_name="groot-getal__getal"),
            rx.cond(State.per_maand, rx.el.span(" ", t("per maand"), class_name="groot-getal__tekst")),
            class_name="groot-getal",
        ),
        rx.el.p(State.straat, " · ", State.verhuurder, class_name="utrecht-paragraph"),
        rx.el.ul(rx.foreach(State.beelden, _beeld), class_name="woningbeelden", role="list"),
        panel(
            rx.el.h2(t("Wanneer"), class_name="utrecht-heading-2"),
            summary_list(State.wanneer),
            section=True,
        ),
        panel(
            rx.el.h2(t("Hoe wordt deze woning verdeeld?"), class_name="utrecht-heading-2"),
            rx.el.p(rx.el.strong(State.hoe), class_name="utrecht-paragraph"),
            rx.el.p(State.hoe_uitleg, class_name="utrecht-paragraph"),
            rx.cond(State.intake != "", rx.el.p(State.intake, class_name="utrecht-paragraph")),
            rx.cond(
                State.past_bij.length() > 0,
                rx.fragment(
                    rx.el.h3(t("U past bij deze woning als"), class_name="utrecht-heading-3"),
                    _lijst(State.past_bij),
                ),
            ),
            rx.cond(
                State.volgorde.length() > 0,
                rx.fragment(
                    rx.el.h3(t("U krijgt voorrang als"), class_name="utrecht-heading-3"),
                    _lijst(State.volgorde),
                ),
            ),
            section=True,
        ),
        rx.cond(
            State.tekst.length() > 0,
            rx.el.section(
                rx.el.h2(t("Over deze woning"), class_name="utrecht-heading-2"),
                rx.foreach(State.tekst, lambda alinea: rx.el.p(alinea, class_name="utrecht-paragraph")),
                class_name="stroom",
            ),
        ),
        panel(
            rx.el.h2(t("Kenmerken"), class_name="utrecht-heading-2"),
            summary_list(State.kenmerken),
            section=True,
        ),
        rx.cond(
            State.opbouw.length() > 0,
            data_table(t("Wat u per maand betaalt"), [t("Onderdeel"), t("Bedrag")], State.opbouw),
        ),
        rx.cond(State.toeslag != "", rx.el.p(State.toeslag, class_name="utrecht-paragraph")),
        link_button(t("Schrijf u in om te reageren"), here(routes.INSCHRIJVEN), "secundair"),
    ]


def _beeld(beeld: rx.Var[Beeld]) -> rx.Component:
    return rx.el.li(rx.el.img(src=beeld.bron, alt=beeld.alt, class_name="woning__foto"), key=beeld.bron)


def _lijst(regels: rx.Var[list[str]]) -> rx.Component:
    return rx.el.ul(rx.foreach(regels, lambda regel: rx.el.li(regel)), class_name="utrecht-unordered-list")
