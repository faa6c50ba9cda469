"""One table of allowed status changes per subject: what is not in it is refused, what is in it is logged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pytest

from portal.domain.belofte.model import OVERGANGEN as BELOFTE
from portal.domain.belofte.model import Beloftestatus
from portal.domain.betaling.model import OVERGANGEN as BETALING
from portal.domain.betaling.model import Betaalstatus
from portal.domain.contactmoment.model import KEUZE_OVERGANGEN, Keuzestatus
from portal.domain.goedkeuring.model import OVERGANGEN as GOEDKEURING
from portal.domain.goedkeuring.model import Besluit
from portal.domain.inschrijving.model import (
    MEDEAANVRAGER_OVERGANGEN,
    VERLENGING_OVERGANGEN,
    Inschrijvingstatus,
    Medeaanvragerstatus,
    Verlengingstatus,
)
from portal.domain.inschrijving.model import OVERGANGEN as INSCHRIJVING
from portal.domain.shared.actor import SYSTEEM, Actor, Kanaal, Rol
from portal.domain.shared.transitions import Overgangen, OvergangNietToegestaan, Statusovergang, overgang
from tests.conftest import Store

# Written out, so that a change of a table is a change of this list too.
TOEGESTAAN: dict[str, tuple[Overgangen, type[StrEnum], set[tuple[str, str]]]] = {
    "belofte": (
        BELOFTE,
        Beloftestatus,
        {
            ("open", "gepauzeerd"),
            ("open", "nagekomen"),
            ("open", "vervallen"),
            ("gepauzeerd", "open"),
            ("gepauzeerd", "nagekomen"),
            ("gepauzeerd", "vervallen"),
        },
    ),
    "betaling": (
        BETALING,
        Betaalstatus,
        {
            ("open", "in-behandeling"),
            ("open", "betaald"),
            ("open", "vervallen"),
            ("in-behandeling", "open"),
            ("in-behandeling", "betaald"),
            ("in-behandeling", "vervallen"),
            ("vervallen", "betaald"),
            ("betaald", "terugbetaald"),
        },
    ),
    "goedkeuring": (GOEDKEURING, Besluit, {("gevraagd", "goedgekeurd"), ("gevraagd", "afgewezen")}),
    "inschrijving": (
        INSCHRIJVING,
        Inschrijvingstatus,
        {
            ("VOO", "LOP"),
            ("VOO", "GEA"),
            ("LOP", "BEE"),
            ("BEE", "LOP"),
            # Asked to end, undone, and over.
            ("LOP", "VOP"),
            ("VOP", "LOP"),
            ("VOP", "BEE"),
        },
    ),
    "verlenging": (
        VERLENGING_OVERGANGEN,
        Verlengingstatus,
        {
            ("gevraagd", "verlengd"),
            ("gevraagd", "te-laat"),
            ("gevraagd", "vervallen"),
            ("te-laat", "verlengd"),
            ("te-laat", "vervallen"),
            # Back: a bezwaar was granted, or it was paid in time after all.
            ("vervallen", "te-laat"),
            ("vervallen", "verlengd"),
        },
    ),
    "medeaanvrager": (
        MEDEAANVRAGER_OVERGANGEN,
        Medeaanvragerstatus,
        {
            ("gevraagd", "bevestigd"),
            ("gevraagd", "geweigerd"),
            # A spoken answer can be undone.
            ("bevestigd", "gevraagd"),
            ("geweigerd", "gevraagd"),
        },
    ),
    "keuze": (
        KEUZE_OVERGANGEN,
        Keuzestatus,
        {
            ("gevraagd", "bevestigd"),
            ("gevraagd", "geweigerd"),
            ("gevraagd", "vervallen"),
            ("bevestigd", "teruggedraaid"),
        },
    ),
}
PAREN = [
    pytest.param(tabel, van, naar, (van, naar) in toegestaan, id=f"{onderwerp}-{van}-{naar}")
    for onderwerp, (tabel, statussen, toegestaan) in TOEGESTAAN.items()
    for van in statussen
    for naar in statussen
]


@dataclass
class Ding:
    id: str
    status: str


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("tabel", "van", "naar", "mag"), PAREN)
def test_every_pair_is_in_the_table_or_refused(
    store: Store, tabel: Overgangen, van: StrEnum, naar: StrEnum, mag: bool
) -> None:
    ding = Ding("d1", str(van))
    if mag:
        store.perform(overgang, overgangen=tabel, object_=ding, naar=naar, door=SYSTEEM)
        assert ding.status == naar
        assert [(rij.van, rij.naar) for rij in store.all(Statusovergang)] == [(van, naar)]
    else:
        with pytest.raises(OvergangNietToegestaan):
            store.perform(overgang, overgangen=tabel, object_=ding, naar=naar, door=SYSTEEM)
        assert ding.status == van
        assert store.all(Statusovergang) == []


@pytest.mark.parametrize(("tabel", "statussen"), [(tabel, statussen) for tabel, statussen, _ in TOEGESTAAN.values()])
def test_every_status_has_its_place_in_the_table(tabel: Overgangen, statussen: type[StrEnum]) -> None:
    assert set(tabel) == set(statussen)


def test_the_log_says_who_on_whose_behalf_along_which_way_when_and_why(store: Store) -> None:
    door = Actor(Rol.MEDEWERKER, medewerker_id="m1", corporatie="lindehof", namens="r1", kanaal=Kanaal.BALIE)
    store.perform(
        overgang,
        overgangen=BETALING,
        object_=Ding("d1", "open"),
        naar=Betaalstatus.VERVALLEN,
        door=door,
        reden="op verzoek",
    )
    (rij,) = store.all(Statusovergang)
    assert (rij.onderwerp, rij.object_id, rij.van, rij.naar) == ("ding", "d1", "open", "vervallen")
    assert (rij.rol, rij.relatie_id, rij.medewerker_id, rij.namens) == ("medewerker", None, "m1", "r1")
    assert (rij.kanaal, rij.op, rij.reden) == ("BAL", store.nu, "op verzoek")
