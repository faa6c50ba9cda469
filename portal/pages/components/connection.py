"""What a visitor reads when the page cannot reach us, and how to reach us then."""

from __future__ import annotations

from collections.abc import Callable

import reflex as rx
from reflex_components_core.core.banner import has_connection_errors

from portal import i18n
from portal.i18n import t
from portal.pages.components.actions import pictogram
from portal.pages.components.markup import PlainA, Tekst


def connection_notice(hydrated: rx.Var[bool], telefoon: str, tijden: str) -> rx.Component:
    """Shown by the stylesheet, 5 seconds after the page, as long as the page has no connection with us."""
    return rx.cond(
        hydrated,
        rx.fragment(),
        rx.el.div(
            _notice(
                t("Er is nog geen verbinding tussen u en ons."),
                t("Wacht even, of laad de pagina opnieuw. U kunt de tekst wel lezen."),
                telefoon,
                tijden,
            ),
            role="status",
            class_name="verbinding verbinding--wacht",
        ),
    )


def lost_connection(telefoon: str, tijden: str) -> rx.Component:
    """Says that the connection was lost; without JavaScript, that nothing can be sent from here."""
    return rx.fragment(
        rx.el.div(
            rx.cond(
                has_connection_errors,
                rx.el.div(
                    _notice(
                        t("De verbinding is even weg."),
                        t("Laat deze pagina open. Wij proberen het steeds opnieuw. Wat u heeft verstuurd, is bewaard."),
                        telefoon,
                        tijden,
                    ),
                    class_name="verbinding",
                ),
            ),
            role="status",
        ),
        rx.el.noscript(
            rx.el.div(
                _notice(
                    t("U kunt hier nu alleen lezen."),
                    t("JavaScript staat uit in uw browser. Zet het aan. Dan kunt u ook invullen en versturen."),
                    telefoon,
                    tijden,
                ),
                class_name="verbinding",
            ),
        ),
    )


def broken_page(telefoon: str, telefoon_link: str, tijden: Callable[[], str]) -> rx.Component:
    """What stands there when a page itself fails to draw; in every language, the stylesheet shows that of the page."""

    def told(language: str) -> rx.Component:
        with i18n.speaking(language):
            return rx.el.section(
                rx.el.h1(t("Er ging iets mis bij ons"), class_name="utrecht-heading-1"),
                rx.el.p(
                    t("Deze pagina doet het nu niet. Dat ligt niet aan u. Wat u heeft verstuurd, is bewaard."),
                    class_name="utrecht-paragraph",
                ),
                rx.el.p(
                    PlainA.create(t("Laad de pagina opnieuw"), href="", class_name="utrecht-link utrecht-link--html-a"),
                    class_name="utrecht-paragraph",
                ),
                rx.el.p(
                    t("Lukt het dan nog niet? Bel ons:"),
                    " ",
                    PlainA.create(telefoon, href=telefoon_link, class_name="utrecht-link utrecht-link--html-a"),
                    ". ",
                    tijden(),
                    class_name="utrecht-paragraph",
                ),
                lang=language,
                class_name=f"kapot kapot--{language} stapel",
            )

    def title(language: str) -> str:
        with i18n.speaking(language):
            return t("Er ging iets mis bij ons")

    return rx.el.main(
        rx.el.title(" / ".join(title(language) for language in i18n.LANGUAGES)),
        *[told(language) for language in i18n.LANGUAGES],
        class_name="utrecht-document regio-thema pagina kapot__pagina",
    )


def _notice(titel: Tekst, tekst: Tekst, telefoon: str, tijden: str) -> rx.Component:
    return rx.el.div(
        pictogram("wifi-off"),
        rx.el.div(
            rx.el.p(rx.el.strong(titel)),
            rx.el.p(tekst),
            rx.el.p(t("Bellen kan ook: {telefoon}. {tijden}", telefoon=telefoon, tijden=tijden)),
        ),
        class_name="verbinding__binnen",
    )
