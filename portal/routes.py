"""Every address of the portal. Pages, state, messages and tests use these; nobody types an address twice."""

from __future__ import annotations

START = "/"
INSCHRIJVEN = "/inschrijven"
INLOGGEN = "/inloggen"
INLOGGEN_CODE = "/inloggen/code"
INLOGGEN_LINK = "/inloggen/link"
# Where the key in a message about another e-mail address or number leads.
WIJZIGING_STOPPEN = "/inloggen/wijziging-stoppen"
# One's own passkeys; and the second half of the login of a colleague.
PASSKEYS = "/inloggen/passkeys"
HULP = "/hulp"
HULP_IN_DE_BUURT = "/hulp/in-de-buurt"
CONTACT = "/contact"
OVERLIJDEN = "/contact/overlijden"
OP_PAPIER = "/op-papier"
BERICHT_CONTROLEREN = "/bericht-controleren"
TOEGANKELIJKHEID = "/toegankelijkheid"
PRIVACY = "/privacy"
WONINGEN = "/woningen"
MIJN = "/mijn"
MIJN_INSCHRIJVING = "/mijn/inschrijving"
UITSCHRIJVEN = "/mijn/inschrijving/uitschrijven"
SPLITSEN = "/mijn/inschrijving/splitsen"
HERROEPEN = "/mijn/inschrijving/herroepen"
MIJN_ZOEKPROFIEL = "/mijn/zoekprofiel"
MIJN_BERICHTEN = "/mijn/berichten"
MIJN_GEGEVENS = "/mijn/gegevens"
MIJN_ADRES = "/mijn/gegevens/adres"
MIJN_CONTACT = "/mijn/gegevens/contact"
MIJN_HUISHOUDEN = "/mijn/gegevens/huishouden"
MIJN_INKOMEN = "/mijn/gegevens/inkomen"
MIJN_DOSSIER = "/mijn/dossier"
BALIE_BEVESTIGEN = "/balie/bevestigen"
# A device in the office on which a client reads and agrees.
TWEEDE_SCHERM = "/tweede-scherm"
MIJN_AFSPRAKEN = "/mijn/afspraken"
AFSPRAAK = "/contact/afspraak"
BALIE_AFSPRAKEN = "/balie/afspraken"
MIJN_MACHTIGINGEN = "/mijn/gegevens/machtigingen"
MIJN_MACHTIGEN = "/mijn/gegevens/machtigingen/nieuw"
MIJN_MACHTIGING_CODE = "/mijn/gegevens/machtigingen/code"
MIJN_NAMENS = "/mijn/namens"
MIJN_VERZOEKEN = "/mijn/verzoeken"
VERZOEK_NIEUW = "/mijn/verzoeken/nieuw"
MIJN_CONTACTAFSPRAKEN = "/mijn/contactafspraken"
BALIE = "/balie"
BALIE_ANTWOORDEN = "/balie/antwoorden"
BALIE_ADVERTENTIES = "/balie/advertenties"
BALIE_PAPIER = "/balie/papier"
BALIE_KANSEN = "/balie/kansen"
BALIE_KLANTEN = "/balie/klanten"
BALIE_MONITOR = "/balie/monitor"
BALIE_VERZOEKEN = "/balie/verzoeken"
BALIE_DOSSIER = "/balie/dossier"
BALIE_AFGESCHERMD = "/balie/afgeschermd"
BALIE_MAATWERK = "/balie/maatwerk"
BALIE_DOORVERWIJZINGEN = "/balie/doorverwijzingen"
BALIE_REGIE = "/balie/regie"
BALIE_CONTACTAFSPRAKEN = "/balie/contactafspraken"
BALIE_OVERLIJDEN = "/balie/overlijden"

# One conversation with a client; the page is a shell, its content comes with the session.
BALIE_KLANT = "/balie/klanten/[gesprek]"
BALIE_MACHTIGINGEN = "/balie/klanten/[gesprek]/machtigingen"
# One home on offer.
WONING = "/woningen/[woning]"
# One verzoek, and one question of a new one.
MIJN_VERZOEK = "/mijn/verzoeken/[verzoek]"
VERZOEK_STAP = "/mijn/verzoeken/nieuw/[soort]/[stap]"
BALIE_VERZOEK = "/balie/verzoeken/[verzoek]"
BALIE_KLANT_MAATWERK = "/balie/klanten/[gesprek]/maatwerk"
BALIE_KLANT_DOORVERWIJZEN = "/balie/klanten/[gesprek]/doorverwijzen"
BALIE_KLANT_REGIE = "/balie/klanten/[gesprek]/regie"
BALIE_KLANT_CONTACTAFSPRAKEN = "/balie/klanten/[gesprek]/contactafspraken"
BALIE_KLANT_AFSCHERMEN = "/balie/klanten/[gesprek]/afschermen"

