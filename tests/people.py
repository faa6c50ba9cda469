"""The people who tell the story, in the tests and in the demo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.domain.corporatie.model import MedewerkerRol

Formulier = dict[str, str]


@dataclass(frozen=True)
class Persoon:
    """A client: who they are and how they would answer our questions."""

    voornaam: str
    achternaam: str
    email: str
    mobiel: str
    geboortedatum: date
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    tussenvoegsel: str = ""
    toevoeging: str = ""
    land: str = "NL"
    taal: str = "nl"
    kanaal: str = "EMA"
    tolk_taal: str = ""
    alleen_digitaal: bool = False
    kinderen: int = 0
    inkomen: str = ""

    @property
    def naam(self) -> str:
        """The full name."""
        return " ".join(deel for deel in (self.voornaam, self.tussenvoegsel, self.achternaam) if deel)

    def antwoorden(self) -> dict[str, Formulier]:
        """The form of each page of the registration, for someone who registers alone."""
        geboren = self.geboortedatum
        return {
            "naam": {
                "voornaam": self.voornaam,
                "tussenvoegsel": self.tussenvoegsel,
                "achternaam": self.achternaam,
            },
            "geboortedatum": {
                "geboortedatum_dag": str(geboren.day),
                "geboortedatum_maand": str(geboren.month),
                "geboortedatum_jaar": str(geboren.year),
            },
            "adres": {
                "land": self.land,
                "straat": self.straat,
                "huisnummer": self.huisnummer,
                "toevoeging": self.toevoeging,
                "postcode": self.postcode,
                "plaats": self.plaats,
            },
            "contact": {
                "kanaal": self.kanaal,
                "taal": self.taal,
                "tolk_taal": self.tolk_taal,
                **({"alleen_digitaal": "ja"} if self.alleen_digitaal else {}),
            },
            "huishouden": {"samen": "nee", "kinderen": str(self.kinderen)},
            "inkomen": {"inkomen": self.inkomen},
            "woonwensen": {"wens_plaatsen": "", "wens_soort": "", "wens_kamers": ""},
        }


@dataclass(frozen=True)
class Collega:
    """Someone who works at one of the corporations."""

    naam: str
    functie: str
    rol: MedewerkerRol
    corporatie: str
    email: str


# Rents from Woonstichting Lindehof; wants everything on paper.
ANS = Persoon(
    voornaam="Ans",
    tussenvoegsel="de",
    achternaam="Vries",
    email="ans@voorbeeld.nl",
    mobiel="+31612345601",
    geboortedatum=date(1951, 6, 14),
    straat="Dorpsstraat",
    huisnummer="8",
    postcode="6990 AC",
    plaats="Lindeveen",
    kanaal="BRI",
)

# Looks for a home with two children. Dutch is not his first language: an interpreter for Arabic helps.
BILAL = Persoon(
    voornaam="Bilal",
    achternaam="El Amrani",
    email="bilal@voorbeeld.nl",
    mobiel="+31612345602",
    geboortedatum=date(1994, 9, 3),
    straat="Havenkade",
    huisnummer="12",
    toevoeging="bis",
    postcode="6990 VX",
    plaats="Veerpoort",
    tolk_taal="Arabisch",
    kinderen=2,
    inkomen="28.500",
)

# Has nothing to do with the others and may see nothing of them.
CARLA = Persoon(
    voornaam="Carla",
    achternaam="Bos",
    email="carla@voorbeeld.nl",
    mobiel="+31612345603",
    geboortedatum=date(1988, 2, 29),
    straat="Molenweg",
    huisnummer="3",
    postcode="6991 BB",
    plaats="Oud-Sandel",
    alleen_digitaal=True,
)

# Helps Ans, and looks for a home together with Bilal's family later on. Reads English.
EVA = Persoon(
    voornaam="Eva",
    achternaam="Smit",
    email="eva@voorbeeld.nl",
    mobiel="+31612345604",
    geboortedatum=date(1979, 12, 31),
    straat="Lindelaan",
    huisnummer="44",
    postcode="6990 AD",
    plaats="Lindeveen",
    taal="en",
)

DIRK = Collega(
    "Dirk Jansen", "Medewerker klantcontact", MedewerkerRol.KLANTCONTACT, "lindehof", "dirk@lindehof.example"
)
FATMA = Collega(
    "Fatma Yılmaz", "Medewerker klantcontact", MedewerkerRol.KLANTCONTACT, "lindehof", "fatma@lindehof.example"
)
GERDA = Collega("Gerda Visser", "Teamleider", MedewerkerRol.TEAMLEIDER, "veerpoort", "gerda@veerpoort.example")
JOKE = Collega("Joke de Wit", "Teamleider", MedewerkerRol.TEAMLEIDER, "lindehof", "joke@lindehof.example")

KLANTEN = (ANS, BILAL, CARLA, EVA)
COLLEGAS = (DIRK, FATMA, GERDA, JOKE)
