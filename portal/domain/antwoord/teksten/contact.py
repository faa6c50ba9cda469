"""Answers about reaching a person."""

from __future__ import annotations

from datetime import date

from portal import routes
from portal.domain.antwoord.antwoord import Antwoord, Tree
from portal.domain.shared.errors import zin

ONDERWERP = zin("Hulp van een mens")

ANTWOORDEN = (
    Antwoord(
        naam="spoed",
        onderwerp=ONDERWERP,
        vraag=zin("Ik heb vandaag geen slaapplek. Wie helpt mij?"),
        kort=zin("Bel ons meteen. Is er gevaar? Bel dan eerst 112."),
        treden=(
            Tree(zin("Bel het nummer op deze pagina. Zeg dat u vandaag op straat staat."), "bellen"),
            Tree(zin("Zijn wij dicht? Bel dan uw gemeente. Vraag naar de daklozenopvang."), "balie"),
            Tree(zin("Wij kijken samen wie u vandaag nog kan helpen."), "samen"),
        ),
        weetjes=(zin("U hoeft niet ingeschreven te zijn om hulp te krijgen."),),
        woorden=zin(
            "spoed dakloos straat huis gezet uitgezet uithuiszetting ontruiming nood geweld gevaar slapen urgent"
        ),
        adressen=(),
        knop=zin("Alle manieren om ons te bereiken"),
        knop_adres=routes.CONTACT,
        eigenaar="klantcontact",
        geschreven_op=date(2026, 3, 2),
        nakijken_voor=date(2026, 9, 1),
    ),
    Antwoord(
        naam="hulp-en-tolk",
        onderwerp=ONDERWERP,
        vraag=zin("Kan iemand mij helpen, ook in mijn taal?"),
        kort=zin("Ja. Aan de telefoon, op kantoor of bij u thuis. Een tolk kost u niets."),
        treden=(
            Tree(zin("Kies Bel mij terug. U hoort meteen wie belt, en wanneer."), "bellen"),
            Tree(zin("Of kom langs op kantoor. Dat kan zonder afspraak. Een afspraak maken mag ook."), "balie"),
            Tree(zin("Wilt u een tolk? Schrijf uw taal op. Wij regelen de tolk."), "tolk"),
        ),
        weetjes=(
            zin("U mag altijd iemand meenemen die u vertrouwt."),
            zin("Wij vullen alles samen met u in. U beslist zelf."),
        ),
        woorden=zin(
            "tolk vertaler taal engels arabisch balie kantoor afspraak bellen thuis bezoek openingstijden hulp"
        ),
        adressen=(routes.CONTACT, routes.inschrijven_stap("contact")),
        knop=zin("Bel mij terug"),
        knop_adres=routes.CONTACT,
        eigenaar="klantcontact",
        geschreven_op=date(2026, 3, 2),
        nakijken_voor=date(2027, 3, 1),
    ),
    Antwoord(
        naam="klacht",
        onderwerp=ONDERWERP,
        vraag=zin("Ik ben niet tevreden. Waar kan ik klagen?"),
        kort=zin("Vertel het ons. Een klacht mag altijd, en wij helpen u erbij."),
        treden=(
            Tree(zin("Kies Een klacht doen. Of bel ons, kom langs of schrijf een brief."), "klacht"),
            Tree(zin("U krijgt bericht: wie uw klacht oppakt, en wanneer u antwoord krijgt."), "kalender"),
            Tree(zin("Vindt u het antwoord niet goed? Dan vertellen wij u waar u verder kunt."), "brief"),
        ),
        weetjes=(zin("Een klacht heeft nooit gevolgen voor uw inschrijving."),),
        woorden=zin("klagen bezwaar oneens boos ontevreden geschillencommissie fout gemaakt onterecht beroep"),
        adressen=(),
        knop=zin("Een klacht doen"),
        knop_adres=routes.verzoek_stap("klacht", "wat"),
        eigenaar="klantcontact",
        geschreven_op=date(2026, 11, 22),
        nakijken_voor=date(2027, 6, 1),
    ),
    Antwoord(
        naam="iets-is-kapot",
        onderwerp=ONDERWERP,
        vraag=zin("Er is iets kapot in mijn huis. Wat moet ik doen?"),
        kort=zin("Haast? Bel ons. Kan het wachten? Meld het dan hier, met een foto."),
        treden=(
            Tree(zin("Ruikt u gas, of lekt er water? Bel meteen. Het nummer staat op deze pagina."), "bellen"),
            Tree(zin("Kies Iets is kapot. Schrijf op wat er is, en stuur een foto mee als dat lukt."), "formulier"),
            Tree(zin("U hoort wie het oppakt, en wanneer. U volgt het bij Mijn verzoeken."), "kalender"),
        ),
        weetjes=(zin("Wij zeggen u vooraf wie de reparatie betaalt."),),
        woorden=zin(
            "reparatie repareren kapot stuk lekkage lek kraan verwarming ketel slot deur stroom storing monteur"
        ),
        adressen=(routes.MIJN_VERZOEKEN,),
        knop=zin("Iets is kapot"),
        knop_adres=routes.verzoek_stap("reparatie", "wat"),
        eigenaar="klantcontact",
        geschreven_op=date(2026, 11, 22),
        nakijken_voor=date(2027, 6, 1),
    ),
)