# Demo only: all components in all states, and the outbox.
STIJL = "/stijl"
POSTVAK = "/postvak"

# HTTP, not pages.
INLOGGEN_VERSTUREN = "/inloggen/code-versturen"
INLOGGEN_BEVESTIGEN = "/inloggen/bevestigen"
INLOGGEN_DEMO = "/inloggen/demo"
INLOGGEN_AANBIEDER = "/inloggen/aanbieder/{wie}"
INLOGGEN_AANBIEDER_TERUG = "/inloggen/aanbieder/{wie}/terug"
INLOGGEN_AANBIEDER_AFGEMELD = "/inloggen/aanbieder/{wie}/afgemeld"
INLOGGEN_MET_BEWIJS = "/inloggen/met-code-van-ons"
PASSKEY_VRAAG = "/inloggen/passkeys/vraag"
PASSKEY_ANTWOORD = "/inloggen/passkeys/antwoord"
UITLOGGEN = "/uitloggen"
TWEEDE_SCHERM_BEGINNEN = "/tweede-scherm/beginnen"
BETALING_TERUG = "/betaling/terug"
BETALING_AFGEBROKEN = "/betaling/afgebroken"
WEBHOOK_BETALING = "/webhooks/betaling"
WEBHOOK_PRIMAIR = "/webhooks/primair"
GEGEVENS_JSON = "/mijn/gegevens/alles.json"
GEGEVENS_HTML = "/mijn/gegevens/alles.html"
AGENDABESTAND = "/mijn/afspraken/{afspraak}/agenda.ics"
FORMULIER = "/op-papier/formulier"
# Where a mail program stops tips with one click (RFC 8058).
TIPS_AFMELDEN = "/mijn/zoekprofiel/afmelden/{sleutel}"
GEZONDHEID = "/gezondheid"
FOTO_TOEVOEGEN = "/mijn/verzoeken/foto"
DOCUMENTEN = "/documenten"

INSCHRIJFSTAPPEN = (
    "bewijs",
    "naam",
    "geboortedatum",
    "adres",
    "contact",
    "huishouden",
    "medeaanvrager",
    "inkomen",
    "woonwensen",
    "controleren",
    "betalen",
    "bevestiging",
)

# Each answer is a page of its own; `domain/antwoord/teksten` holds what it says.
ANTWOORDEN = (
    "inschrijven",
    "inschrijfdatum",
    "samen-inschrijven",
    "verlengen",
    "geen-code",
    "echt-bericht",
    "kosten",
    "betalen-lukt-niet",
    "mijn-gegevens",
    "iemand-anders-regelt-het",
    "spoed",
    "hulp-en-tolk",
    "klacht",
    "iets-is-kapot",
)


def antwoord(naam: str) -> str:
    """The address of one answer."""
    return f"{HULP}/{naam}"


def bij_aanbieder(pad: str, wie: str) -> str:
    """An address of logging in at the identity provider of "medewerker" or "klant"."""
    return pad.format(wie=wie)


AFSPRAAKSTAPPEN = ("waarover", "waar", "tolk", "gegevens", "dag", "tijd", "controleren", "gelukt")


def afspraak_stap(stap: str) -> str:
    """The address of one question about an appointment; the first one is where it begins."""
    return AFSPRAAK if stap == AFSPRAAKSTAPPEN[0] else f"{AFSPRAAK}/{stap}"


def agendabestand(afspraak: str) -> str:
    """The calendar file of one appointment."""
    return AGENDABESTAND.format(afspraak=afspraak)


def tips_afmelden(sleutel: str) -> str:
    """Where a mail program stops the tips of one profile."""
    return TIPS_AFMELDEN.format(sleutel=sleutel)


def inschrijven_stap(stap: str) -> str:
    """The address of one question of the registration."""
    return f"{INSCHRIJVEN}/{stap}"


def balie_klant(gesprek: str) -> str:
    """The klantbeeld, during this conversation."""
    return f"{BALIE_KLANTEN}/{gesprek}"


def balie_machtigingen(gesprek: str) -> str:
    """Who acts for the client of this conversation."""
    return f"{balie_klant(gesprek)}/machtigingen"


def mijn_verzoek(verzoek: str) -> str:
    """One own verzoek."""
    return f"{MIJN_VERZOEKEN}/{verzoek}"


