"""Logging in with a code: who gets in, who does not, and what an outsider can learn."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from functools import partial

import pytest
from sqlmodel import SQLModel

from portal.domain.bericht.actions import vluchtige_berichten_wissen
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.relatie.model import Contactgegeven, Relatie
from portal.domain.toegang.model import Inlogpoging, Sessie
from portal.domain.toegang.queries import wacht_op_code
from portal.domain.toegang.rules import Uitkomst
from tests.conftest import Store
from tests.makers import code_geprobeerd, code_gevraagd, codemail, ingelogd, tegelijk
from tests.people import BILAL, CARLA

FOUT = "000 000"


def met_code(store: Store, waarde: str = BILAL.email, **anders: str) -> tuple[str, str]:
    """The secret of the browser and the code that was sent; never the wrong code of the tests."""
    browser = code_gevraagd(store, waarde, **anders)
    code = codemail(store, waarde).code
    assert code != FOUT
    return browser, code


def test_the_code_logs_in(store: Store) -> None:
    browser, code = met_code(store)
    poging = code_geprobeerd(store, browser, code)
    assert poging.uitkomst is Uitkomst.GELUKT
    assert poging.sessie
    assert poging.doel == "/mijn"


def test_a_first_login_makes_the_person_known_by_that_address_only(store: Store) -> None:
    door = ingelogd(store, BILAL)
    (relatie,) = store.all(Relatie)
    (contact,) = store.all(Contactgegeven)
    assert relatie.id == door.relatie_id == contact.relatie_id
    assert (contact.soort, contact.waarde, contact.gevalideerd_op) == ("EMA", BILAL.email, store.nu)
    assert relatie.naam == ""


def test_a_second_login_is_the_same_person(store: Store) -> None:
    assert ingelogd(store, BILAL) == ingelogd(store, BILAL)


def test_two_addresses_are_two_people(store: Store) -> None:
    assert ingelogd(store, BILAL).relatie_id != ingelogd(store, CARLA).relatie_id


def test_a_mobile_number_logs_in_too_and_gets_a_text_message(store: Store) -> None:
    door = ingelogd(store, BILAL, soort="MOB")
    assert door.relatie_id
    (verzending,) = store.all(Verzending)
    assert (verzending.kanaal, verzending.adres) == ("SMS", BILAL.mobiel)


@pytest.mark.parametrize("getypt", ["{0}{1}", "{0} {1}", "{0}-{1}", " {0}  {1}\n", "code: {0}.{1}"])
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_spaces_and_dashes_do_not_count_against_anyone(store: Store, getypt: str) -> None:
    browser, code = met_code(store)
    assert code_geprobeerd(store, browser, getypt.format(*code.split())).uitkomst is Uitkomst.GELUKT


def test_a_wrong_code_is_refused_and_the_right_one_still_works(store: Store) -> None:
    browser, code = met_code(store)
    fout = code_geprobeerd(store, browser, FOUT)
    assert (fout.uitkomst, fout.sessie) == (Uitkomst.FOUT, "")
    assert code_geprobeerd(store, browser, code).uitkomst is Uitkomst.GELUKT


@pytest.mark.parametrize("code", ["", "abc", "12345", "1234567", "١٢٣٤٥٦", "000000' or 1=1"])
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_nonsense_is_a_wrong_code(store: Store, code: str) -> None:
    browser, _ = met_code(store)
    assert code_geprobeerd(store, browser, code).uitkomst is Uitkomst.FOUT
    assert store.all(Sessie) == []


def test_a_code_works_until_ten_minutes_have_passed(store: Store) -> None:
    browser, code = met_code(store)
    store.nu += timedelta(minutes=9, seconds=59)
    assert code_geprobeerd(store, browser, code).uitkomst is Uitkomst.GELUKT


def test_an_expired_code_is_refused(store: Store) -> None:
    browser, code = met_code(store)
    store.nu += timedelta(minutes=10)
    assert code_geprobeerd(store, browser, code).uitkomst is Uitkomst.VERLOPEN
    assert store.all(Sessie) == []


def test_a_code_works_once(store: Store) -> None:
    browser, code = met_code(store)
    code_geprobeerd(store, browser, code)
    assert code_geprobeerd(store, browser, code).uitkomst is Uitkomst.GEBRUIKT
    assert len(store.all(Sessie)) == 1


def test_a_newer_code_ends_the_older_one(store: Store) -> None:
    eerste, oude_code = met_code(store)
    store.nu += timedelta(minutes=1)
    tweede, code = met_code(store)
    assert code_geprobeerd(store, eerste, oude_code).uitkomst is Uitkomst.GEBRUIKT
    assert code_geprobeerd(store, tweede, code).uitkomst is Uitkomst.GELUKT


def test_after_five_wrong_tries_the_right_code_is_refused_too(store: Store) -> None:
    browser, code = met_code(store)
    uitkomsten = [code_geprobeerd(store, browser, FOUT).uitkomst for _ in range(5)]
    assert uitkomsten == [Uitkomst.FOUT] * 4 + [Uitkomst.TE_VAAK]
    assert code_geprobeerd(store, browser, code).uitkomst is Uitkomst.TE_VAAK
    assert store.all(Sessie) == []


def test_a_new_code_helps_whoever_was_locked_out(store: Store) -> None:
    browser, _ = met_code(store)
    for _ in range(5):
        code_geprobeerd(store, browser, FOUT)
    store.nu += timedelta(minutes=1)
    assert code_geprobeerd(store, *met_code(store)).uitkomst is Uitkomst.GELUKT


def test_ten_tries_at_once_count_as_five(store: Store) -> None:
    browser, code = met_code(store)
    pogingen = tegelijk(*[partial(code_geprobeerd, store, browser, FOUT)] * 10)
    assert Counter(getattr(poging, "uitkomst", poging) for poging in pogingen) == {
        Uitkomst.FOUT: 4,
        Uitkomst.TE_VAAK: 6,
    }
    assert store.all(Inlogpoging)[0].pogingen == 5
    assert code_geprobeerd(store, browser, code).uitkomst is Uitkomst.TE_VAAK


def test_the_right_code_tried_at_once_begins_one_session(store: Store) -> None:
    browser, code = met_code(store)
    pogingen = tegelijk(*[partial(code_geprobeerd, store, browser, code)] * 6)
    assert Counter(getattr(poging, "uitkomst", poging) for poging in pogingen) == {
        Uitkomst.GELUKT: 1,
        Uitkomst.GEBRUIKT: 5,
    }
    assert len(store.all(Sessie)) == 1


@pytest.mark.parametrize("browser", ["", "een-ander-cookie"])
def test_another_browser_is_refused(store: Store, browser: str) -> None:
    _, code = met_code(store)
    assert code_geprobeerd(store, browser, code).uitkomst is Uitkomst.ANDERE_BROWSER
    assert code_geprobeerd(store, browser, sleutel=codemail(store, BILAL.email).sleutel).sessie == ""


def test_a_code_of_somebody_else_does_not_work_in_my_browser(store: Store) -> None:
    _, code_van_bilal = met_code(store, BILAL.email)
    browser_van_carla, _ = met_code(store, CARLA.email)
    assert code_geprobeerd(store, browser_van_carla, code_van_bilal).uitkomst is Uitkomst.FOUT


def test_the_key_behind_the_button_of_the_mail_logs_in_once(store: Store) -> None:
    browser = code_gevraagd(store, BILAL.email)
    sleutel = codemail(store, BILAL.email).sleutel
    assert code_geprobeerd(store, browser, sleutel=sleutel).uitkomst is Uitkomst.GELUKT
    assert code_geprobeerd(store, browser, sleutel=sleutel).uitkomst is Uitkomst.GEBRUIKT
    assert len(store.all(Sessie)) == 1


def test_a_wrong_key_counts_as_a_try(store: Store) -> None:
    browser = code_gevraagd(store, BILAL.email)
    assert code_geprobeerd(store, browser, sleutel="verzonnen").uitkomst is Uitkomst.FOUT
    assert store.all(Inlogpoging)[0].pogingen == 1


def test_the_link_in_the_mail_leads_to_the_page_in_the_language_that_was_asked(store: Store) -> None:
    code_gevraagd(store, BILAL.email, taal="en")
    (bericht,) = store.all(Bericht)
    assert bericht.knop_adres.startswith("http://localhost:3000/en/inloggen/link?sleutel=")


def test_an_unknown_address_gets_the_same_answer_rows_and_words_as_a_known_one(store: Store) -> None:
    ingelogd(store, BILAL)
    store.nu += timedelta(hours=2)

    def vraag(waarde: str) -> tuple[dict[str, int], int, str]:
        voor = store.count()
        browser = code_gevraagd(store, waarde)
        na = store.count()
        laatste = max(store.all(Bericht), key=lambda bericht: bericht.gemaakt_op)
        tekst = laatste.tekst.replace(codemail(store, waarde).code, "CODE")
        store.nu += timedelta(seconds=1)
        return {tabel: na[tabel] - voor[tabel] for tabel in na}, len(browser), tekst

    assert vraag(BILAL.email) == vraag("nooit-gezien@voorbeeld.nl")


def test_who_asks_too_often_gets_the_same_answer_but_no_mail(store: Store) -> None:
    browsers = [code_gevraagd(store, BILAL.email) for _ in range(7)]
    assert len({len(browser) for browser in browsers}) == 1
    assert len(set(browsers)) == 7
    assert len(store.all(Bericht)) == 6
    wacht = store.read(wacht_op_code, browser=browsers[-1])
    assert wacht is not None
    assert wacht.uitkomst == Uitkomst.TE_VAAK


def test_an_hour_later_a_code_is_sent_again(store: Store) -> None:
    for _ in range(7):
        code_gevraagd(store, BILAL.email)
    store.nu += timedelta(hours=1, seconds=1)
    assert code_geprobeerd(store, *met_code(store)).uitkomst is Uitkomst.GELUKT


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_one_computer_cannot_ask_codes_for_everybody(store: Store) -> None:
    for nummer in range(60):
        code_gevraagd(store, f"persoon{nummer}@voorbeeld.nl")
    code_gevraagd(store, "persoon61@voorbeeld.nl")
    code_gevraagd(store, "elders@voorbeeld.nl", ip="192.0.2.99")
    adressen = {verzending.adres for verzending in store.all(Verzending)}
    assert "persoon61@voorbeeld.nl" not in adressen
    assert "elders@voorbeeld.nl" in adressen


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_fifteen_tries_an_hour_however_many_codes_one_asks(store: Store) -> None:
    for _ in range(3):
        browser, _ = met_code(store)
        for nummer in range(5):
            code_geprobeerd(store, browser, FOUT, ip=f"192.0.2.{nummer}")
        store.nu += timedelta(minutes=1)
    browser, code = met_code(store)
    assert code_geprobeerd(store, browser, code).uitkomst is Uitkomst.TE_VAAK


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_one_computer_cannot_try_codes_of_everybody(store: Store) -> None:
    for nummer in range(120):
        code_geprobeerd(store, code_gevraagd(store, f"persoon{nummer}@voorbeeld.nl", ip=f"192.0.2.{nummer}"), FOUT)
    browser, code = met_code(store, ip="192.0.2.77")
    assert code_geprobeerd(store, browser, code).uitkomst is Uitkomst.TE_VAAK


def alles_wat_bewaard_is(store: Store, zonder: type[SQLModel] | None = None) -> str:
    """Every value of every table as one text."""
    return store.read(
        lambda session: "\n".join(
            str(tuple(row))
            for name, table in SQLModel.metadata.tables.items()
            if zonder is None or name != zonder.__tablename__
            for row in session.connection().execute(table.select())
        )
    )


def test_secrets_are_kept_as_hashes_only(store: Store) -> None:
    browser, code = met_code(store)
    mail = codemail(store, BILAL.email)
    sessie = code_geprobeerd(store, browser, code).sessie
    bewaard = alles_wat_bewaard_is(store, zonder=Bericht)
    for geheim in (browser, code, code.replace(" ", ""), mail.sleutel, sessie):
        assert geheim not in bewaard
    store.nu += timedelta(minutes=10, seconds=1)
    store.perform(vluchtige_berichten_wissen)
    for geheim in (browser, code, mail.sleutel, sessie):
        assert geheim not in alles_wat_bewaard_is(store)


def test_another_pepper_knows_nobody(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    browser, code = met_code(store)
    monkeypatch.setitem(store.database._fill, "peper", lambda: "een-andere-peper")
    assert code_geprobeerd(store, browser, code).uitkomst is Uitkomst.ANDERE_BROWSER


def test_the_code_page_shows_where_the_code_went_without_giving_it_away(store: Store) -> None:
    browser = code_gevraagd(store, BILAL.email)
    code_geprobeerd(store, browser, FOUT)
    wacht = store.read(wacht_op_code, browser=browser)
    assert wacht is not None
    assert (wacht.waarheen, wacht.soort, wacht.pogingen_over, wacht.uitkomst) == (
        "b•••@voorbeeld.nl",
        "EMA",
        4,
        "fout",
    )
    assert wacht.doel == "/mijn"


def test_the_code_page_says_that_a_code_expired(store: Store) -> None:
    browser = code_gevraagd(store, BILAL.email)
    store.nu += timedelta(minutes=10)
    wacht = store.read(wacht_op_code, browser=browser)
    assert wacht is not None
    assert wacht.uitkomst == "verlopen"


def test_a_browser_that_asked_nothing_waits_for_nothing(store: Store) -> None:
    browser, code = met_code(store)
    assert store.read(wacht_op_code, browser="") is None
    assert store.read(wacht_op_code, browser="verzonnen") is None
    code_geprobeerd(store, browser, code)
    assert store.read(wacht_op_code, browser=browser) is None
