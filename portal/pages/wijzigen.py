"""Changing one's own data, one subject a page: fill in, see what it means, save."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal import i18n, routes
from portal.i18n import Zin, say, t, zin
from portal.pages.code import code_vragen
from portal.pages.components import (
    button,
    button_row,
    empty_state,
    form,
    hidden,
    link_button,
    note,
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
        _gevolgen(),
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


def _gevolgen() -> rx.Component:
    return rx.fragment(
        rx.el.h3(t("Dit betekent het voor u"), class_name="utrecht-heading-3"),
        rx.el.ul(
            rx.foreach(State.gevolgen, lambda gevolg: rx.el.li(gevolg)),
            class_name="utrecht-unordered-list",
        ),
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
            t("Gaat u samenwonen, of juist uit elkaar?"),
            " ",
            text_link(t("Bekijk hoe u samen of apart verdergaat"), here(routes.SPLITSEN)),
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


@page(
    routes.MIJN_CONTACT,
    zin("Uw e-mail of telefoon wijzigen"),
    load=[State.contact_laden],
    fouten=State.fouten,
)
def contact() -> rx.Component:
    """Another e-mail address or number: a code along a way we knew, a code on the new one, and some days of rest."""
    return screen(
        loaded(
            State.geladen,
            problems(State.fouten, State.melding, State.melding_verder),
            rx.match(
                State.stap,
                ("invullen", _contact_invullen()),
                ("gevraagd", _contact_nakijken()),
                ("akkoord", _contact_bewijzen()),
                ("rust", _contact_rust()),
                _contact_klant(),
            ),
        ),
        kop=t("Uw e-mail of telefoon wijzigen"),
        pad=routes.MIJN_CONTACT,
        terug=(t("Mijn gegevens"), here(routes.MIJN_GEGEVENS)),
    )


def _contact_invullen() -> rx.Component:
    return rx.fragment(
        summary_list(State.rijen),
        form(
            text_field(
                name="contact",
                label=t("Nieuw e-mailadres of mobiel nummer"),
                hint=t("Het nieuwe komt in de plaats van het oude. Heeft u nog geen nummer? Dan voegt u het zo toe."),
                value=v("contact"),
                error=f("contact"),
                spellcheck=False,
                max_length=254,
            ),
            on_submit=State.contact_invullen,
            submit_label=t("Verder"),
        ),
        note(t("Wij sturen eerst een code naar een adres of nummer dat wij al van u kennen.")),
    )


def _stap_kop(tekst: str) -> rx.Component:
    return rx.el.h2(tekst, id="nakijken", tab_index=-1, class_name="utrecht-heading-2")


def _stoppen(tekst: str) -> rx.Component:
    return button(tekst, "secundair", type="button", on_click=State.contact_stoppen)


def _contact_nakijken() -> rx.Component:
    return panel(
        _stap_kop(t("Klopt dit?")),
        summary_list(State.rijen),
        _gevolgen(),
        code_vragen(
            tweede=State.tweede,
            fout=f("code"),
            on_submit=State.contact_akkoord,
            submit_label=t("Verder"),
            nieuwe_code=State.contact_nieuwe_code,
            pad=routes.MIJN_CONTACT,
            anders=_stoppen(t("Toch niet wijzigen")),
            wijziging=State.wijziging,
        ),
        section=True,
    )


def _contact_bewijzen() -> rx.Component:
    return panel(
        _stap_kop(t("Laat zien dat dit van u is")),
        code_vragen(
            tweede=State.tweede,
            fout=f("code"),
            on_submit=State.contact_bewijzen,
            submit_label=t("Bewaren"),
            nieuwe_code=State.contact_nieuwe_code,
            pad=routes.MIJN_CONTACT,
            label=t("Code"),
            anders=_stoppen(t("Toch niet wijzigen")),
            wijziging=State.wijziging,
        ),
        note(t("Krijgt u geen code? Kijk of het adres of nummer klopt, of bel ons.")),
        section=True,
    )


def _contact_rust() -> rx.Component:
    return panel(
        _stap_kop(t("Dit verandert binnenkort")),
        summary_list(State.rijen),
        rx.el.p(
            t("Tot die dag verandert er niets. U logt in zoals altijd."),
            " ",
            t("Wilt u het toch niet? Dan kunt u het nu nog stoppen."),
            class_name="utrecht-paragraph",
        ),
        button_row(_stoppen(t("Stop deze wijziging"))),
        section=True,
    )


def _contact_klant() -> rx.Component:
    """On the screens of a help session: the codes are the client's."""
    return rx.fragment(
        summary_list(State.rijen),
        rx.el.p(
            t("Dit doet de klant zelf, met een eigen inlog. De codes zijn alleen voor de klant."),
            class_name="utrecht-paragraph",
        ),
    )
