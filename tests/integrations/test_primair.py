"""A delivery in VERA JSON: read as it streams by, each record with its place, junk refused early."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from pathlib import Path

import pytest

from portal.domain.advertentie import model, rules
from portal.domain.eenheid import codes
from portal.integrations.primair.protocol import Aanhef, Eenheidrecord, Gelezen, LeveringOnleesbaar
from portal.integrations.primair.vera import lees
from tests.woningen import bestand, eenheid, publicatie

LIJSTEN = Path(__file__).resolve().parents[3] / "shared" / "vera" / "Referentiedata.csv"


def gelezen(inhoud: bytes) -> list[Gelezen]:
    """Every record of a delivery."""
    return [een for een in lees(io.BytesIO(inhoud)) if isinstance(een, Gelezen)]


def test_a_record_of_vera_is_read_in_our_words() -> None:
    aanhef, een = lees(io.BytesIO(bestand(eenheid(), volledig=True)))
    assert aanhef == Aanhef("lindehof", True)
    assert isinstance(een, Gelezen)
    record = een.record
    assert isinstance(record, Eenheidrecord)
    assert (een.plaats, een.sleutel, record.postcode) == ("eenheden[0]", "L-1", "6990 AB")
    assert (record.brutohuur_cent, record.rekenhuur_cent, record.oppervlakte) == (61235, 60010, 92)
    assert [deel.bedrag_cent for deel in record.prijscomponenten] == [60010, 1225]
    assert [(rij.toepassing, rij.soort, rij.ondergrens) for rij in record.criteria] == [
        ("SEL", "LEE", 55),
        ("SOR", "BIN", None),
    ]


def test_income_of_a_criterium_becomes_cents() -> None:
    inkomen = {"soort": {"code": "INK"}, "toepassing": {"code": "SEL"}, "aantalBovengrens": 29400.5}
    (een,) = gelezen(bestand(eenheid(criteria=[inkomen])))
    assert isinstance(een.record, Eenheidrecord)
    assert een.record.criteria[0].bovengrens == 2_940_050


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"soort": {}}, "soort.code ontbreekt."),
        ({"adres": {"straatnaam": "A"}}, "adres.huisnummer ontbreekt."),
        ({"brutohuur": "veel"}, "brutohuur kunnen wij niet lezen."),
        ({"brutohuur": 612.355}, "brutohuur kunnen wij niet lezen."),
        ({"kamersAantal": -11}, "kamersAantal kunnen wij niet lezen."),
        ({"doelgroep": {"code": "A\u0000"}}, "doelgroep.code kunnen wij niet lezen."),
        ({"id": ""}, "id kunnen wij niet lezen."),
    ],
)
def test_a_record_that_cannot_be_read_says_which_attribute(anders: dict[str, object], reden: str) -> None:
    (een,) = gelezen(bestand(eenheid(**anders)))
    assert een.record is None
    assert str(een.reden) == reden


def test_what_is_no_record_keeps_its_place_and_the_next_one_is_read() -> None:
    alles = gelezen(bestand(7, [1, [2]], None, eenheid(), publicaties=("x", publicatie())))
    assert [een.plaats for een in alles] == [*(f"eenheden[{n}]" for n in range(4)), "publicaties[0]", "publicaties[1]"]
    assert [een.record is None for een in alles] == [True, True, True, False, True, False]


def test_what_the_portal_does_not_know_is_passed_over() -> None:
    inhoud = json.loads(bestand(eenheid(collectieveObjecten=[{"a": [{"b": 1}]}])))
    (een,) = gelezen(json.dumps({"stuurgegevens": {"a": [1, {"b": []}]}, **inhoud}).encode())
    assert isinstance(een.record, Eenheidrecord)


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{}",
        b'{"eenheden": []}',
        b'{"zenderOrganisatie": 7, "eenheden": []}',
        b'{"eenheden": [], "zenderOrganisatie": "lindehof"}',
        bestand(eenheid())[:-20],
        b"[" * 10_000_000,
        b'{"zenderOrganisatie": "lindehof", "eenheden": ' + b"[" * 10_000_000,
        b'{"a": "' + b"x" * 10_000_000,
        bytes(range(256)) * 40_000,
    ],
)
def test_junk_is_refused(inhoud: bytes) -> None:
    with pytest.raises(LeveringOnleesbaar):
        list(lees(io.BytesIO(inhoud)))


class _Stroom:
    """A file of very many records that is never in memory."""

    def __init__(self, aantal: int) -> None:
        self._stukken = self._maak(aantal)

    @staticmethod
    def _maak(aantal: int):  # type: ignore[no-untyped-def]
        yield b'{"zenderOrganisatie": "lindehof", "eenheden": ['
        for nummer in range(aantal):
            yield (b"," if nummer else b"") + json.dumps(eenheid(f"L-{nummer}")).encode()
        yield b"]}"

    def read(self, size: int = -1) -> bytes:
        return b"" if size == 0 else next(self._stukken, b"")


def test_memory_does_not_grow_with_the_number_of_records() -> None:
    def piek(aantal: int) -> int:
        tracemalloc.start()
        assert sum(1 for _ in lees(_Stroom(aantal))) == aantal + 1  # type: ignore[arg-type]
        hoogste = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return hoogste

    piek(10)
    assert piek(3000) < 1.5 * piek(300)


if LIJSTEN.exists():

    def test_our_codes_are_those_of_the_official_lists() -> None:
        """Only where the official lists are beside the project; the codes do not depend on them."""
        with LIJSTEN.open(encoding="utf-8-sig") as bron:
            # What has an end is not used any more.
            geldig = [rij for rij in csv.DictReader(bron, delimiter=";") if not rij["Einddatum"]]
        rijen = [(rij["Soort"], rij["Code"], rij["Parent"]) for rij in geldig]
        lijst = {soort: {code for naam, code, _ in rijen if naam == soort} for soort, _, _ in rijen}
        onder = {
            code for naam, code, ouder in rijen if naam == "EENHEIDDETAILSOORT" and ouder.endswith((".WOO", ".PAR"))
        }
        assert set(codes.WONINGEN) | set(codes.PLEKKEN) == onder
        assert set(codes.SOORTEN) == lijst["EENHEIDSOORT"]
        assert set(codes.STATUSSEN) == lijst["EENHEIDSTATUS"]
        assert set(codes.TOEGANKELIJK) == lijst["TOEGANKELIJKHEIDSLABEL"]
        assert set(codes.LABELS) == lijst["ENERGIELABEL"]
        assert set(codes.DOELGROEPEN) <= lijst["DOELGROEP"]
        assert set(codes.MAATSCHAPPELIJKE_LABELS) == lijst["MAATSCHAPPELIJKLABEL"]
        assert set(codes.COMPONENTEN) | codes.EENMALIG == lijst["PRIJSCOMPONENTSOORT"]
        assert set(codes.CRITERIUMSOORTEN) == lijst["EENHEIDCRITERIUMSOORT"]
        assert set(codes.TOEPASSINGEN) == lijst["EENHEIDCRITERIUMTOEPASSING"]
        assert set(model.Model) == lijst["PUBLICATIEMODEL"]
        assert set(model.Advertentiestatus) == lijst["PUBLICATIESTATUS"]
        assert set(model.Intakevorm) - {""} == lijst["PUBLICATIEINTAKEVORM"]
        assert set(rules.INTREKREDENEN) <= lijst["PUBLICATIEDETAILSTATUS"]
