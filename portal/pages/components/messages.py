"""Messages to a client: a list of subjects that open."""

from __future__ import annotations

from typing import Any, Literal

import reflex as rx

from portal.i18n import t
from portal.pages.components.actions import pictogram
from portal.pages.components.feedback import status
from portal.pages.components.markup import Tekst, choose, either


def message(
    *text: rx.Component,
    onderwerp: Tekst,
    wanneer: Tekst,
    geopend: bool | rx.Var[bool],
    nieuw: bool | rx.Var[bool] = False,
    belangrijk: bool | rx.Var[bool] = False,
    on_click: Any = None,
    level: Literal[2, 3] = 2,
    **props: Any,
) -> rx.Component:
    """One message: its subject is a heading and a button, and the text stands below it once it is opened."""
    heading = rx.el.h2 if level == 2 else rx.el.h3
    return rx.el.li(
        rx.el.div(
            heading(
                rx.el.button(
                    rx.el.span(onderwerp),
                    pictogram("chevron-right"),
                    type="button",
                    class_name="bericht__knop",
                    on_click=on_click,
                    custom_attrs={"aria-expanded": choose(geopend, "true", "false")},
                ),
                class_name="bericht__onderwerp",
            ),
            rx.el.p(
                rx.el.span(wanneer),
                either(nieuw, status(t("nieuw"), "let-op")),
                either(belangrijk, status(t("belangrijk"), "info")),
                class_name="bericht__wanneer",
            ),
            class_name="bericht__kop",
        ),
        either(geopend, rx.el.div(*text, class_name="bericht__tekst stapel")),
        class_name=choose(nieuw, "bericht bericht--nieuw", "bericht"),
        **props,
    )


def message_list(*messages: rx.Component) -> rx.Component:
    """Messages below each other, newest first."""
    return rx.el.ul(*messages, class_name="berichten", role="list")
