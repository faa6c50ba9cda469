"""Logging in: an address, then the code. Plain HTML forms to HTTP routes; no password to remember."""

from __future__ import annotations

import reflex as rx

from portal import i18n, routes
from portal.i18n import t, zin
from portal.pages.code import MET_PASSKEY, naar_aanbieder, passkey_form
from portal.pages.components import (
    alert,
    date_field,
    error_summary,
    form,
    hidden,
    link_button,
    note,
    panel,
    sentence,
    text_field,
    text_link,
)
from portal.pages.demo import demo_logins
from portal.pages.page import here, loaded, page, said, screen, value
from portal.state.demo import DemoState
from portal.state.inloggen import InloggenState


def contact_form(doel: str, label: str) -> rx.Component:
    """An e-mail address or mobile number, and a button that sends a code there; of a colleague the address of work."""
    collega = InloggenState.als_collega
    return loaded(
        InloggenState.geladen,
        form(
            hidden("taal", i18n.language()),
            hidden("doel", rx.cond(collega, "collega", doel)),
            hidden("volgende", InloggenState.volgende),
            text_field(
                name="contact",
                label=rx.cond(collega, t("E-mailadres van uw werk"), t("E-mailadres of mobiel nummer")),
                hint=rx.cond(
                    collega,
                    t("Bijvoorbeeld: naam@organisatie.nl"),
                    t("Heeft u geen e-mail? Dan kan het met een sms."),
                ),
                error=value(InloggenState.fout, "contact"),
                value=InloggenState.getypt,
                autocomplete="username",
                spellcheck=False,
                max_length=254,
            ),
            action=routes.INLOGGEN_VERSTUREN,
            submit_label=label,
        ),
    )


@page(routes.INLOGGEN, zin("Inloggen"), load=[InloggenState.adres_laden, DemoState.laden], fouten=InloggenState.fouten)
def inloggen() -> rx.Component:
    """The first page of logging in."""
    collega = InloggenState.als_collega
    return screen(
        rx.el.p(
            rx.cond(
                collega,
                t("U krijgt een code in uw mail van het werk. Daarna gebruikt u uw passkey."),
                t("U krijgt een code van ons. Daarmee logt u in. U heeft geen wachtwoord nodig."),
            ),
            class_name="utrecht-paragraph",
        ),
        contact_form("inloggen", t("Stuur mij een code")),
        rx.cond(
            collega,
            rx.el.p(
                t("Werkt u niet bij ons?"),
                " ",
                text_link(t("Log in als klant"), here(routes.INLOGGEN), plain=True),
                class_name="utrecht-paragraph",
            ),
            rx.fragment(
                anders_inloggen(),
                met_code_van_ons(),
                rx.el.p(
                    t("Nog niet bij ons bekend?"),
                    " ",
                    text_link(t("Schrijf u in"), here(routes.INSCHRIJVEN)),
                    class_name="utrecht-paragraph",
                ),
            ),
        ),
        voor_collegas(),
        demo_logins(),
        kop=t("Inloggen"),
        pad=routes.INLOGGEN,
        boven=rx.fragment(
            error_summary(InloggenState.fouten), said(InloggenState.melding, InloggenState.melding_verder)
        ),
    )


def anders_inloggen() -> rx.Component:
    """A passkey where the browser knows them; and what a client has already, where there is such a thing."""
    naam, volgende = InloggenState.aanbieder, InloggenState.volgende
    return rx.el.div(
        rx.el.h2(t("Of log anders in"), class_name="utrecht-heading-3"),
        passkey_form("inloggen", t("Inloggen met een passkey"), hidden("volgende", volgende)),
        rx.cond(
            naam != "",
            naar_aanbieder("klant", t("Inloggen met {naam}", naam=naam), hidden("volgende", volgende)),
        ),
        class_name=rx.cond(naam != "", "anders", f"anders {MET_PASSKEY}"),
    )


def met_code_van_ons() -> rx.Component:
    """For who got a code at the desk or by letter: open when that is what went wrong."""
    return rx.el.details(
        rx.el.summary(t("Ik kreeg een code van u, op papier of op kantoor"), class_name="uitklap__kop"),
        form(
            hidden("taal", i18n.language()),
            text_field(
                name="bewijs",
                label=t("Code van ons"),
                hint=t("Bijvoorbeeld: 4KM7-9QXF"),
                error=value(InloggenState.fout, "bewijs"),
                autocomplete="one-time-code",
                width="kort",
                spellcheck=False,
                max_length=40,
            ),
            date_field(name="geboren", legend=t("Uw geboortedatum"), hint=t("Bijvoorbeeld: 31 3 1980"), birthday=True),
            action=routes.INLOGGEN_MET_BEWIJS,
            submit_label=t("Inloggen"),
            soort="secundair",
        ),
        open=value(InloggenState.fout, "bewijs") != "",
        class_name="uitklap",
    )


def voor_collegas() -> rx.Component:
    """The way in of who works here."""
    kop = rx.el.h2(t("Werkt u bij ons?"), class_name="utrecht-heading-3")
    label = t("Inloggen als medewerker")
    return rx.fragment(
        rx.cond(
            InloggenState.voor_collegas,
            panel(kop, naar_aanbieder("medewerker", label, hidden("volgende", InloggenState.volgende)), section=True),
        ),
        rx.cond(
            InloggenState.collega_met_code & ~InloggenState.als_collega,
            panel(
                kop,
                link_button(label, f"{here(routes.INLOGGEN)}?volgende={routes.BALIE}", "secundair", plain=True),
                section=True,
            ),
        ),
    )


