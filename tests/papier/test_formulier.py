"""The form on paper: every question of the flow is on it, in both languages, large too, and accessible."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from portal.domain.inschrijving.formulieren import INSCHRIJVEN_OP_PAPIER
from portal.domain.papier.stroom import op_papier
from portal.i18n import LANGUAGES, Bedrag, say
from portal.integrations.brief.formulier import maak_formulier
from portal.integrations.brief.protocol import Papier

FEITEN = {
    "inschrijfgeld": Bedrag(2500), "bedenkdagen": 14, "maanden": 12,
    "telefoon": "0313 12 34 56", "postadres": "Postbus 12, Lindeveen",
}  # fmt: skip


def papier(taal: str = "nl", *, groot: bool = False, **anders: object) -> Papier:
    return op_papier(
        INSCHRIJVEN_OP_PAPIER,
        **{
            "code": "F-7KM3-9QXF",
            "taal": taal,
            "groot": groot,
            "datum": date(2026, 3, 10),
            "waarden": {},
            "adresregels": (),
            "afzender": ("Woonregio De Linde", ("Postbus 12",)),
            "feiten": FEITEN,
            **anders,
        },  # type: ignore[arg-type]
    )


def gelezen(pdf: bytes) -> str:
    """The text of every page, without line ends, so that a sentence over two lines is one."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("groot", [False, True])
@pytest.mark.parametrize("taal", LANGUAGES)
def test_every_question_choice_and_hint_of_the_flow_is_on_paper(taal: str, groot: bool) -> None:
    tekst = gelezen(maak_formulier(papier(taal, groot=groot)))
    stroom = INSCHRIJVEN_OP_PAPIER
    verwacht = [vraag.titel for vraag in stroom.vragen]
    for veld in (*(veld for vraag in stroom.vragen for veld in vraag.velden), *stroom.akkoord):
        verwacht += [veld.label, *([veld.hint] if veld.hint else []), *(keuze.tekst for keuze in veld.keuzes)]
    missing = [said for zin in verwacht if (said := say(zin, taal)) not in tekst]
    assert missing == []
    assert "F-7KM3-9QXF" in tekst
    assert "{" not in tekst


def test_what_was_filled_in_already_stands_on_it_and_agreeing_never_does() -> None:
    waarden = {"voornaam": "Ans", "geboortedatum_jaar": "1951", "samen": "ja", "akkoord": "ja", "gelezen": "ja"}
    vol = papier(waarden=waarden)
    tekst = gelezen(maak_formulier(vol))
    assert "Ans" in tekst
    assert "1951" in tekst
    samen = next(vak for deel in vol.delen for vak in deel.velden if vak.keuzes and "Nee" in vak.keuzes[0].tekst)
    assert [hokje.aan for hokje in samen.keuzes] == [False, True]
    assert not any(vak.aan for vak in vol.akkoord)


def test_it_is_tagged_with_language_and_title_and_the_same_bytes_each_time() -> None:
    pdf = maak_formulier(papier("en"))
    wortel = PdfReader(io.BytesIO(pdf)).trailer["/Root"].get_object()
    assert wortel["/Lang"] == "en"
    assert wortel["/MarkInfo"]["/Marked"]
    assert "pdfuaid:part" in wortel["/Metadata"].get_object().get_data().decode()
    assert pdf == maak_formulier(papier("en"))


def test_large_type_takes_more_pages() -> None:
    gewoon, groot = (len(PdfReader(io.BytesIO(maak_formulier(papier(groot=g)))).pages) for g in (False, True))
    assert groot > gewoon


def test_what_somebody_typed_is_never_markup() -> None:
    code = "#let x = 1 $ * _dik_ @noot <label>"
    assert code in gelezen(maak_formulier(papier(waarden={"voornaam": code})))


def test_another_question_is_another_version() -> None:
    from dataclasses import replace

    korter = replace(INSCHRIJVEN_OP_PAPIER, vragen=INSCHRIJVEN_OP_PAPIER.vragen[1:])
    assert korter.versie != INSCHRIJVEN_OP_PAPIER.versie
    assert INSCHRIJVEN_OP_PAPIER.versie.startswith("inschrijving-")
