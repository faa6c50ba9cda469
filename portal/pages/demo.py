"""Only in the demo: logins by one click, and the outbox with every message."""

from __future__ import annotations

import reflex as rx

from portal import i18n, routes
from portal.i18n import t, zin
from portal.pages.components import PlainA, button, empty_state, hidden, panel, status
from portal.pages.page import page, screen
from portal.state.demo import DemoState
from portal.state.postvak import PostvakState, Verstuurd


def demo_logins() -> rx.Component:
    """One button for each person of the demo; empty anywhere else."""
    return rx.cond(
        DemoState.personen.length() > 0,
        panel(
            rx.el.h2(t("Demo: word iemand"), class_name="utrecht-heading-3"),
            rx.el.ul(
                rx.foreach(
                    DemoState.personen,
                    lambda persoon: rx.el.li(
                        rx.el.form(
                            hidden("taal", i18n.language()),
                            hidden("wie", persoon.email),
                            button(persoon.naam, "secundair"),
                            rx.el.span(persoon.wie),
                            action=routes.INLOGGEN_DEMO,
                            method="post",
                            on_submit=None,
                        ),
                        key=persoon.email,
                    ),
                ),
                class_name="demologins",
                role="list",
            ),
            section=True,
            class_name="demo",
        ),
    )


@page(routes.POSTVAK, zin("Postvak van de demo"), load=[PostvakState.laden])
def postvak() -> rx.Component:
    """Everything the portal sent: mail, SMS and letters."""
    return screen(
        rx.cond(
            PostvakState.berichten.length() > 0,
            rx.el.div(rx.foreach(PostvakState.berichten, _bericht), class_name="stapel"),
            empty_state(t("Er is nog niets verstuurd."), picture="mail"),
        ),
        kop=t("Postvak van de demo"),
        inleiding=t("Hier ziet u elk bericht dat het portaal verstuurt."),
        pad=routes.POSTVAK,
    )


def _bericht(bericht: Verstuurd) -> rx.Component:
    return rx.el.article(
        rx.el.h2(bericht.onderwerp, class_name="utrecht-heading-3"),
        rx.el.p(
            rx.match(bericht.kanaal, ("EMA", t("e-mail")), ("SMS", t("sms")), ("BRI", t("brief")), bericht.kanaal),
            " ",
            t("aan"),
            " ",
            bericht.naar,
            ", ",
            bericht.wanneer,
            " ",
            rx.match(
                bericht.status,
                ("verstuurd", status(t("verstuurd"), "goed")),
                ("mislukt", status(t("mislukt"), "fout")),
                status(t("wacht"), "info"),
            ),
        ),
        rx.foreach(bericht.tekst, lambda alinea: rx.el.p(alinea, class_name="utrecht-paragraph")),
        rx.cond(
            bericht.knop_adres != "",
            rx.el.p(
                PlainA.create(
                    bericht.knop_tekst, href=bericht.knop_adres, class_name="utrecht-link utrecht-link--html-a"
                )
            ),
        ),
        rx.el.p(t("Kenmerk"), ": ", rx.el.strong(bericht.kenmerk, class_name="kenmerk")),
        class_name="vlak",
    )
