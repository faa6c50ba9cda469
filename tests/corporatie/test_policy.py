"""The policy files: what holds when, and what stops hard."""

from __future__ import annotations

import shutil
from datetime import date, datetime, time
from pathlib import Path

import pytest
from pydantic import ValidationError

from portal.domain.corporatie.policy import Beleid, GeenBeleid, OngeldigBeleid, laad_beleid
from portal.domain.shared.working_days import AMSTERDAM, einde_volgende_werkdag, is_werkdag

POLICY = Path(__file__).parents[2] / "portal" / "policy"
REGIO = "woonregio-de-linde.toml"
VANDAAG = date(2026, 11, 22)


@pytest.fixture(scope="module")
def beleid() -> Beleid:
    return laad_beleid(POLICY)


@pytest.fixture
def beleidsmap(tmp_path: Path) -> Path:
    return Path(shutil.copytree(POLICY, tmp_path / "policy"))


def vervang(bestand: Path, oud: str, nieuw: str) -> None:
    tekst = bestand.read_text(encoding="utf-8")
    assert oud in tekst
    bestand.write_text(tekst.replace(oud, nieuw), encoding="utf-8")


def nieuw_blok(beleidsmap: Path, geldig_vanaf: str, versie: str) -> None:
    """A second block of the region with a dearer inschrijving, put before the first one in the file."""
    bestand = beleidsmap / REGIO
    tekst = bestand.read_text(encoding="utf-8")
    begin, einde = tekst.index("[[beleid]]"), tekst.index("# Closed although")
    blok = tekst[begin:einde]
    blok = blok.replace("geldig_vanaf = 2026-01-01", f"geldig_vanaf = {geldig_vanaf}")
    blok = blok.replace('versie = "2026-1"\nbron', f'versie = "{versie}"\nbron')
    blok = blok.replace("inschrijfgeld_cent = 2500", "inschrijfgeld_cent = 3000")
    bestand.write_text(tekst[:begin] + blok + tekst[begin:], encoding="utf-8")


# --- what the demo files say --------------------------------------------------------------------------


def test_the_region_has_a_fee_of_25_euro_and_two_corporations(beleid: Beleid) -> None:
    assert beleid.regio.naam == "Woonregio De Linde"
    assert beleid.regio.beleid_op(VANDAAG).inschrijfgeld_cent == 2500
    assert [corporatie.beleid_op(VANDAAG).naam for corporatie in beleid.regio.corporaties] == [
        "Woonstichting Lindehof",
        "Veerpoort Wonen",
    ]


def test_the_roster_knows_bridge_days_and_early_closings(beleid: Beleid) -> None:
    rooster = beleid.regio.rooster_op(VANDAAG)
    assert not is_werkdag(date(2026, 5, 15), rooster)
    assert is_werkdag(date(2026, 5, 5), rooster)
    ontvangen = datetime(2026, 12, 23, 10, tzinfo=AMSTERDAM)
    assert einde_volgende_werkdag(ontvangen, rooster) == datetime(2026, 12, 24, 12, tzinfo=AMSTERDAM)
    assert rooster.week[4] is not None
    assert rooster.week[4].tot == time(16)


def test_a_corporation_is_found_by_its_code(beleid: Beleid) -> None:
    assert beleid.regio.corporatie("veerpoort").beleid_op(VANDAAG).gemeenten == ("Veerpoort", "Oud-Sandel")
    with pytest.raises(GeenBeleid, match="onbekend"):
        beleid.regio.corporatie("onbekend")


def test_the_amounts_of_2026_are_those_of_the_publication(beleid: Beleid) -> None:
    bedragen = beleid.jaarbedragen_voor(2026)
    assert bedragen.daeb_huurprijsgrens_cent == 93_293
    assert bedragen.passend_inkomen_meerpersoons_cent == 3_992_500
    assert bedragen.aftoppingsgrens_een_en_twee_personen_cent == 71_302
    assert not bedragen.demo


