"""Somebody says what they look for, a home comes on offer, the tip arrives, and it leads to the home."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import httpx
import pytest
from playwright.sync_api import expect

from portal import routes
from tests.journeys.browsers import Visitor
from tests.journeys.people import is_registered, someone_like
from tests.journeys.screens import Mijn, Screen
from tests.journeys.screens_zoekprofiel import MijnZoekprofiel, bewaar_zoekopdracht, de_werker_tipt, op_aanbod
from tests.people import BILAL, EVA, Persoon
from tests.running import RunningPortal


@pytest.mark.parametrize(("persoon", "hand"), [(BILAL, "mouse"), (EVA, "keyboard")], ids=["nl-mouse", "en-keyboard"])
def test_a_profile_gets_its_tip_and_one_click_stops_it(
    visitors: Callable[..., Visitor],
    portal: RunningPortal,
    persoon: Persoon,
    hand: Literal["mouse", "keyboard"],
) -> None:
    client = someone_like(persoon)
    is_registered(portal, client)
    visitor = visitors(client.email, language=client.taal, hand=hand)
    op_aanbod(portal)
    # What was on offer before gives no tip afterwards.
    de_werker_tipt(portal)
    zoekopdracht = f"{routes.WONINGEN}?plaats=Oud-Sandel&huur=500"
    visitor.go(zoekopdracht)
    Screen(visitor, routes.WONINGEN)
    zoeken = bewaar_zoekopdracht(visitor)
    expect(zoeken.field("huur_tot")).to_have_value("500")
    expect(zoeken.main.get_by_label("Oud-Sandel", exact=True)).to_be_checked()
    zoeken.bewaar({"naam": "Bij mijn zus", "huur_van": "500", "huur_tot": "450"})
    zoeken.refused("huur_tot")
    zoeken.bewaar({"huur_van": ""})
    assert visitor.says("Uw zoekprofiel is bewaard.") in zoeken.told()
    expect(zoeken.profiel("Bij mijn zus")).to_contain_text("Oud-Sandel")

    straat = f"Kerkstraat {client.email.partition('@')[0]}"
    woning = op_aanbod(portal, adres=straat)
    de_werker_tipt(portal)
    tip = portal.newest_to(client.email, soort="tip")
    assert straat in tip.tekst
    visitor.go(tip.knop_adres.removeprefix(portal.origin).removeprefix("/en"))
    Screen(visitor, routes.woning(woning.id)).says(straat)

    terug = MijnZoekprofiel.opened(visitor)
    expect(terug.profiel("Bij mijn zus")).to_contain_text(straat)
    expect(terug.waarom(woning.kenmerk)).to_contain_text(visitor.says("Deze woning past bij al uw wensen."))
    te_duur = op_aanbod(portal, adres=straat, brutohuur_cent=450_01)
    expect(terug.waarom(te_duur.kenmerk)).to_contain_text(visitor.says("De huur valt buiten uw bedragen."))

    assert httpx.get(tip.afmelden_adres).headers["location"] == routes.MIJN_ZOEKPROFIEL
    een_klik = httpx.post(tip.afmelden_adres, data={"List-Unsubscribe": "One-Click"})
    assert een_klik.status_code == 200
    gestopt = MijnZoekprofiel.opened(visitor)
    gestopt.says("Op pauze. U krijgt geen tips tot u weer verdergaat.")
    gestopt.druk("Weer tips krijgen")
    assert visitor.says("U krijgt weer tips van dit zoekprofiel.") in gestopt.told()
    gestopt.pauzeer("week")
    assert visitor.says("U krijgt nu geen tips van dit zoekprofiel.") in gestopt.told()
    gestopt.druk("Verwijderen")
    expect(gestopt.field("weg")).to_be_focused()
    gestopt.druk("Ja, verwijderen")
    assert visitor.says("Het zoekprofiel is verwijderd.") in gestopt.told()
    gestopt.says("U heeft nog geen zoekprofiel.")
    Mijn.opened(visitor).naar(MijnZoekprofiel)
