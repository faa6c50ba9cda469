"""Interpreters: a service that answers, one that has nobody, one that is down; and the colleague in its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from portal.integrations.tolk.http import Tolkaanbieder
from portal.integrations.tolk.medewerker import VerzoekAanMedewerker
from portal.integrations.tolk.protocol import Antwoord, Tolkdienst, TolkdienstFout, Tolkverzoek

from .aanbieder import SLEUTEL, Aanbieder, aanbieder_op_loopback, vrije_poort

VERZOEK = Tolkverzoek(
    kenmerk="abc123",
    taal="Arabisch",
    begin=datetime(2026, 3, 16, 9, tzinfo=UTC),
    einde=datetime(2026, 3, 16, 10, tzinfo=UTC),
    waar="Lindelaan 1, Lindeveen",
)


@pytest.fixture
def aanbieder() -> Iterator[Aanbieder]:
    with aanbieder_op_loopback() as aanbieder:
        yield aanbieder


def test_a_request_says_language_moment_and_place_and_nothing_else(aanbieder: Aanbieder) -> None:
    aanbieder.antwoord = b'{"status": "requested"}'
    dienst: Tolkdienst = Tolkaanbieder(aanbieder.adres, SLEUTEL)
    assert dienst.aanvragen(VERZOEK) is Antwoord.GEVRAAGD
    (verzoek,) = aanbieder.verzoeken
    assert json.loads(verzoek.inhoud) == {
        "reference": "abc123",
        "language": "Arabisch",
        "start": "2026-03-16T09:00:00+00:00",
        "end": "2026-03-16T10:00:00+00:00",
        "mode": "on-site",
        "location": "Lindelaan 1, Lindeveen",
    }
    assert verzoek.kopregels["idempotency-key"] == "abc123"


@pytest.mark.parametrize(
    ("status", "body", "antwoord"),
    [
        (200, b'{"status": "confirmed"}', Antwoord.BEVESTIGD),
        (200, b'{"status": "refused"}', Antwoord.GEWEIGERD),
        (409, b"", Antwoord.GEWEIGERD),
        (404, b"", Antwoord.GEWEIGERD),
    ],
)
def test_what_the_service_says(aanbieder: Aanbieder, status: int, body: bytes, antwoord: Antwoord) -> None:
    aanbieder.status, aanbieder.antwoord = status, body
    dienst = Tolkaanbieder(aanbieder.adres, SLEUTEL)
    assert dienst.aanvragen(VERZOEK) is antwoord
    assert dienst.stand("abc123") is antwoord
    assert aanbieder.verzoeken[-1].methode == "GET"
    assert aanbieder.verzoeken[-1].pad.endswith("/abc123")


def test_withdrawing_twice_is_withdrawing_once(aanbieder: Aanbieder) -> None:
    dienst = Tolkaanbieder(aanbieder.adres, SLEUTEL)
    for aanbieder.status in (204, 404):
        dienst.intrekken("abc123")
    assert {verzoek.methode for verzoek in aanbieder.verzoeken} == {"DELETE"}


@pytest.mark.parametrize(("status", "body"), [(503, b""), (200, b"hallo"), (200, b'{"status": "misschien"}')])
def test_no_answer_that_we_understand_is_asked_again_later(aanbieder: Aanbieder, status: int, body: bytes) -> None:
    aanbieder.status, aanbieder.antwoord = status, body
    with pytest.raises(TolkdienstFout):
        Tolkaanbieder(aanbieder.adres, SLEUTEL).aanvragen(VERZOEK)


def test_a_wrong_key_is_no_refusal_of_the_client(aanbieder: Aanbieder) -> None:
    with pytest.raises(TolkdienstFout, match="401"):
        Tolkaanbieder(aanbieder.adres, "verkeerd").aanvragen(VERZOEK)


def test_a_service_that_is_down_or_slow_says_so_without_the_key(aanbieder: Aanbieder) -> None:
    aanbieder.traag = 0.5
    for dienst in (
        Tolkaanbieder(f"http://127.0.0.1:{vrije_poort()}/tolken", SLEUTEL),
        Tolkaanbieder(aanbieder.adres, SLEUTEL, timeout=0.1),
    ):
        with pytest.raises(TolkdienstFout) as fout:
            dienst.aanvragen(VERZOEK)
        assert SLEUTEL not in f"{fout.value} {dienst!r}"


def test_without_a_service_every_request_waits_for_a_colleague() -> None:
    dienst: Tolkdienst = VerzoekAanMedewerker()
    assert {dienst.aanvragen(VERZOEK), dienst.stand("abc123")} == {Antwoord.AAN_MEDEWERKER}
    dienst.intrekken("abc123")