def test_the_amounts_of_each_year_are_in_a_sensible_order(beleid: Beleid) -> None:
    for bedragen in beleid.jaarbedragen:
        huren = [
            bedragen.kwaliteitskortingsgrens_cent,
            bedragen.aftoppingsgrens_een_en_twee_personen_cent,
            bedragen.aftoppingsgrens_drie_of_meer_personen_cent,
            bedragen.daeb_huurprijsgrens_cent,
            bedragen.middenhuur_bovengrens_cent,
        ]
        inkomens = [
            bedragen.passend_inkomen_eenpersoons_ouderen_cent,
            bedragen.passend_inkomen_eenpersoons_cent,
            bedragen.passend_inkomen_meerpersoons_ouderen_cent,
            bedragen.passend_inkomen_meerpersoons_cent,
            bedragen.daeb_inkomen_eenpersoons_cent,
            bedragen.daeb_inkomen_meerpersoons_cent,
        ]
        assert huren == sorted(huren)
        assert inkomens == sorted(inkomens)


def test_days_of_a_royal_decree_count_for_statutory_terms(beleid: Beleid) -> None:
    assert date(2027, 5, 7) in beleid.gelijkgestelde_dagen


# --- what is missing stops hard -----------------------------------------------------------------------


def test_a_day_before_the_first_block_has_no_policy(beleid: Beleid) -> None:
    gisteren = date(2025, 12, 31)
    with pytest.raises(GeenBeleid, match=r"Woonregio De Linde covers 2025-12-31"):
        beleid.regio.beleid_op(gisteren)
    with pytest.raises(GeenBeleid, match=r"Woonregio De Linde covers 2025-12-31"):
        beleid.regio.rooster_op(gisteren)
    with pytest.raises(GeenBeleid, match=r"lindehof covers 2025-12-31"):
        beleid.regio.corporatie("lindehof").beleid_op(gisteren)


def test_policy_holds_from_its_first_day(beleid: Beleid) -> None:
    assert beleid.regio.beleid_op(date(2026, 1, 1)).versie == "2026-1"


def test_a_year_without_amounts_names_the_year_and_the_file(beleid: Beleid) -> None:
    with pytest.raises(GeenBeleid, match=r"2028.*jaarbedragen\.toml"):
        beleid.jaarbedragen_voor(2028)


def test_the_newest_block_that_has_begun_is_in_force(beleidsmap: Path) -> None:
    nieuw_blok(beleidsmap, "2027-01-01", "2027-1")
    regio = laad_beleid(beleidsmap).regio
    assert regio.beleid_op(date(2026, 12, 31)).inschrijfgeld_cent == 2500
    assert regio.beleid_op(date(2027, 1, 1)).inschrijfgeld_cent == 3000


@pytest.mark.parametrize("veld", ["inschrijfgeld_cent", "telefoon", "versie"])
def test_policy_cannot_be_changed_after_it_is_read(beleid: Beleid, veld: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(beleid.regio.beleid_op(VANDAAG), veld, "1")


# --- production ---------------------------------------------------------------------------------------


def test_production_refuses_the_demo_and_names_all_of_it(beleid: Beleid) -> None:
    with pytest.raises(OngeldigBeleid) as fout:
        beleid.controleer_voor_productie()
    assert str(fout.value) == (
        "Not for production: Woonregio De Linde is a demo region; "
        "the partners of the sociale kaart are made up for the demo; "
        "the amounts for 2025 have no geverifieerd_door; the amounts for 2026 have no geverifieerd_door; "
        "the amounts for 2027 are made up for the demo."
    )


def echt_gemaakt(beleidsmap: Path) -> None:
    vervang(beleidsmap / REGIO, "demo = true", "demo = false")
    vervang(beleidsmap / "sociale-kaart.toml", "demo = true", "demo = false")
    vervang(beleidsmap / "jaarbedragen.toml", "demo = true", "demo = false")
    vervang(beleidsmap / "jaarbedragen.toml", 'geverifieerd_door = ""', 'geverifieerd_door = "F. de Boer"')


def test_production_takes_verified_policy(beleidsmap: Path) -> None:
    echt_gemaakt(beleidsmap)
    laad_beleid(beleidsmap).controleer_voor_productie()


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "bezwaar"),
    [
        (REGIO, "demo = false", "demo = true", "demo region"),
        ("sociale-kaart.toml", "demo = false", "demo = true", "partners"),
        ("jaarbedragen.toml", "demo = false", "demo = true", "made up"),
        ("jaarbedragen.toml", '"F. de Boer"', '""', "no geverifieerd_door"),
    ],
)
def test_one_objection_is_enough_for_production_to_refuse(
    beleidsmap: Path, bestand: str, oud: str, nieuw: str, bezwaar: str
) -> None:
    echt_gemaakt(beleidsmap)
    vervang(beleidsmap / bestand, oud, nieuw)
    with pytest.raises(OngeldigBeleid, match=bezwaar):
        laad_beleid(beleidsmap).controleer_voor_productie()


