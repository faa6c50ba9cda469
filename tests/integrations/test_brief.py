"""Letter: the PDF itself, the print folder, and a print provider that takes it, refuses it or is down."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from portal.integrations.bezorging import AdresGeweigerd, BezorgFout, DienstNietBereikbaar, DienstWeigert
from portal.integrations.brief.http import Printaanbieder
from portal.integrations.brief.map import Printmap
from portal.integrations.brief.pdf import maak_pdf
from portal.integrations.brief.protocol import Brief, Briefdienst

from .aanbieder import SLEUTEL, Aanbieder, aanbieder_op_loopback, vrije_poort

BRIEF = Brief(
    kenmerk="BR-2026-00012",
    datum=date(2026, 11, 22),
    adresregels=("Mevrouw Ö. Çelik-van 't Hoff", "Kerkstraat 12 A", "3511 AB  UTRECHT"),
    afzender_naam="Stichting Voorbeeldwonen",
    afzender_regels=("Postbus 12", "3500 AA Utrecht", "030 123 45 67"),
    onderwerp="Wij hebben uw opzegging ontvangen",
    aanhef="Beste mevrouw Çelik-van 't Hoff,",
    alineas=("U heeft de huur opgezegd.", "Wij bellen u voor een afspraak."),
    herkenningswoord="zonnebloem",
    taal="nl",
)


@pytest.fixture
def aanbieder() -> Iterator[Aanbieder]:
    with aanbieder_op_loopback() as aanbieder:
        yield aanbieder


def _gelezen(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def _wortel(pdf: bytes) -> Any:
    return _gelezen(pdf).trailer["/Root"]


def _tekst(pdf: bytes) -> str:
    """All text, each run of white space as one space: where a line breaks is up to the layout."""
    return " ".join(" ".join(bladzijde.extract_text() for bladzijde in _gelezen(pdf).pages).split())


# --- the PDF


def test_brief_zegt_alles_wat_erin_hoort() -> None:
    tekst = _tekst(maak_pdf(BRIEF))
    for deel in (
        "Mevrouw Ö. Çelik-van 't Hoff Kerkstraat 12 A 3511 AB UTRECHT",
        "Stichting Voorbeeldwonen",
        "030 123 45 67",
        "Datum: 22 november 2026",
        "Kenmerk: BR-2026-00012",
        "Wij hebben uw opzegging ontvangen",
        "Beste mevrouw Çelik-van 't Hoff,",
        "U heeft de huur opgezegd. Wij bellen u voor een afspraak.",
        "Met vriendelijke groet,",
        "Uw herkenningswoord: zonnebloem",
        "Twijfelt u of deze brief van ons is?",
        "Pagina 1 van 1",
    ):
        assert deel in tekst


def test_brief_in_het_engels_heeft_engelse_vaste_woorden() -> None:
    tekst = _tekst(maak_pdf(replace(BRIEF, taal="en")))
    for deel in (
        "22 November 2026",
        "Reference:",
        "Kind regards,",
        "Your recognition word: zonnebloem",
        "Page 1 of 1",
    ):
        assert deel in tekst
    assert "herkenningswoord" not in tekst


def test_taal_zonder_vaste_woorden_krijgt_de_nederlandse() -> None:
    pdf = maak_pdf(replace(BRIEF, taal="tr"))
    assert "Met vriendelijke groet," in _tekst(pdf)
    assert _wortel(pdf)["/Lang"] == "tr"


def test_zonder_herkenningswoord_staat_er_geen_regel_voor() -> None:
    tekst = _tekst(maak_pdf(replace(BRIEF, herkenningswoord=None)))
    assert "herkenningswoord" not in tekst
    assert "Twijfelt u" in tekst


def test_pdf_is_toegankelijk_getagd_met_taal_en_titel() -> None:
    pdf = maak_pdf(BRIEF)
    wortel, metadata = _wortel(pdf), _gelezen(pdf).metadata
    assert wortel["/Lang"] == "nl"
    assert wortel["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in wortel
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert metadata is not None
    assert metadata.title == "Wij hebben uw opzegging ontvangen"
    assert metadata.author == "Stichting Voorbeeldwonen"
    assert "pdfuaid:part" in wortel["/Metadata"].get_data().decode()


def test_lange_brief_loopt_door_op_een_tweede_genummerde_bladzijde() -> None:
    lang = replace(BRIEF, alineas=("Wij plannen een inspectie. U hoeft daarvoor niets te doen. " * 8,) * 6)
    bladzijden = _gelezen(maak_pdf(lang)).pages
    assert len(bladzijden) == 2
    assert "Pagina 1 van 2" in bladzijden[0].extract_text()
    assert "Pagina 2 van 2" in bladzijden[1].extract_text()


def test_adres_staat_achter_het_venster_van_de_envelop() -> None:
    plekken: dict[str, tuple[float, float]] = {}

    def onthouden(tekst: str, vel: list[float], plek: list[float], *_letter: object) -> None:
        x, y = plek[4:]
        plekken.setdefault(tekst.strip(), (x * vel[0] + y * vel[2] + vel[4], x * vel[1] + y * vel[3] + vel[5]))

    bladzijde = _gelezen(maak_pdf(replace(BRIEF, adresregels=("Ontvanger",)))).pages[0]
    bladzijde.extract_text(visitor_text=onthouden)
    links, onder = plekken["Ontvanger"]
    millimeter = 72 / 25.4
    van_boven = (float(bladzijde.mediabox.height) - onder) / millimeter
    assert 20 <= links / millimeter <= 30
    assert 62.7 <= van_boven <= 70


def test_zelfde_brief_geeft_dezelfde_bytes() -> None:
    assert maak_pdf(BRIEF) == maak_pdf(BRIEF)
    assert maak_pdf(BRIEF) != maak_pdf(replace(BRIEF, aanhef="Beste heer Çelik,"))


def test_tekens_met_een_betekenis_voor_de_zetter_blijven_gewone_tekens() -> None:
    code = "#let x = 1 $ * _dik_ @noot \\ [haak] `code` <label> = kop // einde"
    brief = replace(BRIEF, onderwerp=code, aanhef=code, alineas=(code, code), adresregels=(code,), kenmerk=code)
    pdf = maak_pdf(brief)
    assert _tekst(pdf).count(code) == 7
    metadata = _gelezen(pdf).metadata
    assert metadata is not None
    assert metadata.title == code


@pytest.mark.parametrize(
    "naam", ["Ayşe Y\u0131lmaz-Güneş", "Ħalil Żammit", "Nguyễn Thị Hằng", "Ελένη", "Олена Шевченко"]
)
def test_namen_uit_andere_talen_komen_heel_op_papier(naam: str) -> None:
    assert naam in _tekst(maak_pdf(replace(BRIEF, aanhef=naam)))


def test_arabische_naam_breekt_de_brief_niet() -> None:
    tekst = _tekst(maak_pdf(replace(BRIEF, aanhef="Beste محمد علي,")))
    assert all(letter in tekst for letter in "محدعلي")


def test_teken_dat_geen_lettertype_heeft_wordt_geweigerd_en_niet_als_leeg_vakje_gedrukt() -> None:
    with pytest.raises(DienstWeigert, match="王"):
        maak_pdf(replace(BRIEF, aanhef="王小明"))


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=["Cc"]), max_size=80))
def test_elke_tekst_in_latijnse_letters_geeft_een_brief_met_die_titel(tekst: str) -> None:
    onderwerp = f"Brief {tekst}"
    metadata = _gelezen(maak_pdf(replace(BRIEF, onderwerp=onderwerp, alineas=(tekst,), adresregels=(tekst,)))).metadata
    assert metadata is not None
    assert metadata.title == onderwerp


# --- the print folder


def test_printmap_krijgt_de_brief_onder_zijn_kenmerk(tmp_path: Path) -> None:
    dienst: Briefdienst = Printmap(tmp_path)
    dienst.versturen(BRIEF)
    (bestand,) = tmp_path.iterdir()
    assert bestand.name == "BR-2026-00012.pdf"
    assert bestand.read_bytes() == maak_pdf(BRIEF)


def test_nog_eens_versturen_geeft_hetzelfde_ene_bestand(tmp_path: Path) -> None:
    Printmap(tmp_path).versturen(BRIEF)
    eerste = (tmp_path / "BR-2026-00012.pdf").read_bytes()
    Printmap(tmp_path).versturen(BRIEF)
    (bestand,) = tmp_path.iterdir()
    assert bestand.read_bytes() == eerste


def test_ontbrekende_printmap_is_later_opnieuw(tmp_path: Path) -> None:
    with pytest.raises(DienstNietBereikbaar):
        Printmap(tmp_path / "weg").versturen(BRIEF)


def test_printmap_waarin_niet_te_schrijven_is_is_later_opnieuw(tmp_path: Path) -> None:
    geen_map = tmp_path / "map"
    geen_map.write_text("hier staat een bestand")
    with pytest.raises(DienstNietBereikbaar):
        Printmap(geen_map).versturen(BRIEF)


def test_brief_die_niet_op_zijn_plek_komt_laat_geen_half_bestand_achter(tmp_path: Path) -> None:
    in_de_weg = tmp_path / "BR-2026-00012.pdf"
    in_de_weg.mkdir()
    with pytest.raises(DienstNietBereikbaar):
        Printmap(tmp_path).versturen(BRIEF)
    assert list(tmp_path.iterdir()) == [in_de_weg]


@pytest.mark.parametrize("kenmerk", ["../buiten", "map/brief", ".verborgen", "", "a b", "brief\n"])
def test_kenmerk_leidt_nooit_buiten_de_printmap(tmp_path: Path, kenmerk: str) -> None:
    printmap = tmp_path / "print"
    printmap.mkdir()
    with pytest.raises(DienstWeigert):
        Printmap(printmap).versturen(replace(BRIEF, kenmerk=kenmerk))
    assert [pad for pad in tmp_path.rglob("*") if pad.is_file()] == []


# --- the print provider


def test_printaanbieder_krijgt_de_pdf_met_het_kenmerk(aanbieder: Aanbieder) -> None:
    dienst: Briefdienst = Printaanbieder(aanbieder.adres, SLEUTEL)
    dienst.versturen(BRIEF)
    (verzoek,) = aanbieder.verzoeken
    soort = verzoek.kopregels["content-type"].encode()
    formulier = email.message_from_bytes(
        b"Content-Type: " + soort + b"\r\n\r\n" + verzoek.inhoud, policy=email.policy.HTTP
    )
    velden = {deel.get_param("name", header="content-disposition"): deel for deel in formulier.iter_parts()}
    assert velden.keys() == {"reference", "file"}
    assert velden["reference"].get_payload(decode=True) == b"BR-2026-00012"
    assert velden["file"].get_filename() == "BR-2026-00012.pdf"
    assert velden["file"].get_content_type() == "application/pdf"
    assert velden["file"].get_payload(decode=True) == maak_pdf(BRIEF)
    assert verzoek.kopregels["idempotency-key"] == "BR-2026-00012"


@pytest.mark.parametrize(
    ("status", "fout"),
    [(422, AdresGeweigerd), (403, DienstWeigert), (429, DienstNietBereikbaar), (500, DienstNietBereikbaar)],
)
def test_antwoord_van_de_printaanbieder_bepaalt_wat_er_verder_gebeurt(
    aanbieder: Aanbieder, status: int, fout: type[BezorgFout]
) -> None:
    aanbieder.status = status
    with pytest.raises(fout):
        Printaanbieder(aanbieder.adres, SLEUTEL).versturen(BRIEF)
    assert len(aanbieder.verzoeken) == 1


def test_printaanbieder_die_er_niet_is_krijgt_het_later_opnieuw() -> None:
    with pytest.raises(DienstNietBereikbaar):
        Printaanbieder(f"http://127.0.0.1:{vrije_poort()}/brieven", SLEUTEL).versturen(BRIEF)
