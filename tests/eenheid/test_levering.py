"""What a primary system delivers is new, changed, the same or refused; nothing is withdrawn in silence."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from portal import jobs
from portal.domain.advertentie.model import Advertentie, Advertentiestatus
from portal.domain.eenheid.levering import oude_leveringen_wissen
from portal.domain.eenheid.model import Eenheid, Levering, Leveringsregel, Prijscomponent
from portal.i18n import Zin
from portal.integrations.primair.protocol import LeveringOnleesbaar
from portal.settings import settings
from tests.conftest import Store
from tests.makers import tegelijk
from tests.woningen import Record, bestand, eenheid, geleverd, gepubliceerd, publicatie


def uitslag(levering: Levering) -> tuple[int, int, int, int]:
    """New, changed, the same, refused."""
    return levering.nieuw, levering.gewijzigd, levering.gelijk, levering.geweigerd


def redenen(store: Store) -> list[tuple[str, str]]:
    """Every refusal: where and why."""
    return sorted((rij.plaats, str(Zin(rij.reden, rij.waarden))) for rij in store.all(Leveringsregel))


def test_a_delivery_comes_in_and_running_again_changes_nothing(store: Store) -> None:
    inhoud = bestand(eenheid("L-1"), eenheid("L-2"), publicaties=(publicatie(),))
    assert uitslag(geleverd(store, inhoud)) == (3, 0, 0, 0)
    eerst = {naam: aantal for naam, aantal in store.count().items() if naam != "levering"}
    een = store.all(Eenheid, id_extern="L-1")[0]
    store.nu += timedelta(days=1)
    assert uitslag(geleverd(store, inhoud)) == (0, 0, 3, 0)
    assert {naam: aantal for naam, aantal in store.count().items() if naam != "levering"} == eerst
    assert store.all(Eenheid, id_extern="L-1")[0].gewijzigd_op == een.gewijzigd_op


def test_what_changed_is_taken_over_with_its_parts(store: Store) -> None:
    geleverd(store, bestand(eenheid(), publicaties=(publicatie(),)))
    hoger = eenheid(brutohuur=700, rekenhuur=700, prijscomponenten=[{"soort": {"code": "NET"}, "bedrag": 700}])
    later = publicatie(model={"code": "LOT"})
    assert uitslag(geleverd(store, bestand(hoger, publicaties=(later,)))) == (0, 2, 0, 0)
    assert [deel.bedrag_cent for deel in store.all(Prijscomponent)] == [70_000]
    (advertentie,) = store.all(Advertentie)
    assert (advertentie.model, advertentie.brutohuur_cent) == ("LOT", 70_000)


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"detailSoort": {"code": "XYZ"}}, "detailSoort heeft een onbekende code: XYZ."),
        ({"energieprestaties": [{"label": {"code": "H"}}]}, "energieprestaties.label heeft een onbekende code: H."),
        ({"rekenhuur": None}, "rekenhuur ontbreekt."),
        ({"brutohuur": None}, "brutohuur ontbreekt."),
        (
            {"criteria": [{"soort": {"code": "Q"}, "toepassing": {"code": "SEL"}}]},
            "criteria.soort heeft een onbekende code: Q.",
        ),
        ({"soort": {}}, "soort.code ontbreekt."),
    ],
)  # fmt: skip
def test_a_wrong_record_is_refused_with_its_place_and_the_rest_comes_in(
    store: Store, anders: Record, reden: str
) -> None:
    levering = geleverd(store, bestand(eenheid("L-0"), eenheid("L-1", **anders), eenheid("L-2")))
    assert uitslag(levering) == (2, 0, 0, 1)
    assert redenen(store) == [("eenheden[1]", reden)]
    assert {rij.id_extern for rij in store.all(Eenheid)} == {"L-0", "L-2"}


def test_a_key_twice_counts_once_and_two_stories_about_one_home_are_refused(store: Store) -> None:
    levering = geleverd(store, bestand(eenheid(), eenheid(), eenheid(kamersAantal=9)))
    assert uitslag(levering) == (1, 0, 1, 1)
    assert redenen(store) == [("eenheden[2]", "Deze sleutel staat twee keer in de levering, met andere gegevens.")]
    assert store.all(Eenheid)[0].kamers == 4


def test_two_runs_at_once_are_one_delivery(store: Store, tmp_path: Path) -> None:
    pad = tmp_path / "woningen.json"
    pad.write_bytes(bestand(*(eenheid(f"L-{nummer}") for nummer in range(250)), volledig=True))
    leveringen = tegelijk(*(lambda: jobs.levering_verwerken(store.database, pad) for _ in range(2)))
    assert sum(levering.nieuw for levering in leveringen if isinstance(levering, Levering)) == 250
    assert sum(levering.gelijk for levering in leveringen if isinstance(levering, Levering)) == 250
    assert len(store.all(Eenheid)) == 250
    assert store.all(Eenheid, verdwenen_op=None) == store.all(Eenheid)


def test_what_a_full_delivery_does_not_name_is_marked_and_stays_on_offer(store: Store) -> None:
    geleverd(store, bestand(eenheid("L-1"), eenheid("L-2"), volledig=True))
    advertentie = gepubliceerd(store)
    store.nu += timedelta(days=1)
    assert geleverd(store, bestand(eenheid("L-2"), volledig=True)).verdwenen == 1
    assert [rij.id_extern for rij in store.all(Eenheid) if rij.verdwenen_op] == ["L-1"]
    assert store.all(Advertentie, id=advertentie)[0].status == Advertentiestatus.GEPUBLICEERD
    store.nu += timedelta(days=1)
    assert geleverd(store, bestand(eenheid("L-1"))).gelijk == 1
    assert store.all(Eenheid, verdwenen_op=None) == store.all(Eenheid)


def test_a_partial_a_half_and_an_unreadable_home_make_nothing_disappear(store: Store) -> None:
    geleverd(store, bestand(eenheid("L-1"), eenheid("L-2"), volledig=True))
    store.nu += timedelta(days=1)
    geleverd(store, bestand(eenheid("L-1")))
    half = geleverd(store, bestand(eenheid("L-1"), eenheid("L-9"), volledig=True)[:-100])
    assert (half.gestopt != "", half.geweigerd) == (True, 1)
    geleverd(store, bestand(eenheid("L-1"), eenheid("L-2", soort={}), volledig=True))
    assert store.all(Eenheid, verdwenen_op=None) == store.all(Eenheid)


def test_one_corporation_says_nothing_about_another(store: Store) -> None:
    geleverd(store, bestand(eenheid("1"), volledig=True))
    geleverd(store, bestand(eenheid("1"), van="veerpoort", volledig=True))
    assert {(rij.corporatie, rij.verdwenen_op) for rij in store.all(Eenheid)} == {
        ("lindehof", None),
        ("veerpoort", None),
    }
    with pytest.raises(LeveringOnleesbaar):
        geleverd(store, bestand(eenheid(), van="elders"))


def test_what_is_on_offer_is_not_changed_from_outside_but_a_withdrawal_is_followed(store: Store) -> None:
    geleverd(store, bestand(eenheid(), publicaties=(publicatie(van="L-1", status={"code": "QQQ"}),)))
    assert redenen(store) == [("publicaties[0]", "status heeft een onbekende code: QQQ.")]
    geleverd(store, bestand(eenheid(), publicaties=(publicatie(van="L-7"),)))
    assert ("publicaties[0]", "Wij kennen deze eenheid niet: L-7. Stuur eerst de eenheden.") in redenen(store)
    geleverd(store, bestand(eenheid(), publicaties=(publicatie(),)))
    (advertentie,) = store.all(Advertentie)

    def publiceer(session) -> None:  # type: ignore[no-untyped-def]
        rij = session.get_one(Advertentie, advertentie.id)
        rij.status = Advertentiestatus.GEPUBLICEERD

    store.perform(publiceer)
    anders = geleverd(store, bestand(publicaties=(publicatie(model={"code": "LOT"}),)))
    assert (anders.gewijzigd, anders.geweigerd) == (0, 1)
    weg = publicatie(status={"code": "ING"}, detailStatus={"code": "REN"})
    assert geleverd(store, bestand(publicaties=(weg,))).gewijzigd == 1
    (advertentie,) = store.all(Advertentie)
    assert (advertentie.status, advertentie.detailstatus) == (Advertentiestatus.INGETROKKEN, "REN")
    assert geleverd(store, bestand(publicaties=(weg,))).gelijk == 1


def test_the_drop_folder_is_emptied_and_an_unreadable_file_is_set_apart(store: Store) -> None:
    ingang = settings().data_dir / "primair"
    shutil.rmtree(ingang, ignore_errors=True)
    ingang.mkdir()
    (ingang / "goed.json").write_bytes(bestand(eenheid()))
    (ingang / "fout.json").write_bytes(b"[]")
    (ingang / "half.tmp").write_bytes(b"{")
    jobs.leveringen_ophalen(store.database)
    assert len(store.all(Eenheid)) == 1
    assert sorted(pad.name for pad in ingang.glob("*.*")) == ["half.tmp"]
    assert [pad.name[16:] for pad in (ingang / "onleesbaar").iterdir()] == ["fout.json"]


def test_the_command_says_what_became_of_a_file(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = tmp_path / "levering.json"
    pad.write_bytes(bestand(eenheid(), eenheid("L-2", rekenhuur=None)))
    assert jobs.importeren(store.database, pad) == 1
    assert capsys.readouterr().out == (
        "1 nieuw, 0 gewijzigd, 0 gelijk, 1 geweigerd, 0 niet meer genoemd\n  eenheden[1] L-2: rekenhuur ontbreekt.\n"
    )
    pad.write_text("nee")
    assert jobs.importeren(store.database, pad) == 1
    pad.write_text(json.dumps({"zenderOrganisatie": "lindehof", "eenheden": []}))
    assert jobs.importeren(store.database, pad) == 0


def test_deliveries_of_more_than_a_year_ago_are_gone(store: Store) -> None:
    geleverd(store, bestand(eenheid(rekenhuur=None)))
    store.nu += timedelta(days=366)
    assert store.perform(oude_leveringen_wissen) == 1
    assert (store.all(Levering), store.all(Leveringsregel)) == ([], [])
