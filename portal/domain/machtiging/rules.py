"""Which rights there are, which of them can be used now, until when a machtiging runs, and when it counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from portal.domain.contactmoment.model import Verificatie
from portal.domain.corporatie.policy import Machtigingenbeleid
from portal.domain.machtiging.model import Machtigingsoort, Machtigingstatus
from portal.domain.shared.actor import Kanaal, Machtigingsrecht
from portal.i18n import Zin, zin

# In the order of the screen. A right that has no act yet is not offered: a promise on a screen must be one we keep.
BESCHIKBAAR = (Machtigingsrecht.LEZEN, Machtigingsrecht.REAGEREN, Machtigingsrecht.BETALEN)

# Design, section 5: what commits a client to something or costs money. The client is told of every use.
ZWAAR = frozenset(set(Machtigingsrecht) - {Machtigingsrecht.LEZEN})

RECHT_TEKST: dict[Machtigingsrecht, Zin] = {
    Machtigingsrecht.LEZEN: zin("overzicht, inschrijving en berichten lezen en ons om contact vragen"),
    Machtigingsrecht.REAGEREN: zin("uw zoekprofielen bijhouden"),
    Machtigingsrecht.ACCEPTEREN: zin("een woning accepteren of weigeren"),
    Machtigingsrecht.BETALEN: zin("betalen"),
    Machtigingsrecht.ONDERTEKENEN: zin("een contract ondertekenen"),
    Machtigingsrecht.OPZEGGEN: zin("de huur opzeggen"),
}

# What was looked at or done, as the client reads it. A test holds that every act and every screen has its words.
GEBRUIK_TEKST: dict[str, Zin] = {
    "namens_beginnen": zin("begon iets voor u te doen"),
    "overzicht": zin("bekeek uw overzicht en uw inschrijving"),
    "berichten": zin("bekeek uw berichten"),
    "betaling": zin("bekeek uw betaling"),
    "inschrijving": zin("bekeek uw inschrijving"),
    "zoekprofielen": zin("bekeek uw zoekprofielen"),
    "zoekprofiel_bewaren": zin("bewaarde een zoekprofiel voor u"),
    "zoekprofiel_pauzeren": zin("zette een zoekprofiel op pauze"),
    "zoekprofiel_hervatten": zin("zette een zoekprofiel weer aan"),
    "zoekprofiel_verwijderen": zin("verwijderde een zoekprofiel"),
    "betaling_voorbereiden": zin("ging voor u betalen"),
    "inschrijving_verlengen": zin("verlengde uw inschrijving"),
    "terugbelverzoek_doen": zin("vroeg ons om contact, namens u"),
}


# Issue 3: granted with step-up, or at the desk; aloud only where policy lists it under `mondeling_toegestaan`.
MACHTIGEN = "machtigen"


def kan_machtigen(*, kanaal: str, verificatie: str, hardop: bool) -> bool:
    """Whether a client can complete a machtiging in this conversation: on the second screen, or aloud."""
    if kanaal == Kanaal.BALIE:
        return verificatie == Verificatie.IDENTITEIT_GEZIEN
    return hardop and kanaal == Kanaal.TELEFOON and verificatie == Verificatie.TERUGGEBELD


# BW 3:72: a volmacht ends on its last day; policy says how long one may run.
def laatste_dag(vanaf: date, maanden: int) -> date:
    """The last day of a machtiging of this many months."""
    return vanaf + relativedelta(months=maanden) - timedelta(days=1)


def telt(
    *,
    status: str,
    gegeven: Collection[str],
    vanaf: date,
    tot: date,
    gevraagd: Sequence[Machtigingsrecht],
    vandaag: date,
) -> bool:
    """Whether a machtiging counts today for one of the rights that are asked for."""
    return status == Machtigingstatus.ACTIEF and vanaf <= vandaag <= tot and any(recht in gegeven for recht in gevraagd)


# BW 1:381 lid 2 and 1:438 lid 2: the judge gave the right, so neither the client nor we decide about it.
def rechten_van_rechtswege(soort: Machtigingsoort, beleid: Machtigingenbeleid) -> tuple[Machtigingsrecht, ...]:
    """What a bewindvoerder or curator may do here, in the order of the screen; nothing for anyone else."""
    gegeven = beleid.van_rechtswege.get(soort, ())
    return tuple(recht for recht in Machtigingsrecht if recht in gegeven)


def klant_mag_beeindigen(soort: str) -> bool:
    """A client ends what a client gave; what the judge decided ends by the judge, through us."""
    return soort == Machtigingsoort.HELPER


def moet_herinneren(*, tot: date, vandaag: date, beleid: Machtigingenbeleid) -> bool:
    """Whether it is time to say that a machtiging is about to end."""
    return vandaag <= tot <= vandaag + timedelta(days=beleid.herinnering_dagen)
