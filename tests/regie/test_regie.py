"""One colleague keeps the overview: asked, accepted, taken over, ended; the client knows who and on which number."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from portal.domain.belofte.actions import beloven
from portal.domain.belofte.model import Belofte, Beloftestatus
from portal.domain.bericht.model import Bericht
from portal.domain.regie.actions import (
    HeeftAlRegie,
    oude_regie_wissen,
    regie_aanvaarden,
    regie_beeindigen,
    regie_overnemen,
    regie_vragen,
)
from portal.domain.regie.model import Regie, Regiestatus
from portal.domain.regie.queries import eigen_regie, regiestand
from portal.domain.regie.rules import stapelt
from portal.domain.shared.actor import Actor, Kanaal
from portal.domain.shared.errors import FouteInvoer, NietGevonden, PortalFout
from tests.conftest import Store
from tests.makers import gesprek, ingeschreven, medewerker, tegelijk
from tests.people import BILAL, DIRK, FATMA, GERDA, Collega

REDEN = {"reden": "Er lopen vier dingen tegelijk."}


@pytest.fixture
def bilal(store: Store) -> Actor:
    return ingeschreven(store, BILAL).door


def gevraagd(store: Store, klant: Actor, wie: Collega, door: Collega = DIRK) -> Regie:
    actor = medewerker(store, door)
    formulier = {**REDEN, "medewerker": str(medewerker(store, wie).medewerker_id)}
    store.perform(regie_vragen, contactmoment_id=gesprek(store, klant, actor), formulier=formulier, door=actor)
    return next(r for r in store.all(Regie) if r.status in ("gevraagd", "lopend"))


def stand(store: Store, klant: Actor):  # type: ignore[no-untyped-def]
    return store.read(regiestand, relatie_id=klant.relatie_id)


def test_problems_pile_up_at_the_number_of_policy_and_not_before(store: Store, bilal: Actor) -> None:
    assert [stapelt(n, 3) for n in (0, 2, 3, 9)] == [False, False, True, True]
    dirk = medewerker(store, DIRK)
    for n in range(3):
        assert stand(store, bilal).stapelt is False
        store.perform(
            beloven, soort="test", object_id=f"t{n}", titel="Iets", kanaal=Kanaal.TELEFOON,
            relatie_id=bilal.relatie_id, medewerker_id=dirk.medewerker_id,
        )  # fmt: skip
    assert (stand(store, bilal).stapelt, stand(store, bilal).lopende_zaken) == (True, 3)


def test_asked_accepted_and_the_client_has_a_name_and_a_number(store: Store, bilal: Actor) -> None:
    regie = gevraagd(store, bilal, FATMA)
    fatma = medewerker(store, FATMA)
    [belofte] = store.all(Belofte, soort="regie")
    assert (belofte.medewerker_id, belofte.status) == (fatma.medewerker_id, Beloftestatus.OPEN)
    assert [(r.klant, r.aanvaard) for r in store.read(eigen_regie, door=fatma)] == [(BILAL.naam, False)]
    assert store.all(Bericht, soort="regie-begonnen") == []
    with pytest.raises(NietGevonden):
        store.perform(regie_aanvaarden, regie_id=regie.id, door=medewerker(store, GERDA))
    store.perform(regie_aanvaarden, regie_id=regie.id, door=fatma)
    [bericht] = store.all(Bericht, soort="regie-begonnen")
    assert FATMA.naam in bericht.onderwerp
    assert "0313\N{NO-BREAK SPACE}12" in bericht.tekst
    assert store.all(Belofte, soort="regie")[0].status == Beloftestatus.NAGEKOMEN
    gevonden = stand(store, bilal).regie
    assert gevonden is not None
    assert (gevonden.medewerker, gevonden.aanvaard) == (FATMA.naam, True)
    with pytest.raises(NietGevonden):
        store.perform(regie_aanvaarden, regie_id=regie.id, door=fatma)


def test_who_takes_it_themselves_begins_at_once(store: Store, bilal: Actor) -> None:
    assert gevraagd(store, bilal, DIRK).status == Regiestatus.LOPEND
    assert len(store.all(Bericht, soort="regie-begonnen")) == 1


def test_nobody_has_two(store: Store, bilal: Actor) -> None:
    gevraagd(store, bilal, FATMA)
    with pytest.raises(HeeftAlRegie):
        gevraagd(store, bilal, DIRK, GERDA)
    assert len(store.all(Regie)) == 1


def test_two_who_take_it_at_once_are_one(store: Store, bilal: Actor) -> None:
    for collega in (DIRK, FATMA):
        medewerker(store, collega)
    results = tegelijk(partial(gevraagd, store, bilal, DIRK, DIRK), partial(gevraagd, store, bilal, FATMA, FATMA))
    assert sorted(isinstance(r, PortalFout) for r in results) == [False, True]
    assert len(store.all(Regie)) == 1


def test_a_colleague_takes_over_with_a_reason_and_the_client_hears_it(store: Store, bilal: Actor) -> None:
    gevraagd(store, bilal, FATMA)
    gerda = medewerker(store, GERDA)
    bij = gesprek(store, bilal, gerda)
    overnemen = partial(store.perform, regie_overnemen, contactmoment_id=bij, door=gerda)
    with pytest.raises(FouteInvoer):
        overnemen(formulier={"reden": ""})
    overnemen(formulier={"reden": "Fatma is ziek."})
    assert sorted(r.status for r in store.all(Regie)) == ["lopend", "overgenomen"]
    assert store.all(Belofte, soort="regie")[0].status == Beloftestatus.VERVALLEN
    [bericht] = store.all(Bericht, soort="regie-begonnen")
    assert GERDA.naam in bericht.tekst
    assert "Fatma is ziek." in bericht.tekst
    with pytest.raises(NietGevonden):
        overnemen(formulier={"reden": "Nog eens."})


def test_two_who_take_over_at_once_make_one_case_owner(store: Store, bilal: Actor) -> None:
    gevraagd(store, bilal, FATMA)
    calls = []
    for collega in (GERDA, DIRK):
        door = medewerker(store, collega)
        calls.append(
            partial(
                store.perform, regie_overnemen, contactmoment_id=gesprek(store, bilal, door),
                formulier={"reden": "Fatma is ziek."}, door=door,
            )
        )  # fmt: skip
    tegelijk(*calls)
    assert sum(r.status in ("gevraagd", "lopend") for r in store.all(Regie)) == 1


def test_it_ends_with_a_reason_by_the_case_owner_alone(store: Store, bilal: Actor) -> None:
    regie = gevraagd(store, bilal, DIRK)
    with pytest.raises(NietGevonden):
        store.perform(regie_beeindigen, regie_id=regie.id, formulier=REDEN, door=medewerker(store, FATMA))
    with pytest.raises(FouteInvoer):
        store.perform(regie_beeindigen, regie_id=regie.id, formulier={}, door=medewerker(store, DIRK))
    store.perform(regie_beeindigen, regie_id=regie.id, formulier=REDEN, door=medewerker(store, DIRK))
    assert stand(store, bilal).regie is None
    assert len(store.all(Bericht, soort="regie-geeindigd")) == 1
    store.nu += timedelta(days=731)
    assert store.perform(oude_regie_wissen) == 1
