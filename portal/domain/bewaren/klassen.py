"""The one table of what we keep: purpose, ground, owner, term, end and source, class by class.

`docs/verwerkingsregister.md` is written from it, the job that erases walks through it, and a test fails for a table
that is in no class. A term that policy sets is named, not repeated: `bewaren.na_inschrijving_maanden` stands in the
policy file of the region.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlmodel import Session, SQLModel, col, or_, select

from portal.domain.afscherming.actions import oude_afschermingen_wissen
from portal.domain.afscherming.model import Afscherming
from portal.domain.afspraak.actions import oude_afspraken_wissen
from portal.domain.afspraak.model import Afspraak, Tolkaanvraag, Werktijd
from portal.domain.belofte.actions import oude_beloften_wissen
from portal.domain.belofte.model import Afwezigheid, Belofte, Beloftegebeurtenis
from portal.domain.bericht.actions import vluchtige_berichten_wissen
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.betaling.actions import oude_betalingen_wissen, oude_meldingen_wissen
from portal.domain.betaling.model import Betaalpoging, Betaalstatus, Betaling, Werkitem
from portal.domain.concept.actions import oude_aanwezigheid_wissen
from portal.domain.concept.model import Aanwezig, Concept
from portal.domain.contactmoment.actions import oude_gesprekken_wissen, oude_verzoeken_wissen
from portal.domain.contactmoment.model import Contactmoment, Contactverzoek, Dossiernotitie, Keuze, Verificatiepoging
from portal.domain.corporatie.model import Medewerker
from portal.domain.document.actions import verlopen_documenten_wissen
from portal.domain.document.model import Document
from portal.domain.goedkeuring.model import Goedkeuring
from portal.domain.grens.actions import oude_grenzen_wissen
from portal.domain.grens.model import Grens
from portal.domain.hulp.keuzes import oude_schermen_wissen
from portal.domain.inschrijving.export import TABELLEN
from portal.domain.inschrijving.model import (
    Inschrijving,
    Inschrijvinggebeurtenis,
    Medeaanvrager,
    Samenvoeging,
    Splitsing,
    Verlenging,
    Wijziging,
)
from portal.domain.inschrijving.opruimen import onbekenden_wissen
from portal.domain.kansen.actions import verlopen_concepten_tellen
from portal.domain.maatwerk.actions import oud_maatwerk_wissen
from portal.domain.maatwerk.model import Maatwerk
from portal.domain.machtiging.actions import oude_machtigingen_wissen
from portal.domain.machtiging.model import Machtiging, Machtiginggebruik
from portal.domain.papier.actions import oude_formulieren_wissen
from portal.domain.papier.model import Papierformulier
from portal.domain.regie.actions import oude_regie_wissen
from portal.domain.regie.model import Regie
from portal.domain.relatie.model import Contactgegeven, Inzage, Relatie
from portal.domain.shared.transitions import Statusovergang
from portal.domain.signaal.actions import oude_signalen_wissen
from portal.domain.signaal.model import Signaal
from portal.domain.sociale_kaart.actions import oude_doorverwijzingen_wissen
from portal.domain.sociale_kaart.model import Doorverwijzing
from portal.domain.toegang.actions import oude_toegang_wissen
from portal.domain.toegang.contact import oude_contactwijzigingen_wissen
from portal.domain.toegang.model import (
    Aanmelding,
    Bevestiging,
    Contactwijziging,
    Hulpsessie,
    Identiteit,
    Inlogbewijs,
    Inlogpoging,
    Machtigingsessie,
    Passkey,
    Passkeyvraag,
    Sessie,
)
from portal.domain.verzoek.actions import afgehandelde_verzoeken_wissen
from portal.domain.verzoek.model import Verzoek, Verzoekregel
from portal.domain.zoekprofiel.actions import oude_profielen_wissen
from portal.domain.zoekprofiel.model import Tip, Zoekprofiel

Rijen = Sequence[SQLModel]


class Grondslag(StrEnum):
    """Why the law lets us keep it (AVG art. 6, first paragraph)."""

    TOESTEMMING = "a: consent"
    OVEREENKOMST = "b: the agreement of being registered, and what comes before it"
    PLICHT = "c: a duty of the law"
    BELANG = "f: a legitimate interest, weighed: answering and protecting people"


class Eigenaar(StrEnum):
    """Who answers for it."""

    KLANTCONTACT = "teamleider klantcontact"
    INSCHRIJVING = "teamleider woonruimteverdeling"
    ADMINISTRATIE = "hoofd administratie"
    BEVEILIGING = "informatiebeveiliging"
    PERSONEEL = "personeelszaken"


@dataclass(frozen=True)
class Tabel:
    """One table, and what erasing a person does to their rows: they go, or (`leeg`) only these columns become empty.

    `van` finds the rows of one person; without it the export does. With `over` they are the rows about anything of
    that person: they go with what is erased, and are emptied beside what stays.
    """

    model: type[SQLModel]
    van: Callable[[Session, str], Rijen] | None = None
    leeg: Mapping[str, Any] | None = None
    over: bool = False

    @property
    def naam(self) -> str:
        """The name of the table in the store."""
        return str(self.model.__tablename__)

    def rijen(self, session: Session, relatie_id: str) -> Rijen:
        """The rows of one person."""
        return (self.van or TABELLEN[self.naam])(session, relatie_id)


@dataclass(frozen=True)
class Gegevensklasse:
    """Data that are kept for one purpose, on one ground, as long, by one owner."""

    naam: str
    tabellen: tuple[Tabel, ...]
    doel: str
    grondslag: Grondslag
    eigenaar: Eigenaar
    termijn: str
    einde: str
    bron: str
    # What the job does for this class; what has none goes when the person is erased.
    acties: tuple[Callable[..., Any], ...] = field(default=())


def _waar(model: Any, *kolommen: Any) -> Callable[[Session, str], Rijen]:
    """The rows in which this person stands in one of these columns."""
    return lambda session, relatie_id: session.exec(
        select(model).where(or_(*(col(kolom) == relatie_id for kolom in kolommen)))
    ).all()


# AWR art. 52: what was paid stays seven years; the rest of a payment has no reason to.
_BETAALD = (Betaalstatus.BETAALD, Betaalstatus.TERUGBETAALD)


def _niet_betaald(session: Session, relatie_id: str) -> Sequence[Betaling]:
    return session.exec(
        select(Betaling).where(Betaling.relatie_id == relatie_id, col(Betaling.status).not_in(_BETAALD))
    ).all()


def _bij_niet_betaald(model: Any) -> Callable[[Session, str], Rijen]:
    return lambda session, relatie_id: session.exec(
        select(model).where(col(model.betaling_id).in_([b.id for b in _niet_betaald(session, relatie_id)]))
    ).all()


def _bij_sessie(model: Any) -> Callable[[Session, str], Rijen]:
    return lambda session, relatie_id: session.exec(
        select(model).where(col(model.sessie_id).in_(select(Sessie.id).where(Sessie.relatie_id == relatie_id)))
    ).all()


MET_DE_PERSOON = "with the person"
NAMELOOS = "goes; a row without a name stays, for what refers to it"

KLASSEN: tuple[Gegevensklasse, ...] = (
    Gegevensklasse(
        naam="Who somebody is, and how we reach them",
        tabellen=(
            Tabel(
                Relatie,
                leeg={
                    **dict.fromkeys(
                        (
                            "voornaam", "tussenvoegsel", "achternaam", "straat", "huisnummer", "postcode", "plaats",
                            "tolk_taal", "herkenningswoord", "contactregel",
                        ),
                        "",
                    ),
                    **dict.fromkeys(("geboortedatum", "contactregel_tot", "overleden_op")),
                    "land": "NL", "taal": "nl", "voorkeurskanaal": "EMA",
                    "alleen_digitaal": False, "geheim_adres": False, "liever_persoonlijk": False,
                },
            ),
            Tabel(Contactgegeven),
            Tabel(Contactwijziging),
            Tabel(Wijziging),
            Tabel(Inzage),
        ),
        doel="Know who registers, reach them, and show them who looked at their data",
        grondslag=Grondslag.OVEREENKOMST,
        eigenaar=Eigenaar.INSCHRIJVING,
        termijn=(
            "`bewaren.na_inschrijving_maanden` after the last inschrijving ended, `bewaren.niet_doorgegaan_maanden` "
            "when it did not go through; 14 days for who proved an address and went no further; another address "
            "that was asked for, one year"
        ),
        einde=NAMELOOS,
        bron="AVG art. 5(1)(c) and (e); VERA Relatie",
        acties=(onbekenden_wissen, oude_contactwijzigingen_wissen),
    ),
    Gegevensklasse(
        naam="The inschrijving",
        tabellen=(
            Tabel(Inschrijving, leeg={"kinderen": 0, "inkomen_cent": None, "woonwensen": {}}),
            Tabel(Verlenging, leeg={}),
            Tabel(Splitsing, leeg={}),
            Tabel(
                Samenvoeging,
                leeg={"naam": "", "contactsoort": "", "contactwaarde": "", "ander_id": None, "afspraak": ""},
            ),
            Tabel(Samenvoeging, van=_waar(Samenvoeging, Samenvoeging.ander_id), leeg={"ander_id": None}),
            Tabel(Medeaanvrager),
            Tabel(
                Medeaanvrager,
                van=_waar(Medeaanvrager, Medeaanvrager.relatie_id),
                leeg={"naam": "", "contactsoort": "", "contactwaarde": "", "relatie_id": None},
            ),
        ),
        doel="Give everybody the place on the list that is theirs",
        grondslag=Grondslag.OVEREENKOMST,
        eigenaar=Eigenaar.INSCHRIJVING,
        termijn=MET_DE_PERSOON,
        einde="number, dates and status stay without a name, so that a list can be explained; the rest goes",
        bron="Huisvestingswet; VERA Inschrijving",
    ),
    Gegevensklasse(
        naam="What somebody looks for",
        tabellen=(Tabel(Tip), Tabel(Zoekprofiel)),
        doel="Tell in time of the home that suits",
        grondslag=Grondslag.OVEREENKOMST,
        eigenaar=Eigenaar.INSCHRIJVING,
        termijn=(
            "until the client removes it, or the inschrijving is over and cannot come back; a tip at most one year; "
            f"at the latest {MET_DE_PERSOON}"
        ),
        einde="deleted",
        bron="CORA (notificeren passend aanbod); VERA Zoekprofiel",
        acties=(oude_profielen_wissen,),
    ),
    Gegevensklasse(
        naam="The chain of inschrijfdatums",
        tabellen=(Tabel(Inschrijvinggebeurtenis, leeg={"inhoud": None, "zout": None}),),
        doel="Prove that nobody's date was changed unseen",
        grondslag=Grondslag.BELANG,
        eigenaar=Eigenaar.INSCHRIJVING,
        termijn=MET_DE_PERSOON,
        einde="content and salt go; the hashes stay, so the chain still holds",
        bron="AVG art. 5(2), 17(3)",
    ),
    Gegevensklasse(
        naam="Payments",
        tabellen=(
            Tabel(Betaling, van=_niet_betaald),
            Tabel(Betaalpoging, van=_bij_niet_betaald(Betaalpoging)),
            Tabel(Werkitem, van=_bij_niet_betaald(Werkitem)),
        ),
        doel="Take in money, give it back, and account for it",
        grondslag=Grondslag.PLICHT,
        eigenaar=Eigenaar.ADMINISTRATIE,
        termijn="`bewaren.betaling_jaren` after the year in which was paid, without a name once the person is erased",
        einde="deleted; what was never paid goes with the person",
        bron="AWR art. 52(4)",
        acties=(oude_betalingen_wissen, oude_meldingen_wissen),
    ),
    Gegevensklasse(
        naam="What we wrote",
        tabellen=(Tabel(Bericht), Tabel(Verzending)),
        doel="Send it, and let the client read it again",
        grondslag=Grondslag.OVEREENKOMST,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn=f"{MET_DE_PERSOON}; a login code until it expires, text and address one day for who is no client",
        einde="deleted",
        bron="AVG art. 5(1)(e)",
        acties=(vluchtige_berichten_wissen,),
    ),
    Gegevensklasse(
        naam="Drafts",
        tabellen=(Tabel(Concept), Tabel(Aanwezig)),
        doel="Go on where one stopped",
        grondslag=Grondslag.OVEREENKOMST,
        eigenaar=Eigenaar.INSCHRIJVING,
        termijn="`concept_bewaardagen` after the last answer; who has one open, one hour",
        einde="deleted",
        bron="AVG art. 5(1)(e)",
        acties=(verlopen_concepten_tellen, oude_aanwezigheid_wissen),
    ),
    Gegevensklasse(
        naam="Being stuck on a step",
        tabellen=(Tabel(Signaal),),
        doel="Offer a person to whoever is stuck",
        grondslag=Grondslag.BELANG,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn="until the step succeeds, at most `signaal.bewaardagen`",
        einde="deleted",
        bron="AVG art. 22: no decision follows from it",
        acties=(oude_signalen_wissen,),
    ),
    Gegevensklasse(
        naam="Logging in",
        tabellen=(
            Tabel(Sessie),
            Tabel(Hulpsessie),
            Tabel(Machtigingsessie),
            Tabel(Bevestiging),
            Tabel(Identiteit),
            Tabel(Passkey),
            Tabel(Inlogbewijs),
            Tabel(Aanmelding, van=_bij_sessie(Aanmelding)),
            Tabel(Passkeyvraag, van=_bij_sessie(Passkeyvraag)),
            Tabel(Inlogpoging, van=lambda session, relatie_id: []),
        ),
        doel="Know that it is you, and keep others out",
        grondslag=Grondslag.BELANG,
        eigenaar=Eigenaar.BEVEILIGING,
        termijn="30 days after a login or a code we handed out ends; a code or passkey that was asked for, one day; "
        "how one logs in, until one stops it; what a provider says to log out there, until the login is over",
        einde="deleted",
        bron="AVG art. 32",
        acties=(oude_toegang_wissen,),
    ),
    Gegevensklasse(
        naam="Requests for contact, and what we promised",
        tabellen=(Tabel(Contactverzoek), Tabel(Belofte), Tabel(Beloftegebeurtenis)),
        doel="Call back and keep our word",
        grondslag=Grondslag.BELANG,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn="one year after it is dealt with; the words of a visitor 30 days",
        einde="deleted",
        bron="service concept, terugbelbelofte",
        acties=(oude_verzoeken_wissen, oude_beloften_wissen),
    ),
    Gegevensklasse(
        naam="Conversations",
        tabellen=(Tabel(Contactmoment), Tabel(Dossiernotitie), Tabel(Verificatiepoging)),
        doel="Nobody tells their story twice",
        grondslag=Grondslag.BELANG,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn="two years after a conversation ends; which questions were asked to know who calls, one year",
        einde="deleted",
        bron="service concept; VERA Contactmoment",
        acties=(oude_gesprekken_wissen,),
    ),
    Gegevensklasse(
        naam="Binding acts that were put before a client",
        tabellen=(Tabel(Keuze),),
        doel="Show to what a client said yes, and how",
        grondslag=Grondslag.OVEREENKOMST,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn=f"{MET_DE_PERSOON}; what was refused or not answered, one year",
        einde="deleted",
        bron="BW 6:230v",
        acties=(oude_schermen_wissen,),
    ),
    Gegevensklasse(
        naam="Notes that a client does not read",
        tabellen=(Tabel(Afscherming, van=_waar(Afscherming, Afscherming.relatie_id)),),
        doel="Protect somebody else",
        grondslag=Grondslag.BELANG,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn="`afscherming.bewaarmaanden` after it was written",
        einde="deleted",
        bron="AVG art. 15(4), 23; UAVG art. 41",
        acties=(oude_afschermingen_wissen,),
    ),
    Gegevensklasse(
        naam="Appointments",
        tabellen=(Tabel(Afspraak), Tabel(Tolkaanvraag)),
        doel="Meet at the right moment, with an interpreter when needed",
        grondslag=Grondslag.OVEREENKOMST,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn="one year after it was; that of a visitor 30 days",
        einde="deleted",
        bron="VERA Afspraak",
        acties=(oude_afspraken_wissen,),
    ),
    Gegevensklasse(
        naam="Verzoeken, klachten and bezwaren, with photos",
        tabellen=(Tabel(Verzoek), Tabel(Verzoekregel), Tabel(Document)),
        doel="Answer what is asked, and be able to account for a decision",
        grondslag=Grondslag.OVEREENKOMST,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn="`verzoek.bewaarmaanden` after it ends; a photo in a draft as long as the draft",
        einde="deleted, the file too",
        bron="VERA Reclamatie",
        acties=(afgehandelde_verzoeken_wissen, verlopen_documenten_wissen),
    ),
    Gegevensklasse(
        naam="Maatwerk and regie",
        tabellen=(Tabel(Maatwerk), Tabel(Regie)),
        doel="Do what is fair where a rule is not, by one colleague who keeps the overview",
        grondslag=Grondslag.BELANG,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn="two years after it ends",
        einde="deleted; a precedent without names stays as long as policy says",
        bron="service concept",
        acties=(oud_maatwerk_wissen, oude_regie_wissen),
    ),
    Gegevensklasse(
        naam="Introductions to a partner",
        tabellen=(Tabel(Doorverwijzing),),
        doel="Bring somebody to help elsewhere",
        grondslag=Grondslag.TOESTEMMING,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn="one year after it ends",
        einde="deleted",
        bron="AVG art. 7",
        acties=(oude_doorverwijzingen_wissen,),
    ),
    Gegevensklasse(
        naam="Bounded contact after aggression",
        tabellen=(Tabel(Grens),),
        doel="Keep colleagues safe, and the client heard",
        grondslag=Grondslag.BELANG,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn="one year after it ends; a proposal that was not taken, 30 days",
        einde="deleted",
        bron="Arbeidsomstandighedenwet art. 3(2)",
        acties=(oude_grenzen_wissen,),
    ),
    Gegevensklasse(
        naam="Machtigingen",
        tabellen=(
            Tabel(Machtiging, van=_waar(Machtiging, Machtiging.relatie_id)),
            Tabel(
                Machtiging,
                van=_waar(Machtiging, Machtiging.gemachtigde_id),
                leeg={"naam": "", "contactwaarde": ""},
            ),
            Tabel(Machtiginggebruik, van=_waar(Machtiginggebruik, Machtiginggebruik.relatie_id)),
        ),
        doel="Let somebody else act, and show what they did",
        grondslag=Grondslag.OVEREENKOMST,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn="`machtigingen.bewaardagen` after it ended; what was never granted, one day",
        einde="deleted; of a helper who is erased the name goes, what they did stays with the client",
        bron="BW 3:60; BW 1:381, 1:431",
        acties=(oude_machtigingen_wissen,),
    ),
    Gegevensklasse(
        naam="Forms on paper",
        tabellen=(Tabel(Papierformulier),),
        doel="Enter what comes back by post with whoever it belongs to",
        grondslag=Grondslag.OVEREENKOMST,
        eigenaar=Eigenaar.KLANTCONTACT,
        termijn="one year after it was given out or last touched",
        einde="deleted",
        bron="service concept: the digital road is never the only road",
        acties=(oude_formulieren_wissen,),
    ),
    Gegevensklasse(
        naam="Who decided and changed what",
        tabellen=(
            Tabel(Goedkeuring, over=True, leeg={"voorstel": {}, "reden": ""}),
            Tabel(Statusovergang, over=True, leeg={"reden": None}),
        ),
        doel="Reconstruct money, places on a list and decisions",
        grondslag=Grondslag.BELANG,
        eigenaar=Eigenaar.INSCHRIJVING,
        termijn="as long as what it is about",
        einde="deleted with what is erased; beside what stays, the words go and the moments stay",
        bron="AVG art. 5(2)",
    ),
    Gegevensklasse(
        naam="Colleagues",
        tabellen=tuple(
            Tabel(model, van=lambda session, relatie_id: []) for model in (Medewerker, Werktijd, Afwezigheid)
        ),
        doel="Know who may do what, and who is there",
        grondslag=Grondslag.OVEREENKOMST,
        eigenaar=Eigenaar.PERSONEEL,
        termijn="as long as their work is in the files; that somebody was away, one year",
        einde="deleted",
        bron="AVG art. 88",
    ),
)  # fmt: skip

# Counts, queues and hashes that say nothing about anybody; who is in `KLASSEN` is not here.
ZONDER_PERSOON = frozenset(
    {
        "advertentie", "advertentiecriterium", "advertentiefoto", "antwoordoordeel", "betaalmelding", "eenheid", "job",
        "kansentelling", "ketenkop", "levering", "leveringsregel", "precedent", "prijscomponent", "primairsysteem",
        "tempometing", "tipronde", "tweede_scherm", "zoekwoord",
    }
)  # fmt: skip
