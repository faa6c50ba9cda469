"""The desk: what waits for a medewerker, by deadline."""

from __future__ import annotations

from collections.abc import Callable

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import button, date_field, empty_state, error_summary, form, status, text_area, text_field
from portal.pages.page import loaded, page, said, screen, value
from portal.state.balie import BalieState, Werk


@page(routes.BALIE, zin("Balie"), load=[BalieState.laden])
def balie() -> rx.Component:
    """Promises first; then odd payments, proposals, and messages that did not arrive."""
    return screen(
        loaded(
            BalieState.geladen,
            error_summary(BalieState.fouten),
            said(BalieState.melding, BalieState.melding_verder),
            _lijst(
                t("Beloften"),
                BalieState.beloften,
                t("Er zijn geen open beloften."),
                lambda werk: button(t("Gebeld"), "secundair", type="button", on_click=BalieState.gebeld(werk.id)),
            ),
            _lijst(
                t("Betalingen om na te kijken"),
                BalieState.betalingen,
                t("Er zijn geen vreemde betalingen."),
                lambda werk: button(
                    t("Terugbetalen"), "secundair", type="button", on_click=BalieState.terugbetalen(werk.id)
                ),
            ),
            _lijst(
                t("Voorstellen voor een andere inschrijfdatum"),
                BalieState.voorstellen,
                t("Er zijn geen voorstellen."),
                lambda werk: rx.el.div(
                    button(t("Goedkeuren"), type="button", on_click=BalieState.beoordelen(werk.id, True)),
                    button(t("Afwijzen"), "secundair", type="button", on_click=BalieState.beoordelen(werk.id, False)),
                    class_name="knoppen",
                ),
            ),
            _voorstellen(),
            _lijst(t("Berichten die niet aankwamen"), BalieState.onbezorgd, t("Alles is aangekomen."), None),
            rx.el.p(t("Klanten kunnen nog geen bestanden sturen. Daarom is er nog geen controle op virussen.")),
        ),
        kop=t("Balie"),
        inleiding=t("Wat er op u wacht. De kortste termijn staat bovenaan."),
        pad=routes.BALIE,
    )


def _lijst(
    kop: str, werk: rx.Var[list[Werk]], leeg: str, knoppen: Callable[[Werk], rx.Component] | None
) -> rx.Component:
    def regel(item: Werk) -> rx.Component:
        return rx.el.li(
            rx.el.h3(item.titel, class_name="taak__titel"),
            rx.cond(item.tekst != "", rx.el.p(item.tekst, class_name="taak__tekst")),
            rx.el.p(
                item.wanneer,
                rx.cond(item.te_laat, rx.fragment(" ", status(t("te laat"), "fout"))),
                class_name="taak__wanneer",
            ),
            *([knoppen(item)] if knoppen else []),
            class_name="vlak werk",
            key=item.id,
        )

    return rx.el.section(
        rx.el.h2(kop, class_name="utrecht-heading-2"),
        rx.cond(
            werk.length() > 0, rx.el.ul(rx.foreach(werk, regel), class_name="werklijst", role="list"), empty_state(leeg)
        ),
    )


def _voorstellen() -> rx.Component:
    def v(name: str) -> rx.Var[str]:
        return value(BalieState.waarden, name)

    def f(name: str) -> rx.Var[str]:
        return value(BalieState.fout, name)

    return rx.el.section(
        rx.el.h3(t("Stel een andere inschrijfdatum voor"), class_name="utrecht-heading-3"),
        form(
            text_field(name="nummer", label=t("Inschrijfnummer"), value=v("nummer"), error=f("nummer"), width="kort"),
            date_field(
                name="datum",
                legend=t("Nieuwe inschrijfdatum"),
                error=rx.cond(
                    f("datum_dag") != "",
                    f("datum_dag"),
                    rx.cond(f("datum_maand") != "", f("datum_maand"), f("datum_jaar")),
                ),
                dag=v("datum_dag"),
                maand=v("datum_maand"),
                jaar=v("datum_jaar"),
            ),
            text_area(
                name="reden",
                label=t("Waarom?"),
                hint=t("De klant leest dit."),
                value=v("reden"),
                error=f("reden"),
                rows=2,
                max_length=300,
            ),
            on_submit=BalieState.datum_voorstellen,
            submit_label=t("Voorstellen"),
        ),
    )