# --- wrong files --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "bezwaar"),
    [
        (REGIO, "inschrijfgeld_cent = 2500", "inschrijfgeld_cent = 25.00", "inschrijfgeld_cent"),
        (REGIO, "inschrijfgeld_cent = 2500", "inschrijfgeld_cent = -1", "inschrijfgeld_cent"),
        (REGIO, "inschrijfgeld_cent = 2500", "", "inschrijfgeld_cent"),
        (REGIO, "inschrijfgeld_cent", "inschrijfgelt_cent", "inschrijfgelt_cent"),
        (REGIO, "bedenktijd_dagen = 14", "bedenktijd_dagen = 13", "bedenktijd_dagen"),
        (REGIO, '"aanvraag"', '"morgen"', "inschrijfdatum_telt_vanaf"),
        (REGIO, "0313 12 34 56", "0313 12", "telefoonnummer klopt niet"),
        (REGIO, "6990 AA", "0990 AA", "postcode klopt niet"),
        (REGIO, "info@woonregiodelinde.example", "info", "email"),
        (REGIO, "tot = 16:00:00", "tot = 08:00:00", "not before closing time"),
        (REGIO, "maandag = {", "mandag = {", "mandag"),
        (REGIO, 'code = "veerpoort"', 'code = "lindehof"', "same code"),
        (REGIO, 'bron = "Voorbeeldbesluit Veerpoort Wonen, 2025"', 'bron = ""', "bron"),
        (REGIO, "[[corporaties]]", "[[corporaties", REGIO),
        ("jaarbedragen.toml", "jaar = 2027", "jaar = 2026", "same year"),
        ("jaarbedragen.toml", "900_07", "900.07", "daeb_huurprijsgrens_cent"),
    ],
)
def test_a_mistake_in_a_file_is_refused_with_the_file_and_the_place(
    beleidsmap: Path, bestand: str, oud: str, nieuw: str, bezwaar: str
) -> None:
    vervang(beleidsmap / bestand, oud, nieuw)
    with pytest.raises(OngeldigBeleid) as fout:
        laad_beleid(beleidsmap)
    assert bestand in str(fout.value)
    assert bezwaar in str(fout.value)


def test_an_office_that_is_never_open_is_refused(beleidsmap: Path) -> None:
    bestand = beleidsmap / REGIO
    regels = bestand.read_text(encoding="utf-8").splitlines()
    bestand.write_text("\n".join(regel for regel in regels if "{ van" not in regel), encoding="utf-8")
    with pytest.raises(OngeldigBeleid, match="at least one weekday"):
        laad_beleid(beleidsmap)


@pytest.mark.parametrize(
    ("geldig_vanaf", "versie", "bezwaar"),
    [("2026-01-01", "2027-1", "same day"), ("2027-01-01", "2026-1", "same versie")],
)
def test_two_blocks_never_have_the_same_day_or_version(
    beleidsmap: Path, geldig_vanaf: str, versie: str, bezwaar: str
) -> None:
    nieuw_blok(beleidsmap, geldig_vanaf, versie)
    with pytest.raises(OngeldigBeleid, match=bezwaar):
        laad_beleid(beleidsmap)


def test_a_folder_has_the_file_of_one_region(beleidsmap: Path) -> None:
    shutil.copy(beleidsmap / REGIO, beleidsmap / "tweede.toml")
    with pytest.raises(OngeldigBeleid, match=r"tweede\.toml, woonregio-de-linde\.toml"):
        laad_beleid(beleidsmap)
    (beleidsmap / REGIO).unlink()
    (beleidsmap / "tweede.toml").unlink()
    with pytest.raises(OngeldigBeleid, match="found none"):
        laad_beleid(beleidsmap)


def test_a_folder_without_yearly_amounts_is_refused(beleidsmap: Path) -> None:
    (beleidsmap / "jaarbedragen.toml").unlink()
    with pytest.raises(OngeldigBeleid, match=r"jaarbedragen\.toml"):
        laad_beleid(beleidsmap)
