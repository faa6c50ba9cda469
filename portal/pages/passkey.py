"""One's own passkeys; and the second half of the login of a colleague."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.code import MET_PASSKEY, ZONDER_PASSKEY, code_vragen, passkey_form, passkey_script
from portal.pages.components import (
    button,
    error_summary,
    link_button,
    note,
    panel,
    status,
    text_field,
)
from portal.pages.page import here, loaded, page, said, screen, value
from portal.state.basis import BasisState
from portal.state.inloggen import InloggenState as State
from portal.view import PasskeyOpScherm


@page(routes.PASSKEYS, zin("Uw passkeys"), load=[State.passkeys_laden], fouten=State.fouten)
def passkeys() -> rx.Component:
    """What one has, and adding another; a colleague who typed a code goes on here."""
    return screen(
        passkey_script(),
        loaded(
            State.geladen,
            error_summary(State.fouten),
            passkeymelding(),
            rx.match(
                State.passkeystap,
                ("niemand", _niemand()),
                (
                    "gebruiken",
                    panel(
                        rx.el.p(t("Uw code klopt. Gebruik nu uw passkey."), class_name="utrecht-paragraph"),
                        passkey_form("collega", t("Gebruik uw passkey"), primair=True),
                        _kan_niet(),
                        note(t("Bent u uw passkey kwijt? Vraag uw beheerder om een nieuwe te mogen maken.")),
                    ),
                ),
                rx.fragment(passkeylijst(), _toevoegen()),
            ),
        ),
        kop=t("Uw passkeys"),
        inleiding=t("Met een passkey logt u in met uw vinger, uw gezicht of de pincode van uw apparaat."),
        pad=routes.PASSKEYS,
        terug=(
            t("Terug"),
            rx.cond(
                BasisState.ingelogd,
                rx.cond(BasisState.medewerker, here(routes.BALIE), here(routes.MIJN_GEGEVENS)),
                here(routes.INLOGGEN),
            ),
        ),
    )


def _toevoegen() -> rx.Component:
    """The next step of adding one."""
    return rx.match(
        State.passkeystap,
        ("maken", _maken()),
        (
            "code",
            panel(
                _kop(t("Eerst nog een extra code")),
                code_vragen(
                    tweede=State.tweede,
                    fout=value(State.fout, "code"),
                    on_submit=State.passkeycode_typen,
                    submit_label=t("Verder"),
                    nieuwe_code=State.passkeycode_vragen,
                    pad=routes.PASSKEYS,
                ),
                section=True,
            ),
        ),
        (
            "opnieuw",
            panel(
                _kop(t("Een passkey toevoegen")),
                rx.el.p(
                    t("U logde een tijd geleden in. Laat eerst zien dat u het bent."), class_name="utrecht-paragraph"
                ),
                rx.cond(
                    State.passkeys.length() > 0,
                    passkey_form("bewijzen", t("Gebruik uw passkey")),
                    rx.el.p(t("Log uit en log opnieuw in."), class_name="utrecht-paragraph"),
                ),
                section=True,
            ),
        ),
        rx.cond(
            State.passkey_mag,
            rx.fragment(
                rx.el.div(
                    button(t("Passkey toevoegen"), type="button", on_click=State.passkeycode_vragen),
                    class_name=f"knoppen {MET_PASSKEY}",
                ),
                _kan_niet(),
                note(t("Een passkey kwijt? Log in met een code, of bel ons. Dat kan altijd.")),
            ),
            rx.el.p(t("U logt in bij uw organisatie. Daar regelt u ook uw passkeys."), class_name="utrecht-paragraph"),
        ),
    )


def _maken() -> rx.Component:
    return panel(
        _kop(t("Maak een passkey op dit apparaat")),
        rx.cond(
            ~State.passkey_mag,
            rx.el.p(t("Uw code klopt. U heeft nog geen passkey."), class_name="utrecht-paragraph"),
        ),
        passkey_form(
            "toevoegen",
            t("Maak de passkey"),
            text_field(
                name="naam",
                label=t("Hoe noemt u deze passkey?"),
                hint=t("Bijvoorbeeld: mijn telefoon. Zo herkent u hem later."),
                optional=True,
                max_length=40,
            ),
            primair=True,
        ),
        _kan_niet(),
        section=True,
    )


def _kop(tekst: str) -> rx.Component:
    return rx.el.h2(tekst, id="nakijken", tab_index=-1, class_name="utrecht-heading-2")


def _niemand() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("Hier ziet u uw eigen passkeys. Log daarvoor eerst in."), class_name="utrecht-paragraph"),
        link_button(t("Inloggen"), here(routes.INLOGGEN)),
    )


def _kan_niet() -> rx.Component:
    """For a browser without passkeys: why there is no button."""
    return rx.el.p(
        t("Deze browser kent geen passkeys. Gebruik een nieuwere browser, of een ander apparaat."),
        class_name=f"utrecht-paragraph {ZONDER_PASSKEY}",
    )


def passkeymelding() -> rx.Component:
    """What came of the last button about passkeys."""
    return said(State.melding, State.melding_verder, id="passkey-melding")


def passkeylijst() -> rx.Component:
    """The passkeys of whoever looks, each with when it was used last and a way to be rid of it."""
    return rx.cond(
        State.passkeys.length() > 0,
        rx.el.ul(rx.foreach(State.passkeys, _regel), class_name="passkeys", role="list"),
        rx.cond(
            State.passkey_mag, rx.el.p(t("U heeft nog geen passkey."), class_name="utrecht-paragraph"), rx.fragment()
        ),
    )


def _regel(passkey: rx.Var[PasskeyOpScherm]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.strong(passkey.naam),
            rx.cond(passkey.geblokkeerd, rx.fragment(" ", status(t("geblokkeerd"), "fout"))),
            rx.el.p(passkey.tekst, class_name="utrecht-paragraph"),
        ),
        button(
            t("Verwijderen"),
            "secundair",
            type="button",
            waarvoor=passkey.naam,
            on_click=State.passkey_verwijderen(passkey.id),
        ),
        key=passkey.id,
    )


def uw_passkeys() -> rx.Component:
    """On the page with one's own data: what one has, and where to add one."""
    return rx.cond(
        State.passkey_mag,
        rx.fragment(
            rx.el.h3(t("Inloggen met een passkey"), class_name="utrecht-heading-3"),
            passkeymelding(),
            rx.el.p(
                t("Met een passkey logt u in met uw vinger, uw gezicht of de pincode van uw apparaat."),
                class_name="utrecht-paragraph",
            ),
            passkeylijst(),
            rx.el.div(
                link_button(t("Passkey toevoegen"), here(routes.PASSKEYS), "secundair"),
                passkey_script(),
                class_name=MET_PASSKEY,
            ),
        ),
    )
