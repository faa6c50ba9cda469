"""Equal chances: whether everybody gets as far, whichever way they take."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import data_table, empty_state
from portal.pages.page import here, loaded, page, screen
from portal.state.kansen import KansenState as State


@page(routes.BALIE_KANSEN, zin("Gelijke kansen"), load=[State.laden])
def kansen() -> rx.Component:
    """For each finished quarter a chart and the table under it."""
    return screen(
        loaded(State.geladen, rx.el.div(rx.foreach(State.kwartalen, _kwartaal), class_name="stapel")),
        kop=t("Gelijke kansen"),
        inleiding=t(
            "Komt iedereen even ver? Op een scherm, samen met ons of op papier. Kleine aantallen staan er niet."
        ),
        pad=routes.BALIE_KANSEN,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


def _kwartaal(kwartaal: rx.Var) -> rx.Component:
    table = data_table(
        t("Inschrijven, naar hoe iemand het deed"),
        (t("Hoe"), t("Gelukt"), t("Niet doorgegaan"), t("Duur (midden)")),
        kwartaal.rijen.to(list[list[str]]),
    )
    return rx.el.section(
        rx.el.h2(kwartaal.kop, class_name="utrecht-heading-2"),
        rx.cond(
            kwartaal.leeg,
            empty_state(t("Nog niemand"), t("In dit kwartaal was er niets te tellen.")),
            rx.el.div(
                rx.el.h3(t("Hoeveel van de 100 mensen slaagden"), class_name="utrecht-heading-3"),
                rx.el.ul(rx.foreach(kwartaal.staven, _staaf), class_name="staven", role="list"),
                table,
                class_name="stapel",
            ),
        ),
        key=kwartaal.kop,
    )


def _staaf(staaf: rx.Var) -> rx.Component:
    # The bar repeats the number beside it: screen readers read the number.
    bar = rx.el.progress(custom_attrs={"aria-hidden": "true"}, value=staaf.procent, max=100)
    return rx.el.li(
        rx.el.span(staaf.naam, class_name="staven__naam"),
        rx.cond(staaf.zichtbaar, bar),
        rx.el.span(staaf.tekst),
        key=staaf.naam,
    )
