"""The start page: what do you want to arrange?"""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import card_link, card_list
from portal.pages.page import here, page, screen


@page(routes.START, zin("Wat wilt u regelen?"))
def start() -> rx.Component:
    """For everyone: one card per thing, and a person within reach."""
    return screen(
        card_list(
            card_link(
                "house-plus",
                t("Inschrijven als woningzoekende"),
                t("Duurt ongeveer 10 minuten. U kunt tussendoor stoppen."),
                here(routes.INSCHRIJVEN),
            ),
            card_link(
                "search",
                t("Woningen bekijken"),
                t("Wat er nu vrij is, en hoe wij het verdelen."),
                here(routes.WONINGEN),
                "steen",
            ),
            card_link(
                "list-checks",
                t("Mijn overzicht"),
                t("Wat u moet doen, uw inschrijving en uw berichten."),
                here(routes.MIJN),
                "lucht",
            ),
            card_link(
                "phone-call",
                t("Bel mij terug"),
                t("U hoort meteen wie belt, en wanneer."),
                f"{here(routes.CONTACT)}#terugbellen",
                "steen",
                plain=True,
            ),
            card_link(
                "shield-check",
                t("Is dit bericht van ons?"),
                t("Controleer een mail, sms of brief."),
                here(routes.BERICHT_CONTROLEREN),
            ),
            card_link(
                "key-round",
                t("U huurt al bij ons"),
                t("Iets kapot, overlast of de huur opzeggen."),
                f"{here(routes.HULP)}#huurders",
                "lucht",
                plain=True,
            ),
            card_link(
                "building-2",
                t("Koper, bewoner of VvE"),
                t("Lees bij wie u moet zijn."),
                f"{here(routes.HULP)}#anderen",
                "steen",
                plain=True,
            ),
        ),
        kop=t("Wat wilt u regelen?"),
        inleiding=t("Een woning zoeken en huren. Stap voor stap. En lukt het niet alleen, dan helpen wij u."),
        pad=routes.START,
        breed=True,
    )
