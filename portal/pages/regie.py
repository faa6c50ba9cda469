"""Who keeps the overview: on top of the klantbeeld, asking and taking over, and for the client."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    PlainA,
    alert,
    button,
    error_summary,
    form,
    link_button,
    panel,
    select_field,
    text_area,
    text_link,
    work_item,
    work_list,
)
from portal.pages.page import here, loaded, page, said, screen, value
from portal.state.regie import BovenKlantbeeldState, MijnRegieState, RegieBalieState, RegieState, RegieWerk


def boven_klantbeeld() -> rx.Component:
    """On top of the klantbeeld: how to speak with this client, and who keeps the overview."""
    State = BovenKlantbeeldState  # noqa: N806  the State of this part
    return rx.fragment(
        rx.cond(
            State.instructie != "",
            alert("let-op", t("Zo spreekt u deze klant"), rx.el.p(State.instructie), id="instructie"),
        ),
        rx.cond(State.regie != "", alert("info", State.regie)),
        rx.cond(
            State.stapelt != "",
            alert(
                "info",
                State.stapelt,
                rx.el.p(text_link(t("Vaste contactpersoon afspreken"), State.naar_regie)),
            ),
        ),
    )


def verder_met_klant() -> rx.Component:
    """Under the klantbeeld: what else can be done for this client."""
    State = BovenKlantbeeldState  # noqa: N806  the State of this part
    return rx.cond(
        State.geladen,
        rx.el.section(
            rx.el.h2(t("Meer doen voor deze klant"), class_name="utrecht-heading-2"),
            rx.el.div(
                link_button(t("Afwijken van een regel"), State.naar_maatwerk, "secundair", "scale"),
                link_button(t("Doorverwijzen"), State.naar_doorverwijzen, "secundair", "hand-heart"),
                link_button(t("Vaste contactpersoon"), State.naar_regie, "secundair", "user-check"),
                link_button(t("Veilig contact"), State.naar_contactafspraken, "secundair", "shield-check"),
                link_button(t("Notitie afschermen"), State.naar_afschermen, "secundair", "lock"),
                class_name="knoppen",
            ),
        ),
    )


@page(routes.BALIE_KLANT_REGIE, zin("Vaste contactpersoon"), load=[RegieState.laden], fouten=RegieState.fouten)
def regelen() -> rx.Component:
    """Ask somebody, or take over."""
    State = RegieState  # noqa: N806  the State of this page
    reden = text_area(
        name="reden",
        label=t("Waarom?"),
        hint=t("De klant leest dit."),
        value=value(State.waarden, "reden"),
        error=value(State.fout, "reden"),
        rows=2,
        max_length=300,
    )
    ask = form(
        select_field(
            name="medewerker",
            label=t("Wie houdt het overzicht?"),
            options=State.collegas,
            value=value(State.waarden, "medewerker"),
            error=value(State.fout, "medewerker"),
            width="vol",
        ),
        reden,
        on_submit=State.vragen,
        submit_label=t("Vragen"),
    )
    take = panel(
        rx.el.h2(t("Is deze collega er niet?"), class_name="utrecht-heading-2"),
        form(reden, on_submit=State.overnemen, submit_label=t("Ik neem het over"), soort="secundair"),
        section=True,
    )
    return screen(
        loaded(
            State.geladen,
            rx.cond(State.fouten.length() > 0, error_summary(State.fouten), said(State.melding, State.melding_verder)),
            rx.el.p(State.naam, class_name="utrecht-paragraph"),
            rx.cond(
                State.nu != "",
                rx.fragment(alert("info", State.nu), rx.cond(~State.eigen, take)),
                ask,
            ),
        ),
        kop=t("Vaste contactpersoon"),
        inleiding=t("Loopt er veel tegelijk? Dan houdt een collega het overzicht, en kent de klant een naam."),
        pad=routes.BALIE_KLANTEN,
        terug=(t("Klantbeeld"), State.terug),
        medewerkers=True,
    )


@page(routes.BALIE_REGIE, zin("Vaste contactpersoon"), load=[RegieBalieState.laden], fouten=RegieBalieState.fouten)
def eigen() -> rx.Component:
    """The clients of whom you keep the overview."""
    State = RegieBalieState  # noqa: N806  the State of this page
    stop = rx.cond(
        State.gekozen_id != "",
        panel(
            rx.el.h2(t("Stoppen als vaste contactpersoon"), id="gekozen", tab_index=-1, class_name="utrecht-heading-2"),
            rx.el.p(State.gekozen, class_name="utrecht-paragraph"),
            form(
                text_area(
                    name="reden",
                    label=t("Waarom?"),
                    hint=t("De klant leest dit."),
                    value=value(State.waarden, "reden"),
                    error=value(State.fout, "reden"),
                    rows=2,
                    max_length=300,
                ),
                on_submit=State.beeindigen,
                submit_label=t("Stoppen"),
            ),
            section=True,
        ),
    )
    return screen(
        loaded(
            State.geladen,
            rx.cond(State.fouten.length() > 0, error_summary(State.fouten), said(State.melding, State.melding_verder)),
            stop,
            work_list(
                t("Uw klanten"),
                State.klanten.length(),
                rx.foreach(State.klanten, _klant),
                leeg=t("U bent van niemand de vaste contactpersoon."),
            ),
        ),
        kop=t("Vaste contactpersoon"),
        inleiding=t("Voor deze klanten houdt u het overzicht."),
        pad=routes.BALIE_REGIE,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


def _klant(werk: RegieWerk) -> rx.Component:
    State = RegieBalieState  # noqa: N806  the State of this page
    return work_item(
        werk.titel,
        werk.tekst,
        werk.wanneer,
        False,
        rx.cond(
            werk.aanvaard,
            rx.fragment(),
            button(t("Ja, ik doe dit"), type="button", waarvoor=werk.titel, on_click=State.aanvaarden(werk.id)),
        ),
        button(
            rx.cond(werk.aanvaard, t("Stoppen"), t("Nee, dat lukt niet")),
            "secundair",
            type="button",
            waarvoor=werk.titel,
            on_click=State.kiezen(werk.id),
        ),
        key=werk.id,
    )


def mijn_regie() -> rx.Component:
    """At `/mijn`: your one colleague, by name, with the direct line."""
    return rx.cond(
        MijnRegieState.naam != "",
        panel(
            rx.el.h2(t("Uw vaste contactpersoon"), class_name="utrecht-heading-3"),
            rx.el.p(rx.el.strong(MijnRegieState.naam)),
            rx.el.p(
                PlainA.create(
                    t("Bel direct:"),
                    " ",
                    MijnRegieState.telefoon,
                    href=MijnRegieState.bellen,
                    class_name="utrecht-link utrecht-link--html-a",
                )
            ),
            rx.el.p(MijnRegieState.reden),
            section=True,
        ),
    )
