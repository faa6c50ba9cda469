"""A term that is a choice of the region stands in no sentence: it comes from the policy in force."""

from __future__ import annotations

import re

import pytest

from portal.domain.antwoord.queries import feiten
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.formulieren import INSCHRIJVEN_OP_PAPIER
from portal.domain.inschrijving.papier import InschrijvenOpPapier
from portal.i18n import Zin, catalogue, say, spoken, t
from portal.pages.antwoorden import met_feiten
from portal.pages.contact import contact
from portal.pages.hulp import privacy, toegankelijkheid
from portal.pages.inschrijven import bevestiging, bewijs, controleren
from portal.pages.overlijden import overlijden
from portal.state import antwoord as state
from tests.conftest import NU, beleid_met

GETAL = r"\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|veertien"
TERMIJN = re.compile(rf"\b({GETAL}) (werkdag|dag|dagen|werkdagen|weken|maand|maanden|jaar|uur)\b", re.IGNORECASE)
# Each with the reason why its number is no policy.
GEEN_BELEID = {
    # Words for one, of a number that is filled in.
    "1 werkdag", "1 maand", "1 jaar", "minder dan 1 maand", "U heeft nog 1 dag: tot en met {dag}.",
    # Law: BW 6:230r says fourteen days, whatever the region wants.
    "U krijgt {bedrag} terug, binnen 14 dagen.",
    # How codes work, fixed in the code (toegang).
    "De code werkt 14 dagen en 1 keer. Geef de code aan niemand. Ook niet aan ons.", "Inlogcodes: 1 dag.",
    # Examples of what one can type, and the page of the style.
    "Bijvoorbeeld: maandag, of na 13 uur.", "Bijvoorbeeld: elke nacht na 23 uur.",
    "Nu gesloten. Morgen open vanaf 8.30 uur.", "Nu open, tot 17.00 uur",
    # How tips work, fixed in the code (zoekprofiel): parts of a day, how long to pause, when a wish is too narrow.
    "'s Ochtends (8 tot 12 uur)", "'s Middags (12 tot 18 uur)", "'s Avonds (18 tot 21 uur)",
    "De hele dag (8 tot 21 uur)", "Om 9 uur, of meteen als het vandaag is.", "Drie maanden",
    "Er was 30 dagen geen woning voor u",
    "Er was de laatste 30 dagen geen woning die past bij uw zoekprofiel: {profiel}.",
    "Ook de laatste 30 dagen was er geen woning. Met een wens minder waren er wel woningen:",
    # What a chart of staff shows.
    "De laatste twaalf weken.",
}  # fmt: skip


def test_no_sentence_for_a_client_holds_a_number_of_the_policy() -> None:
    gevonden = {msgid for msgid in catalogue("en") if msgid and TERMIJN.search(msgid)}
    assert gevonden == GEEN_BELEID, "each exception has a reason, and is still needed"


@pytest.mark.parametrize(
    ("anders", "naam", "staat_er"),
    [
        ({"bedenktijd_dagen": 30}, "bedenkdagen", "30"),
        ({"concept_bewaardagen": 21}, "bewaardagen", "21"),
        ({"geldigheid_maanden": 24}, "maanden", "24"),
    ],
)
def test_another_policy_is_another_text(
    beleid: Beleid, monkeypatch: pytest.MonkeyPatch, anders: dict[str, int], naam: str, staat_er: str
) -> None:
    monkeypatch.setattr(state, "beleid", lambda: beleid_met(beleid, **anders))
    assert state.feiten_nu()[naam] == staat_er


def test_another_term_for_mail_is_another_text(beleid: Beleid) -> None:
    regels = beleid.regio.beleid_op(NU.date()).belofte
    email = regels.termijnen["EMA"].model_copy(update={"antwoord_werkdagen": 1, "bevestigen_werkdagen": 3})
    ander = beleid_met(beleid, belofte=regels.model_copy(update={"termijnen": {**regels.termijnen, "EMA": email}}))
    toen, nu = (feiten(welk, vandaag=NU.date()) for welk in (beleid, ander))
    assert [spoken(toen[naam]) for naam in ("termijn_email", "termijn_bevestiging")] == ["5 werkdagen", "1 werkdag"]
    assert [spoken(nu[naam]) for naam in ("termijn_email", "termijn_bevestiging")] == ["1 werkdag", "3 werkdagen"]


def test_the_form_on_paper_says_what_the_policy_says(beleid: Beleid) -> None:
    ander = beleid_met(beleid, bedenktijd_dagen=30)
    stroom = InschrijvenOpPapier()
    waarden = stroom.feiten(None, formulier=None, beleid=ander, vandaag=NU.date())  # type: ignore[arg-type]
    regels = [say(Zin(regel.msgid, {**regel.waarden, **waarden})) for regel in INSCHRIJVEN_OP_PAPIER.voorwaarden]
    assert any("30 dagen" in regel for regel in regels)


@pytest.mark.parametrize(
    ("pagina", "feit"),
    [(privacy, "bedenkdagen"), (privacy, "betaaljaren"), (toegankelijkheid, "termijn_email"),
     (contact, "termijn_bevestiging"), (overlijden, "termijn_bellen"), (bewijs, "bewaardagen"),
     (controleren, "bedenkdagen"), (controleren, "maanden"), (bevestiging, "verlengweken")],
)  # fmt: skip
def test_the_page_takes_it_from_the_policy_of_today(pagina, feit: str) -> None:  # type: ignore[no-untyped-def]
    assert f'["{feit}"]' in str(pagina())


def test_the_button_is_named_where_one_can_think_again() -> None:
    for pagina in (controleren, privacy):
        assert t("Zie af van uw inschrijving") in str(pagina())
    assert "feiten" in str(met_feiten("Nog {bedenkdagen} dagen."))
