"""SMS: a provider that takes it, one that refuses, one that is down; and the embedded peer."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from portal.integrations.bezorging import AdresGeweigerd, BezorgFout, DienstNietBereikbaar, DienstWeigert
from portal.integrations.sms.http import Smsaanbieder
from portal.integrations.sms.postvak import Postvak
from portal.integrations.sms.protocol import Sms, Smsdienst

from .aanbieder import SLEUTEL, Aanbieder, aanbieder_op_loopback, vrije_poort

SMS = Sms(
    naar="+31612345678",
    tekst="Uw code is 482 913. Geef deze code aan niemand.",
    afzender="Wonen",
    kenmerk="BR-1",
)


@pytest.fixture
def aanbieder() -> Iterator[Aanbieder]:
    with aanbieder_op_loopback() as aanbieder:
        yield aanbieder


def test_sms_komt_aan_bij_de_aanbieder(aanbieder: Aanbieder) -> None:
    dienst: Smsdienst = Smsaanbieder(aanbieder.adres, SLEUTEL)
    dienst.versturen(SMS)
    (verzoek,) = aanbieder.verzoeken
    assert json.loads(verzoek.inhoud) == {
        "to": "+31612345678",
        "from": "Wonen",
        "body": "Uw code is 482 913. Geef deze code aan niemand.",
        "reference": "BR-1",
    }
    assert verzoek.kopregels["idempotency-key"] == "BR-1"


def test_tweede_poging_heeft_hetzelfde_kenmerk(aanbieder: Aanbieder) -> None:
    dienst = Smsaanbieder(aanbieder.adres, SLEUTEL)
    aanbieder.status = 503
    with pytest.raises(DienstNietBereikbaar):
        dienst.versturen(SMS)
    aanbieder.status = 201
    dienst.versturen(SMS)
    eerste, tweede = aanbieder.verzoeken
    assert eerste.inhoud == tweede.inhoud
    assert eerste.kopregels["idempotency-key"] == tweede.kopregels["idempotency-key"]


@pytest.mark.parametrize(
    ("status", "fout"),
    [
        (400, AdresGeweigerd),
        (422, AdresGeweigerd),
        (401, DienstWeigert),
        (403, DienstWeigert),
        (404, DienstWeigert),
        (302, DienstWeigert),
        (409, DienstNietBereikbaar),
        (429, DienstNietBereikbaar),
        (500, DienstNietBereikbaar),
        (503, DienstNietBereikbaar),
    ],
)
def test_antwoord_van_de_aanbieder_bepaalt_wat_er_verder_gebeurt(
    aanbieder: Aanbieder, status: int, fout: type[BezorgFout]
) -> None:
    aanbieder.status = status
    with pytest.raises(fout) as gevangen:
        Smsaanbieder(aanbieder.adres, SLEUTEL).versturen(SMS)
    assert gevangen.type is fout
    assert str(gevangen.value) == f"HTTP {status}"


def test_verkeerde_sleutel_is_onze_fout_en_niet_die_van_het_nummer(aanbieder: Aanbieder) -> None:
    with pytest.raises(DienstWeigert):
        Smsaanbieder(aanbieder.adres, "verlopen").versturen(SMS)


def test_aanbieder_die_niet_op_tijd_antwoordt_krijgt_het_later_opnieuw(aanbieder: Aanbieder) -> None:
    aanbieder.traag = 0.4
    with pytest.raises(DienstNietBereikbaar):
        Smsaanbieder(aanbieder.adres, SLEUTEL, timeout=0.1).versturen(SMS)


def test_aanbieder_die_er_niet_is_krijgt_het_later_opnieuw() -> None:
    with pytest.raises(DienstNietBereikbaar):
        Smsaanbieder(f"http://127.0.0.1:{vrije_poort()}/berichten", SLEUTEL).versturen(SMS)


def test_sleutel_staat_niet_in_de_weergave() -> None:
    assert "geheim" not in repr(Smsaanbieder("https://sms.example", "geheim"))


def test_ingebouwd_postvak_neemt_elke_sms_aan() -> None:
    dienst: Smsdienst = Postvak()
    dienst.versturen(SMS)
