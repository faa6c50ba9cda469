"""Answers about registering."""

from __future__ import annotations

from datetime import date

from portal import routes
from portal.domain.antwoord.antwoord import Antwoord, Tree
from portal.domain.shared.errors import zin

ONDERWERP = zin("Inschrijven")

ANTWOORDEN = (
    Antwoord(
        naam="inschrijven",
        onderwerp=ONDERWERP,
        vraag=zin("Hoe kan ik mij inschrijven?"),
        kort=zin("U beantwoordt acht korte vragen. Dat duurt ongeveer 10 minuten. Stoppen en later verder gaan mag."),
        treden=(
            Tree(zin("Kies Inschrijven. Vul uw e-mailadres of mobiele nummer in."), "formulier"),
            Tree(zin("U krijgt van ons een code. Vul die code in op de website."), "code"),
            Tree(zin("Beantwoord de vragen, één vraag per keer. Wij bewaren elk antwoord meteen."), "vragen"),
            Tree(zin("Kijk of alles klopt. Ga akkoord met de voorwaarden en betaal."), "betalen"),
        ),
        weetjes=(
            zin("U bent {leeftijd} jaar of ouder. U hoeft nog niet in onze regio te wonen."),
            zin("Uw antwoorden blijven {bewaardagen} dagen bewaard, op elk apparaat."),
            zin("U heeft geen papieren nodig. Wij vragen nooit uw BSN."),
        ),
        woorden=zin("aanmelden registreren inschrijving woningzoekende beginnen account maken huis zoeken"),
        adressen=(routes.INSCHRIJVEN,),
        knop=zin("Begin met inschrijven"),
        knop_adres=routes.INSCHRIJVEN,
        eigenaar="klantcontact",
        geschreven_op=date(2026, 3, 2),
        nakijken_voor=date(2027, 3, 1),
    ),
    Antwoord(
        naam="inschrijfdatum",
        onderwerp=ONDERWERP,
        vraag=zin("Wat is mijn inschrijfdatum?"),
        kort=zin("Vanaf uw inschrijfdatum telt uw wachttijd. Hoe ouder de datum, hoe meer kans u heeft."),
        treden=(
            Tree(zin("Log in en kies Mijn inschrijving. Daar staat uw datum."), "kalender"),
            Tree(zin("Bij de datum staat een controlecode. Die code staat ook in uw bericht."), "schild"),
            Tree(zin("Klopt de datum niet? Bel ons. Wij zoeken het samen met u uit."), "bellen"),
        ),
        weetjes=(
            zin("Niemand kan uw datum ongemerkt veranderen. Dat kan alleen met twee medewerkers, en u krijgt bericht."),
            zin("Verleng uw inschrijving op tijd. Dan houdt u uw datum. Wij sturen u bericht."),
        ),
        woorden=zin("wachttijd wachtlijst datum lang wachten plek lijst controlecode inschrijfduur verlengen"),
        adressen=(routes.MIJN_INSCHRIJVING, routes.inschrijven_stap("bevestiging")),
        knop=zin("Bekijk uw inschrijving"),
        knop_adres=routes.MIJN_INSCHRIJVING,
        eigenaar="klantcontact",
        geschreven_op=date(2026, 3, 2),
        nakijken_voor=date(2027, 3, 1),
    ),
    Antwoord(
        naam="samen-inschrijven",
        onderwerp=ONDERWERP,
        vraag=zin("Hoe kan ik mij samen met iemand inschrijven?"),
        kort=zin("U vult in met wie u zich inschrijft. Die persoon zegt daarna zelf ja of nee."),
        treden=(
            Tree(zin("Kies bij de vraag over uw huishouden: Ja, samen met iemand."), "samen"),
            Tree(
                zin("Vul de naam in. Kies hoe wij die persoon kunnen vragen: e-mail, sms of op kantoor."), "formulier"
            ),
            Tree(zin("Uw medeaanvrager logt zelf in en kiest ja of nee. Dat kan ook op kantoor."), "code"),
        ),
        weetjes=(
            zin("Uw medeaanvrager hoeft niets te betalen."),
            zin("Wij vertellen uw medeaanvrager alleen uw naam."),
            zin("Bent u al ingeschreven? Kies bij Mijn inschrijving hoe u samen of apart verdergaat."),
        ),
        woorden=zin(
            "medeaanvrager partner vriend vriendin man vrouw huisgenoot gezin samenwonen samenvoegen scheiden tweede"
        ),
        adressen=(routes.inschrijven_stap("huishouden"), routes.inschrijven_stap("medeaanvrager"), routes.SPLITSEN),
        eigenaar="klantcontact",
        geschreven_op=date(2026, 3, 2),
        nakijken_voor=date(2027, 3, 1),
    ),
    Antwoord(
        naam="verlengen",
        onderwerp=ONDERWERP,
        vraag=zin("Hoe houd ik mijn inschrijving?"),
        kort=zin("Verleng op tijd. Dan houdt u uw inschrijfdatum, en dus uw plaats."),
        treden=(
            Tree(zin("U krijgt een bericht, {verlengweken} weken voor de laatste dag."), "brief"),
            Tree(zin("Log in en kies Verlengen. Het kost {verlengingsgeld}."), "betalen"),
            Tree(zin("Vergeten? Verleng dan binnen {hersteldagen} dagen. Uw oude datum komt terug."), "kalender"),
        ),
        weetjes=(zin("Kunt u het niet betalen? Bel ons voor de laatste dag. Dan zoeken wij een oplossing."),),
        woorden=zin("verlengen verlopen vervallen jaar geldig inschrijfduur kwijt houden vergeten laatste dag"),
        adressen=(),
        knop=zin("Naar mijn overzicht"),
        knop_adres=routes.MIJN,
        eigenaar="klantcontact",
        geschreven_op=date(2026, 11, 22),
        nakijken_voor=date(2027, 6, 1),
    ),
)