@page(routes.INLOGGEN_CODE, zin("Vul de code in"), load=[InloggenState.code_laden], fouten=InloggenState.fouten)
def code() -> rx.Component:
    """The second page: the code that was sent."""
    address = rx.el.strong(InloggenState.waarheen)
    opnieuw = rx.cond(
        InloggenState.als_collega, f"{here(routes.INLOGGEN)}?volgende={routes.BALIE}", here(routes.INLOGGEN)
    )
    sent = rx.cond(
        InloggenState.per_sms,
        rx.fragment(*sentence(t("Wij stuurden een sms met 6 cijfers naar {adres}."), adres=address)),
        rx.fragment(*sentence(t("Wij stuurden een e-mail met 6 cijfers naar {adres}."), adres=address)),
    )
    asked = rx.fragment(
        rx.el.p(sent, class_name="utrecht-paragraph"),
        form(
            hidden("taal", i18n.language()),
            text_field(
                name="code",
                label=t("Code"),
                hint=t("Bijvoorbeeld: 123 456"),
                error=value(InloggenState.fout, "code"),
                autocomplete="one-time-code",
                inputmode="numeric",
                width="kort",
                spellcheck=False,
                max_length=40,
            ),
            action=routes.INLOGGEN_BEVESTIGEN,
            submit_label=t("Verder"),
            secondary=link_button(t("Vraag een nieuwe code"), opnieuw, "secundair"),
        ),
        note(t("Geen bericht? Kijk ook bij ongewenste mail (spam). Het kan een paar minuten duren.")),
    )
    none = rx.fragment(
        rx.el.p(
            t("Uw code werkt niet meer, of u vroeg hem in een andere browser. Vraag een nieuwe code."),
            class_name="utrecht-paragraph",
        ),
        link_button(t("Vraag een nieuwe code"), here(routes.INLOGGEN)),
    )
    return screen(
        loaded(InloggenState.geladen, rx.cond(InloggenState.wacht, asked, none)),
        kop=t("Vul de code in"),
        pad=routes.INLOGGEN_CODE,
        boven=error_summary(InloggenState.fouten),
    )


@page(routes.INLOGGEN_LINK, zin("Inloggen met de knop"), load=[InloggenState.link_laden])
def link() -> rx.Component:
    """Where the button in the mail leads: opening it changes nothing, the button here does."""
    here_asked = rx.fragment(
        rx.el.p(t("Klik op de knop. Dan bent u ingelogd."), class_name="utrecht-paragraph"),
        form(
            hidden("taal", i18n.language()),
            hidden("sleutel", InloggenState.sleutel),
            action=routes.INLOGGEN_BEVESTIGEN,
            submit_label=t("Inloggen"),
        ),
    )
    elsewhere = rx.fragment(
        rx.el.p(
            t("U vroeg de code op een ander apparaat of in een andere browser."),
            " ",
            t("Typ de code uit het bericht daar in. Of vraag hier een nieuwe code."),
            class_name="utrecht-paragraph",
        ),
        link_button(t("Vraag een nieuwe code"), here(routes.INLOGGEN)),
    )
    return screen(
        loaded(InloggenState.geladen, rx.cond(InloggenState.wacht, here_asked, elsewhere)),
        kop=t("Inloggen met de knop"),
        pad=routes.INLOGGEN_LINK,
    )


@page(
    routes.WIJZIGING_STOPPEN,
    zin("Stop de wijziging van uw e-mail of telefoon"),
    load=[InloggenState.stop_laden],
)
def wijziging_stoppen() -> rx.Component:
    """Where the button in a message about another address leads: opening it changes nothing, the button here does."""
    vraag = rx.fragment(
        rx.el.p(
            t("Iemand gaf een ander e-mailadres of mobiel nummer op voor uw inlog."),
            " ",
            t("Wilt u dat niet? Druk dan op de knop. Alles blijft dan zoals het was."),
            class_name="utrecht-paragraph",
        ),
        form(on_submit=InloggenState.stoppen, submit_label=t("Stop deze wijziging")),
        note(t("Heeft u dit zelf gedaan? Dan hoeft u niets te doen.")),
    )
    gestopt = rx.fragment(
        alert(
            "goed",
            t("De wijziging is gestopt. Er is niets veranderd."),
            rx.el.p(t("U bent overal uitgelogd. Was u het niet zelf? Bel ons dan.")),
            id="melding",
            tab_index=-1,
            melden=True,
        ),
        link_button(t("Inloggen"), here(routes.INLOGGEN)),
    )
    werkt_niet = alert(
        "let-op",
        t("Deze knop werkt niet meer."),
        rx.el.p(t("De wijziging is misschien al gestopt of al ingegaan. Bel ons. Dan kijken wij het na.")),
        id="melding",
        tab_index=-1,
        melden=True,
    )
    return screen(
        loaded(
            InloggenState.geladen,
            rx.match(
                InloggenState.gestopt,
                ("ja", gestopt),
                ("nee", werkt_niet),
                rx.cond(InloggenState.sleutel != "", vraag, werkt_niet),
            ),
        ),
        kop=t("Stop de wijziging"),
        pad=routes.WIJZIGING_STOPPEN,
    )
