"""The questions of a request for contact in words: what stands on the screen and on the paper form."""

from __future__ import annotations

from collections.abc import Mapping

from portal.domain.contactmoment.model import Tolk, Wanneer
from portal.domain.shared.actor import Kanaal
from portal.domain.shared.errors import zin
from portal.domain.shared.vragen import Keuze, Veld, Vraag

NAAM = Veld("naam", zin("Uw naam"))
ANTWOORD = (
    Veld(
        "kanaal",
        zin("Hoe wilt u antwoord?"),
        "keuze",
        keuzes=(
            Keuze(Kanaal.TELEFOON, zin("Bel mij"), zin("Binnen {termijn_bellen}.")),
            Keuze(Kanaal.EMAIL, zin("Mail mij"), zin("Binnen {termijn_email}.")),
            Keuze(Kanaal.BRIEF, zin("Schrijf mij een brief"), zin("Binnen {termijn_brief}.")),
        ),
    ),
    Veld(
        "telefoon",
        zin("Uw telefoonnummer"),
        hint=zin("Een nummer uit een ander land mag ook. Begin dan met +."),
        bij=("kanaal", Kanaal.TELEFOON),
    ),
    Veld("email", zin("Uw e-mailadres"), bij=("kanaal", Kanaal.EMAIL)),
    Veld(
        "adres",
        zin("Uw adres"),
        "tekst",
        hint=zin("Straat, huisnummer, postcode en plaats."),
        bij=("kanaal", Kanaal.BRIEF),
    ),
)
OVER = (
    Veld("onderwerp", zin("Onderwerp"), optioneel=True),
    Veld(
        "vraag",
        zin("Waar gaat het over?"),
        "tekst",
        hint=zin("Een paar woorden is genoeg. Schrijf geen BSN op."),
        optioneel=True,
    ),
)
SAMEN_SPREKEN = (
    Veld(
        "tolk",
        zin("Is er een tolk bij?"),
        "keuze",
        keuzes=(
            Keuze(Tolk.NEE, zin("Niet nodig")),
            Keuze(Tolk.ZELF, zin("Ja, ik vraag zelf iemand die ik vertrouw")),
            Keuze(Tolk.WIJ, zin("Ja, regelt u een tolk"), zin("Een tolk kost u niets.")),
        ),
    ),
    Veld(
        "tolk_taal",
        zin("In welke taal?"),
        hint=zin("Bijvoorbeeld: Arabisch. Alleen nodig met een tolk."),
        optioneel=True,
    ),
    Veld(
        "begeleider",
        zin("Luistert er iemand met u mee?"),
        hint=zin("Bijvoorbeeld: mijn dochter. Dat mag altijd."),
        optioneel=True,
    ),
    Veld(
        "wanneer",
        zin("Wanneer komt het uit?"),
        "keuze",
        keuzes=(
            Keuze(Wanneer.ZO_SNEL_MOGELIJK, zin("Zo snel als het kan")),
            Keuze(Wanneer.OCHTEND, zin("Liefst in de ochtend")),
            Keuze(Wanneer.MIDDAG, zin("Liefst in de middag")),
        ),
    ),
)
# On paper; who it is, and where they live and can be called, stands there in a block of its own.
_VAN_WIE = ("telefoon", "adres")
VRAGEN: tuple[Vraag, ...] = (
    Vraag("vraag", zin("Wat is uw vraag?"), OVER),
    Vraag("antwoord", zin("Ons antwoord"), tuple(veld for veld in ANTWOORD if veld.naam not in _VAN_WIE)),
    Vraag("samen-spreken", zin("Als wij elkaar spreken"), SAMEN_SPREKEN),
)
VELD_BIJ_NAAM: Mapping[str, Veld] = {veld.naam: veld for veld in (NAAM, *ANTWOORD, *OVER, *SAMEN_SPREKEN)}
