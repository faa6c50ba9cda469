"""Answers about money."""

from __future__ import annotations

from datetime import date

from portal import routes
from portal.domain.antwoord.antwoord import Antwoord, Tree
from portal.domain.shared.errors import zin

ONDERWERP = zin("Betalen")

ANTWOORDEN = (
    Antwoord(
        naam="kosten",
        onderwerp=ONDERWERP,
        vraag=zin("Wat kost inschrijven, en waarom moet ik betalen?"),
        kort=zin("Inschrijven kost {inschrijfgeld}. Daarvan betalen wij de website en de mensen die u helpen."),
        treden=(
            Tree(zin("U vult eerst alles in. Pas aan het eind betaalt u."), "vragen"),
            Tree(zin("Betalen kan tot {betaaldagen} dagen na uw aanvraag."), "kalender"),
            Tree(zin("Kunt u het niet betalen? Bel ons. Dan zoeken wij samen een oplossing."), "bellen"),
        ),
        weetjes=(
            zin("Bedenkt u zich binnen {bedenkdagen} dagen? Dan krijgt u uw geld terug."),
            zin("Verlengen kost {verlengingsgeld}. Uw inschrijving is {maanden} maanden geldig."),
        ),
        woorden=zin("betalen prijs geld duur inschrijfgeld kosten gratis terugbetalen bedenktijd verlengen rekening"),
        adressen=(routes.inschrijven_stap("controleren"),),
        eigenaar="klantcontact",
        geschreven_op=date(2026, 3, 2),
        nakijken_voor=date(2026, 12, 1),
    ),
    Antwoord(
        naam="betalen-lukt-niet",
        onderwerp=ONDERWERP,
        vraag=zin("Mijn betaling lukt niet. Wat nu?"),
        kort=zin("Uw inschrijving blijft bewaard. U kunt het zo vaak proberen als u wilt."),
        treden=(
            Tree(zin("Log zelf in op onze website. Kies Mijn overzicht."), "code"),
            Tree(zin("Kies Betalen en probeer het opnieuw. Of kies een andere manier."), "betalen"),
            Tree(zin("Is er geld afgeschreven, maar staat er nog Betalen? Wacht een dag."), "kalender"),
            Tree(zin("Nog niet goed? Bel ons, of kom langs. Op kantoor helpen wij u betalen."), "balie"),
        ),
        weetjes=(
            zin("Betaalde u per ongeluk twee keer? Dan krijgt u het terug."),
            zin("Wij sturen nooit een betaallink. Betaal alleen als u zelf bent ingelogd."),
        ),
        woorden=zin("betaling mislukt bank ideal pin afgeschreven dubbel betaald geld kwijt fout foutmelding"),
        adressen=(routes.inschrijven_stap("betalen"),),
        knop=zin("Naar mijn overzicht"),
        knop_adres=routes.MIJN,
        eigenaar="klantcontact",
        geschreven_op=date(2026, 3, 2),
        nakijken_voor=date(2026, 12, 1),
    ),
)
