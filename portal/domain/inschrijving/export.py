"""Everything we keep of one person, table by table: the right of access (AVG art. 15) and of portability (art. 20)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlmodel import Session, SQLModel, col, or_, select

from portal.domain.afscherming.model import Afscherming, Afschermingstatus
from portal.domain.afspraak.model import Afspraak, Tolkaanvraag
from portal.domain.belofte.model import Belofte, Beloftegebeurtenis
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.betaling.model import Betaalpoging, Betaling
from portal.domain.concept.model import Aanwezig, Concept
from portal.domain.contactmoment.model import Contactmoment, Contactverzoek, Dossiernotitie, Keuze, Verificatiepoging
from portal.domain.document.model import Document
from portal.domain.goedkeuring.model import Goedkeuring
from portal.domain.grens.model import Grens
from portal.domain.inschrijving.model import (
    Inschrijving,
    Inschrijvinggebeurtenis,
    Medeaanvrager,
    Samenvoeging,
    Splitsing,
    Verlenging,
    Wijziging,
)
from portal.domain.maatwerk.model import Maatwerk
from portal.domain.machtiging.model import Machtiging, Machtiginggebruik
from portal.domain.papier.model import Papierformulier
from portal.domain.regie.model import Regie
from portal.domain.relatie.model import Contactgegeven, Inzage, Relatie
from portal.domain.shared.transitions import Statusovergang
from portal.domain.signaal.model import Signaal
from portal.domain.sociale_kaart.model import Doorverwijzing
from portal.domain.toegang.model import (
    Bevestiging,
    Contactwijziging,
    Hulpsessie,
    Identiteit,
    Inlogbewijs,
    Machtigingsessie,
    Passkey,
    Sessie,
)
from portal.domain.verzoek.model import Verzoek, Verzoekregel

Rows = Sequence[SQLModel]

# Columns that are of no use to the person and of use to a thief.
GEHEIM = {
    "aanwezig": {"tab"},
    "inlogbewijs": {"code_hash"},
    "passkey": {"credential", "sleutel", "teller"},
    "sessie": {"id", "aanbieder_sid", "id_token"},
    "hulpsessie": {"sessie_id", "tab"},
    "machtigingsessie": {"sessie_id", "tab"},
    "bevestiging": {"sessie_id", "code_hash"},
    "contactwijziging": {"sessie_id", "code_hash", "sleutel_hash"},
    "keuze": {"hulpsessie_id"},
    "inschrijvinggebeurtenis": {"zout"},
    "bericht": {"afmelden_adres"},
    # What may be told of a note that is withheld is that it is there, since when and on which ground.
    "afscherming": {"reden", "verzwijgen_reden", "besluit_reden", "herziening", "goedkeuring_id", "teamleider_id"},
}


def _van_relatie(model: Any) -> Callable[[Session, str], Rows]:
    return lambda session, relatie_id: session.exec(select(model).where(model.relatie_id == relatie_id)).all()


def _via(model: Any, key: Any, parent: Any) -> Callable[[Session, str], Rows]:
    def rows(session: Session, relatie_id: str) -> Rows:
        ids = select(parent.id).where(parent.relatie_id == relatie_id)
        return session.exec(select(model).where(col(key).in_(ids))).all()

    return rows


def _als_klant_of_gemachtigde(model: Any) -> Callable[[Session, str], Rows]:
    """Rows about two people: whoever acted, and for whom."""
    return lambda session, relatie_id: session.exec(
        select(model).where(or_(model.relatie_id == relatie_id, model.gemachtigde_id == relatie_id))
    ).all()


def _medeaanvragers(session: Session, relatie_id: str) -> Rows:
    """Who stands with the person on an inschrijving, and the person on that of somebody else."""
    eigen = select(Inschrijving.id).where(Inschrijving.relatie_id == relatie_id)
    samen = or_(col(Medeaanvrager.inschrijving_id).in_(eigen), Medeaanvrager.relatie_id == relatie_id)
    return session.exec(select(Medeaanvrager).where(samen)).all()


def _voorstellen(session: Session, relatie_id: str) -> Rows:
    """What colleagues proposed and decided together about the person; about a withheld note nothing is told."""
    over = [
        col(Goedkeuring.object_id).in_(select(model.id).where(model.relatie_id == relatie_id))
        for model in (Inschrijving, Maatwerk, Grens, Machtiging)
    ]
    return session.exec(select(Goedkeuring).where(or_(*over))).all()


def _mag_weten(session: Session, relatie_id: str) -> Rows:
    """Withheld notes of which the client may know (AVG art. 15(4) and 23); the text once it was opened."""
    rows = session.exec(
        select(Afscherming).where(
            Afscherming.relatie_id == relatie_id,
            col(Afscherming.zichtbaar).is_(True),
            Afscherming.status != Afschermingstatus.VOORGESTELD,
        )
    ).all()
    return [
        row if row.status == Afschermingstatus.GEOPEND else Afscherming(**{**row.model_dump(), "tekst": ""})
        for row in rows
    ]


def _overgangen(session: Session, relatie_id: str) -> Rows:
    mine = [
        *session.exec(select(Inschrijving.id).where(Inschrijving.relatie_id == relatie_id)).all(),
        *session.exec(select(Betaling.id).where(Betaling.relatie_id == relatie_id)).all(),
        *session.exec(select(Verzoek.id).where(Verzoek.relatie_id == relatie_id)).all(),
        *session.exec(
            select(Splitsing.id).where(or_(Splitsing.relatie_id == relatie_id, Splitsing.ander_id == relatie_id))
        ).all(),
        *session.exec(
            select(Samenvoeging.id).where(
                or_(Samenvoeging.relatie_id == relatie_id, Samenvoeging.ander_id == relatie_id)
            )
        ).all(),
        *session.exec(select(Verlenging.id).where(Verlenging.relatie_id == relatie_id)).all(),
        *session.exec(select(Belofte.id).where(Belofte.relatie_id == relatie_id)).all(),
        *session.exec(select(Afspraak.id).where(Afspraak.relatie_id == relatie_id)).all(),
        *session.exec(select(Machtiging.id).where(Machtiging.relatie_id == relatie_id)).all(),
        *session.exec(select(Contactwijziging.id).where(Contactwijziging.relatie_id == relatie_id)).all(),
        *(
            id_
            for model in (Maatwerk, Doorverwijzing, Regie, Grens)
            for id_ in session.exec(select(model.id).where(model.relatie_id == relatie_id)).all()
        ),
    ]
    about = or_(col(Statusovergang.relatie_id) == relatie_id, col(Statusovergang.object_id).in_(mine))
    return session.exec(select(Statusovergang).where(about)).all()


TABELLEN: dict[str, Callable[[Session, str], Rows]] = {
    "relatie": lambda session, relatie_id: session.exec(select(Relatie).where(Relatie.id == relatie_id)).all(),
    "contactgegeven": _van_relatie(Contactgegeven),
    "inzage": _van_relatie(Inzage),
    "sessie": _van_relatie(Sessie),
    "identiteit": _van_relatie(Identiteit),
    "passkey": _van_relatie(Passkey),
    "inlogbewijs": _van_relatie(Inlogbewijs),
    "verlenging": _van_relatie(Verlenging),
    "splitsing": lambda session, relatie_id: session.exec(
        select(Splitsing).where(or_(Splitsing.relatie_id == relatie_id, Splitsing.ander_id == relatie_id))
    ).all(),
    "samenvoeging": lambda session, relatie_id: session.exec(
        select(Samenvoeging).where(or_(Samenvoeging.relatie_id == relatie_id, Samenvoeging.ander_id == relatie_id))
    ).all(),
    "wijziging": _van_relatie(Wijziging),
    "contactwijziging": _van_relatie(Contactwijziging),
    "bericht": _van_relatie(Bericht),
    "verzending": _via(Verzending, Verzending.bericht_id, Bericht),
    "belofte": _van_relatie(Belofte),
    "beloftegebeurtenis": _via(Beloftegebeurtenis, Beloftegebeurtenis.belofte_id, Belofte),
    "contactverzoek": _van_relatie(Contactverzoek),
    "contactmoment": _van_relatie(Contactmoment),
    "dossiernotitie": _van_relatie(Dossiernotitie),
    "keuze": _van_relatie(Keuze),
    "verificatiepoging": _van_relatie(Verificatiepoging),
    "hulpsessie": _van_relatie(Hulpsessie),
    "afspraak": _van_relatie(Afspraak),
    "tolkaanvraag": _via(Tolkaanvraag, Tolkaanvraag.afspraak_id, Afspraak),
    "machtiging": _als_klant_of_gemachtigde(Machtiging),
    "machtiginggebruik": _als_klant_of_gemachtigde(Machtiginggebruik),
    "machtigingsessie": _als_klant_of_gemachtigde(Machtigingsessie),
    "bevestiging": _van_relatie(Bevestiging),
    "concept": _van_relatie(Concept),
    "aanwezig": _van_relatie(Aanwezig),
    "signaal": _van_relatie(Signaal),
    "papierformulier": _van_relatie(Papierformulier),
    "document": _van_relatie(Document),
    "verzoek": _van_relatie(Verzoek),
    "verzoekregel": _via(Verzoekregel, Verzoekregel.verzoek_id, Verzoek),
    "inschrijving": _van_relatie(Inschrijving),
    "medeaanvrager": _medeaanvragers,
    "inschrijvinggebeurtenis": _via(Inschrijvinggebeurtenis, Inschrijvinggebeurtenis.inschrijving_id, Inschrijving),
    "betaling": _van_relatie(Betaling),
    "betaalpoging": _via(Betaalpoging, Betaalpoging.betaling_id, Betaling),
    "goedkeuring": _voorstellen,
    "maatwerk": _van_relatie(Maatwerk),
    "doorverwijzing": _van_relatie(Doorverwijzing),
    "regie": _van_relatie(Regie),
    "grens": _van_relatie(Grens),
    "afscherming": _mag_weten,
    "statusovergang": _overgangen,
}
# Tables without personal data, or with data of medewerkers only; a test holds that no table is in neither list.
NIET_IN_EXPORT = {
    "job": "ids of work, no person",
    "aanmelding": "one day, hashes; the login that follows is in sessie",
    "passkeyvraag": "one day, hashes; the login that follows is in sessie",
    "inlogpoging": "one day; who asks a code has not shown whose address it is, a known one is in contactgegeven",
    "tweede_scherm": "one day, hashes; what was agreed on it is in keuze",
    "tempometing": "one day, hashes only",
    "afwezigheid": "staff, not the client",
    "medewerker": "staff, not the client",
    "werktijd": "hours of staff, not the client",
    "precedent": "without names; what was decided for a client is in maatwerk",
    "betaalmelding": "ids of the payment provider",
    "werkitem": "work of staff about a payment; the payment is in the export",
    "ketenkop": "one hash, no person",
    "antwoordoordeel": "says nothing of who said it",
    "kansentelling": "counts, no person",
    "tipronde": "that everybody was looked at for a home; ids of the home only",
    "eenheid": "a home, never who lives there",
    "prijscomponent": "what a home costs",
    "primairsysteem": "that a corporation delivers",
    "levering": "counts of what a primary system delivered",
    "leveringsregel": "a record about a home that was refused",
    "advertentie": "a home on offer, no person",
    "advertentiecriterium": "who fits a home, no person",
    "advertentiefoto": "a picture of a home",
    "zoekwoord": "single words with a count, no person",
}


def ook_in_export(tabel: str, rijen: Callable[[Session, str], Rows]) -> None:
    """A subject above this one adds its table, and how to find the rows of one person."""
    TABELLEN[tabel] = rijen


def alles_van(session: Session, *, relatie_id: str) -> dict[str, list[dict[str, Any]]]:
    """Every row about this person, by table; secrets left out."""
    return {
        table: [row.model_dump(mode="json", exclude=GEHEIM.get(table, set())) for row in rows(session, relatie_id)]
        for table, rows in TABELLEN.items()
    }
