"""The klantbeeld in words: what needs attention first, what the client has to do, what runs, and how to reach them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from portal import clock, routes
from portal.domain.afspraak.actions import CONCEPT as AFSPRAAK
from portal.domain.afspraak.model import Tolkkeuze
from portal.domain.afspraak.queries import AfspraakRegel
from portal.domain.afspraak.rules import STAP_BIJ_NAAM as AFSPRAAKSTAP
from portal.domain.afspraak.rules import eerste_open_stap as open_afspraakstap
from portal.domain.belofte.model import Beloftestatus
from portal.domain.belofte.queries import Belofteregel, Gehouden
from portal.domain.concept.actions import Stand
from portal.domain.contactmoment.queries import TERUGBELLEN, Contactbelofte
from portal.domain.hulp.queries import Klantbeeld
from portal.domain.inschrijving.model import Eindereden, Inschrijvingstatus
from portal.domain.inschrijving.queries import InschrijvingStand
from portal.domain.maatwerk.actions import BESLUIT as MAATWERK_BESLUIT
from portal.domain.maatwerk.actions import UITVOERING as MAATWERK_UITVOERING
from portal.domain.maatwerk.model import Maatwerkstatus
from portal.domain.maatwerk.queries import MaatwerkRegel
from portal.domain.machtiging.queries import MachtigingRegel, rechten_zin
from portal.domain.sociale_kaart.actions import BELOFTE as VERWIJZING
from portal.domain.sociale_kaart.queries import DoorverwijzingRegel
from portal.domain.verzoek.actions import concept_soort
from portal.domain.verzoek.model import Verzoeksoort, Verzoekstatus
from portal.domain.verzoek.queries import ONDERWERP as VERZOEK
from portal.domain.verzoek.queries import Verzoekregels
from portal.domain.verzoek.rules import FORMULIEREN, stap_van, titel_van
from portal.domain.verzoek.rules import eerste_open_stap as open_verzoekstap
from portal.i18n import say, t
from portal.state.afspraak import afspraaktaak, tolk_tekst
from portal.state.basis import adres
from portal.state.inschrijven import kanaal_tekst, taal_tekst
from portal.state.machtiging import soort_tekst
from portal.state.mijn import taken_van
from portal.state.signaal import vastgelopen
from portal.state.sociale_kaart import verwijzing_tekst
from portal.state.verzoeken import status_tekst
from portal.view import Rij, Taak


async def klanttaken(beeld: Klantbeeld) -> list[Taak]:
    """What the client has to do, word for word as it stands on their own overview; only they can press it."""
    taken = await taken_van(
        beeld.relatie_id,
        stand=beeld.inschrijving,
        concept=beeld.concept,
        wordt_gevraagd=bool(beeld.gevraagd_door),
        herkenningswoord=beeld.persoon.herkenningswoord,
        nieuw=beeld.nieuwe_berichten,
    )
    samen = [
        Taak(t("{naam} wil samen met u inschrijven", naam=aanvraag.aanvrager), t("Zeg ja of nee."), pictogram="users")
        for aanvraag in beeld.gevraagd_door
    ]
    return [replace(taak, adres="", dringend=False) for taak in (*samen, *taken)]


def eerst_en_lopend(beeld: Klantbeeld) -> tuple[list[Taak], list[Taak]]:
    """Everything that runs, once: what needs attention, and the rest."""
    # The clock of a verzoek, a deviation or a referral stands with it.
    elders = {
        *((VERZOEK, verzoek.id) for verzoek in beeld.verzoeken),
        *((soort, row.id) for row in beeld.maatwerk for soort in (MAATWERK_BESLUIT, MAATWERK_UITVOERING)),
        *((VERWIJZING, row.id) for row in beeld.doorverwijzingen),
    }
    klok = {(belofte.soort, belofte.object_id): belofte for belofte in beeld.beloften}
    alles = [
        *(_onbereikbaar(kanaal, sinds) for kanaal, sinds in beeld.onbereikbaar.items()),
        *(
            _belofte(belofte, beeld.contactbeloften.get(belofte.object_id))
            for waarover, belofte in klok.items()
            if waarover not in elders
        ),
        *(vastgelopen(vastloper) for vastloper in beeld.vastgelopen),
        *(_verzoek(verzoek) for verzoek in beeld.verzoeken),
        *(
            _maatwerk(row, klok.get((MAATWERK_BESLUIT, row.id)) or klok.get((MAATWERK_UITVOERING, row.id)))
            for row in beeld.maatwerk
        ),
        *(_doorverwijzing(row, klok.get((VERWIJZING, row.id))) for row in beeld.doorverwijzingen),
        *(_afspraak(afspraak) for afspraak in beeld.afspraken),
        *([_inschrijving(beeld.inschrijving)] if beeld.inschrijving else []),
        *(taak for soort, stand in beeld.andere_concepten.items() if (taak := _concept(soort, stand))),
    ]
    return [taak for taak in alles if taak.dringend], [taak for taak in alles if not taak.dringend]


def contactrijen(beeld: Klantbeeld) -> list[Rij]:
    """How to reach and speak with this client, who helps them, and whether we kept our last promise."""
    wie = beeld.persoon
    rijen = [
        Rij(t("Bericht krijgt deze klant"), kanaal_tekst(wie.voorkeurskanaal)),
        Rij(t("Taal"), taal_tekst(wie.taal)),
        Rij(t("Tolk"), wie.tolk_taal or t("Niet nodig")),
    ]
    if wie.liever_persoonlijk:
        rijen.append(Rij(t("Liever persoonlijk"), t("Ja. Bied een gesprek aan.")))
    rijen += [Rij(t("Wordt geholpen door"), _helper(helper)) for helper in beeld.helpers]
    if beeld.laatste_belofte is not None:
        rijen.append(Rij(t("Laatste belofte"), _gehouden(beeld.laatste_belofte)))
    return rijen


def _helper(helper: MachtigingRegel) -> str:
    """Who helps and with what; never how to reach them."""
    return t(
        "{naam}, {soort}: {rechten}. Tot en met {dag}.",
        naam=helper.naam,
        soort=soort_tekst(helper.soort),
        rechten=say(rechten_zin(helper.rechten)),
        dag=helper.tot,
    )


def _gehouden(belofte: Gehouden) -> str:
    gedaan = (
        t("{titel}. Nagekomen, op tijd: {moment}.", titel=belofte.titel, moment=belofte.op)
        if belofte.op_tijd
        else t(
            "{titel}. Te laat: {moment}, beloofd voor {beloofd}.",
            titel=belofte.titel,
            moment=belofte.op,
            beloofd=belofte.voor,
        )
    )
    verzet = t("Eerst beloofd voor {moment}.", moment=belofte.eerst_voor) if belofte.eerst_voor < belofte.voor else ""
    return " ".join(deel for deel in (gedaan, verzet) if deel)


def _onbereikbaar(kanaal: str, sinds: datetime) -> Taak:
    return Taak(
        t("Berichten komen niet aan: {kanaal}", kanaal=kanaal_tekst(kanaal)),
        t("Het laatste bericht kwam niet aan. Vraag of het nog klopt."),
        t("sinds {dag}", dag=sinds.date()),
        "",
        True,
        "mail",
    )


def _belofte(belofte: Belofteregel, contact: Contactbelofte | None) -> Taak:
    terugbellen = belofte.soort == TERUGBELLEN
    naam = "" if terugbellen else t("Belooft: {naam}.", naam=belofte.medewerker)
    stil = belofte.status is Beloftestatus.GEPAUZEERD
    return Taak(
        t("{naam} belt terug", naam=belofte.medewerker) if terugbellen else belofte.titel,
        " ".join(deel for deel in (naam, contact.vraag if contact else "") if deel),
        t("de klok staat stil") if stil else t("voor {moment}", moment=belofte.voor),
        "",
        not stil and belofte.voor <= clock.now(),
        "phone-call",
    )


def _verzoek(verzoek: Verzoekregels) -> Taak:
    wacht = verzoek.status is Verzoekstatus.WACHT_OP_KLANT
    status = t("Wij wachten op de klant") if wacht else status_tekst(verzoek.status)[0]
    wie = t("Behandelaar: {naam}.", naam=verzoek.behandelaar) if verzoek.behandelaar else ""
    return Taak(
        say(titel_van(verzoek.soort)),
        " ".join(deel for deel in (f"{verzoek.kenmerk}: {status}.", wie) if deel),
        t("voor {moment}", moment=verzoek.voor) if verzoek.voor else "",
        adres(routes.balie_verzoek(verzoek.id)),
        verzoek.spoed or (verzoek.voor is not None and verzoek.voor <= clock.now()),
        "list-checks",
    )


def _maatwerk(row: MaatwerkRegel, belofte: Belofteregel | None) -> Taak:
    """From which rule is deviated and how far that is; why stands with the deviation, for who decides it."""
    if row.status is Maatwerkstatus.VOORGESTELD:
        stand = t("{naam} stelde dit voor. Een collega beslist.", naam=row.voorgesteld_door)
    elif row.status is Maatwerkstatus.GEWEIGERD:
        stand = t("Geweigerd. De klant kan bezwaar maken.")
    elif belofte is not None:
        stand = t("Toegekend. {naam} voert het uit.", naam=belofte.medewerker)
    else:
        stand = t("Toegekend.")
    tot = row.bezwaar_tot if row.status is Maatwerkstatus.GEWEIGERD else row.tot
    return Taak(
        t("Maatwerk: {regel}", regel=row.regel),
        stand,
        _voor(belofte) or (t("tot en met {dag}", dag=tot) if tot else ""),
        adres(routes.BALIE_MAATWERK),
        _te_laat(belofte),
        "list-checks",
    )


def _doorverwijzing(row: DoorverwijzingRegel, belofte: Belofteregel | None) -> Taak:
    return Taak(
        t("Verwezen naar {partner}", partner=row.partner),
        verwijzing_tekst(row),
        _voor(belofte),
        adres(routes.BALIE_DOORVERWIJZINGEN),
        _te_laat(belofte),
        "users",
    )


def _voor(belofte: Belofteregel | None) -> str:
    return t("voor {moment}", moment=belofte.voor) if belofte else ""


def _te_laat(belofte: Belofteregel | None) -> bool:
    return belofte is not None and belofte.voor <= clock.now()


def _afspraak(afspraak: AfspraakRegel) -> Taak:
    taak = afspraaktaak(afspraak, _tolk(afspraak), routes.BALIE_AFSPRAKEN)
    if not afspraak.collega_weg:
        return taak
    weg = t("{naam} is dan afwezig. Verzet deze afspraak.", naam=afspraak.medewerker)
    return replace(taak, tekst=" ".join((weg, taak.tekst)), dringend=True)


def _tolk(afspraak: AfspraakRegel) -> str:
    if afspraak.tolk is Tolkkeuze.EIGEN:
        return t("De klant brengt zelf iemand mee die tolkt.")
    return tolk_tekst(afspraak)


def _inschrijving(stand: InschrijvingStand) -> Taak:
    status = {
        Inschrijvingstatus.VOORLOPIG: t("wacht op betaling"),
        Inschrijvingstatus.LOPEND: t("loopt"),
        Inschrijvingstatus.OPGEZEGD: t("loopt, stopt binnenkort"),
        Inschrijvingstatus.GEANNULEERD: t("niet doorgegaan"),
        Inschrijvingstatus.BEEINDIGD: t("beëindigd"),
    }[stand.status]
    if stand.eindereden == Eindereden.OVERLEDEN:
        status = t("gestopt: deze klant is overleden")
    datum = t("Inschrijfdatum {datum}.", datum=stand.inschrijfdatum) if stand.inschrijfdatum else ""
    tot = stand.betalen_tot or stand.geldig_tot
    return Taak(
        t("Inschrijving {nummer}", nummer=stand.nummer),
        ". ".join(deel for deel in (status.capitalize(), datum) if deel),
        t("tot en met {dag}", dag=tot) if tot else "",
        "",
        False,
        "list-checks",
    )


_VERZOEKSOORT: Mapping[str, Verzoeksoort] = {concept_soort(soort): soort for soort in FORMULIEREN}


def _concept(soort: str, stand: Stand) -> Taak | None:
    """A draft that is not an inschrijving: what it is, and where it sticks."""
    titel: str
    vraag: str
    if soort == AFSPRAAK:
        titel, stap = t("Afspraak maken is niet af"), AFSPRAAKSTAP.get(open_afspraakstap(stand.gegevens))
        vraag = say(stap.titel) if stap else t("Controleren")
    elif soort in _VERZOEKSOORT:
        kind = _VERZOEKSOORT[soort]
        pagina = stap_van(kind, open_verzoekstap(kind, stand.gegevens))
        titel = t("{formulier}: is niet af", formulier=say(FORMULIEREN[kind].titel))
        vraag = say(pagina.titel) if pagina else t("Controleren")
    else:
        return None
    tot = t("wordt bewaard tot {dag}", dag=stand.verloopt_op.date()) if stand.verloopt_op else ""
    return Taak(titel, t("Bezig bij: {vraag}", vraag=vraag), tot, "", False, "pen-line")
