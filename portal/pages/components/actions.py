"""Buttons, links that look like buttons, cards and pictograms."""

from __future__ import annotations

from typing import Any, Literal

import reflex as rx

from portal.pages.components.markup import PlainA, Tekst, either, filled, joined

Soort = Literal["primair", "secundair", "gevaar"]
Toon = Literal["groen", "steen", "lucht"]

BUTTON_CLASS = {
    "primair": "utrecht-button utrecht-button--primary-action",
    "secundair": "utrecht-button utrecht-button--secondary-action",
    "gevaar": "utrecht-button utrecht-button--primary-action utrecht-button--danger",
}


def pictogram(name: Tekst) -> rx.Component:
    """A drawing from the sprite; it adds nothing to the text beside it, so screen readers skip it."""
    return rx.el.svg(
        rx.el.svg.use(href=joined("/pictogrammen.svg#", name)),
        class_name="pictogram",
        custom_attrs={"aria-hidden": "true", "focusable": "false"},
    )


def button(
    label: Tekst,
    soort: Soort = "primair",
    type: str = "submit",  # noqa: A002 (the name of the HTML attribute)
    picture: str = "",
    waarvoor: Tekst = "",
    **props: Any,
) -> rx.Component:
    """A button. One primary button a page; `gevaar` for what cannot be undone.

    `waarvoor` is read aloud only: it tells buttons with the same label apart.
    """
    return rx.el.button(
        *([pictogram(picture)] if picture else []),
        rx.el.span(label),
        either(filled(waarvoor), rx.el.span(": ", waarvoor, class_name="alleen-voorlezen")),
        type=type,
        class_name=BUTTON_CLASS[soort],
        **props,
    )


def link_button(
    label: Tekst, href: Tekst, soort: Soort = "primair", picture: str = "", plain: bool = False
) -> rx.Component:
    """A link that starts something; `plain` for HTTP routes, downloads and other sites."""
    link = PlainA.create if plain else rx.el.a
    return link(
        *([pictogram(picture)] if picture else []),
        rx.el.span(label),
        href=href,
        class_name=f"{BUTTON_CLASS[soort]} knop-link",
    )


def text_link(label: Tekst | rx.Component, href: Tekst, plain: bool = False, **props: Any) -> rx.Component:
    """A link in running text; `plain` for HTTP routes, downloads and other sites."""
    link = PlainA.create if plain else rx.el.a
    return link(label, href=href, class_name="utrecht-link utrecht-link--html-a", **props)


def back_link(label: Tekst, href: Tekst) -> rx.Component:
    """The way back, above the heading."""
    return rx.el.a(pictogram("chevron-left"), rx.el.span(label), href=href, class_name="terug utrecht-link--html-a")


def card_link(
    picture: str,
    titel: Tekst,
    tekst: Tekst,
    href: Tekst,
    toon: Toon = "groen",
    plain: bool = False,
    level: Literal[2, 3] = 2,
) -> rx.Component:
    """One thing a person can arrange; the whole card is the link, its heading the name."""
    heading = rx.el.h2 if level == 2 else rx.el.h3
    link = PlainA.create if plain else rx.el.a
    return rx.el.li(
        rx.el.span(pictogram(picture), class_name=f"tegel tegel--{toon}"),
        rx.el.div(
            heading(link(titel, href=href, class_name="kaart__link"), class_name="kaart__titel"),
            either(filled(tekst), rx.el.p(tekst, class_name="kaart__tekst")),
        ),
        class_name="kaart kaart--link",
    )


def way_list(naam: str, *ways: tuple[str, Tekst, Tekst]) -> rx.Component:
    """Where one can go from here: a pictogram, a text and an address each."""
    return rx.el.nav(
        rx.el.ul(
            *[
                rx.el.li(
                    rx.el.a(
                        pictogram(picture), rx.el.span(text), pictogram("chevron-right"), href=href, class_name="weg"
                    )
                )
                for picture, text, href in ways
            ],
            class_name="wegen",
            role="list",
        ),
        custom_attrs={"aria-label": naam},
    )


def card_list(*cards: rx.Component) -> rx.Component:
    """Cards beside and below each other."""
    return rx.el.ul(*cards, class_name="kaarten", role="list")


def button_row(*buttons: rx.Component) -> rx.Component:
    """Buttons beside each other, below each other on a phone."""
    return rx.el.div(*buttons, class_name="knoppen")
