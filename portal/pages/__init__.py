"""What the visitor sees. No queries, no rules. Each page is compiled once per language, with its own title."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import LANGUAGES, speaking, t, zin
from portal.pages import (
    advertenties,
    afscherming,
    afspraak,
    antwoorden,
    balie,
    balie_verzoeken,
    belofte,
    contact,
    demo,
    dossier,
    grens,
    hulp,
    inloggen,
    inschrijven,
    kansen,
    keuzes,
    klanten,
    maatwerk,
    machtiging,
    mijn,
    overlijden,
    papier,
    passkey,
    regie,
    sociale_kaart,
    splitsen,
    start,
    stijl,
    uitschrijven,
    verzoeken,
    wijzigen,
    woningen,
    zoekprofiel,
)
from portal.pages.page import PAGES, broken, not_found, page
from portal.routes import in_language

__all__ = [
    "PAGES",
    "advertenties",
    "afscherming",
    "afspraak",
    "antwoorden",
    "balie",
    "balie_verzoeken",
    "belofte",
    "broken",
    "contact",
    "demo",
    "dossier",
    "grens",
    "hulp",
    "inloggen",
    "inschrijven",
    "kansen",
    "keuzes",
    "klanten",
    "maatwerk",
    "machtiging",
    "mijn",
    "overlijden",
    "papier",
    "passkey",
    "regie",
    "register",
    "sociale_kaart",
    "splitsen",
    "start",
    "stijl",
    "uitschrijven",
    "verzoeken",
    "wijzigen",
    "woningen",
    "zoekprofiel",
]


page(routes.STIJL, zin("Stijl"))(stijl.stijl)


def register(app: rx.App) -> None:
    """Add every page in every language to the app, and the page for what does not exist."""
    for declared in PAGES:
        for language in LANGUAGES:
            with speaking(language):
                app.add_page(
                    declared.built_in(language),
                    route=in_language(declared.path, language),
                    title=declared.title_in(language),
                    description=t(declared.description.msgid),
                    on_load=declared.on_load,
                )
    app.add_page(not_found, route="404", title="Deze pagina bestaat niet")
