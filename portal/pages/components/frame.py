"""The page around every content: skip link, header, heading, content, help and footer."""

from __future__ import annotations

import reflex as rx

from portal import i18n, routes
from portal.i18n import t
from portal.pages.components.actions import back_link
from portal.pages.components.markup import PlainA, Tekst, either, filled, joined

REGIO = "Woonregio De Linde"
LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}


def page_frame(
    *content: rx.Component,
    kop: Tekst,
    pad: str,
    ingelogd: bool | rx.Var[bool],
    naam: Tekst,
    help: rx.Component | None,  # noqa: A002 (the help block; nobody asks Python for help here)
    inleiding: Tekst = "",
    medewerker: bool | rx.Var[bool] = False,
    verbinding: rx.Component | None = None,
    breed: bool = False,
    terug: tuple[Tekst, Tekst] | None = None,
    boven: rx.Component | None = None,
    naast: rx.Component | None = None,
    kop_zichtbaar: bool = True,
    regio: str = REGIO,
    dicht: str | rx.Var[str] = "",
) -> rx.Component:
    """A whole page.

    `kop` is the only h1 and takes focus after navigation; `pad` is the Dutch address, for the language switch.
    `medewerker` leads to the balie instead of to the own overview. `boven` stands above the heading
    (steps, error summary). `breed` is the start page: a street above the content and the help block below it, in
    full width. `dicht` is added to its class: a locked or hidden desk. `naast` stands beside the content on a wide screen, above the help. Without `help` the content takes
    the whole width: for staff, who are the help. `kop_zichtbaar=False` when a legend in the content is the heading.
    """
    heading = [rx.el.h1(kop, id="kop", tab_index=-1, class_name="utrecht-heading-1")] if kop_zichtbaar else []
    lead = either(
        filled(inleiding),
        rx.el.p(inleiding, class_name="utrecht-paragraph utrecht-paragraph--lead inleiding"),
    )
    above = [*([back_link(*terug)] if terug else []), *([boven] if boven is not None else [])]
    if breed:
        main = rx.el.main(
            rx.el.div(
                rx.el.div(*above, *heading, lead, class_name="omslag"),
                rx.el.div(class_name="straat", custom_attrs={"aria-hidden": "true"}),
                class_name="welkom",
            ),
            rx.el.div(*content, class_name="omslag breed stroom"),
            id="inhoud",
            tab_index=-1,
            class_name="inhoud",
        )
        body = [main, *_aside(help, class_name="omslag")]
    else:
        parts: list[rx.Component | rx.Var[rx.Component]] = [*above, *heading, lead, *content]
        look = "" if help is not None else " kolommen--een"
        if naast is None:
            main = rx.el.main(*parts, id="inhoud", tab_index=-1, class_name="inhoud stroom")
        else:
            look = " kolommen--naast"
            main = rx.el.main(
                rx.el.div(*parts, class_name="hoofd stroom"),
                rx.el.div(naast, class_name="naast stroom"),
                id="inhoud",
                tab_index=-1,
                class_name="inhoud",
            )
        body = [rx.el.div(main, *_aside(help), class_name=f"omslag kolommen{look}")]
    return rx.el.div(
        PlainA.create(
            t("Naar de inhoud"),
            href="#inhoud",
            class_name="utrecht-skip-link utrecht-skip-link--visible-on-focus",
        ),
        _header(pad, ingelogd, medewerker, naam, regio),
        *([verbinding] if verbinding is not None else []),
        *body,
        _footer(regio),
        lang=i18n.language(),
        class_name=joined("utrecht-document regio-thema pagina", dicht),
    )


def _aside(help: rx.Component | None, **props: str) -> list[rx.Component]:  # noqa: A002
    return [] if help is None else [rx.el.aside(help, custom_attrs={"aria-label": t("Hulp")}, **props)]


def _address(path: str) -> str:
    return routes.in_language(path, i18n.language())


def _header(
    pad: str, ingelogd: bool | rx.Var[bool], medewerker: bool | rx.Var[bool], naam: Tekst, regio: str
) -> rx.Component:
    other = "en" if i18n.language() == "nl" else "nl"
    brand = rx.el.a(
        rx.el.img(
            # As properties they would become an inline style, which the policy of the page refuses.
            src="/logo.svg",
            alt="",
            class_name="merk__teken",
            custom_attrs={"width": "40", "height": "40"},
        ),
        rx.el.span(regio, class_name="merk__naam"),
        href=_address(routes.START),
        class_name="merk",
    )
    switch = PlainA.create(
        LANGUAGE_NAMES[other],
        href=routes.in_language(pad, other),
        lang=other,
        href_lang=other,
        class_name="kopregel__taal",
    )
    who = either(filled(naam), rx.el.span(t("Ingelogd als"), " ", naam, class_name="alleen-voorlezen"))
    log_out = rx.el.form(
        rx.el.button(t("Uitloggen"), who, type="submit", class_name="kopregel__uit"),
        action=routes.UITLOGGEN,
        method="post",
        on_submit=None,
    )
    log_in = rx.el.li(rx.el.a(t("Inloggen"), href=_address(routes.INLOGGEN), class_name="kopregel__pil"))
    own = rx.fragment(
        rx.el.li(
            either(
                medewerker,
                rx.el.a(t("Balie"), href=_address(routes.BALIE), class_name="kopregel__pil"),
                rx.el.a(t("Mijn overzicht"), href=_address(routes.MIJN), class_name="kopregel__pil"),
            )
        ),
        rx.el.li(log_out),
    )
    help_link = rx.el.a(
        t("Hulp"),
        rx.el.span(" ", t("en contact"), class_name="alleen-ruim"),
        href=_address(routes.HULP),
        class_name="kopregel__link",
    )
    register = rx.el.a(t("Inschrijven"), href=_address(routes.INSCHRIJVEN), class_name="kopregel__link")
    return rx.el.header(
        rx.el.div(
            brand,
            switch,
            rx.el.nav(
                rx.el.ul(
                    either(ingelogd, rx.el.li(register, class_name="alleen-ruim"), rx.el.li(register)),
                    rx.el.li(help_link),
                    either(ingelogd, own, log_in),
                    class_name="kopregel__lijst",
                    role="list",
                ),
                class_name="kopregel__menu",
                custom_attrs={"aria-label": t("Hoofdmenu")},
            ),
            class_name="utrecht-page-header__content kopregel",
        ),
        class_name="utrecht-page-header",
    )


def _footer(regio: str) -> rx.Component:
    links = (
        (t("Is dit bericht van ons?"), routes.BERICHT_CONTROLEREN),
        (t("Toegankelijkheid"), routes.TOEGANKELIJKHEID),
        (t("Privacy"), routes.PRIVACY),
    )
    return rx.el.footer(
        rx.el.div(custom_attrs={"aria-hidden": "true"}, class_name="daken"),
        rx.el.div(
            rx.el.nav(
                rx.el.ul(
                    *[rx.el.li(rx.el.a(label, href=_address(path), class_name="voet__link")) for label, path in links],
                    class_name="voet__lijst",
                    role="list",
                ),
                custom_attrs={"aria-label": t("Over deze site")},
            ),
            rx.el.p(regio, class_name="voet__naam"),
            class_name="utrecht-page-footer__content voet",
        ),
        class_name="utrecht-page-footer",
    )
