"""What goes wrong for a client at this moment, so that a person can be offered."""

from __future__ import annotations

from datetime import timedelta

from portal.domain.concept.model import Concept
from portal.domain.hulp.queries import lopende_problemen
from portal.domain.shared.actor import Actor
from tests.conftest import Store
from tests.makers import (
    aangevraagd,
    alles_ingevuld,
    beloofd,
    betaald,
    betaalpagina,
    betaalsessie,
    ingelogd,
    medewerker,
    nagekomen,
    verwerkt,
)
from tests.people import BILAL, CARLA, DIRK


def problemen(store: Store, klant: Actor) -> tuple[str, ...]:
    return store.read(lopende_problemen, relatie_id=klant.relatie_id)


def test_without_anything_nothing_goes_wrong(store: Store) -> None:
    assert problemen(store, ingelogd(store, BILAL)) == ()


def test_a_promise_goes_wrong_from_its_moment_until_it_is_kept_and_for_its_own_client_only(store: Store) -> None:
    medewerker(store, DIRK)
    bilal, carla = ingelogd(store, BILAL), ingelogd(store, CARLA)
    belofte = beloofd(store, bilal)
    store.nu = belofte.beloofd_voor - timedelta(seconds=1)
    assert problemen(store, bilal) == ()
    store.nu = belofte.beloofd_voor + timedelta(seconds=1)
    assert (problemen(store, bilal), problemen(store, carla)) == (("belofte",), ())
    nagekomen(store, belofte.id, medewerker(store, DIRK))
    assert problemen(store, bilal) == ()


def test_a_draft_goes_wrong_in_its_last_three_days(store: Store) -> None:
    bilal, _ = alles_ingevuld(store, BILAL)
    (concept,) = store.all(Concept)
    for over, gevonden in (
        (timedelta(days=3, seconds=1), ()),
        (timedelta(days=3), ("concept",)),
        (timedelta(seconds=1), ("concept",)),
        (timedelta(0), ()),
    ):
        store.nu = concept.verloopt_op - over
        assert problemen(store, bilal) == gevonden, over


def test_a_payment_goes_wrong_when_its_last_try_failed(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    bilal = ingelogd(store, BILAL)
    betaalpagina(store, aanvraag)
    assert problemen(store, bilal) == (), "it is open at the bank"
    verwerkt(store, betaalsessie(aanvraag.betaling_id, betaald=False), mislukt=True)
    assert problemen(store, bilal) == ("betaling",)
    betaald(store, aanvraag, id="cs_2", betaalkenmerk="pi_2")
    assert problemen(store, bilal) == ()
