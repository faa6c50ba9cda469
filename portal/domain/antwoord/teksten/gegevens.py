"""Answers about what we know of people, and who may act for them."""

from __future__ import annotations

from datetime import date

from portal import routes
from portal.domain.antwoord.antwoord import Antwoord, Tree
from portal.domain.shared.errors import zin

ONDERWERP = zin("Uw gegevens")

ANTWOORDEN = (
    Antwoord(
        naam="mijn-gegevens",
        onderwerp=ONDERWERP,
        vraag=zin("Wat weet u van mij, en wie kijkt daarnaar?"),
        kort=zin("U kunt alles zien wat wij van u weten. U ziet ook wie keek, wanneer en waarom."),
        treden=(
            Tree(zin("Log in en kies Mijn gegevens. Daar staat wat wij weten."), "dossier"),
            Tree(zin("Bent u verhuisd? Kies Wijzigen bij uw adres. Klopt iets anders niet? Bel ons."), "bellen"),
            Tree(zin("Wilt u alles bewaren? Kies dan Downloaden."), "formulier"),
        ),
        weetjes=(
            zin("Wij vragen nooit naar uw BSN, uw gezondheid of uw nationaliteit."),
            zin("U kunt ons vragen uw gegevens te wissen."),
        ),
        woorden=zin("privacy avg persoonsgegevens inzage wissen verwijderen wijzigen adres verhuizen download"),
        adressen=(routes.MIJN_GEGEVENS, routes.MIJN_ADRES, routes.PRIVACY),
        knop=zin("Naar mijn gegevens"),
        knop_adres=routes.MIJN_GEGEVENS,
        eigenaar="klantcontact",
        geschreven_op=date(2026, 3, 2),
        nakijken_voor=date(2027, 3, 1),
    ),
    Antwoord(
        naam="iemand-anders-regelt-het",
        onderwerp=ONDERWERP,
        vraag=zin("Mag iemand anders dit voor mij regelen?"),
        kort=zin("Ja. U kiest zelf wie, en wat die persoon voor u mag doen."),
        treden=(
            Tree(zin("Bedenk wie u vertrouwt. Bijvoorbeeld uw kind, een vriend of een hulpverlener."), "samen"),
            Tree(zin("Log in en kies wat die persoon mag doen. Samen langskomen op kantoor kan ook."), "balie"),
            Tree(zin("De helper gebruikt een eigen inlog. Geef nooit uw eigen code."), "sleutel"),
        ),
        weetjes=(
            zin("U kunt altijd stoppen. Dat werkt meteen."),
            zin("Heeft u een bewindvoerder of curator? Dan kijken wij samen naar de papieren."),
        ),
        woorden=zin(
            "machtiging machtigen helper mantelzorger bewindvoerder curator volmacht dochter zoon hulpverlener"
        ),
        adressen=(routes.MIJN_MACHTIGINGEN,),
        knop=zin("Kiezen wie mij helpt"),
        knop_adres=routes.MIJN_MACHTIGINGEN,
        eigenaar="klantcontact",
        geschreven_op=date(2026, 11, 22),
        nakijken_voor=date(2027, 6, 1),
    ),
)
