"""The codes of VERA reference data that the portal knows, with what a client reads."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from portal.domain.eenheid.model import Energielabel, Toegankelijkheid
from portal.i18n import Zin, zin

# VERA EENHEIDSOORT; the portal shows the first two.
SOORTEN = frozenset({"WOO", "PAR", "BED", "INT", "MOG", "OVE", "REC"})
# VERA EENHEIDSTATUS.
STATUSSEN = frozenset({"ADM", "LEE", "ONT", "UIT", "VEH"})
# VERA MAATSCHAPPELIJKLABEL.
MAATSCHAPPELIJKE_LABELS = frozenset({"DAE", "NDA", "GNDV"})
# VERA EENHEIDCRITERIUMSOORT and EENHEIDCRITERIUMTOEPASSING.
CRITERIUMSOORTEN = frozenset({"BIN", "GRO", "IND", "URG", "INK", "LEE", "PER"})
TOEPASSINGEN = frozenset({"SEL", "SOR"})

# VERA EENHEIDDETAILSOORT below WOO.
WONINGEN: Mapping[str, Zin] = {
    "BEN": zin("Benedenwoning"),
    "BOV": zin("Bovenwoning"),
    "COR": zin("Appartement met binnengang"),
    "EIN": zin("Eindwoning"),
    "GAL": zin("Galerijflat"),
    "GTW": zin("Geschakelde twee-onder-een-kap"),
    "GWO": zin("Geschakelde woning"),
    "HAL": zin("Half vrijstaande woning"),
    "HER": zin("Herenhuis"),
    "HOE": zin("Hoekwoning"),
    "KAM": zin("Kamer"),
    "KNG": zin("Kangoeroewoning"),
    "MAI": zin("Maisonnette"),
    "POF": zin("Portiekflat"),
    "POW": zin("Portiekwoning"),
    "PRW": zin("Praktijkwoning"),
    "TIJ": zin("Tijdelijke woning"),
    "TIN": zin("Tiny house"),
    "TUS": zin("Tussenwoning"),
    "TWE": zin("Twee-onder-een-kapwoning"),
    "VRI": zin("Vrijstaande woning"),
    "WAT": zin("Waterwoning"),
    "WOB": zin("Woonboot"),
    "WOW": zin("Woonwagen"),
    "WWP": zin("Woonwagenstandplaats"),
}
# VERA EENHEIDDETAILSOORT below PAR.
PLEKKEN: Mapping[str, Zin] = {
    "GAR": zin("Garage"),
    "PAR": zin("Parkeerplaats"),
    "PAO": zin("Overdekte parkeerplaats"),
    "PAM": zin("Plek voor een motor"),
    "SCO": zin("Plek voor een scootmobiel"),
}
TOEGANKELIJK: Mapping[str, Zin] = {
    Toegankelijkheid.GELIJKVLOERS: zin("Alles op één verdieping"),
    Toegankelijkheid.NULTREDEN: zin("Zonder trap of drempel"),
    Toegankelijkheid.ROLLATOR: zin("Geschikt voor een rollator, zonder trap"),
    Toegankelijkheid.ROLLATOR_GEEN_NULTREDEN: zin("Geschikt voor een rollator"),
    Toegankelijkheid.ROLSTOEL: zin("Geschikt voor een rolstoel"),
    Toegankelijkheid.RUIME_ROLSTOEL: zin("Extra ruim, voor een rolstoel"),
    Toegankelijkheid.ZONDER: zin("Niet bijzonder toegankelijk"),
}
LABELS: Mapping[str, str] = {
    Energielabel.A_4: "A++++",
    Energielabel.A_3: "A+++",
    Energielabel.A_2: "A++",
    Energielabel.A_1: "A+",
    **{letter: letter.value for letter in Energielabel if len(letter) == 1},
}
# VERA DOELGROEP: for whom a home is meant.
DOELGROEPEN: Mapping[str, Zin] = {
    "EEN": zin("mensen die alleen wonen"),
    "GEZ": zin("gezinnen"),
    "HZO": zin("huishoudens zonder kinderen"),
    "JON": zin("jongeren"),
    "SEN": zin("senioren"),
    "STA": zin("starters"),
    "STU": zin("studenten"),
    "ZOR": zin("mensen die zorg krijgen"),
    "ZDR": zin("mensen die zorg geven"),
}
# VERA PRIJSCOMPONENTSOORT, as far as it is paid every month.
COMPONENTEN: Mapping[str, Zin] = {
    "NET": zin("Kale huur"),
    "SER": zin("Servicekosten"),
    "DIE": zin("Diensten"),
    "VER": zin("Verbruik"),
    "PAR": zin("Parkeren"),
    "HUA": zin("Aanpassing van de huur"),
}
# Paid once, or for a home that is bought: known, and no part of what it costs a month.
EENMALIG = frozenset({"EEN", "KOO", "STA"})
# VERA PRIJSCOMPONENTDETAILSOORT, where it says more than the kind.
COMPONENTDELEN: Mapping[str, Zin] = {
    "SCH": zin("Schoonmaak van gedeelde ruimten"),
    "ENE": zin("Energie van gedeelde ruimten"),
    "HUI": zin("Huismeester"),
    "DIE": zin("Gedeelde ruimten"),
    "LIF": zin("Lift"),
    "GLF": zin("Glasverzekering"),
    "RIO": zin("Rioolfonds"),
    "OND": zin("Onderhoudsabonnement"),
    "SIG": zin("Televisiesignaal"),
    "ELE": zin("Stroom"),
    "GAS": zin("Gas"),
    "WAR": zin("Warmte"),
    "EPV": zin("Vergoeding voor zonnepanelen"),
}


class Woningtype(StrEnum):
    """What people look for, coarser than EENHEIDDETAILSOORT."""

    HUIS = "huis"
    APPARTEMENT = "appartement"
    KAMER = "kamer"
    ANDERS = "anders"
    PARKEREN = "parkeren"


WONINGTYPEN: Mapping[str, Zin] = {
    Woningtype.HUIS: zin("Huis"),
    Woningtype.APPARTEMENT: zin("Appartement"),
    Woningtype.KAMER: zin("Kamer"),
    Woningtype.ANDERS: zin("Andere woning"),
    Woningtype.PARKEREN: zin("Garage of parkeerplaats"),
}
_APPARTEMENTEN = frozenset({"BEN", "BOV", "COR", "GAL", "MAI", "POF", "POW"})
_BIJZONDER = frozenset({"PRW", "TIJ", "TIN", "WAT", "WOB", "WOW", "WWP"})


def woningtype(soort: str, detailsoort: str) -> Woningtype:
    """What people call an eenheid of this kind."""
    if soort == "PAR":
        return Woningtype.PARKEREN
    if detailsoort in _APPARTEMENTEN:
        return Woningtype.APPARTEMENT
    if detailsoort == "KAM":
        return Woningtype.KAMER
    return Woningtype.ANDERS if detailsoort in _BIJZONDER else Woningtype.HUIS


def detailnaam(soort: str, detailsoort: str) -> Zin:
    """What stands above an eenheid of this kind."""
    namen = PLEKKEN if soort == "PAR" else WONINGEN
    return namen.get(detailsoort, WONINGTYPEN[woningtype(soort, detailsoort)])
