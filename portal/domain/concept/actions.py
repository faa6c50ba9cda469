"""Keeping, reading and dropping drafts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from portal.domain.concept.model import Aanwezig, Concept
from portal.domain.concept.queries import AANWEZIG, BEKEND, DEEL
from portal.domain.shared.errors import Weigering, Zin, zin
from portal.domain.shared.insert import insert_once


class ConceptIsNieuwer(Weigering):
    """Somebody saved this after this screen was opened; what was typed here is kept on screen.

    `door` is the other person, as this one knows them; without it, it was the same person somewhere else.
    """

    def __init__(self, door: Zin | None = None) -> None:
        if door is not None:
            super().__init__(
                zin("{wie} heeft deze vraag net ook ingevuld.", wie=door),
                zin("Kies samen wat klopt. Wat u typte, staat hieronder. Kies dan nog een keer Verder."),
            )
            return
        super().__init__(
            zin("U heeft dit op een ander apparaat of in een ander tabblad gewijzigd."),
            zin("Uw laatste antwoorden staan hieronder. Klopt alles? Kies dan nog een keer Verder."),
        )


@dataclass(frozen=True)
class Stand:
    """A draft as a screen needs it; `versie` 0 means there is none yet."""

    gegevens: dict[str, Any] = field(default_factory=dict)
    versie: int = 0
    bijgewerkt_op: datetime | None = None
    verloopt_op: datetime | None = None
    ingevuld_door: dict[str, str] = field(default_factory=dict)
    kanalen: dict[str, str] = field(default_factory=dict)
    begonnen_op: datetime | None = None
    versies: dict[str, int] = field(default_factory=dict)
    kenmerk: str = ""


def concept_van(session: Session, *, relatie_id: str, soort: str, nu: datetime) -> Stand:
    """The draft of this person; an expired one is as good as gone."""
    concept = _zoek(session, relatie_id, soort, nu)
    if concept is None:
        return Stand()
    return _stand(concept)


def concepten_van(session: Session, *, relatie_id: str, nu: datetime) -> dict[str, Stand]:
    """Every draft of this person, by its kind; what somebody may continue with, and what of it is there."""
    rows = session.exec(
        select(Concept).where(Concept.relatie_id == relatie_id, col(Concept.verloopt_op) > nu).order_by(Concept.soort)
    ).all()
    return {concept.soort: _stand(concept) for concept in rows}


def _stand(concept: Concept) -> Stand:
    return Stand(
        dict(concept.gegevens),
        concept.versie,
        concept.bijgewerkt_op,
        concept.verloopt_op,
        dict(concept.ingevuld_door),
        dict(concept.kanalen),
        concept.begonnen_op,
        dict(concept.versies),
        concept.kenmerk,
    )


def concept_bewaren(
    session: Session,
    *,
    relatie_id: str,
    soort: str,
    gegevens: dict[str, Any],
    versie: int,
    bewaardagen: int,
    deel: str = "",
    medewerker: str = "",
    kanaal: str = "",
    ingevuld_door: dict[str, str] | None = None,
    nu: datetime,
) -> Stand:
    """Add answers to the draft; raises `ConceptIsNieuwer` when the screen was opened at an older version.

    With a `deel` (one question) only a newer answer to that question counts: two people may answer two questions at
    the same time. `medewerker` is who fills in; empty for the client. Each field that changes remembers it.
    `kanaal` is along which way this part came. Without a `deel`, `ingevuld_door` says who filled in which question.
    """
    concept = _zoek(session, relatie_id, soort, nu, lock=True)
    if _is_ouder(concept, versie, deel):
        raise ConceptIsNieuwer(_wie_anders(concept, deel, medewerker))
    if concept is None:
        concept = Concept(relatie_id=relatie_id, soort=soort, begonnen_op=nu, bijgewerkt_op=nu, verloopt_op=nu)
        session.add(concept)
    veranderd = {v: w for v, w in gegevens.items() if isinstance(w, str) and concept.gegevens.get(v) != w}
    concept.gegevens = {**concept.gegevens, **gegevens}
    concept.ingevuld_door = {**concept.ingevuld_door, **(ingevuld_door or {})}
    concept.versie += 1
    if deel:
        concept.versies = {**concept.versies, deel: concept.versie}
        concept.kanalen = {**concept.kanalen, deel: kanaal}
        concept.ingevuld_door = {
            **concept.ingevuld_door,
            **{veld: medewerker for veld, waarde in veranderd.items() if waarde},
            f"{DEEL}{deel}": medewerker,
        }
    concept.bijgewerkt_op = nu
    concept.verloopt_op = nu + timedelta(days=bewaardagen)
    try:
        session.flush()
    except IntegrityError as error:
        # Two tabs began at the same moment: one of them made the draft.
        raise ConceptIsNieuwer from error
    return _stand(concept)


def _is_ouder(concept: Concept | None, versie: int, deel: str) -> bool:
    """Whether a screen that was opened at this version would overwrite something it never showed."""
    if concept is None:
        return versie != 0
    if not deel or not 0 <= versie <= concept.versie:
        return versie != concept.versie
    return concept.versies.get(deel, 0) > versie


def _wie_anders(concept: Concept | None, deel: str, medewerker: str) -> Zin | None:
    """Who answered this question last, when that was somebody else."""
    vorige = concept.ingevuld_door.get(f"{DEEL}{deel}") if concept and deel else None
    return None if vorige is None or vorige == medewerker else wie_van(vorige)


def wie_van(medewerker: str) -> Zin:
    """Who filled in: a medewerker by name, or the client."""
    return Zin("{naam}", {"naam": medewerker}) if medewerker else zin("De klant")


def aanwezig_melden(
    session: Session, *, relatie_id: str, soort: str, tab: str, medewerker: str, medewerker_id: str | None, nu: datetime
) -> list[str]:
    """Say that this tab has the draft open. Gives the tabs of the other side to tell, when it was not there before."""
    grens = nu - BEKEND
    ik = session.get(Aanwezig, tab)
    was_er = ik is not None and ik.relatie_id == relatie_id and ik.gezien_op > nu - AANWEZIG
    nieuw = Aanwezig(
        tab=tab, relatie_id=relatie_id, soort=soort, medewerker_id=medewerker_id, naam=medewerker, gezien_op=nu
    )
    if ik is None:
        insert_once(session, nieuw)
    else:
        session.merge(nieuw)
    if was_er:
        return []
    anderen = session.exec(
        select(Aanwezig).where(
            Aanwezig.relatie_id == relatie_id, Aanwezig.soort == soort, col(Aanwezig.gezien_op) > grens
        )
    ).all()
    return [ander.tab for ander in anderen if ander.medewerker_id != medewerker_id]


def afwezig_melden(session: Session, *, tab: str) -> None:
    """This tab left the draft."""
    session.exec(delete(Aanwezig).where(col(Aanwezig.tab) == tab))


def oude_aanwezigheid_wissen(session: Session, *, nu: datetime) -> int:
    """Delete who was last seen an hour ago. Returns how many."""
    gone = session.exec(delete(Aanwezig).where(col(Aanwezig.gezien_op) <= nu - BEKEND))
    return int(gone.rowcount)


def concept_weggooien(session: Session, *, relatie_id: str, soort: str) -> None:
    """Drop the draft: it was sent, or the client wants to begin again."""
    session.exec(delete(Concept).where(col(Concept.relatie_id) == relatie_id, col(Concept.soort) == soort))


def verlopen_concepten_wissen(session: Session, *, nu: datetime) -> int:
    """Delete drafts whose time is over. Returns how many."""
    gone = session.exec(delete(Concept).where(col(Concept.verloopt_op) <= nu))
    return int(gone.rowcount)


def _zoek(session: Session, relatie_id: str, soort: str, nu: datetime, *, lock: bool = False) -> Concept | None:
    query = select(Concept).where(Concept.relatie_id == relatie_id, Concept.soort == soort)
    if lock:
        # What this transaction read before is not what somebody else saved since.
        query = query.with_for_update().execution_options(populate_existing=True)
    concept = session.exec(query).first()
    if concept is not None and concept.verloopt_op <= nu:
        if lock:
            session.delete(concept)
            session.flush()
        return None
    return concept
