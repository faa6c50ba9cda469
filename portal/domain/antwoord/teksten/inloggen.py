"""Answers about getting in, and about messages that may be false."""

from __future__ import annotations

from datetime import date

from portal import routes
from portal.domain.antwoord.antwoord import Antwoord, Tree
from portal.domain.shared.errors import zin

ONDERWERP = zin("Inloggen en berichten")

ANTWOORDEN = (
    Antwoord(
        naam="geen-code",
        onderwerp=ONDERWERP,
        vraag=zin("Ik krijg geen code. Wat nu?"),
        kort=zin("De code komt meestal binnen een minuut. Komt hij niet? Loop dan deze stappen langs."),
        treden=(
            Tree(zin("Kijk bij ongewenste mail. Die map heet vaak Spam of Reclame."), "spam"),
            Tree(zin("Kijk of uw e-mailadres of nummer goed is getypt. Ga zo nodig een stap terug."), "formulier"),
            Tree(zin("Vraag een nieuwe code. De oude code werkt dan niet meer."), "code"),
            Tree(zin("Nog steeds niets? Bel ons. Dan helpen wij u zonder code verder."), "bellen"),
        ),
        weetjes=(
            zin("Een code werkt 10 minuten, en alleen op het apparaat waar u hem vroeg."),
            zin("Wij vragen u nooit om uw code. Zeg hem tegen niemand."),
        ),
        woorden=zin(
            "inlogcode code niet ontvangen gekregen mail sms spam inloggen lukt niet wachtwoord vergeten login"
        ),
        adressen=(routes.INLOGGEN, routes.INLOGGEN_CODE, routes.inschrijven_stap("bewijs")),
        knop=zin("Vraag een nieuwe code"),
        knop_adres=routes.INLOGGEN,
        eigenaar="klantcontact",
        geschreven_op=date(2026, 3, 2),
        nakijken_voor=date(2026, 12, 1),
    ),
    Antwoord(
        naam="echt-bericht",
        onderwerp=ONDERWERP,
        vraag=zin("Is dit bericht echt van u?"),
        kort=zin("Onder elk bericht van ons staat een kenmerk. Daarmee ziet u of het echt is."),
        treden=(
            Tree(zin("Klik nergens op. Typ zelf het adres van onze website."), "pas-op"),
            Tree(zin("Kies: Is dit bericht van ons? Vul het kenmerk in."), "schild"),
            Tree(zin("Kennen wij het kenmerk niet? Bel ons en gooi het bericht weg."), "bellen"),
        ),
        weetjes=(
            zin("In ons bericht staat het herkenningswoord dat u zelf heeft gekozen."),
            zin("Wij sturen nooit een betaallink. Wij vragen nooit om uw code of pincode."),
        ),
        woorden=zin("nep vals oplichting phishing fraude verdacht mail sms brief echt betaallink betaalverzoek"),
        adressen=(routes.MIJN_BERICHTEN,),
        knop=zin("Controleer een bericht"),
        knop_adres=routes.BERICHT_CONTROLEREN,
        eigenaar="klantcontact",
        geschreven_op=date(2026, 3, 2),
        nakijken_voor=date(2026, 12, 1),
    ),
)
