"""Words that ask for a person now are recognised however they are spelled, and ordinary questions are not."""

from __future__ import annotations

import pytest

from portal.domain.contactmoment.rules import Spoed, is_spoed, spoed_in, zinnen_in
from portal.domain.corporatie.policy import Beleid

WOONNOOD = [
    "ik word vanavond uit huis gezet",
    "Ik wordt vanavont uit huis gezed!!",
    "Morgen word ik uit mijn woning gezet, wat nu",
    "ik sta vannacht op straat met twee kinderen",
    "Vanaf morgen sta ik op straat.",
    "we worden vrijdag ontruimd",
    "ik heb geen slaapplek",
    "wij slapen in de auto",
    "ik ben dakloos",
    "My landlord kicked me out of the house",
    "We are being evicted tomorrow",
    "I have nowhere to sleep tonight",
    "IK WORD UITHUIS GEZET",
]
KOU = [
    "geen verwarming en ik heb een baby van 3 weken",
    "Onze baby ligt in de kou, de CV is kapot",
    "de verwarmming doet het niet, mijn vrouw is zwanger",
    "no heating since yesterday and a newborn at home",
]
GEWELD = [
    "mijn man slaat mij",
    "ik word thuis mishandelt",
    "hij bedreigt me met een mes",
    "de buurman bedreigt ons",
    "er is huiselijk gewelt",
    "my husband hits me",
    "I do not feel safe here, domestic violence",
]
GEVAAR = ["ik ruik gas in de gang", "er is een gaslek", "de keuken staat in brand", "I smell gas"]
ZELFDODING = [
    "ik wil niet meer leven",
    "Ik denk aan zelfmoort",
    "ik maak er een einde aan",
    "soms denk ik: was ik maar dood",
    "I want to die",
    "thinking about suicide",
]
GEWOON = [
    "Hoe lang sta ik al ingeschreven?",
    "Ik woon aan de Molenstraat 3 en zoek een woning op de begane grond.",
    "Mijn zoon gaat uit huis en zoekt een studio.",
    "Ik wil graag uit huis bij mijn ouders.",
    "De verwarming in de gang tikt. Kan iemand kijken?",
    "Mijn vader kan geen trap meer lopen.",
    "Ik verwacht een baby en zoek een grotere woning.",
    "Er ligt vuilnis op straat voor de deur.",
    "Mag ik mijn auto op straat parkeren?",
    "De wind slaat de deur steeds dicht.",
    "Ik ben tien jaar geleden uit huis gezet, telt dat nog mee?",
    "Is er in de flat een brandmelder?",
    "Ik wil een einde maken aan mijn huurcontract per 1 mei.",
    "Wilt u mij dinsdag bellen over de sleutel?",
    "Wij willen de schuur ontruimen, mag dat?",
    "Lindeveen, Oud-Sandel, liefst een rustige straat",
    "I am looking for a house with a garden near the street market.",
    "What time are you open tomorrow?",
    "My boiler makes a noise. Can someone look at it?",
    "Mijn kind heeft een eigen kamer nodig.",
    "",
]


@pytest.mark.parametrize(
    ("soort", "tekst"),
    [
        *(("woonnood", tekst) for tekst in WOONNOOD),
        *(("kou", tekst) for tekst in KOU),
        *(("geweld", tekst) for tekst in GEWELD),
        *(("gevaar", tekst) for tekst in GEVAAR),
        *(("zelfdoding", tekst) for tekst in ZELFDODING),
    ],
)
def test_who_is_in_need_is_recognised(beleid: Beleid, soort: str, tekst: str) -> None:
    spoed = spoed_in(tekst, beleid)
    assert spoed is not None
    assert spoed.soort == soort
    assert is_spoed(f"Goedemorgen, {tekst} Wilt u mij helpen?", beleid)


@pytest.mark.parametrize("tekst", GEWOON)
def test_an_ordinary_question_raises_no_alarm(beleid: Beleid, tekst: str) -> None:
    assert spoed_in(tekst, beleid) is None


def test_who_speaks_of_death_hears_113_first_and_of_violence_112(beleid: Beleid) -> None:
    assert spoed_in("ik wil dood", beleid) == Spoed("zelfdoding", ("113", "112"))
    assert spoed_in("mijn man slaat mij", beleid) == Spoed("geweld", ("112",))
    assert spoed_in("ik sta vanavond op straat", beleid) == Spoed("woonnood", ())


def test_the_most_serious_urgency_comes_first(beleid: Beleid) -> None:
    tekst = "Ik word uit huis gezet en ik wil niet meer leven."
    assert spoed_in(tekst, beleid) == Spoed("zelfdoding", ("113", "112"))


@pytest.mark.parametrize(
    "tekst",
    [
        "Ik heb veel schulden en een huurachterstand",
        "de deurwaarders staan voor de deur",
        "Wij zijn net gescheiden",
        "ik ga scheiden van mijn man",
        "mijn vrouw is vorige maand overleden",
        "ik kan de huur niet betalen",
        "ik kan niet goed lezen",
        "I am in debt and cannot pay the rent",
        "my husband has died",
    ],
)
def test_what_is_hard_to_write_about_is_recognised(beleid: Beleid, tekst: str) -> None:
    assert zinnen_in(tekst, beleid.regio.signaal.gevoelige_zinnen)


@pytest.mark.parametrize("tekst", [*GEWOON, "Kunnen wij hier afval scheiden?", "Het is mijn schuld dat de ruit brak"])
def test_an_ordinary_question_is_not_taken_for_a_hard_one(beleid: Beleid, tekst: str) -> None:
    assert not zinnen_in(tekst, beleid.regio.signaal.gevoelige_zinnen)
