"""Everything the registration reads is asked in words, once, for the screen and for paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from portal.domain.inschrijving.rules import STAPPEN
from portal.domain.inschrijving.vragen import AKKOORD, VELD_BIJ_NAAM, VELDEN, VRAGEN
from portal.domain.shared.invoer import Antwoorden


class Luisteraar(Mapping[str, object]):
    """A form that remembers which fields were read."""

    def __init__(self, antwoorden: dict[str, str]) -> None:
        self._antwoorden, self.gelezen = antwoorden, set[str]()

    def __getitem__(self, veld: str) -> object:
        self.gelezen.add(veld)
        return self._antwoorden[veld]

    def __iter__(self) -> Iterator[str]:
        return iter(self._antwoorden)

    def __len__(self) -> int:
        return len(self._antwoorden)


def gelezen_velden(naam: str) -> set[str]:
    """Every field that the reader of this page looks at, whatever was chosen before."""
    stap = next(stap for stap in STAPPEN if stap.naam == naam)
    keuzes = [[(veld.naam, keuze.code) for keuze in veld.keuzes] for veld in VELDEN[naam] if veld.keuzes]
    gevonden: set[str] = set()
    for gekozen in product(*keuzes):
        for land in ("NL", "BE"):
            formulier = Luisteraar({**dict(gekozen), "land": land})
            stap.lees(Antwoorden(formulier), date(2026, 3, 10))
            gevonden |= formulier.gelezen
    return {veld.removesuffix("_dag").removesuffix("_maand").removesuffix("_jaar") for veld in gevonden}


def test_every_answer_that_is_read_is_a_question_and_the_other_way_round() -> None:
    for vraag in VRAGEN:
        assert {veld.naam for veld in vraag.velden} == gelezen_velden(vraag.naam), vraag.naam


def test_every_page_is_a_question_in_the_same_order() -> None:
    assert [vraag.naam for vraag in VRAGEN] == [stap.naam for stap in STAPPEN]
    assert len(VELD_BIJ_NAAM) == sum(len(velden) for velden in VELDEN.values()) + len(AKKOORD)


def test_what_is_asked_after_another_answer_names_an_answer_that_exists() -> None:
    for veld in VELD_BIJ_NAAM.values():
        if veld.bij is not None:
            naam, code = veld.bij
            assert VELD_BIJ_NAAM[naam].keuze(code)
