"""The questions of the registration in words: what stands on the screens and on the paper form."""

from __future__ import annotations

from collections.abc import Mapping

from portal.domain.inschrijving.rules import KANALEN, STAP_BIJ_NAAM, STAPPEN, TALEN, WONINGSOORTEN
from portal.domain.shared.errors import Zin, zin
from portal.domain.shared.vragen import Keuze, Veld, Vraag

_KANAAL: dict[str, tuple[Zin, Zin | None]] = {
    "EMA": (zin("E-mail"), None),
    "BRI": (zin("Brief"), zin("Op papier, met de post.")),
    "SMS": (zin("Sms"), None),
    "TEL": (zin("Telefoon"), zin("Wij bellen u. Belangrijke dingen sturen wij ook op papier.")),
}
_TAAL = {"nl": zin("Nederlands"), "en": zin("Engels")}
_WONINGSOORT = {
    "appartement": zin("Appartement"),
    "eengezinswoning": zin("Eengezinswoning"),
    "seniorenwoning": zin("Seniorenwoning"),
    "studio": zin("Studio"),
}
_MAAKT_NIET_UIT = Keuze("", zin("Maakt niet uit"))

VELDEN: Mapping[str, tuple[Veld, ...]] = {
    "naam": (
        Veld("voornaam", zin("Voornaam")),
        Veld("tussenvoegsel", zin("Tussenvoegsel"), hint=zin("Bijvoorbeeld: van, de, el"), optioneel=True),
        Veld("achternaam", zin("Achternaam")),
    ),
    "geboortedatum": (
        Veld("geboortedatum", zin("Wanneer bent u geboren?"), "datum", hint=zin("Bijvoorbeeld: 31 3 1980")),
    ),
    "adres": (
        Veld("land", zin("Land")),
        Veld("straat", zin("Straat"), hint=zin("Woont u buiten Nederland? Vul hier ook het huisnummer in.")),
        Veld("huisnummer", zin("Huisnummer"), "getal"),
        Veld("toevoeging", zin("Toevoeging"), "getal", hint=zin("Bijvoorbeeld: A of 2-hoog"), optioneel=True),
        Veld("postcode", zin("Postcode"), "getal"),
        Veld("plaats", zin("Woonplaats")),
    ),
    "contact": (
        Veld(
            "kanaal",
            zin("Ik krijg het liefst bericht per"),
            "keuze",
            keuzes=tuple(Keuze(code, *_KANAAL[code]) for code in KANALEN),
        ),
        Veld("taal", zin("Taal van onze berichten"), "keuze", keuzes=tuple(Keuze(code, _TAAL[code]) for code in TALEN)),
        Veld(
            "tolk_taal",
            zin("Wilt u een tolk bij een gesprek?"),
            hint=zin("Schrijf de taal op, bijvoorbeeld: Arabisch. Een tolk kost u niets."),
            optioneel=True,
        ),
        Veld(
            "alleen_digitaal",
            zin("Stuur mij geen papieren brieven"),
            "vinkje",
            hint=zin("Belangrijke berichten komen anders ook met de post."),
            optioneel=True,
        ),
        Veld(
            "liever_persoonlijk",
            zin("Ik regel dingen liever met een medewerker"),
            "vinkje",
            hint=zin("Dan bieden wij u steeds een medewerker aan. Digitaal blijft ook kunnen."),
            optioneel=True,
        ),
    ),
    "huishouden": (
        Veld(
            "samen",
            zin("Schrijft u zich samen in?"),
            "keuze",
            keuzes=(
                Keuze("nee", zin("Nee, ik schrijf mij alleen in")),
                Keuze(
                    "ja",
                    zin("Ja, samen met iemand"),
                    zin("Bijvoorbeeld uw partner. Die persoon is uw medeaanvrager en moet straks zelf ja zeggen."),
                ),
            ),
        ),
        Veld("kinderen", zin("Hoeveel kinderen gaan mee?"), "getal", hint=zin("Geen kinderen? Vul 0 in.")),
    ),
    "medeaanvrager": (
        Veld("mede_naam", zin("Naam van uw medeaanvrager")),
        Veld(
            "mede_weg",
            zin("Hoe kan uw medeaanvrager ja zeggen?"),
            "keuze",
            keuzes=(
                Keuze("EMA", zin("Met een e-mail"), zin("Wij sturen een e-mail. Uw medeaanvrager logt zelf in.")),
                Keuze("MOB", zin("Met een sms"), zin("Wij sturen een sms. Uw medeaanvrager logt zelf in.")),
                Keuze("balie", zin("Op kantoor"), zin("Uw medeaanvrager komt langs en zegt daar ja.")),
            ),
        ),
        Veld("mede_email", zin("E-mailadres van uw medeaanvrager"), bij=("mede_weg", "EMA")),
        Veld("mede_mobiel", zin("Mobiel nummer van uw medeaanvrager"), bij=("mede_weg", "MOB")),
    ),
    "inkomen": (
        Veld(
            "inkomen",
            zin("Inkomen van uw hele huishouden, bruto"),
            "getal",
            hint=zin(
                "Bruto is: voordat er belasting af gaat. Bijvoorbeeld: 24.500. Een schatting is goed. "
                "Kinderen tellen niet mee."
            ),
            optioneel=True,
        ),
    ),
    "woonwensen": (
        Veld("wens_plaatsen", zin("In welke plaats of wijk?"), "tekst", optioneel=True),
        Veld(
            "wens_soort",
            zin("Soort woning"),
            "keuze",
            keuzes=(_MAAKT_NIET_UIT, *(Keuze(code, _WONINGSOORT[code]) for code in WONINGSOORTEN)),
            optioneel=True,
        ),
        Veld(
            "wens_kamers",
            zin("Hoeveel kamers?"),
            "keuze",
            keuzes=(_MAAKT_NIET_UIT, *(Keuze(str(n), zin("{aantal} of meer", aantal=n)) for n in range(1, 6))),
            optioneel=True,
        ),
        Veld("wens_zonder_trap", zin("Ik wil geen trap lopen"), "vinkje", optioneel=True),
    ),
}
_UITLEG = {
    "adres": zin("Heeft u geen vast adres? Vul dan in waar u post kunt krijgen."),
    "inkomen": zin(
        "U hoeft dit nu niet in te vullen en niets te bewijzen. Het helpt ons om te kijken welke huur bij u past."
    ),
}
VRAGEN: tuple[Vraag, ...] = tuple(
    Vraag(stap.naam, STAP_BIJ_NAAM[stap.naam].titel, VELDEN[stap.naam], _UITLEG.get(stap.naam)) for stap in STAPPEN
)
# What one agrees to at the end, on screen with a tick and on paper with a signature under it.
AKKOORD = (
    Veld("akkoord", zin("Ik ga akkoord met de voorwaarden"), "vinkje"),
    Veld("gelezen", zin("Ik heb de privacyverklaring gelezen"), "vinkje"),
)
VELD_BIJ_NAAM: Mapping[str, Veld] = {veld.naam: veld for velden in (*VELDEN.values(), AKKOORD) for veld in velden}