def verzoek_stap(soort: str, stap: str) -> str:
    """One question of a new verzoek of this kind."""
    return f"{VERZOEK_NIEUW}/{soort}/{stap}"


def woning(advertentie: str) -> str:
    """One home on offer."""
    return f"{WONINGEN}/{advertentie}"


def beeld(bestand: str) -> str:
    """A picture of a home."""
    return f"/beelden/{bestand}"


def balie_verzoek(verzoek: str) -> str:
    """One verzoek at the desk."""
    return f"{BALIE_VERZOEKEN}/{verzoek}"


def document(document_id: str) -> str:
    """A photo, for whoever may see it."""
    return f"{DOCUMENTEN}/{document_id}"


def bij_klant(pad: str, gesprek: str) -> str:
    """A page under the klantbeeld, during this conversation."""
    return pad.replace("[gesprek]", gesprek)


def in_language(path: str, language: str) -> str:
    """The same address in another language: English is `/en` + the Dutch path."""
    if language == "nl":
        return path
    return "/en" if path == START else f"/en{path}"


def without_language(path: str) -> str:
    """The Dutch address behind any address."""
    path = path.rstrip("/") or START
    if path == "/en":
        return START
    return path.removeprefix("/en") if path.startswith("/en/") else path


PAGES = frozenset(
    {
        START,
        INSCHRIJVEN,
        *(inschrijven_stap(stap) for stap in INSCHRIJFSTAPPEN),
        INLOGGEN,
        INLOGGEN_CODE,
        INLOGGEN_LINK,
        WIJZIGING_STOPPEN,
        PASSKEYS,
        HULP,
        *(antwoord(naam) for naam in ANTWOORDEN),
        CONTACT,
        OVERLIJDEN,
        OP_PAPIER,
        BERICHT_CONTROLEREN,
        TOEGANKELIJKHEID,
        PRIVACY,
        WONINGEN,
        MIJN,
        MIJN_INSCHRIJVING,
        UITSCHRIJVEN,
        HERROEPEN,
        SPLITSEN,
        MIJN_ZOEKPROFIEL,
        MIJN_BERICHTEN,
        MIJN_GEGEVENS,
        MIJN_ADRES,
        MIJN_CONTACT,
        MIJN_HUISHOUDEN,
        MIJN_INKOMEN,
        MIJN_DOSSIER,
        BALIE_BEVESTIGEN,
        TWEEDE_SCHERM,
        MIJN_AFSPRAKEN,
        MIJN_MACHTIGINGEN,
        MIJN_MACHTIGEN,
        MIJN_MACHTIGING_CODE,
        MIJN_NAMENS,
        *(afspraak_stap(stap) for stap in AFSPRAAKSTAPPEN),
        BALIE_AFSPRAKEN,
        MIJN_VERZOEKEN,
        VERZOEK_NIEUW,
        BALIE,
        BALIE_ANTWOORDEN,
        BALIE_ADVERTENTIES,
        BALIE_PAPIER,
        BALIE_KANSEN,
        BALIE_KLANTEN,
        BALIE_MONITOR,
        BALIE_VERZOEKEN,
        BALIE_DOSSIER,
        BALIE_AFGESCHERMD,
        HULP_IN_DE_BUURT,
        MIJN_CONTACTAFSPRAKEN,
        BALIE_MAATWERK,
        BALIE_DOORVERWIJZINGEN,
        BALIE_REGIE,
        BALIE_CONTACTAFSPRAKEN,
        BALIE_OVERLIJDEN,
    }
)
SHELLS = frozenset(
    {
        BALIE_KLANT,
        BALIE_MACHTIGINGEN,
        WONING,
        MIJN_VERZOEK,
        VERZOEK_STAP,
        BALIE_VERZOEK,
        BALIE_KLANT_MAATWERK,
        BALIE_KLANT_DOORVERWIJZEN,
        BALIE_KLANT_REGIE,
        BALIE_KLANT_CONTACTAFSPRAKEN,
        BALIE_KLANT_AFSCHERMEN,
    }
)
# The pages on which somebody may act for a client; what a page shows beside that is left out.
VOOR_GEMACHTIGDEN = frozenset(
    {
        MIJN,
        MIJN_INSCHRIJVING,
        MIJN_ZOEKPROFIEL,
        MIJN_BERICHTEN,
        MIJN_NAMENS,
        inschrijven_stap("betalen"),
        inschrijven_stap("bevestiging"),
    }
)
DEMO_PAGES = frozenset({STIJL, POSTVAK})


def is_page(path: str) -> bool:
    """Whether this is the address of one of our pages, in any language."""
    return without_language(path) in PAGES
