"""Changing one's own data, one subject a page: fill in, see what it means, save."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal import i18n, routes
from portal.i18n import Zin, say, t, zin
from portal.pages.components import (
    button,
    empty_state,
    form,
    hidden,
    link_button,
    panel,
    select_field,
    summary_list,
    text_field,
    text_link,
)
from portal.pages.page import here, loaded, page, problems, screen, value
from portal.state.inschrijven import ADRESVELDEN, VELD_BIJ_NAAM, landkeuze
from portal.state.wijzigen import WijzigenState as State


def v(name: str) -> rx.Var[str]:
    """What was typed, or what we have."""
    return value(State.waarden, name)


def f(name: str) -> rx.Var[str]:
    """What is wrong with it."""
    return value(State.fout, name)


def _veld(name: str) -> dict[str, Any]:
    veld = VELD_BIJ_NAAM[name]
    return {"name": name, "label": say(veld.label), "hint": say(veld.hint) if veld.hint else "", "error": f(name)}


def _invoer(name: str, **props: Any) -> rx.Component:
    return text_field(**_veld(name), value=v(name), optional=VELD_BIJ_NAAM[name].optioneel, **props)


def _wijzigen(
    pad: str, kop: str, velden: tuple[str, ...], *fields: rx.Component, onder: rx.Component | None = None
) -> rx.Component:
    """A page of this kind; `velden` are the names that go along to the last button."""
    terug = (
        (t("Mijn gegevens"), here(routes.MIJN_GEGEVENS))
        if pad == routes.MIJN_ADRES
        else (t("Mijn inschrijving"), here(routes.MIJN_INSCHRIJVING))
    )
    invullen = rx.fragment(
        form(*fields, on_submit=State.verder, submit_label=t("Verder")), onder if onder is not None else rx.fragment()
    )
    nakijken = panel(
        rx.el.h2(t("Klopt dit?"), id="nakijken", tab_index=-1, class_name="utrecht-heading-2"),
        summary_list(State.rijen),
        rx.el.h3(t("Dit betekent het voor u"), class_name="utrecht-heading-3"),
        rx.el.ul(
            rx.foreach(State.gevolgen, lambda gevolg: rx.el.li(gevolg)),
            class_name="utrecht-unordered-list",
        ),
        form(
            *(hidden(naam, v(naam)) for naam in velden),
            on_submit=State.bewaren,
            submit_label=t("Bewaren"),
            versie=State.versie,
            secondary=button(t("Toch iets anders"), "secundair", type="button", on_click=State.terug),
        ),
        section=True,
    )
    return screen(
        loaded(
            State.geladen,
            problems(State.fouten, State.melding, State.melding_verder),
            rx.cond(
                State.kan,
                rx.cond(State.nakijken, nakijken, invullen),
                empty_state(
                    t("U staat nog niet ingeschreven."),
                    t("Inschrijven duurt ongeveer 10 minuten."),
                    link_button(t("Inschrijven"), here(routes.INSCHRIJVEN)),
                ),
            ),
        ),
        kop=kop,
        pad=pad,
        terug=terug,
    )


def _declare(pad: str, titel: Zin) -> Any:
    return page(pad, titel, load=[State.laden], fouten=State.fouten)


@_declare(routes.MIJN_ADRES, zin("Uw adres wijzigen"))
def adres() -> rx.Component:
    """A move."""
    return _wijzigen(
        routes.MIJN_ADRES,
        t("Uw adres wijzigen"),
        ADRESVELDEN,
        select_field(
            **_veld("land"), options=landkeuze(i18n.language()), value=rx.cond(v("land") != "", v("land"), "NL"),
            autocomplete="country",
        ),
        _invoer("straat", autocomplete="address-line1"),
        _invoer("huisnummer", inputmode="numeric", width="getal"),
        _invoer("toevoeging", width="getal"),
        _invoer("postcode", autocomplete="postal-code", width="postcode", spellcheck=False),
        _invoer("plaats", autocomplete="address-level2"),
    )  # fmt: skip


@_declare(routes.MIJN_HUISHOUDEN, zin("Uw huishouden wijzigen"))
def huishouden() -> rx.Component:
    """How many children; who registers together is for both to say."""
    return _wijzigen(
        routes.MIJN_HUISHOUDEN,
        t("Uw huishouden wijzigen"),
        ("kinderen",),
        _invoer("kinderen", inputmode="numeric", width="getal"),
        onder=rx.el.p(
            t("Gaat u samenwonen of uit elkaar?"),
            " ",
            text_link(t("Neem contact met ons op"), f"{here(routes.CONTACT)}?van={routes.MIJN_HUISHOUDEN}"),
            ".",
            class_name="utrecht-paragraph",
        ),
    )


@_declare(routes.MIJN_INKOMEN, zin("Uw inkomen wijzigen"))
def inkomen() -> rx.Component:
    """An own statement; nobody asks for papers now."""
    return _wijzigen(
        routes.MIJN_INKOMEN,
        t("Uw inkomen wijzigen"),
        ("inkomen",),
        _invoer("inkomen", inputmode="decimal", width="kort"),
    )
