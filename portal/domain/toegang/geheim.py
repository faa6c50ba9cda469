"""Keeping one's address secret: hidden from everyone but the client, until the client shows it again with a code.

To hide it takes one button; to show it again a second code, so that a stolen login uncovers nothing to others.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from portal.domain.bericht.actions import bericht_maken
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import zin
from portal.domain.shared.rights import handeling
from portal.domain.toegang.bevestigen import bevestiging_verbruiken, bevestiging_vragen

ADRES_WEER_TONEN = "adres_weer_tonen"


@handeling(Rol.KLANT, namens_klant=True)
def adres_geheim_houden(session: Session, *, door: Actor, origin: str, nu: datetime) -> None:
    """From here on nobody but the client sees where they live; twice is once."""
    relatie = relatie_van(session, door.klant_id)
    session.refresh(relatie, with_for_update={"key_share": True})
    if relatie.geheim_adres:
        return
    relatie.geheim_adres = True
    bericht_maken(session, relatie=relatie, soort="adres-geheim", waarden={}, origin=origin, nu=nu)


@handeling(Rol.KLANT)
def adrescode_vragen(session: Session, *, sessie_id: str, door: Actor, peper: str, nu: datetime) -> None:
    """Send the second code with which the address is shown again. Raises as `bevestiging_vragen` does."""
    bevestiging_vragen(
        session,
        sessie_id=sessie_id,
        handeling=ADRES_WEER_TONEN,
        object_id=str(door.klant_id),
        wat=zin("uw adres niet meer geheim houden"),
        door=door,
        peper=peper,
        nu=nu,
    )


@handeling(Rol.KLANT)
def adres_weer_tonen(session: Session, *, sessie_id: str, door: Actor, origin: str, nu: datetime) -> None:
    """The address is as any other again, with the second code of this login. Raises `BevestigingNodig`."""
    bevestiging_verbruiken(
        session, sessie_id=sessie_id, handeling=ADRES_WEER_TONEN, object_id=str(door.klant_id), door=door, nu=nu
    )
    relatie = relatie_van(session, door.klant_id)
    relatie.geheim_adres = False
    bericht_maken(session, relatie=relatie, soort="adres-niet-geheim", waarden={}, origin=origin, nu=nu)
