"""Demo data that tells a story, made by calling the use cases. `python -m portal.demo` fills an empty store.

Bilal El Amrani   registered three months ago; has asked us to call, and comes by with an interpreter
Carla Mulder      registered yesterday, has not paid yet; wants to register together with Eva
Eva Bakker        was asked to register together
Ans de Vries      is half-way registering
Samira El Amrani  helps Bilal, her brother: she may read and pay for him
Dirk, Fatma       medewerkers klantcontact at Woonstichting Lindehof
Gerda, Joke       teamleiders at Veerpoort Wonen and at Woonstichting Lindehof
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session, select

from portal import clock, routes
from portal.database import Database
from portal.domain.advertentie.actions import (
    advertentie_bewaren,
    advertentie_maken,
    advertenties_publiceren,
    huur_beoordelen,
)
from portal.domain.advertentie.model import Intakevorm, Model
from portal.domain.afspraak.actions import afspraak_maken, werktijden_bewaren
from portal.domain.afspraak.queries import vrije_momenten_voor
from portal.domain.belofte.actions import belofte_nakomen
from portal.domain.belofte.model import Belofte
from portal.domain.betaling.actions import betaling_voorbereiden, sessie_vastleggen, sessie_verwerken
from portal.domain.betaling.queries import betaling_bij
from portal.domain.concept.actions import concept_van
from portal.domain.contactmoment.actions import terugbelverzoek_doen
from portal.domain.corporatie.model import Medewerker, MedewerkerRol
from portal.domain.eenheid.levering import eenheden_verwerken, levering_afronden, levering_beginnen
from portal.domain.eenheid.model import Eenheid
from portal.domain.hulp.actions import gesprek_afsluiten, gesprek_beginnen
from portal.domain.inschrijving.actions import (
    CONCEPT,
    inschrijfdatum_wijzigen,
    inschrijfstap_bewaren,
    inschrijving_aanvragen,
)
from portal.domain.inschrijving.model import Inschrijving, Weg
from portal.domain.kansen.model import Kansentelling
from portal.domain.kansen.rules import kwartaal_van, vorig_kwartaal
from portal.domain.maatwerk.actions import maatwerk_voorstellen
from portal.domain.machtiging.actions import (
    machtiging_aan_balie_klaarzetten,
    machtiging_beantwoorden,
    machtiging_verlenen,
)
from portal.domain.relatie.actions import herkenningswoord_kiezen, relatie_bij_bewezen_contact
from portal.domain.relatie.model import ContactgegevenSoort
from portal.domain.shared.actor import BEZOEKER, Actor, Bevestigingswijze, Kanaal, Rol
from portal.domain.sociale_kaart.actions import doorverwijzing_maken
from portal.domain.toegang.actions import sessie_beginnen
from portal.domain.toegang.model import Sessie
from portal.domain.verzoek.actions import (
    verzoek_beantwoorden,
    verzoek_indienen,
    verzoek_nemen,
    verzoekstap_bewaren,
)
from portal.domain.verzoek.model import Verzoek
from portal.i18n import Zin, zin
from portal.integrations.betaling.protocol import Betaalsessie
from portal.integrations.primair.vera import lees
from portal.settings import settings
from portal.wiring import GEVOLGEN, beleid, start


@dataclass(frozen=True)
class Demopersoon:
    """Someone to log in as, with the sentence on the login page."""

    naam: str
    email: str
    wie: Zin
    medewerker: bool = False


KLANTEN = (
    Demopersoon("Bilal El Amrani", "bilal@voorbeeld.nl", zin("staat ingeschreven")),
    Demopersoon("Carla Mulder", "carla@voorbeeld.nl", zin("moet nog betalen")),
    Demopersoon("Eva Bakker", "eva@voorbeeld.nl", zin("is gevraagd als medeaanvrager")),
    Demopersoon("Ans de Vries", "ans@voorbeeld.nl", zin("is halverwege")),
    Demopersoon("Samira El Amrani", "samira@voorbeeld.nl", zin("helpt haar broer Bilal")),
)
MEDEWERKERS = (
    Demopersoon("Dirk Jansen", "dirk@lindehof.example", zin("medewerker klantcontact"), True),
    Demopersoon("Fatma Yılmaz", "fatma@lindehof.example", zin("medewerker klantcontact"), True),
    Demopersoon("Gerda Smit", "gerda@veerpoort.example", zin("teamleider"), True),
    Demopersoon("Joke de Wit", "joke@lindehof.example", zin("teamleider"), True),
)

NAAM_ADRES: dict[str, dict[str, str]] = {
    "bilal@voorbeeld.nl": {
        "voornaam": "Bilal", "tussenvoegsel": "", "achternaam": "El Amrani", "dag": "14", "maand": "3", "jaar": "1991",
        "straat": "Lindelaan", "huisnummer": "12", "postcode": "6981 AB", "plaats": "Lindeveen", "tolk_taal": "Arabisch",
    },
    "carla@voorbeeld.nl": {
        "voornaam": "Carla", "tussenvoegsel": "", "achternaam": "Mulder", "dag": "2", "maand": "11", "jaar": "1986",
        "straat": "Veerstraat", "huisnummer": "3", "postcode": "6983 CD", "plaats": "Veerpoort", "tolk_taal": "",
    },
    "ans@voorbeeld.nl": {
        "voornaam": "Ans", "tussenvoegsel": "de", "achternaam": "Vries", "dag": "29", "maand": "2", "jaar": "1948",
        "straat": "Kerkpad", "huisnummer": "1", "postcode": "6985 EF", "plaats": "Oud-Sandel", "tolk_taal": "",
    },
}  # fmt: skip


def demo_sessie(session: Session, *, email: str, peper: str, nu: datetime) -> tuple[str, str]:
    """A session as one of the people of the demo and the page to begin at; nothing for anyone else."""
    if not settings().demo or email not in {persoon.email for persoon in (*KLANTEN, *MEDEWERKERS)}:
        return "", ""
    medewerker = session.exec(select(Medewerker).where(Medewerker.email == email)).first()
    if medewerker is not None:
        geheim = sessie_beginnen(session, medewerker_id=medewerker.id, bewijs="demo", peper=peper, nu=nu)
        return geheim, routes.BALIE
    # As with a real login: someone of whom nothing runs may have been forgotten in the meantime.
    relatie = relatie_bij_bewezen_contact(session, soort=ContactgegevenSoort.EMAIL, waarde=email, taal="nl", nu=nu)
    return sessie_beginnen(session, relatie_id=relatie.id, bewijs="demo", peper=peper, nu=nu), routes.MIJN


def demo_ontgrendelen(session: Session, *, sessie_id: str) -> bool:
    """Unlock a desk of the demo without a code; nothing anywhere else."""
    sessie = session.get(Sessie, sessie_id, with_for_update=True) if settings().demo else None
    if sessie is None:
        return False
    sessie.vergrendeld_op = None
    return True


def antwoorden(email: str, **anders: str) -> dict[str, dict[str, str]]:
    """The forms of the registration as this person fills them in."""
    p = NAAM_ADRES[email]
    forms = {
        "naam": {k: p[k] for k in ("voornaam", "tussenvoegsel", "achternaam")},
        "geboortedatum": {f"geboortedatum_{k}": p[k] for k in ("dag", "maand", "jaar")},
        "adres": {"land": "NL", **{k: p[k] for k in ("straat", "huisnummer", "postcode", "plaats")}, "toevoeging": ""},
        "contact": {"kanaal": "EMA", "taal": "nl", "tolk_taal": p["tolk_taal"]},
        "huishouden": {"samen": "nee", "kinderen": "0"},
        "inkomen": {"inkomen": "24.500"},
        "woonwensen": {"wens_plaatsen": "Lindeveen", "wens_soort": "appartement", "wens_kamers": "2"},
    }
    if anders:
        forms["huishouden"] = {"samen": "ja", "kinderen": "1"}
        forms["medeaanvrager"] = {
            "mede_naam": anders["mede_naam"],
            "mede_weg": "EMA",
            "mede_email": anders["mede_email"],
        }
    return forms


def invullen(session: Session, klant: Actor, forms: dict[str, dict[str, str]], **tijd: Any) -> int:
    """Answer these questions, one page at a time; returns the version of the draft."""
    versie = concept_van(session, relatie_id=str(klant.klant_id), soort=CONCEPT, nu=tijd["nu"]).versie
    for stap, form in forms.items():
        versie = inschrijfstap_bewaren(
            session, stap=stap, formulier=form, versie=versie, door=klant, beleid=beleid(), origin="", **tijd
        ).versie
    return versie


def verhaal(session: Session, *, nu: datetime, origin: str) -> None:
    """The story: everyone as they are at the beginning of the demo."""
    for persoon, corporatie in zip(MEDEWERKERS, ("lindehof", "lindehof", "veerpoort", "lindehof"), strict=True):
        rol = MedewerkerRol.TEAMLEIDER if str(persoon.wie) == "teamleider" else MedewerkerRol.KLANTCONTACT
        session.add(
            Medewerker(corporatie=corporatie, naam=persoon.naam, functie=str(persoon.wie), rol=rol, email=persoon.email)
        )
    session.flush()
    for collega in session.exec(select(Medewerker)).all():
        werktijden_bewaren(
            session,
            formulier={f"{deel}_{dag}": tijd for dag in range(5) for deel, tijd in (("van", "8.30"), ("tot", "17.00"))}
            | {"hoogstens": "10"},
            door=Actor(Rol.MEDEWERKER, medewerker_id=collega.id, corporatie=collega.corporatie),
        )
    klanten: dict[str, Actor] = {}
    for persoon in KLANTEN:
        relatie = relatie_bij_bewezen_contact(
            session, soort=ContactgegevenSoort.EMAIL, waarde=persoon.email, taal="nl", nu=nu - timedelta(days=92)
        )
        klanten[persoon.email] = Actor(Rol.KLANT, relatie_id=relatie.id)
    session.flush()
    klanten_van = {wie.partition("@")[0]: klant for wie, klant in klanten.items()}
    _bilal(session, klanten_van["bilal"], nu, origin)
    _bilal_komt_langs(session, klanten_van["bilal"], nu, origin)
    _carla(session, klanten_van["carla"], nu - timedelta(days=1), origin)
    _meer_hulp(session, klanten_van["bilal"], klanten_van["samira"], nu - timedelta(minutes=90), origin)
    _verzoeken(session, klanten_van["bilal"], nu - timedelta(days=2), origin)
    _vorig_kwartaal(session, nu, origin)
    _gehouden_beloften(session, nu, origin)
    _woningen(session, nu)
    ans = antwoorden("ans@voorbeeld.nl")
    moment = nu - timedelta(hours=3)
    invullen(
        session, klanten_van["ans"], {k: ans[k] for k in ("naam", "geboortedatum")}, vandaag=_dag(moment), nu=moment
    )


def _bilal(session: Session, bilal: Actor, nu: datetime, origin: str) -> None:
    toen = max(nu - timedelta(days=91), _eerste_dag())
    tijd = {"vandaag": _dag(toen), "nu": toen}
    versie = invullen(session, bilal, antwoorden("bilal@voorbeeld.nl"), **tijd)
    inschrijving = _ingeschreven(session, bilal, versie, "bilal", toen, origin)
    herkenningswoord_kiezen(session, woord="kastanje", door=bilal)
    terugbelverzoek_doen(
        session,
        formulier={"naam": "Bilal El Amrani", "telefoon": "06 12 34 56 78", "vraag": "Kan mijn broer meekomen?",
                   "tolk_taal": "Arabisch"},
        vanaf=routes.MIJN_INSCHRIJVING, taal="nl", origin=origin, door=bilal, beleid=beleid(), nu=nu - timedelta(hours=2),
    )  # fmt: skip
    dirk = session.exec(select(Medewerker).where(Medewerker.email == "dirk@lindehof.example")).one()
    inschrijfdatum_wijzigen(
        session,
        nummer=inschrijving.nummer,
        formulier={"datum_dag": "1", "datum_maand": "3", "datum_jaar": "2024", "reden": "Stond al ingeschreven bij een andere regio. Bewijs gezien."},
        door=Actor(Rol.MEDEWERKER, medewerker_id=dirk.id, corporatie="lindehof", kanaal=Kanaal.BALIE),
        vandaag=_dag(nu), nu=nu - timedelta(hours=1),
    )  # fmt: skip


def _ingeschreven(session: Session, klant: Actor, versie: int, naam: str, toen: datetime, origin: str) -> Inschrijving:
    """Asked and paid."""
    inschrijving = inschrijving_aanvragen(
        session, formulier={"akkoord": "ja", "gelezen": "ja"}, versie=versie, door=klant, beleid=beleid(),
        origin=origin, vandaag=_dag(toen), nu=toen,
    )  # fmt: skip
    betaling = betaling_bij(session, relatie_id=str(klant.klant_id), object_id=inschrijving.id)
    if betaling is not None:
        sessie_id = f"cs_demo_{naam}"
        opdracht = betaling_voorbereiden(session, betaling_id=betaling.id, door=klant, nu=toen)
        sessie_vastleggen(session, betaling_id=betaling.id, poging=opdracht.poging, sessie_id=sessie_id)
        betaald = Betaalsessie(
            sessie_id, None, "voltooid", True, opdracht.bedrag_cent, "eur", betaling.id, f"pi_demo_{naam}"
        )
        sessie_verwerken(session, sessie=betaald, gevolgen=GEVOLGEN, origin=origin, nu=toen, beleid=beleid())
    return inschrijving


# Enough for a number to be shown along every way, and no more: how people registered, and in how many days.
WEGEN = (
    (Kanaal.PORTAAL, Bevestigingswijze.EIGEN_LOGIN, 0, ("Anouk", "Kees", "Lotte", "Mehmet", "Noor")),
    (Kanaal.BALIE, Bevestigingswijze.TWEEDE_SCHERM, 2, ("Piet", "Rosa", "Sjoerd", "Tineke", "Umut")),
    (Kanaal.BRIEF, Bevestigingswijze.OP_PAPIER, 6, ("Vera", "Wim", "Xandra", "Yusuf", "Zeynep")),
)
VERLOPEN = {Weg.DIGITAAL: 7, Weg.SAMEN: 5, Weg.PAPIER: 5}


def _vorig_kwartaal(session: Session, nu: datetime, origin: str) -> None:
    """Who registered in the quarter that is over, so that the table of equal chances says something."""
    kwartaal = vorig_kwartaal(kwartaal_van(_dag(nu)))
    midden = datetime.combine(kwartaal + timedelta(days=40), time(12), clock.AMSTERDAM)
    if midden - timedelta(days=10) < _eerste_dag():
        return
    session.add_all(
        Kansentelling(kwartaal=kwartaal, stroom=CONCEPT, weg=weg, verlopen=aantal) for weg, aantal in VERLOPEN.items()
    )
    for kanaal, bevestigd, dagen, namen in WEGEN:
        for nummer, naam in enumerate(namen):
            email = f"{naam.lower()}@voorbeeld.nl"
            toen = midden - timedelta(days=dagen + nummer)
            relatie = relatie_bij_bewezen_contact(
                session, soort=ContactgegevenSoort.EMAIL, waarde=email, taal="nl", nu=toen
            )
            klant = Actor(Rol.KLANT, relatie_id=relatie.id, kanaal=kanaal, bevestigd=bevestigd)
            als_carla = antwoorden("carla@voorbeeld.nl")
            formulieren = als_carla | {
                "naam": {"voornaam": naam, "tussenvoegsel": "", "achternaam": "Visser"},
                "geboortedatum": als_carla["geboortedatum"] | {"geboortedatum_jaar": str(1960 + len(email) + nummer)},
                "adres": als_carla["adres"] | {"huisnummer": str(20 + 2 * nummer + dagen)},
            }
            versie = invullen(session, klant, formulieren, vandaag=_dag(toen), nu=toen)
            _ingeschreven(session, klant, versie, naam.lower(), midden, origin)


def _gehouden_beloften(session: Session, nu: datetime, origin: str) -> None:
    """Visitors who were called back in the weeks before, so that the monitor draws something: most of them in time."""
    dirk = session.exec(select(Medewerker).where(Medewerker.email == "dirk@lindehof.example")).one()
    door = Actor(Rol.MEDEWERKER, medewerker_id=dirk.id, corporatie="lindehof")
    maandag = datetime.combine(_dag(nu) - timedelta(days=_dag(nu).weekday()), time(10), clock.AMSTERDAM)
    for week in range(1, 7):
        for nummer in range(6):
            toen = maandag - timedelta(weeks=week) + timedelta(minutes=20 * nummer)
            if toen < _eerste_dag():
                return
            belofte = terugbelverzoek_doen(
                session,
                formulier={"naam": "Bezoeker", "telefoon": "0313 12 34 56", "vraag": "Hoe schrijf ik mij in?"},
                vanaf=routes.CONTACT, taal="nl", origin=origin, door=BEZOEKER, beleid=beleid(), nu=toen,
            )  # fmt: skip
            # One in six waits too long; in the weeks with an even number nobody does.
            te_laat = nummer == 0 and week % 2 == 1
            rij = session.exec(select(Belofte).where(Belofte.object_id == belofte.id)).one()
            belofte_nakomen(
                session, belofte_id=rij.id, versie=rij.versie, door=door, beleid=beleid(),
                formulier={"uitkomst": "Gebeld en uitgelegd.", "in_een_contact": "nee" if nummer % 3 == 2 else "ja"},
                nu=belofte.beloofd_voor + timedelta(hours=20 if te_laat else -2),
            )  # fmt: skip


def _bilal_komt_langs(session: Session, bilal: Actor, nu: datetime, origin: str) -> None:
    """Bilal comes to the office with an interpreter whom we book."""
    gegevens = {
        "onderwerp": "inschrijven", "vraag": "Welke woningen passen bij mij?", "plaats": "balie:lindehof",
        "tolk": "boeken", "tolk_taal": "Arabisch", "naam": "Bilal El Amrani", "telefoon": "06 12 34 56 78",
    }  # fmt: skip
    vrij = vrije_momenten_voor(session, gegevens=gegevens, beleid=beleid(), nu=nu)
    begin = vrij[len(vrij) // 3].begin
    afspraak_maken(
        session, gegevens={**gegevens, "dag": _dag(begin).isoformat(), "moment": begin.isoformat()},
        vanaf=routes.MIJN_INSCHRIJVING, taal="nl", door=bilal, origin=origin, beleid=beleid(), nu=nu,
    )  # fmt: skip


def _carla(session: Session, carla: Actor, toen: datetime, origin: str) -> None:
    tijd = {"vandaag": _dag(toen), "nu": toen}
    forms = antwoorden("carla@voorbeeld.nl", mede_naam="Eva Bakker", mede_email="eva@voorbeeld.nl")
    volgorde = ("naam", "geboortedatum", "adres", "contact", "huishouden", "medeaanvrager", "inkomen", "woonwensen")
    versie = invullen(session, carla, {stap: forms[stap] for stap in volgorde}, **tijd)
    inschrijving_aanvragen(
        session, formulier={"akkoord": "ja", "gelezen": "ja"}, versie=versie, door=carla, beleid=beleid(),
        origin=origin, **tijd,
    )  # fmt: skip


def _meer_hulp(session: Session, bilal: Actor, samira: Actor, toen: datetime, origin: str) -> None:
    """Dirk spoke with Bilal: a referral that waits for his own yes, a proposal to deviate from a rule, and his sister
    who may act for him."""
    dirk, fatma = (
        session.exec(select(Medewerker).where(Medewerker.email == email)).one()
        for email in ("dirk@lindehof.example", "fatma@lindehof.example")
    )
    door = Actor(Rol.MEDEWERKER, medewerker_id=dirk.id, corporatie="lindehof", kanaal=Kanaal.BALIE)
    gesprek = gesprek_beginnen(
        session, relatie_id=str(bilal.klant_id),
        formulier={"kanaal": "BAL", "verificatie": "identiteit-gezien", "document": "paspoort", "geldig": "ja", "reden": "Vraagt om hulp"},
        door=door, beleid=beleid(), nu=toen,
    )  # fmt: skip
    tijd = {"door": door, "beleid": beleid(), "vandaag": _dag(toen), "nu": toen}
    doorverwijzing_maken(
        session, contactmoment_id=gesprek,
        formulier={"partner": "taalhuis", "contactpersoon": "Mira Vos", "toelichting": "Wil beter Nederlands leren lezen.",
                   "delen_naam": "ja", "delen_email": "ja", "toestemming": "zelf"},
        origin=origin, **tijd,
    )  # fmt: skip
    maatwerk_voorstellen(
        session, contactmoment_id=gesprek,
        formulier={"regel": "verlengen", "afwijking": "Verlengen mag een maand later, zonder nieuwe wachttijd.",
                   "reden": "De brief kwam aan op een oud adres.", "collega": fatma.id, "raakt_anderen": "nee",
                   "effect": "Niemand zakt op de lijst: de plaats blijft gelijk.", "duur": "eenmalig"},
        **tijd,
    )  # fmt: skip
    machtiging = machtiging_aan_balie_klaarzetten(
        session, contactmoment_id=gesprek,
        formulier={"helper_naam": "Samira El Amrani", "contact": "samira@voorbeeld.nl", "maanden": "12",
                   "recht_lezen": "ja", "recht_betalen": "ja"},
        **tijd,
    )  # fmt: skip
    aan_balie = replace(bilal, kanaal=Kanaal.BALIE, bevestigd=Bevestigingswijze.TWEEDE_SCHERM)
    machtiging_verlenen(
        session, machtiging_id=machtiging, sessie_id="", origin=origin, **{**tijd, "door": aan_balie},
    )  # fmt: skip
    machtiging_beantwoorden(
        session, machtiging_id=machtiging, ja=True, door=samira, origin=origin, vandaag=_dag(toen), nu=toen
    )
    gesprek_afsluiten(
        session, contactmoment_id=gesprek,
        formulier={"vraag": "Wie helpt mij met brieven?", "samenvatting": "Wij zoeken iemand die helpt met brieven lezen.",
                   "instemming": "eens", "vervolg": "beantwoord"},
        origin=origin, **tijd,
    )  # fmt: skip


def _verzoeken(session: Session, bilal: Actor, toen: datetime, origin: str) -> None:
    """Something is broken in the home Bilal rents now: Fatma deals with it and asked a question. And he complained."""
    kapot = _verzoek(
        session, bilal, "reparatie", toen, origin,
        wat={"plek": "badkamer", "wat": "De mengkraan van de douche druppelt."}, foto={},
        thuis={"adres": "Lindelaan 12, Lindeveen", "thuis": "Op werkdagen na 16 uur", "telefoon": "06 12 34 56 78"},
    )  # fmt: skip
    fatma = session.exec(select(Medewerker).where(Medewerker.email == "fatma@lindehof.example")).one()
    door, later = Actor(Rol.MEDEWERKER, medewerker_id=fatma.id, corporatie="lindehof"), toen + timedelta(hours=2)
    verzoek_nemen(
        session, verzoek_id=kapot.id, versie=kapot.versie, door=door, beleid=beleid(), origin=origin, nu=later
    )
    verzoek_beantwoorden(
        session, verzoek_id=kapot.id, versie=kapot.versie, door=door, beleid=beleid(), origin=origin, nu=later,
        formulier={"tekst": "Druppelt de kraan ook als u hem hard dichtdraait?", "wacht": "ja"},
    )  # fmt: skip
    _verzoek(
        session, bilal, "klacht", toen, origin,
        wat={"onderwerp": "wachten", "wat": "Ik wachtte drie weken op een antwoord.", "wens": "Dat het sneller gaat."},
        foto={},
    )  # fmt: skip


def _verzoek(
    session: Session, klant: Actor, soort: str, toen: datetime, origin: str, **stappen: dict[str, str]
) -> Verzoek:
    """Ask for this, one page at a time."""
    tijd = {"door": klant, "beleid": beleid(), "vandaag": _dag(toen), "nu": toen}
    versie = 0
    for stap, formulier in stappen.items():
        versie = verzoekstap_bewaren(session, soort=soort, stap=stap, formulier=formulier, versie=versie, **tijd).versie
    verzoek_id = verzoek_indienen(session, soort=soort, versie=versie, vanaf=routes.MIJN, origin=origin, **tijd)
    return session.get_one(Verzoek, verzoek_id)


# Which home is let how, with what drawing and which words; what is not here stands empty without an advertentie.
AANBOD = (
    (
        "L-1001",
        Model.AANBOD,
        "tussenwoning",
        "Een huis met een tuin op het zuiden.\nDe school en de winkels zijn dichtbij.",
    ),
    (
        "L-1002",
        Model.LOTING,
        "appartement",
        "Een licht appartement met een ruim balkon.\nEr is een lift en een berging.",
    ),
    ("L-1003", Model.DIRECT_TE_HUUR, "appartement", "Een klein appartement midden in het dorp. U kunt er snel in."),
    ("L-1004", Model.AANBOD, "hoekwoning", "Een groot huis op de hoek, met een schuur en een brede tuin."),
    ("L-1005", Model.AANBOD, "hof", "Een woning op de begane grond, zonder trap of drempel."),
    ("L-1006", Model.AANBOD, "studio", "Een kamer in een huis met drie andere jongeren. U deelt de keuken."),
    ("L-1007", Model.AANBOD, "tussenwoning", "Een huis aan de rand van het dorp, met uitzicht op het land."),
    ("L-1008", Model.AANBOD, "hof", "Een appartement in een hof met een gezamenlijke tuin."),
    ("L-1009", Model.HANDMATIG, "hof", "Een ruime woning voor wie een rolstoel gebruikt."),
    ("L-1011", Model.VRIJE_SECTOR, "hoekwoning", "Een vrijstaand huis buiten het dorp, met een grote tuin."),
    ("L-1012", Model.LOTING, "appartement", "Een woning met twee verdiepingen boven de winkels."),
    ("L-1013", Model.DIRECT_TE_HUUR, "garage", "Een garage met stroom, op een afgesloten terrein."),
    ("L-1015", Model.AANBOD, "appartement", "Een bovenwoning met een dakterras, bij de kerk."),
    ("V-77", Model.AANBOD, "tussenwoning", "Een huis aan het water, met drie slaapkamers."),
    ("V-78", Model.OPTIE, "appartement", "Een nieuw appartement met uitzicht over de haven."),
    ("V-79", Model.AANBOD, "appartement", "Een ruim appartement voor wie een rolstoel gebruikt."),
    ("V-80", Model.DIRECT_TE_HUUR, "studio", "Een studio voor studenten, met een eigen keuken en douche."),
    ("V-81", Model.LOTING, "hoekwoning", "Een groot huis voor een gezin, met vier slaapkamers."),
    ("V-82", Model.AANBOD, "tussenwoning", "Een huis in een rustige straat, met een tuin."),
    ("V-83", Model.AANBOD, "hof", "Een woning op de begane grond, met een kleine tuin."),
    ("V-84", Model.AANBOD, "appartement", "Een appartement op de derde verdieping. Er is een lift."),
    ("V-85", Model.DIRECT_TE_HUUR, "garage", "Een overdekte parkeerplaats in de Veertoren."),
    ("V-86", Model.WONINGRUIL, "tussenwoning", "Een huis met drie slaapkamers, voor wie al bij ons huurt."),
)
# A home is let with more than a response here and there.
INTAKES = {"L-1006": Intakevorm.COOPTATIE, "L-1008": Intakevorm.SOCIALE_SPELREGELS, "V-80": Intakevorm.MOTIVATIE}
BEELDEN = {
    "tussenwoning": ("Tekening van drie huizen op een rij.", "Drawing of three houses in a row."),
    "appartement": ("Tekening van een flat met vier verdiepingen.", "Drawing of a block of flats with four floors."),
    "hoekwoning": (
        "Tekening van een huis op een hoek, met een tuin.",
        "Drawing of a house at a corner, with a garden.",
    ),
    "hof": ("Tekening van lage woningen rond een hof.", "Drawing of low homes around a court."),
    "studio": ("Tekening van een kamer met een bank en een raam.", "Drawing of a room with a sofa and a window."),
    "garage": ("Tekening van drie garages naast elkaar.", "Drawing of three garages side by side."),
}
# The last one waits for a colleague who approves the rent.
WACHT = "V-86"


def _woningen(session: Session, nu: datetime) -> None:
    """The homes of two corporations, as their primary systems sent them; most of them on offer, by two people each."""
    henk = Medewerker(
        corporatie="veerpoort", naam="Henk Kok", functie="medewerker verhuur", rol=MedewerkerRol.KLANTCONTACT,
        email="henk@veerpoort.example",
    )  # fmt: skip
    session.add(henk)
    session.flush()
    personen = {m.email: m.id for m in session.exec(select(Medewerker)).all()}
    paren = {
        "lindehof": (personen["dirk@lindehof.example"], personen["fatma@lindehof.example"]),
        "veerpoort": (henk.id, personen["gerda@veerpoort.example"]),
    }
    eerst = max(nu - timedelta(days=6), _eerste_dag())
    for corporatie in paren:
        with (Path(__file__).parent / "demo_woningen" / f"{corporatie}.json").open("rb") as bron:
            aanhef, *gelezen = lees(bron)
        levering = levering_beginnen(session, aanhef=aanhef, bron=f"{corporatie}.json", beleid=beleid(), nu=eerst)  # type: ignore[arg-type]
        eenheden_verwerken(session, levering_id=levering, gelezen=gelezen, nu=eerst)  # type: ignore[arg-type]
        levering_afronden(session, levering_id=levering, nu=eerst)
    eenheden = {eenheid.id_extern: eenheid for eenheid in session.exec(select(Eenheid)).all()}
    laatste = date(max(bedragen.jaar for bedragen in beleid().jaarbedragen), 12, 31)
    if laatste < _dag(nu):
        # Without the amounts of this year nothing can be published: the homes stand empty, and the desk says why.
        return
    for nummer, (sleutel, model, beeld, tekst) in enumerate(AANBOD):
        toen = max(nu - timedelta(hours=5 * (len(AANBOD) - nummer)), eerst)
        een, ander = (
            Actor(Rol.MEDEWERKER, medewerker_id=wie, corporatie=eenheden[sleutel].corporatie)
            for wie in paren[eenheden[sleutel].corporatie]
        )
        dag = _dag(nu)
        formulier = {
            "model": str(model), "intakevorm": str(INTAKES.get(sleutel, "")), "tekst": tekst, "foto": f"{beeld}.png",
            "alt_nl": BEELDEN[beeld][0], "alt_en": BEELDEN[beeld][1], "bezichtiging_om": "14.00",
            **_vakken("beschikbaar", min(dag + timedelta(days=30 + nummer), laatste)), **_vakken("publicatie", _dag(toen)),
            **({} if model in (Model.DIRECT_TE_HUUR, Model.OPTIE) else _vakken("sluiting", dag + timedelta(days=4 + nummer % 9))),
            **({} if nummer % 3 == 2 else _vakken("bezichtiging", dag + timedelta(days=3 + nummer % 5))),
        }  # fmt: skip
        advertentie = advertentie_maken(session, eenheid_id=eenheden[sleutel].id, door=een, nu=toen)
        advertentie_bewaren(
            session,
            advertentie_id=advertentie,
            formulier=formulier,
            door=een,
            beleid=beleid(),
            vandaag=_dag(toen),
            nu=toen,
        )
        if sleutel != WACHT:
            huur_beoordelen(session, advertentie_id=advertentie, akkoord=True, door=ander, beleid=beleid(), nu=toen)
            advertenties_publiceren(session, beleid=beleid(), nu=toen)


def _vakken(naam: str, dag: date) -> dict[str, str]:
    """A day as it is typed."""
    return {f"{naam}_dag": str(dag.day), f"{naam}_maand": str(dag.month), f"{naam}_jaar": str(dag.year)}


def _eerste_dag() -> datetime:
    """The first day the policy of the demo knows; nothing of the demo happened before it."""
    return datetime.combine(beleid().regio.beleid[0].geldig_vanaf, time(12), clock.AMSTERDAM)


def _dag(moment: datetime) -> Any:
    return moment.astimezone(clock.AMSTERDAM).date()


def is_leeg(session: Session) -> bool:
    """Whether nobody works here yet."""
    return session.exec(select(Medewerker)).first() is None


def laden(database: Database) -> bool:
    """Tell the story in an empty store; False when there was one already."""
    if not settings().demo or not database.read_now(is_leeg):
        return False
    database.perform_now(verhaal)
    return True


if __name__ == "__main__":
    sys.exit(0 if laden(start()) else 1)
