"""HTTP routes beside the pages: login and logout, webhooks, downloads, health, and the headers on everything."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.routing import Route

from portal import routes
from portal.http import (
    aanbieder,
    document,
    download,
    formulier,
    health,
    login,
    passkey,
    primair,
    scherm,
    shell,
    tips,
    webhook,
)
from portal.http.trouble import with_reference
from portal.i18n import LANGUAGES
from portal.settings import settings


def app() -> Starlette:
    """Every HTTP route of the portal; the demo logins only where the demo is."""
    rows = [
        (routes.INLOGGEN_VERSTUREN, login.code_versturen_route, "POST"),
        (routes.INLOGGEN_BEVESTIGEN, login.bevestigen, "POST"),
        (routes.INLOGGEN_MET_BEWIJS, login.met_bewijs, "POST"),
        (routes.INLOGGEN_AANBIEDER, aanbieder.beginnen, "POST"),
        (routes.INLOGGEN_AANBIEDER_TERUG, aanbieder.terug, "GET"),
        (routes.INLOGGEN_AANBIEDER_AFGEMELD, aanbieder.afgemeld, "POST"),
        (routes.PASSKEY_VRAAG, passkey.vraag, "POST"),
        (routes.PASSKEY_ANTWOORD, passkey.antwoord, "POST"),
        (routes.UITLOGGEN, login.uitloggen, "POST"),
        (routes.TWEEDE_SCHERM_BEGINNEN, scherm.beginnen, "POST"),
        (routes.WEBHOOK_BETALING, webhook.betaling, "POST"),
        (routes.WEBHOOK_PRIMAIR, primair.levering, "POST"),
        (routes.GEGEVENS_JSON, download.alles_json, "GET"),
        (routes.GEGEVENS_HTML, download.alles_html, "GET"),
        (routes.AGENDABESTAND, download.agenda, "GET"),
        (routes.FORMULIER, formulier.formulier, "POST"),
        (routes.GEZONDHEID, health.gezondheid, "GET"),
        (routes.TIPS_AFMELDEN, tips.afmelden, "POST"),
        (routes.TIPS_AFMELDEN, tips.afmelden, "GET"),
        (routes.FOTO_TOEVOEGEN, document.foto_toevoegen_route, "POST"),
        (routes.document("{document}"), document.document, "GET"),
        *(
            (routes.in_language(path.replace("[gesprek]", "{gesprek}"), code), shell.klantbeeld, "GET")
            for path in sorted(routes.SHELLS)
            if "[gesprek]" in path
            for code in LANGUAGES
        ),
        *(
            (routes.in_language(path, code), shown, "GET")
            for code in LANGUAGES
            for path, shown in (
                (routes.verzoek_stap("{soort}", "{stap}"), shell.verzoek_stap),
                (routes.woning("{woning}"), shell.woning),
                (routes.mijn_verzoek("{verzoek}"), shell.mijn_verzoek),
                (routes.balie_verzoek("{verzoek}"), shell.balie_verzoek),
            )
        ),
    ]
    if settings().demo:
        rows.append((routes.INLOGGEN_DEMO, login.demo_login, "POST"))
    return Starlette(routes=[Route(path, with_reference(route), methods=[method]) for path, route, method in rows])
