"""Somebody acts for somebody else with an own login: granted, read, paid, stopped in the middle; and at the desk."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from portal import routes
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_asked, has_to_renew, someone_like
from tests.journeys.screens import (
    Balie,
    Betalen,
    Contact,
    KlantBevestigt,
    KlantZoeken,
    MijnBerichten,
    MijnInschrijving,
    Screen,
    TweedeScherm,
)
from tests.journeys.screens_machtiging import (
    Bewindvoorstellen,
    Machtigingen,
    MachtigingenAanBalie,
    MijnVoorEenAnder,
    Namens,
    acts_for,
    stop,
)
from tests.people import ANS, BILAL, CARLA, DIRK, EVA, FATMA, Persoon
from tests.running import CODE, RunningPortal

Visitors = Callable[..., Visitor]


def second_code(portal: RunningPortal, persoon: Persoon) -> str:
    """The second code from the mailbox of this person."""
    found = CODE.search(portal.newest_to(persoon.email, soort="bevestigingscode").tekst)
    assert found
    return found.group(1)


def grant(klant: Visitor, portal: RunningPortal, wie: Persoon, helper: Persoon, *rechten: str) -> Machtigingen:
    """The client lets somebody act, with the second code."""
    form = Machtigingen.opened(klant).iemand_machtigen()
    form.vul_in(helper, *rechten)
    code = form.verder()
    code.says(helper.naam)
    code.vul_in(second_code(portal, wie))
    return code.klaar()


def test_by_keyboard_a_client_grants_and_the_helper_reads_and_pays(visitors: Visitors, portal: RunningPortal) -> None:
    carla, karin = someone_like(CARLA), someone_like(EVA)
    has_asked(portal, carla)
    klant = visitors(carla.email, hand="keyboard")
    form = Machtigingen.opened(klant).iemand_machtigen()
    form.send()
    form.refused("helper_naam", "contact", "recht", "maanden")
    form.vul_in(karin, "lezen", "betalen")
    code = form.verder()
    code.vul_in("000000" if second_code(portal, carla) != "000 000" else "111111")
    code.refused("code")
    code.vul_in(second_code(portal, carla))
    lijst = code.klaar()
    lijst.staat_er(karin, "moet nog ja zeggen")
    portal.newest_to(karin.email, soort="machtiging-gevraagd")

    helper = visitors(karin.email, hand="keyboard")
    zelf = MijnVoorEenAnder.opened(helper)
    zelf.zeg_ja(carla)
    haar = zelf.begin(carla)
    haar.says("Overzicht van {naam}", naam=carla.naam)
    berichten = haar.naar(MijnBerichten)
    acts_for(helper, carla)
    expect(berichten.main.locator(".bericht")).to_have_count(1)
    expect(berichten.main).not_to_contain_text(karin.naam)
    Betalen.opened(helper).betalen().gelukt()
    acts_for(helper, carla)
    portal.newest_to(carla.email, soort="inschrijving-bevestigd")
    portal.newest_to(carla.email, soort="machtiging-gebruikt")
    contact = Contact.opened(helper)
    contact.says("U vraagt dit voor iemand anders. Vul uw eigen naam in. Wij geven u het antwoord.")
    expect(contact.field("telefoon")).to_have_value("")
    contact.bel_mij_terug(karin.naam, "06 12345609")
    contact.belofte()
    portal.newest_to(carla.email, soort="contact-namens")
    stop(helper)
    MijnVoorEenAnder.opened(helper).says("Ik doe dit voor {naam}", naam=carla.naam)

    lijst = Machtigingen.opened(klant)
    lijst.staat_er(karin, "actief")
    for wat in (
        "vroeg ons om contact, namens u",
        "ging voor u betalen",
        "bekeek uw berichten",
        "begon iets voor u te doen",
    ):
        lijst.says(wat)
    gegevens = Screen.opened(klant, routes.MIJN_GEGEVENS)
    gegevens.says("bekeek uw berichten")


def test_stopped_in_the_middle_the_next_submit_is_refused_kindly(visitors: Visitors, portal: RunningPortal) -> None:
    bilal, karin = someone_like(BILAL), someone_like(EVA)
    has_asked(portal, bilal)
    has_asked(portal, karin)
    klant = visitors(bilal.email)
    grant(klant, portal, bilal, karin, "betalen")
    helper = visitors(karin.email)
    zelf = MijnVoorEenAnder.opened(helper)
    zelf.zeg_ja(bilal)
    # Who may only pay sees that there is something to pay, and nothing of the household.
    zijn = zelf.begin(bilal)
    zijn.says("Betaal de inschrijving van {naam}", naam=bilal.naam)
    expect(MijnInschrijving.opened(helper).main).not_to_contain_text(helper.says("Kinderen"))
    pagina = Betalen.opened(helper)
    acts_for(helper, bilal)

    Machtigingen.opened(klant).stop(karin)

    pagina.send()
    over = Namens(helper)
    over.says("U kunt nu niets meer doen voor {naam}. Er is niets veranderd.", naam=bilal.naam)
    # Nothing goes on as if it were for oneself: not before Stop.
    helper.go(routes.inschrijven_stap("betalen"))
    Namens(helper)
    stop(helper)
    Betalen.opened(helper).says("€")
    expect(helper.page.locator(".hulpbalk")).to_have_count(0)


def test_a_helper_renews_and_pays_and_who_may_only_read_gets_no_button(
    visitors: Visitors, portal: RunningPortal
) -> None:
    carla, karin, lezer = someone_like(CARLA), someone_like(EVA), someone_like(BILAL)
    has_to_renew(portal, carla)
    klant = visitors(carla.email)
    grant(klant, portal, carla, karin, "betalen")
    grant(klant, portal, carla, lezer, "lezen")

    leest = visitors(lezer.email)
    zelf = MijnVoorEenAnder.opened(leest)
    zelf.zeg_ja(carla)
    zelf.begin(carla).says("Er is nu niets wat u voor {naam} kunt doen.", naam=carla.naam)
    alleen_lezen = MijnInschrijving.opened(leest)
    alleen_lezen.says("U mag dit lezen. Verlengen mag u niet voor {naam}.", naam=carla.naam)
    expect(alleen_lezen.form).to_have_count(0)
    # What was not done is not confirmed, whatever the address says.
    pagina = MijnInschrijving.opened(klant, f"{MijnInschrijving.path}?verlengd=ja&betaald=ja&herroepen=ja&gewijzigd=ja")
    expect(pagina.form).to_have_count(1)
    expect(pagina.main.locator("#melding, #stopt-melding, #inschrijving-melding")).to_have_count(0)

    helper = visitors(karin.email, hand="keyboard")
    zelf = MijnVoorEenAnder.opened(helper)
    zelf.zeg_ja(carla)
    haar = zelf.begin(carla)
    haar.says("Verleng de inschrijving van {naam}", naam=carla.naam)
    verlengd = MijnInschrijving.opened(helper).verlengen_en_betalen().verlengd()
    acts_for(helper, carla)
    expect(verlengd.page.locator("#melding")).to_contain_text(carla.naam)
    portal.newest_to(carla.email, soort="inschrijving-verlengd")
    portal.newest_to(carla.email, soort="machtiging-gebruikt")


def test_at_the_desk_a_client_grants_and_a_bewindvoerder_takes_four_eyes(
    visitors: Visitors, portal: RunningPortal
) -> None:
    ans, karin, bewind = someone_like(ANS), someone_like(EVA), someone_like(CARLA)
    has_asked(portal, ans)
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    zoeken = KlantZoeken.opened(dirk)
    beeld = zoeken.begin_gesprek(zoeken.zoek(ans.email, "Wil hulp van haar kind"), reden="Wil hulp van haar kind")
    dirk.hand.press(beeld.main.get_by_role("link", name=dirk.says("Wie helpt deze klant?")))
    aan_balie = MachtigingenAanBalie(dirk)
    aan_balie.leg_vast("helper", karin, "lezen")
    bevestigen = KlantBevestigt(dirk)
    tweede = TweedeScherm.opened(visitors(viewport=DESKTOP))
    bevestigen.zet_op_het_scherm(tweede.code())
    expect(tweede.main).to_contain_text(karin.naam)
    tweede.zegt("Ja, dit wil ik")
    bevestigen.staat("De klant heeft bevestigd")
    portal.newest_to(karin.email, soort="machtiging-gevraagd")

    dirk.go(aan_balie.path)
    aan_balie = MachtigingenAanBalie(dirk)
    aan_balie.says("moet nog ja zeggen")
    aan_balie.leg_vast("bewindvoerder", bewind, bewijs="beschikking", maanden="60")
    aan_balie.told()

    # Whoever saw the proof cannot approve it.
    Bewindvoorstellen.opened(dirk).keur_goed(ans.naam)
    Bewindvoorstellen(dirk).says("U heeft dit zelf voorgesteld.")
    fatma = visitors(FATMA.email, viewport=DESKTOP)
    Bewindvoorstellen.opened(fatma).keur_goed(ans.naam)
    expect(Balie(fatma).main.locator(".werk").filter(has_text=ans.naam)).to_have_count(0)
    wie = visitors(bewind.email)
    zelf = MijnVoorEenAnder.opened(wie)
    expect(zelf.main).not_to_contain_text("contract")
    zelf.zeg_ja(ans)
    zelf.begin(ans)

    klant = visitors(ans.email)
    lijst = Machtigingen.opened(klant)
    rij = lijst.staat_er(bewind, "actief")
    expect(rij.get_by_role("button")).to_have_count(0)
    lijst.staat_er(karin, "moet nog ja zeggen")


def test_two_tabs_for_two_people_mix_nothing(visitors: Visitors, portal: RunningPortal) -> None:
    bilal, carla, karin = someone_like(BILAL), someone_like(CARLA), someone_like(EVA)
    een = visitors(karin.email)
    for persoon in (bilal, carla):
        has_asked(portal, persoon)
        grant(visitors(persoon.email), portal, persoon, karin, "lezen")
        MijnVoorEenAnder.opened(een).zeg_ja(persoon)
    twee, drie = een.new_tab(), een.new_tab()
    for tab, persoon in ((een, bilal), (twee, carla)):
        MijnVoorEenAnder.opened(tab).begin(persoon)
    for tab, persoon, ander in ((een, bilal, carla), (twee, carla, bilal), (een, bilal, carla)):
        scherm = Screen.opened(tab, routes.MIJN_INSCHRIJVING)
        acts_for(tab, persoon)
        expect(tab.page.locator("body")).not_to_contain_text(ander.naam)
        assert scherm.path == routes.MIJN_INSCHRIJVING
    Screen.opened(drie, routes.MIJN_INSCHRIJVING).says("U staat nog niet ingeschreven.")
    expect(drie.page.locator(".hulpbalk")).to_have_count(0)
