"""The second proof of a heavy act, on every page that asks for one; and why another way to log in did not work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.database import perform, read
from portal.domain.toegang.aanbieder import KLANT, Aanmelduitkomst
from portal.domain.toegang.bevestigen import bevestigingscode_proberen, wacht_op_bevestiging
from portal.domain.toegang.passkey import Passkeyuitkomst
from portal.domain.toegang.rules import Uitkomst
from portal.i18n import t
from portal.settings import settings
from portal.state import gate
from portal.state.basis import HeeftVelden, foute_code, getypte_code
from portal.view import TweedeBewijs


async def tweede_bewijs(handeling: str, object_id: str) -> TweedeBewijs | None:
    """What waits in this login for a second proof, and with what it can be given; None when nothing does."""
    found = gate.who()
    wacht = await read(
        wacht_op_bevestiging, sessie_id=found.sessie_id, handeling=handeling, object_id=object_id, door=found.door
    )
    if wacht is None:
        return None
    # The provider confirms only for who logged in there.
    bij_aanbieder = wacht.aanbieder == KLANT and settings().aanbieder_bevestigt
    return TweedeBewijs(
        werkt=wacht.pogingen_over > 0,
        uitleg=t("Wij stuurden een code naar {waarheen}. De code werkt 10 minuten.", waarheen=wacht.waarheen),
        bevestigd=wacht.bevestigd,
        passkey=wacht.passkey,
        aanbieder=settings().oidc_klant_naam if bij_aanbieder else "",
        handeling=handeling,
        object_id=object_id,
    )


async def bewezen(state: HeeftVelden, form: Mapping[str, Any], *, handeling: str, object_id: str) -> bool:
    """Whether the second proof is there: what was typed is right, or it was given another way. Else it says why not."""
    found = gate.who()
    uitkomst = await perform(
        bevestigingscode_proberen,
        sessie_id=found.sessie_id,
        handeling=handeling,
        object_id=object_id,
        code=getypte_code(form),
        door=found.door,
    )
    if uitkomst is Uitkomst.GELUKT:
        return True
    foute_code(state, uitkomst)
    return False


def niet_gelukt(state: Any) -> bool:
    """Say what went wrong with a passkey or at the provider, when this page was opened to say so."""
    reden, verder = aanmeldfout(state.router.url.query_parameters.get("aanmelden", ""))
    if reden:
        state.melding, state.melding_verder = reden, verder
    return bool(reden)


def aanmeldfout(uitkomst: str) -> tuple[str, str]:
    """What went wrong with another way to log in or confirm, and the way on."""
    nog_eens = t("Probeer het nog eens. Of gebruik een code.")
    met_code = t("Log in met een code. Daarna kunt u het koppelen bij Mijn gegevens.")
    return {
        Aanmelduitkomst.AFGEBROKEN: (t("U bent gestopt bij de andere website."), nog_eens),
        Aanmelduitkomst.STIL: (t("De andere website doet het nu niet."), nog_eens),
        Aanmelduitkomst.MISLUKT: (t("Het is niet gelukt om te zien wie u bent."), nog_eens),
        Aanmelduitkomst.TE_LAAT: (t("Dit duurde te lang."), nog_eens),
        Aanmelduitkomst.ONBEKEND: (t("Deze manier van inloggen kennen wij nog niet van u."), met_code),
        Aanmelduitkomst.GEEN_COLLEGA: (
            t("U kunt hier nog niet werken met deze inlog."),
            t("Vraag de beheerder van uw organisatie om toegang."),
        ),
        Aanmelduitkomst.NIET_MEER_INGELOGD: (
            t("Wij moeten zeker weten dat u het bent."),
            t("Log eerst opnieuw in. Probeer het daarna binnen 10 minuten nog eens."),
        ),
        Aanmelduitkomst.VAN_EEN_ANDER: (
            t("Deze inlog hoort al bij iemand anders."),
            t("Klopt dat niet? Bel ons. Dan zoeken wij het samen uit."),
        ),
        Passkeyuitkomst.MISLUKT: (t("Uw passkey gaf geen goed antwoord."), nog_eens),
        Passkeyuitkomst.VERLOPEN: (t("Dit duurde te lang, of u begon op een ander apparaat."), nog_eens),
        Passkeyuitkomst.ONBEKEND: (
            t("Deze passkey kennen wij niet. Misschien is hij verwijderd."),
            t("Log in met een code. Bij Mijn gegevens kunt u een nieuwe passkey toevoegen."),
        ),
        Passkeyuitkomst.VAN_EEN_ANDER: (
            t("Deze passkey is niet van u."),
            t("Kies een passkey van uzelf. Of gebruik een code."),
        ),
        Passkeyuitkomst.VAN_COLLEGA: (
            t("Deze passkey is van een medewerker."),
            t("Werkt u bij ons? Log dan in als medewerker."),
        ),
        Passkeyuitkomst.GEBLOKKEERD: (
            t("Deze passkey is geblokkeerd. Er is misschien een kopie van gemaakt."),
            t("Log in met een code en maak een nieuwe. Of bel ons."),
        ),
        Passkeyuitkomst.EERST_BEWIJZEN: (
            t("Wij moeten eerst zeker weten dat u het bent."),
            t("Begin opnieuw met toevoegen. Lukt het niet? Bel ons."),
        ),
        Passkeyuitkomst.HEEFT_U_AL: (t("Deze passkey is al toegevoegd."), t("U hoeft niets te doen.")),
        Passkeyuitkomst.TE_VEEL: (t("U heeft al 10 passkeys."), t("Verwijder er eerst een.")),
        Passkeyuitkomst.TE_VAAK: (
            t("Er kwamen te veel verzoeken vanaf uw internetverbinding."),
            t("Bel ons, of probeer het over een uur nog eens."),
        ),
    }.get(uitkomst, ("", ""))
