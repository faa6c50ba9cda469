"""Every kind of message: its words, whether it is important, and the button it may carry.

A new kind stands here and nowhere else; a test walks this table in every language.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal import routes
from portal.i18n import Zin, zin


@dataclass(frozen=True)
class Soort:
    """One kind of message; `alineas` are paragraphs with `{names}` that `bericht_maken` fills in.

    A `besluit` is a decision about the client: one can object to it from the day it was sent.
    What is `vertrouwelijk` is for the client alone: no helper and no colleague reads it on the client's screens.
    """

    onderwerp: Zin
    alineas: tuple[Zin, ...]
    belangrijk: bool = False
    vertrouwelijk: bool = False
    knop: Zin | None = None
    knop_pad: str | None = None
    # Whether somebody who may read for the client sees it too. What was talked about with us, and what is about
    # the helpers themselves, is for the client alone.
    voor_gemachtigde: bool = False
    besluit: bool = False
    # About how one logs in: somebody who got hold of one way must not be the only one who hears of it.
    alle_wegen: bool = False


SOORTEN: dict[str, Soort] = {
    "inlogcode": Soort(
        onderwerp=zin("Uw code om in te loggen"),
        alineas=(
            zin("Uw code is {code}."),
            zin("De code werkt 10 minuten. Geef de code aan niemand. Ook niet aan ons: wij vragen er nooit om."),
            zin("Heeft u geen code gevraagd? Dan hoeft u niets te doen."),
        ),
        knop=zin("Naar de inlogpagina"),
    ),
    "inschrijving-aangevraagd": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("Uw inschrijving is bijna klaar"),
        alineas=(
            zin("Wij hebben uw gegevens ontvangen op {moment}. Uw inschrijfnummer is {nummer}."),
            zin("U bevestigde dit zelf, {bevestigd}."),
            zin("U moet nog {bedrag} betalen. Dat kan tot en met {betalen_tot}. Log daarvoor zelf in op onze website."),
            zin("Lukt betalen niet? Bel ons. Dan zoeken wij samen een oplossing."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "inschrijving-op-papier": Soort(
        onderwerp=zin("Uw formulier is ingevoerd"),
        alineas=(
            zin("Wij kregen uw formulier. Uw aanvraag telt vanaf {moment}. Uw inschrijfnummer is {nummer}."),
            zin("U moet nog {bedrag} betalen. Dat kan tot en met {betalen_tot}."),
            zin("Zo kunt u betalen: op ons kantoor, of zelf op onze website. Een helper met machtiging mag het ook."),
            zin("Wij sturen nooit een betaallink. Lukt betalen niet? Bel ons. Dan zoeken wij samen een oplossing."),
        ),
        belangrijk=True,
    ),
    "papier-onvolledig": Soort(
        onderwerp=zin("Uw formulier is nog niet compleet"),
        alineas=(
            zin("Wij kregen uw formulier op {dag}. Die dag blijft tellen."),
            zin("Dit missen wij nog: {ontbreekt}"),
            zin("Dit hebben wij al: {al_binnen}."),
            zin("Bel ons en vertel wat ontbreekt. Of schrijf het op en stuur het terug. Zet code {code} erbij."),
        ),
        belangrijk=True,
    ),
    "verlengen-op-papier": Soort(
        onderwerp=zin("Wij bellen u over verlengen"),
        alineas=(
            zin("Wij kregen uw formulier op {dag}. U wilt ingeschreven blijven."),
            zin("Verlengen kost {bedrag}. {medewerker} belt u voor {moment}. Wij spreken dan af hoe u betaalt."),
            zin("Uw inschrijving is verlengd als u betaald heeft. Wij sturen nooit een betaallink."),
        ),
        belangrijk=True,
    ),
    "papier-beantwoord": Soort(
        onderwerp=zin("Uw formulier is ingevoerd"),
        alineas=(
            zin("Wij kregen uw formulier op {dag}. {medewerker} voerde het in."),
            zin("Dit stond er: {punten}"),
            zin("Uw antwoord was: {antwoord}. Klopt dit niet? Bel ons dan meteen."),
        ),
        belangrijk=True,
    ),
    "inschrijving-bevestigd": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("U bent ingeschreven"),
        alineas=(
            zin("U bent ingeschreven als woningzoekende."),
            zin("Uw inschrijfnummer is {nummer}. Uw inschrijfdatum is {inschrijfdatum}."),
            zin("Uw inschrijving is geldig tot en met {geldig_tot}. U krijgt op tijd bericht om te verlengen."),
            zin("Bewaar dit bericht. Uw controlecode is {ketencode}. Verandert uw datum, dan verandert ook de code."),
        ),
        belangrijk=True,
        knop=zin("Bekijk uw inschrijving"),
        knop_pad=routes.MIJN_INSCHRIJVING,
    ),
    "inschrijfdatum-gewijzigd": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("Uw inschrijfdatum is gewijzigd"),
        alineas=(
            zin("Uw inschrijfdatum was {oude_datum}. Uw inschrijfdatum is nu {nieuwe_datum}."),
            zin("De reden is: {reden}"),
            zin("Twee medewerkers vonden dit goed. Klopt het niet? Bel ons dan meteen."),
        ),
        belangrijk=True,
        besluit=True,
        knop=zin("Bekijk uw inschrijving"),
        knop_pad=routes.MIJN_INSCHRIJVING,
    ),
    "medeaanvrager-gevraagd": Soort(
        onderwerp=zin("Wilt u samen ingeschreven staan?"),
        alineas=(
            zin("{naam} wil zich samen met u inschrijven voor een woning. U wordt dan medeaanvrager."),
            zin("Wilt u dat? Log dan in met dit e-mailadres en kies ja of nee."),
            zin("U kunt ook langskomen op ons kantoor. U hoeft nu niets te betalen."),
        ),
        knop=zin("Naar de inlogpagina"),
        knop_pad=routes.INLOGGEN,
    ),
    "medeaanvrager-antwoord": Soort(
        onderwerp=zin("Antwoord van uw medeaanvrager"),
        alineas=(zin("{naam} heeft gekozen: {antwoord}. U ziet dit bij uw inschrijving."),),
        knop=zin("Bekijk uw inschrijving"),
        knop_pad=routes.MIJN_INSCHRIJVING,
    ),
    "bevestigd-tweede-scherm": Soort(
        onderwerp=zin("Dit heeft u bij ons bevestigd"),
        alineas=(
            zin("{wat}. Dat bevestigde u zelf op {moment}, op het scherm aan onze balie."),
            zin("{medewerker} hielp u daarbij."),
            zin("Dit stond er: {punten}"),
            zin("Klopt dit niet? Bel ons dan meteen."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "bevestigd-mondeling": Soort(
        onderwerp=zin("Dit heeft u aan de telefoon bevestigd"),
        alineas=(
            zin("{wat}. Dat bevestigde u op {moment}, aan de telefoon met {medewerker}."),
            zin("Dit lazen wij voor: {punten}"),
            zin("Klopt dit niet? Bel ons. Tot en met {dag} draaien wij het terug. Dat kost u niets."),
        ),
        belangrijk=True,
        knop=zin("Naar mijn dossier"),
        knop_pad=routes.MIJN_DOSSIER,
    ),
    "keuze-teruggedraaid": Soort(
        onderwerp=zin("Uw keuze is teruggedraaid"),
        alineas=(
            zin("{wat}. Dat is teruggedraaid. Het kost u niets."),
            zin("Had u al betaald? Dan krijgt u uw geld terug."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "betaling-mislukt": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("Uw betaling is niet gelukt"),
        alineas=(
            zin("Uw betaling van {bedrag} is niet gelukt. Bent u toch geld kwijt? Dan krijgt u het terug."),
            zin("U kunt het nog een keer proberen. Log daarvoor zelf in op onze website."),
            zin("Lukt het weer niet? Bel ons. Dan zoeken wij samen een oplossing."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "betaling-terug": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("U krijgt geld terug"),
        alineas=(zin("Wij betalen u {bedrag} terug. Dat duurt meestal een paar werkdagen."),),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "aanvraag-verlopen": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("Uw inschrijving is niet doorgegaan"),
        alineas=(
            zin("U heeft het inschrijfgeld niet op tijd betaald. Daarom is uw inschrijving niet doorgegaan."),
            zin("Wilt u zich toch inschrijven? Begin dan opnieuw. Of bel ons, dan kijken wij samen wat kan."),
        ),
        belangrijk=True,
        besluit=True,
        knop=zin("Opnieuw inschrijven"),
        knop_pad=routes.INSCHRIJVEN,
    ),
    "verlengen-gevraagd": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("Wilt u ingeschreven blijven?"),
        alineas=(
            zin("Uw inschrijving {nummer} is geldig tot en met {termijn_tot}. {kosten}"),
            zin("Wilt u ingeschreven blijven? Dat kan tot en met {verlengen_tot}. Log daarvoor zelf in."),
            zin("U houdt uw inschrijfdatum: {inschrijfdatum}."),
            zin("Lukt het niet, of is het te veel geld? Bel ons. Dan zoeken wij samen een oplossing."),
        ),
        belangrijk=True,
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "verlengen-herinnering": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("Vergeet niet te verlengen"),
        alineas=(
            zin("U heeft uw inschrijving {nummer} nog niet verlengd. Dat kan tot en met {verlengen_tot}."),
            zin("{kosten} Log daarvoor zelf in. U houdt uw inschrijfdatum: {inschrijfdatum}."),
            zin("Lukt het niet? Bel ons. Dan helpen wij u."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "inschrijving-verlengd": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("Uw inschrijving is verlengd"),
        alineas=(
            zin("Uw inschrijving {nummer} is nu geldig tot en met {geldig_tot}."),
            zin("Uw inschrijfdatum blijft {inschrijfdatum}. Uw controlecode is nu {ketencode}."),
        ),
        belangrijk=True,
        knop=zin("Bekijk uw inschrijving"),
        knop_pad=routes.MIJN_INSCHRIJVING,
    ),
    "inschrijving-verlopen": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("Uw inschrijving is verlopen"),
        alineas=(
            zin("U heeft uw inschrijving {nummer} niet op tijd verlengd. Daarom is uw inschrijving verlopen."),
            zin("U kunt uw inschrijving terugkrijgen, met uw oude inschrijfdatum: {inschrijfdatum}."),
            zin("Dat kan tot en met {herstelbaar_tot}. {kosten} Log daarvoor zelf in."),
            zin("Lukt het niet? Bel ons. Dan zoeken wij samen een oplossing."),
            zin("Bent u het er niet mee eens? Dan kunt u bezwaar maken."),
        ),
        belangrijk=True,
        besluit=True,
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "herstellen-herinnering": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("U kunt uw inschrijving nog terugkrijgen"),
        alineas=(
            zin("Uw inschrijving {nummer} is verlopen. U kunt die terugkrijgen tot en met {herstelbaar_tot}."),
            zin("U houdt dan uw inschrijfdatum: {inschrijfdatum}. {kosten} Log daarvoor zelf in."),
            zin("Lukt het niet? Bel ons. Dan helpen wij u."),
        ),
        belangrijk=True,
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "medeaanvrager-overleden": Soort(
        onderwerp=zin("Uw medeaanvrager staat niet meer op uw inschrijving"),
        alineas=(
            zin("Wij hoorden dat {naam} is overleden. Gecondoleerd met dit verlies."),
            zin("{naam} staat niet meer op uw inschrijving {nummer}. U houdt uw plek en uw inschrijfdatum."),
            zin("U hoeft niets te doen. Klopt er iets niet? Bel ons dan."),
        ),
        belangrijk=True,
        knop=zin("Bekijk uw inschrijving"),
        knop_pad=routes.MIJN_INSCHRIJVING,
    ),
    "herstellen-na-bezwaar": Soort(
        onderwerp=zin("U krijgt meer tijd om uw inschrijving terug te krijgen"),
        alineas=(
            zin("Wij zijn klaar met uw bezwaar. Daarna krijgt u meer tijd."),
            zin("U kunt uw inschrijving {nummer} terugkrijgen tot en met {herstelbaar_tot}."),
            zin("U houdt dan uw inschrijfdatum: {inschrijfdatum}. {kosten} Log daarvoor zelf in."),
            zin("Lukt het niet? Bel ons. Dan helpen wij u."),
        ),
        belangrijk=True,
        voor_gemachtigde=True,
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "inschrijving-herroepen": Soort(
        onderwerp=zin("U ziet af van uw inschrijving"),
        alineas=(
            zin("Op {moment} zag u af van uw inschrijving {nummer}. Wij hebben dat verwerkt."),
            zin("{geld} Uw inschrijving is gestopt."),
            zin("Wilt u later toch een woning zoeken? Dan kunt u zich opnieuw inschrijven."),
        ),
        belangrijk=True,
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "gegevens-gewijzigd": Soort(
        onderwerp=zin("Uw gegevens zijn gewijzigd"),
        alineas=(
            zin("Op {moment} is {wat} gewijzigd. {door}"),
            zin("Wat er nu staat, ziet u na inloggen bij Mijn gegevens."),
            zin("Heeft u dit niet gevraagd? Bel ons dan meteen. Dan zetten wij het terug."),
        ),
        belangrijk=True,
        knop=zin("Naar mijn gegevens"),
        knop_pad=routes.MIJN_GEGEVENS,
    ),
    "nieuw-adres-code": Soort(
        onderwerp=zin("Uw code voor dit adres of nummer"),
        alineas=(
            zin("Uw code is {code}."),
            zin("De code werkt 10 minuten. Geef de code aan niemand. Ook niet aan ons: wij vragen er nooit om."),
            zin("Heeft u geen code gevraagd? Dan hoeft u niets te doen."),
        ),
    ),
    "adres-al-bekend": Soort(
        onderwerp=zin("Dit adres of nummer kennen wij al"),
        alineas=(
            zin("Iemand wilde dit adres of nummer bij ons opgeven. Wij kennen het al, dus er is niets veranderd."),
            zin("Was u dit? Log dan in met dit adres of nummer, of bel ons."),
        ),
    ),
    "contact-wijzigt": Soort(
        onderwerp=zin("Binnenkort gebruiken wij een ander {wat} voor u"),
        alineas=(
            zin("Vanaf {dag} gebruiken wij voor u een ander {wat}. Was u dit niet? Bel ons dan meteen."),
            zin("Tot die dag verandert er niets. U logt in zoals altijd."),
            zin("U kunt dit stoppen tot en met {laatste_dag}. Gebruik de knop in de e-mail, of log in."),
        ),
        belangrijk=True,
        alle_wegen=True,
        knop=zin("Stop deze wijziging"),
    ),
    "contact-gewijzigd": Soort(
        onderwerp=zin("Uw {wat} is gewijzigd"),
        alineas=(
            zin("Wij gebruiken nu uw nieuwe {wat}. Met het oude kunt u niet meer inloggen."),
            zin("Was u dit niet? Bel ons dan meteen."),
        ),
        belangrijk=True,
        alle_wegen=True,
    ),
    "contact-gestopt": Soort(
        onderwerp=zin("Uw {wat} blijft zoals het was"),
        alineas=(
            zin("De wijziging is gestopt. Er is niets veranderd."),
            zin("Voor de zekerheid bent u op andere apparaten uitgelogd."),
            zin("Wilde u de wijziging niet zelf? Bel ons dan. Misschien gebruikte iemand uw inlog."),
        ),
        belangrijk=True,
        alle_wegen=True,
    ),
    "adres-geheim": Soort(
        onderwerp=zin("Wij houden uw adres geheim"),
        alineas=(
            zin("Wij laten uw adres aan niemand meer zien. Ook niet aan mensen die u helpen."),
            zin("Een medewerker ziet het alleen met een goede reden. Bij Mijn gegevens leest u wie keek en waarom."),
        ),
        vertrouwelijk=True,
    ),
    "adres-niet-geheim": Soort(
        onderwerp=zin("Uw adres is niet meer geheim"),
        alineas=(
            zin("U vroeg ons om uw adres niet meer geheim te houden. Onze medewerkers zien het nu weer."),
            zin("Was u dit niet? Bel ons dan meteen."),
        ),
        vertrouwelijk=True,
        belangrijk=True,
        alle_wegen=True,
    ),
    "splitsen-gevraagd": Soort(
        onderwerp=zin("{naam} wil niet meer samen met u ingeschreven staan"),
        alineas=(
            zin("{naam} vraagt of u ja zegt. Antwoord tot en met {beantwoorden_tot}. Log daarvoor zelf in."),
            zin("U ziet dan eerst wat u allebei houdt. Er verandert niets zolang u geen ja zegt."),
            zin("Wilt u erover praten? Bel ons."),
        ),
        belangrijk=True,
        vertrouwelijk=True,
        knop=zin("Bekijk de vraag"),
        knop_pad=routes.SPLITSEN,
    ),
    "splitsen-geweigerd": Soort(
        onderwerp=zin("U blijft samen ingeschreven"),
        alineas=(
            zin("{naam} zei nee tegen apart verdergaan. Alles blijft zoals het was."),
            zin("Komt u er samen niet uit? Bel ons. Dan kijken wij wat er kan."),
        ),
        vertrouwelijk=True,
    ),
    "splitsen-niet-door": Soort(
        onderwerp=zin("U blijft samen ingeschreven"),
        alineas=(
            zin("U en {naam} gaan niet apart verder. De vraag is ingetrokken of niet op tijd beantwoord."),
            zin("Alles blijft zoals het was."),
        ),
        vertrouwelijk=True,
    ),
    "gesplitst": Soort(
        onderwerp=zin("U staat nu alleen ingeschreven"),
        alineas=(
            zin("Uw inschrijfnummer is {nummer}. Uw inschrijfdatum is {inschrijfdatum}."),
            zin("Uw inschrijving loopt tot en met {geldig_tot}."),
            zin("Heeft u hier geen ja tegen gezegd? Bel ons dan meteen."),
        ),
        belangrijk=True,
        knop=zin("Bekijk uw inschrijving"),
        knop_pad=routes.MIJN_INSCHRIJVING,
    ),
    "samenvoegen-gevraagd": Soort(
        onderwerp=zin("{naam} wil samen met u verder"),
        alineas=(
            zin("{naam} wil samen met u één inschrijving voor een woning. Antwoord tot en met {beantwoorden_tot}."),
            zin("Log in met dit adres of nummer. U ziet dan eerst wat u allebei houdt."),
            zin("Er verandert niets zolang u geen ja zegt. U kunt ook langskomen op ons kantoor."),
        ),
        knop=zin("Naar de inlogpagina"),
        knop_pad=routes.INLOGGEN,
    ),
    "samenvoegen-aangenomen": Soort(
        onderwerp=zin("{naam} zegt ja tegen samen verdergaan"),
        alineas=(
            zin("U heeft nu het laatste woord. Dat kan tot en met {beantwoorden_tot}. Log daarvoor zelf in."),
            zin("U ziet dan eerst wat u allebei houdt. Er is nog niets veranderd."),
        ),
        belangrijk=True,
        vertrouwelijk=True,
        knop=zin("Bekijk wat u allebei houdt"),
        knop_pad=routes.SPLITSEN,
    ),
    "samenvoegen-geweigerd": Soort(
        onderwerp=zin("U blijft apart ingeschreven"),
        alineas=(zin("{naam} zei nee tegen samen verdergaan. Alles blijft zoals het was."),),
        vertrouwelijk=True,
    ),
    "samenvoegen-niet-door": Soort(
        onderwerp=zin("U blijft apart ingeschreven"),
        alineas=(
            zin("U en {naam} gaan niet samen verder. De vraag is ingetrokken, of niet op tijd beantwoord."),
            zin("Alles blijft zoals het was."),
        ),
        vertrouwelijk=True,
    ),
    "samengevoegd": Soort(
        onderwerp=zin("U staat nu samen ingeschreven"),
        alineas=(
            zin("{naam} is nu uw medeaanvrager. Uw inschrijfnummer is {nummer}."),
            zin("Uw inschrijfdatum is {inschrijfdatum}. Uw inschrijving loopt tot en met {geldig_tot}."),
            zin("Heeft u hier geen ja tegen gezegd? Bel ons dan meteen."),
        ),
        belangrijk=True,
        knop=zin("Bekijk uw inschrijving"),
        knop_pad=routes.MIJN_INSCHRIJVING,
    ),
    "samengevoegd-mede": Soort(
        onderwerp=zin("U staat nu samen ingeschreven"),
        alineas=(
            zin("U bent nu medeaanvrager bij {naam}. Het inschrijfnummer is {nummer}."),
            zin("De inschrijfdatum is {inschrijfdatum}. De inschrijving loopt tot en met {geldig_tot}."),
            zin("Dit gebeurt er verder. {eigen} {geld}"),
            zin("Heeft u hier geen ja tegen gezegd? Bel ons dan meteen."),
        ),
        belangrijk=True,
        knop=zin("Bekijk uw inschrijving"),
        knop_pad=routes.MIJN_INSCHRIJVING,
    ),
    "alleen-verder": Soort(
        onderwerp=zin("U staat nu alleen ingeschreven"),
        alineas=(
            zin("De inschrijving samen met {naam} is gestopt. U gaat verder met uw eigen inschrijfdatum."),
            zin("Uw inschrijfnummer is {nummer}. Uw inschrijfdatum is {inschrijfdatum}."),
            zin("Uw inschrijving loopt tot en met {geldig_tot}."),
        ),
        belangrijk=True,
        knop=zin("Bekijk uw inschrijving"),
        knop_pad=routes.MIJN_INSCHRIJVING,
    ),
    "uitschrijven-gevraagd": Soort(
        onderwerp=zin("U wilt zich uitschrijven"),
        alineas=(
            zin("U heeft ons gevraagd om uw inschrijving {nummer} te stoppen. Dat doen wij na {bedenken_tot}."),
            zin("Tot en met {bedenken_tot} kunt u zich bedenken. Log daarvoor zelf in. U houdt dan alles."),
            zin("Doet u niets? Dan raakt u uw inschrijfdatum {inschrijfdatum} kwijt."),
            zin("Heeft u dit niet zelf gevraagd? Bel ons dan meteen."),
        ),
        belangrijk=True,
        knop=zin("Bekijk uw inschrijving"),
        knop_pad=routes.MIJN_INSCHRIJVING,
    ),
    "uitschrijven-ongedaan": Soort(
        onderwerp=zin("U blijft ingeschreven"),
        alineas=(
            zin("U heeft zich bedacht. Uw inschrijving {nummer} loopt gewoon door."),
            zin("Uw inschrijfdatum blijft {inschrijfdatum}."),
        ),
        belangrijk=True,
        knop=zin("Bekijk uw inschrijving"),
        knop_pad=routes.MIJN_INSCHRIJVING,
    ),
    "uitgeschreven": Soort(
        onderwerp=zin("U bent uitgeschreven"),
        alineas=(
            zin("Uw inschrijving {nummer} is gestopt. Dat heeft u ons gevraagd. {geld}"),
            zin("Wilt u later weer een woning zoeken? Dan kunt u zich opnieuw inschrijven."),
            zin("Klopt dit niet? Bel ons."),
        ),
        belangrijk=True,
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "uitgeschreven-na-contract": Soort(
        onderwerp=zin("Uw inschrijving is klaar"),
        alineas=(
            zin("U heeft een woning. Daarom is uw inschrijving {nummer} gestopt."),
            zin("Wilt u later weer een woning zoeken? Dan kunt u zich opnieuw inschrijven."),
        ),
        belangrijk=True,
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "ingeschreven-na-contract": Soort(
        onderwerp=zin("U blijft ingeschreven"),
        alineas=(
            zin("U heeft een woning. Daarom is uw inschrijving {oud} gestopt."),
            zin("U heeft meteen een nieuwe inschrijving: {nummer}. Dat kost u niets."),
            zin("Uw nieuwe inschrijfdatum is {inschrijfdatum}. De inschrijving is geldig tot en met {geldig_tot}."),
            zin("Wilt u dit niet? Dan kunt u zich uitschrijven in uw overzicht."),
        ),
        belangrijk=True,
        knop=zin("Bekijk uw inschrijving"),
        knop_pad=routes.MIJN_INSCHRIJVING,
    ),
    "samen-uitschrijven-gevraagd": Soort(
        onderwerp=zin("Uw gezamenlijke inschrijving gaat stoppen"),
        alineas=(
            zin("U staat samen met {naam} ingeschreven. {naam} wil de inschrijving {nummer} stoppen."),
            zin("Dat gebeurt na {bedenken_tot}. {daarna}"),
            zin("Wilt u dat niet? Praat met {naam}, of bel ons voor die dag."),
        ),
        belangrijk=True,
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "samen-uitschrijven-ongedaan": Soort(
        onderwerp=zin("Uw gezamenlijke inschrijving loopt door"),
        alineas=(zin("{naam} stopt de inschrijving {nummer} toch niet. U blijft samen ingeschreven."),),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "samen-uitgeschreven": Soort(
        onderwerp=zin("Uw gezamenlijke inschrijving is gestopt"),
        alineas=(
            zin("De inschrijving {nummer} van {naam} is gestopt. U stond daar ook op."),
            zin("Zoekt u nog een woning? Bel ons. Dan kijken wij wat er met uw wachttijd kan."),
        ),
        belangrijk=True,
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "herstellen-voorbij": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("Uw inschrijving is gestopt"),
        alineas=(
            zin("Uw inschrijving {nummer} was verlopen. U kon die terugkrijgen tot en met {herstelbaar_tot}."),
            zin("Die dag is voorbij. Uw inschrijving is nu gestopt."),
            zin("Is er iets gebeurd waardoor het niet lukte? Bel ons. Dan kijkt een medewerker wat nog kan."),
        ),
        belangrijk=True,
        knop=zin("Opnieuw inschrijven"),
        knop_pad=routes.INSCHRIJVEN,
    ),
    "inschrijving-klaar-om-te-bevestigen": Soort(
        onderwerp=zin("Uw inschrijving staat klaar"),
        alineas=(
            zin("{medewerker} heeft uw inschrijving met u ingevuld."),
            zin("Log zelf in. Kijk of alles klopt. Daarna kunt u bevestigen en betalen."),
            zin("Lukt dat niet? Bel ons. Dan helpen wij u verder."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "contact-samenvatting": Soort(
        onderwerp=zin("Wat wij met u hebben besproken"),
        alineas=(
            zin("U sprak met {medewerker} op {moment}."),
            zin("Dit bespraken wij: {samenvatting}"),
            zin("Hoe het verder gaat: {vervolg}"),
            zin("Klopt er iets niet? Bel ons, of kijk bij Mijn dossier."),
        ),
        knop=zin("Naar mijn dossier"),
        knop_pad=routes.MIJN_DOSSIER,
    ),
    "dossier-antwoord": Soort(
        onderwerp=zin("Ons antwoord op wat u bij uw dossier schreef"),
        alineas=(
            zin("U schreef: {tekst}"),
            zin("{uitkomst} {medewerker} schrijft: {antwoord}"),
            zin("Wat u schreef, blijft in uw dossier staan. Bent u het er niet mee eens? Dien dan een klacht in."),
        ),
        knop=zin("Naar mijn dossier"),
        knop_pad=routes.MIJN_DOSSIER,
    ),
    "dossier-geopend": Soort(
        onderwerp=zin("U kunt nu meer lezen in uw dossier"),
        alineas=(
            zin("Een notitie van {dag} kon u eerst niet lezen. Nu wel."),
            zin("Klopt er iets niet? Zeg het ons bij Mijn dossier."),
        ),
        knop=zin("Naar mijn dossier"),
        knop_pad=routes.MIJN_DOSSIER,
    ),
    "belofte-verzet": Soort(
        onderwerp=zin("Een nieuw moment: {titel}"),
        alineas=(
            zin("Wij beloofden u: {titel}. Dat lukt niet op tijd. Dat spijt ons."),
            zin("De reden is: {reden}"),
            zin("{medewerker} doet het voor {beloofd_voor}."),
            zin("Komt dat niet uit? Kies dan bij Mijn overzicht dat het niet past. Of bel ons."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "belofte-overgenomen": Soort(
        onderwerp=zin("Een andere collega helpt u"),
        alineas=(
            zin("Wij beloofden u: {titel}. Vanaf nu doet {medewerker} dat."),
            zin("Het moment blijft zoals het was: voor {beloofd_voor}. U hoeft niets te doen."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "belofte-gepauzeerd": Soort(
        onderwerp=zin("Wij wachten nog even: {titel}"),
        alineas=(
            zin("Wij beloofden u: {titel}. Wij kunnen nu niet verder."),
            zin("Hier wachten wij op: {reden}"),
            zin("Wij wachten tot {tot}. Daarna gaat {medewerker} verder, ook als er niets komt."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "belofte-hervat": Soort(
        onderwerp=zin("Wij gaan verder: {titel}"),
        alineas=(
            zin("Wij beloofden u: {titel}. Wij zijn weer verder gegaan."),
            zin("{medewerker} doet het voor {beloofd_voor}."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    # To who works here: references only, for a mailbox is read by more people than a work list.
    "belofte-dreigt": Soort(
        onderwerp=zin("Een belofte dreigt te breken"),
        alineas=(
            zin("Er zijn beloften die zo niet op tijd lukken."),
            zin("Het gaat om:\n{beloften}"),
            zin("Doe het nu. Of geef het aan een collega. Of spreek een nieuw moment af."),
        ),
        knop=zin("Naar de balie"),
    ),
    "belofte-te-laat": Soort(
        onderwerp=zin("Een belofte is niet nagekomen"),
        alineas=(
            zin("Er zijn beloften te laat."),
            zin("Het gaat om:\n{beloften}"),
            zin("Bel de klant. Zeg dat het ons spijt en wat er nu gebeurt."),
        ),
        knop=zin("Naar de balie"),
    ),
    "maatwerk-toegekend": Soort(
        onderwerp=zin("Wij doen het voor u anders"),
        alineas=(
            zin("Voor u wijken wij af van een regel. Het gaat over {regel}."),
            zin("Dit wordt anders: {afwijking}"),
            zin("{duur} De reden is: {motivering}"),
            zin("{medewerker} voert dit uit. Uw kenmerk is {kenmerk}."),
            zin("Bent u het er niet mee eens? Laat het ons weten tot en met {bezwaar_tot}."),
            zin("Bel ons, schrijf ons of kom langs. Iemand anders kijkt er dan opnieuw naar."),
        ),
        belangrijk=True,
        besluit=True,
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "maatwerk-geweigerd": Soort(
        onderwerp=zin("Wij kunnen het niet anders doen"),
        alineas=(
            zin("Wij keken of wij voor u van een regel af konden wijken. Het gaat over {regel}."),
            zin("Dat doen wij niet. De reden is: {motivering}"),
            zin("Bent u het er niet mee eens? Laat het ons weten tot en met {bezwaar_tot}."),
            zin("Bel ons, schrijf ons of kom langs. Iemand anders kijkt er dan opnieuw naar."),
            zin("{medewerker} denkt graag met u mee over wat wel kan. Uw kenmerk is {kenmerk}."),
        ),
        belangrijk=True,
        besluit=True,
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "doorverwijzing-gevraagd": Soort(
        onderwerp=zin("Mogen wij u voorstellen aan {partner}?"),
        alineas=(
            zin("U sprak met {medewerker}. Misschien kan {partner} u helpen."),
            zin("Wij delen niets zonder dat u ja zegt. Log in. Daar ziet u precies wat wij willen delen."),
            zin("Kies ja of nee voor {tot}. Kiest u niets? Dan delen wij niets."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "doorverwijzing-verstuurd": Soort(
        onderwerp=zin("Wij stelden u voor aan {partner}"),
        alineas=(
            zin("U vond dat goed. {contactpersoon} van {partner} neemt contact met u op."),
            zin("Wij deelden alleen dit: {gegevens}. En dit: {toelichting}"),
            zin("{medewerker} kijkt voor {moment} of het contact is gelukt."),
            zin("Wilt u het toch niet? U kunt uw toestemming altijd stoppen. Log in of bel ons."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "doorverwijzing-uitkomst": Soort(
        onderwerp=zin("Hoe het ging met {partner}"),
        alineas=(
            zin("Dit is de uitkomst: {uitkomst} {toelichting}"),
            zin("Klopt dit niet? Bel ons. Dan zoeken wij samen verder."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "doorverwijzing-aan-partner": Soort(
        onderwerp=zin("Wilt u contact opnemen met een klant van ons?"),
        alineas=(
            zin("Beste {contactpersoon}, wij stellen een klant aan u voor. De klant vond dat goed."),
            zin("Dit mogen wij delen: {gegevens}"),
            zin("Waar het over gaat: {toelichting}"),
            zin("Lukt het contact niet? Bel {medewerker} op {telefoon}. Ons kenmerk is {kenmerk}."),
            zin("Wis dit bericht als u het niet meer nodig heeft."),
        ),
    ),
    "doorverwijzing-ingetrokken": Soort(
        onderwerp=zin("Een klant trok toestemming in"),
        alineas=(
            zin("Beste {contactpersoon}, het gaat om ons bericht met kenmerk {kenmerk}."),
            zin("De klant wil niet meer dat wij gegevens delen. Wis wat wij u stuurden."),
        ),
    ),
    "regie-begonnen": Soort(
        onderwerp=zin("{medewerker} is uw vaste contactpersoon"),
        alineas=(
            zin("Er loopt veel tegelijk. Daarom houdt {medewerker} voor u het overzicht."),
            zin("De reden is: {reden}"),
            zin("U bereikt {medewerker} direct op {telefoon}. U hoeft uw verhaal niet steeds opnieuw te doen."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "regie-geeindigd": Soort(
        onderwerp=zin("U heeft geen vaste contactpersoon meer"),
        alineas=(
            zin("{medewerker} is niet meer uw vaste contactpersoon. De reden is: {reden}"),
            zin("Bel ons gewoon als er iets is. Iedereen kan u helpen."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "grens-besluit": Soort(
        onderwerp=zin("Hoe wij met elkaar spreken"),
        alineas=(
            zin("Op {gebeurd_op} gebeurde dit: {gebeurtenis}"),
            zin("Daarom spreken wij elkaar een tijd anders. De reden is: {motivering}"),
            zin("{wijze} Dit geldt tot en met {tot}. Op {herzien_op} kijken wij of het nog nodig is."),
            zin("Wij blijven u helpen. Alles wat u op de website regelt, werkt gewoon."),
            zin("Bent u het er niet mee eens? Laat het ons weten tot en met {bezwaar_tot}."),
            zin("Dat kan op de website of met een brief. Iemand die er niet bij was, kijkt er dan naar."),
        ),
        belangrijk=True,
        vertrouwelijk=True,
        knop=zin("Bekijk de afspraken"),
        knop_pad=routes.MIJN_CONTACTAFSPRAKEN,
    ),
    "grens-bezwaar-ontvangen": Soort(
        onderwerp=zin("Wij kijken opnieuw naar onze afspraken"),
        alineas=(
            zin("U bent het niet eens met hoe wij met elkaar spreken. Wij hebben dat ontvangen."),
            zin("{medewerker} was er niet bij betrokken, en kijkt er opnieuw naar. U hoort het voor {moment}."),
        ),
        vertrouwelijk=True,
        knop=zin("Bekijk de afspraken"),
        knop_pad=routes.MIJN_CONTACTAFSPRAKEN,
    ),
    "grens-bezwaar-antwoord": Soort(
        onderwerp=zin("Ons antwoord over de afspraken"),
        alineas=(
            zin("Ons besluit: {uitkomst}"),
            zin("De reden is: {motivering}"),
            zin("{medewerker} keek ernaar. Bent u het er nog niet mee eens? U kunt naar de klachtencommissie gaan."),
        ),
        belangrijk=True,
        vertrouwelijk=True,
        knop=zin("Bekijk de afspraken"),
        knop_pad=routes.MIJN_CONTACTAFSPRAKEN,
    ),
    "grens-herzien": Soort(
        onderwerp=zin("Wij keken opnieuw naar onze afspraken"),
        alineas=(zin("Ons besluit: {uitkomst}"), zin("De reden is: {motivering}")),
        belangrijk=True,
        vertrouwelijk=True,
        knop=zin("Bekijk de afspraken"),
        knop_pad=routes.MIJN_CONTACTAFSPRAKEN,
    ),
    "grens-afgelopen": Soort(
        onderwerp=zin("Onze afspraken zijn voorbij"),
        alineas=(
            zin("De laatste dag was {tot}. U kunt ons weer bereiken zoals iedereen."),
            zin("Bedankt dat u zich aan de afspraken hield. Wij helpen u graag."),
        ),
        vertrouwelijk=True,
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "terugbelverzoek": Soort(
        onderwerp=zin("Wij bellen u terug"),
        alineas=(
            zin("{medewerker} belt u terug op {telefoon}. Dat doen wij voor {beloofd_voor}."),
            zin("Uw kenmerk is {kenmerk}."),
        ),
    ),
    "afspraak-gemaakt": Soort(
        onderwerp=zin("Uw afspraak"),
        alineas=(
            zin("U heeft een afspraak op {moment}."),
            zin("U spreekt met {medewerker}, {waar}."),
            zin("Tolk: {tolk}."),
            zin("Kunt u dan niet? {anders}"),
            zin("Uw kenmerk is {kenmerk}."),
        ),
        knop=zin("Naar mijn afspraken"),
        knop_pad=routes.MIJN_AFSPRAKEN,
    ),
    "afspraak-verzet": Soort(
        onderwerp=zin("Uw afspraak is verzet"),
        alineas=(
            zin("Uw afspraak is nu op {moment}."),
            zin("U spreekt met {medewerker}, {waar}."),
            zin("Tolk: {tolk}."),
            zin("Kunt u dan niet? {anders}"),
            zin("Uw kenmerk is {kenmerk}."),
        ),
        knop=zin("Naar mijn afspraken"),
        knop_pad=routes.MIJN_AFSPRAKEN,
    ),
    "afspraak-herinnering": Soort(
        onderwerp=zin("Denkt u aan uw afspraak?"),
        alineas=(
            zin("U heeft een afspraak op {moment}."),
            zin("U spreekt met {medewerker}, {waar}."),
            zin("Tolk: {tolk}."),
            zin("Kunt u dan niet? {anders}"),
            zin("Uw kenmerk is {kenmerk}."),
        ),
        knop=zin("Naar mijn afspraken"),
        knop_pad=routes.MIJN_AFSPRAKEN,
    ),
    "afspraak-afgezegd": Soort(
        onderwerp=zin("Uw afspraak is afgezegd"),
        alineas=(
            zin("Uw afspraak op {moment} gaat niet door."),
            zin("Wilt u ons toch spreken? Maak een nieuwe afspraak, of bel ons."),
            zin("Uw kenmerk is {kenmerk}."),
        ),
        knop=zin("Naar mijn afspraken"),
        knop_pad=routes.MIJN_AFSPRAKEN,
    ),
    "begeleider-gemaakt": Soort(
        onderwerp=zin("U gaat mee naar een afspraak"),
        alineas=(
            zin("U gaat mee naar een afspraak op {moment}."),
            zin("Waar: {waar}."),
            zin("Het kenmerk is {kenmerk}."),
        ),
    ),
    "begeleider-verzet": Soort(
        onderwerp=zin("De afspraak is verzet"),
        alineas=(
            zin("De afspraak waar u bij bent, is nu op {moment}."),
            zin("Waar: {waar}."),
            zin("Het kenmerk is {kenmerk}."),
        ),
    ),
    "begeleider-herinnering": Soort(
        onderwerp=zin("Denkt u aan de afspraak?"),
        alineas=(
            zin("U gaat mee naar een afspraak op {moment}."),
            zin("Waar: {waar}."),
            zin("Het kenmerk is {kenmerk}."),
        ),
    ),
    "begeleider-afgezegd": Soort(
        onderwerp=zin("De afspraak gaat niet door"),
        alineas=(
            zin("De afspraak op {moment} waar u mee naartoe ging, gaat niet door."),
            zin("Het kenmerk is {kenmerk}."),
        ),
    ),
    "bevestigingscode": Soort(
        onderwerp=zin("Uw extra code"),
        alineas=(
            zin("Uw extra code is {code}. U gebruikt de code hiervoor: {wat}."),
            zin("De code werkt 10 minuten. Geef de code aan niemand. Ook niet aan ons: wij vragen er nooit om."),
            zin("Heeft u dit niet gevraagd? Bel ons dan meteen."),
        ),
    ),
    "bevestiging-gevraagd": Soort(
        onderwerp=zin("Iemand vroeg om een extra code"),
        alineas=(
            zin("Er is een extra code gevraagd bij uw gegevens. De code is hiervoor: {wat}."),
            zin("Heeft u dit niet zelf gedaan? Bel ons dan meteen."),
        ),
    ),
    "inlogcode-gegeven": Soort(
        onderwerp=zin("Wij gaven een code om in te loggen"),
        alineas=(
            zin("Op ons kantoor is een code gegeven om in te loggen bij uw gegevens. Dat was op {moment}."),
            zin("Wij zagen daarvoor een identiteitsbewijs. Was u daar niet zelf? Bel ons dan meteen."),
        ),
        belangrijk=True,
        vertrouwelijk=True,
    ),
    "inlogbrief-verstuurd": Soort(
        onderwerp=zin("Er komt een brief met een code"),
        alineas=(
            zin("Wij sturen u een brief met een code om in te loggen. Dat deden wij op {moment}."),
            zin("Heeft u dit niet gevraagd? Bel ons dan meteen."),
        ),
        vertrouwelijk=True,
    ),
    "inlogcode-brief": Soort(
        onderwerp=zin("Uw code om in te loggen"),
        alineas=(
            zin("Met deze code logt u in op onze website: {code}"),
            zin("Ga naar de pagina Inloggen. Kies daar: ik kreeg een code van u. U vult ook uw geboortedatum in."),
            zin("De code werkt 14 dagen en 1 keer. Geef de code aan niemand. Ook niet aan ons."),
            zin("Heeft u dit niet gevraagd? Bel ons dan meteen."),
        ),
    ),
    "inlogmanier-gekoppeld": Soort(
        onderwerp=zin("U kunt nu ook op een andere manier inloggen"),
        alineas=(
            zin("U koppelde een nieuwe manier van inloggen aan uw gegevens."),
            zin("Heeft u dit niet zelf gedaan? Bel ons dan meteen."),
        ),
        belangrijk=True,
        vertrouwelijk=True,
    ),
    "inlogmanier-ontkoppeld": Soort(
        onderwerp=zin("Een manier van inloggen is gestopt"),
        alineas=(
            zin("U zette een manier van inloggen uit. U kunt nog steeds inloggen met een code."),
            zin("Heeft u dit niet zelf gedaan? Bel ons dan meteen."),
        ),
        vertrouwelijk=True,
    ),
    "passkey-toegevoegd": Soort(
        onderwerp=zin("U kunt nu inloggen met een passkey"),
        alineas=(
            zin("U voegde een passkey toe: {naam}. Daarmee logt u voortaan in zonder code."),
            zin("Heeft u dit niet zelf gedaan? Bel ons dan meteen."),
        ),
        belangrijk=True,
        vertrouwelijk=True,
        alle_wegen=True,
    ),
    "passkey-verwijderd": Soort(
        onderwerp=zin("Een passkey is verwijderd"),
        alineas=(
            zin("Deze passkey werkt niet meer: {naam}. Met een code kunt u altijd inloggen."),
            zin("Heeft u dit niet zelf gedaan? Bel ons dan meteen."),
        ),
        vertrouwelijk=True,
    ),
    "passkey-geblokkeerd": Soort(
        onderwerp=zin("Een passkey werkt niet meer"),
        alineas=(
            zin("Wij hebben deze passkey geblokkeerd: {naam}. Er is misschien een kopie van gemaakt."),
            zin("Log in met een code. Verwijder de passkey en maak een nieuwe."),
            zin("Vertrouwt u het niet? Bel ons dan meteen."),
        ),
        belangrijk=True,
        vertrouwelijk=True,
        alle_wegen=True,
    ),
    "passkey-van-collega-toegevoegd": Soort(
        onderwerp=zin("Er is een passkey toegevoegd aan uw inlog"),
        alineas=(
            zin("Deze passkey hoort nu bij uw inlog als medewerker: {naam}."),
            zin("Heeft u dit niet zelf gedaan? Bel dan meteen uw beheerder."),
        ),
    ),
    "passkey-van-collega-verwijderd": Soort(
        onderwerp=zin("Een passkey van uw inlog is verwijderd"),
        alineas=(
            zin("Deze passkey werkt niet meer: {naam}."),
            zin("Heeft u dit niet zelf gedaan? Bel dan meteen uw beheerder."),
        ),
    ),
    "passkey-van-collega-geblokkeerd": Soort(
        onderwerp=zin("Een passkey van uw inlog werkt niet meer"),
        alineas=(
            zin("Wij hebben deze passkey geblokkeerd: {naam}. Er is misschien een kopie van gemaakt."),
            zin("Bel meteen uw beheerder."),
        ),
    ),
    "machtiging-gevraagd": Soort(
        onderwerp=zin("Wilt u iemand helpen op onze website?"),
        alineas=(
            zin("{klant} wil graag uw hulp. U mag dan dit doen: {rechten}."),
            zin("Dat mag tot en met {tot}. U gebruikt daarvoor uw eigen inlog."),
            zin("Log in met dit adres en kies ja of nee. Doe dat voor {dag}. Kent u deze persoon niet? Kies dan nee."),
        ),
    ),
    "machtiging-gegeven": Soort(
        onderwerp=zin("{naam} mag iets voor u doen"),
        alineas=(
            zin("{naam} mag dit voor u doen: {rechten}. Dat mag tot en met {tot}."),
            zin("{naam} moet zelf nog ja zeggen. Daarna kan het pas."),
            zin("Klopt dit niet? Log in en stop het meteen, of bel ons."),
        ),
        belangrijk=True,
        knop=zin("Bekijk wie iets voor u mag doen"),
        knop_pad=routes.MIJN_MACHTIGINGEN,
    ),
    "machtiging-gewijzigd": Soort(
        onderwerp=zin("Wat {naam} voor u mag doen, is veranderd"),
        alineas=(
            zin("{naam} mag nu dit voor u doen: {rechten}. Dat mag tot en met {tot}."),
            zin("Klopt dit niet? Log in en stop het meteen, of bel ons."),
        ),
        belangrijk=True,
        knop=zin("Bekijk wie iets voor u mag doen"),
        knop_pad=routes.MIJN_MACHTIGINGEN,
    ),
    "machtiging-aanvaard": Soort(
        onderwerp=zin("{naam} heeft ja gezegd"),
        alineas=(
            zin("{naam} mag nu dit voor u doen: {rechten}. Dat mag tot en met {tot}."),
            zin("U ziet altijd wat {naam} voor u deed. U kunt het elke dag stoppen."),
        ),
        belangrijk=True,
        knop=zin("Bekijk wie iets voor u mag doen"),
        knop_pad=routes.MIJN_MACHTIGINGEN,
    ),
    "machtiging-geweigerd": Soort(
        onderwerp=zin("{naam} heeft nee gezegd"),
        alineas=(
            zin("{naam} wil of kan dit niet voor u doen. Er verandert niets."),
            zin("Zoekt u hulp? Bel ons. Dan kijken wij samen wie u kan helpen."),
        ),
        knop=zin("Bekijk wie iets voor u mag doen"),
        knop_pad=routes.MIJN_MACHTIGINGEN,
    ),
    "machtiging-gebruikt": Soort(
        onderwerp=zin("{naam} deed iets voor u"),
        alineas=(
            zin("{naam} {wat}. Dat was op {moment}."),
            zin("Wist u dit niet? Log in en stop de machtiging, of bel ons meteen."),
        ),
        belangrijk=True,
        knop=zin("Bekijk wie iets voor u mag doen"),
        knop_pad=routes.MIJN_MACHTIGINGEN,
    ),
    "contact-namens": Soort(
        onderwerp=zin("{naam} vroeg ons om contact, namens u"),
        alineas=(
            zin("{naam} mag dit, omdat u of de rechter dat goed vond. {medewerker} geeft het antwoord aan {naam}."),
            zin("Wilt u dit niet? Log in en stop de machtiging, of bel ons. Het kenmerk is {kenmerk}."),
        ),
        knop=zin("Bekijk wie iets voor u mag doen"),
        knop_pad=routes.MIJN_MACHTIGINGEN,
    ),
    "machtiging-gestopt": Soort(
        onderwerp=zin("{naam} mag niets meer voor u doen"),
        alineas=(
            zin("De machtiging van {naam} is gestopt op {moment}. {naam} kan nu niets meer voor u doen."),
            zin("Wilt u weer hulp? Dan kunt u opnieuw iemand machtigen. Of bel ons."),
        ),
        belangrijk=True,
        knop=zin("Bekijk wie iets voor u mag doen"),
        knop_pad=routes.MIJN_MACHTIGINGEN,
    ),
    "machtiging-gestopt-helper": Soort(
        onderwerp=zin("U doet niets meer voor {klant}"),
        alineas=(
            zin("De machtiging van {klant} is gestopt. U kunt nu niets meer doen voor {klant}."),
            zin("Heeft u vragen? Bel ons gerust."),
        ),
    ),
    "machtiging-verloopt": Soort(
        onderwerp=zin("De machtiging van {naam} stopt bijna"),
        alineas=(
            zin("{naam} mag nog tot en met {tot} dingen voor u doen."),
            zin("Wilt u langer hulp van {naam}? Geef dan een nieuwe machtiging."),
            zin("Mag het stoppen? Dan hoeft u niets te doen."),
        ),
        knop=zin("Bekijk wie iets voor u mag doen"),
        knop_pad=routes.MIJN_MACHTIGINGEN,
    ),
    "machtiging-verloopt-helper": Soort(
        onderwerp=zin("Uw machtiging van {klant} stopt bijna"),
        alineas=(
            zin("U mag nog tot en met {tot} dingen doen voor {klant}."),
            zin("Is er daarna nog hulp nodig? Bespreek dat samen."),
        ),
    ),
    "contact-per-email": Soort(
        onderwerp=zin("Wij hebben uw vraag"),
        alineas=(
            zin("Wij hebben uw vraag ontvangen. {medewerker} geeft u antwoord."),
            zin("U krijgt een e-mail op {waar}. Dat doen wij voor {beloofd_voor}."),
            zin("Uw kenmerk is {kenmerk}."),
        ),
    ),
    "contact-per-brief": Soort(
        onderwerp=zin("Wij hebben uw vraag"),
        alineas=(
            zin("Wij hebben uw vraag ontvangen. {medewerker} geeft u antwoord."),
            zin("U krijgt een brief op dit adres: {waar}. De brief is klaar voor {beloofd_voor}."),
            zin("Uw kenmerk is {kenmerk}."),
        ),
    ),
    "verzoek-ontvangen": Soort(
        onderwerp=zin("Wij hebben uw verzoek"),
        alineas=(
            zin("Wij kregen uw verzoek: {wat}. Uw kenmerk is {kenmerk}."),
            zin("{medewerker} neemt het in behandeling. U hoort van ons voor {moment}."),
            zin("Goed om te weten: {hoe_verder}"),
        ),
        knop=zin("Naar mijn verzoeken"),
        knop_pad=routes.MIJN_VERZOEKEN,
    ),
    "verzoek-in-behandeling": Soort(
        onderwerp=zin("Wij zijn met uw verzoek bezig"),
        alineas=(
            zin("{medewerker} behandelt uw verzoek {kenmerk}. U hoort de uitkomst voor {moment}."),
            zin("Duurt het toch langer? Dan hoort u dat op tijd, met de reden."),
        ),
        knop=zin("Naar mijn verzoeken"),
        knop_pad=routes.MIJN_VERZOEKEN,
    ),
    "verzoek-vraag": Soort(
        onderwerp=zin("Wij hebben een vraag aan u"),
        alineas=(
            zin("{medewerker} vraagt u iets over uw verzoek {kenmerk}."),
            zin("De vraag is: {tekst}"),
            zin("Wij wachten op uw antwoord. Log in en schrijf het bij Mijn verzoeken. Bellen mag ook."),
        ),
        knop=zin("Naar mijn verzoeken"),
        knop_pad=routes.MIJN_VERZOEKEN,
    ),
    "verzoek-reactie": Soort(
        onderwerp=zin("Nieuws over uw verzoek"),
        alineas=(zin("{medewerker} schrijft u over uw verzoek {kenmerk}."), zin("Het bericht is: {tekst}")),
        knop=zin("Naar mijn verzoeken"),
        knop_pad=routes.MIJN_VERZOEKEN,
    ),
    "verzoek-verlengd": Soort(
        onderwerp=zin("Wij hebben meer tijd nodig"),
        alineas=(
            zin("Uw verzoek {kenmerk} duurt langer. De reden is: {reden}"),
            zin("U hoort de uitkomst nu voor {moment}. Langer dan dat mag niet."),
            zin("Bent u het er niet mee eens? Bel ons, en vraag naar {medewerker}."),
        ),
        belangrijk=True,
        knop=zin("Naar mijn verzoeken"),
        knop_pad=routes.MIJN_VERZOEKEN,
    ),
    "verzoek-overgedragen": Soort(
        onderwerp=zin("Een andere collega helpt u"),
        alineas=(zin("{medewerker} gaat verder met uw verzoek {kenmerk}. De datum blijft gelijk."),),
        knop=zin("Naar mijn verzoeken"),
        knop_pad=routes.MIJN_VERZOEKEN,
    ),
    "verzoek-ingetrokken": Soort(
        onderwerp=zin("Uw verzoek is gestopt"),
        alineas=(
            zin("U heeft verzoek {kenmerk} gestopt. Wij doen er niets meer mee."),
            zin("Was dit niet de bedoeling? Bel ons. Dan gaan wij verder."),
        ),
        knop=zin("Naar mijn verzoeken"),
        knop_pad=routes.MIJN_VERZOEKEN,
    ),
    "verzoek-afgehandeld": Soort(
        onderwerp=zin("Uw verzoek is klaar"),
        alineas=(
            zin("{medewerker} heeft uw verzoek {kenmerk} afgehandeld: {uitkomst}."),
            zin("De uitleg is: {motivering}"),
            zin("Bent u niet tevreden? Doe een klacht bij Mijn verzoeken, of bel ons."),
        ),
        knop=zin("Naar mijn verzoeken"),
        knop_pad=routes.MIJN_VERZOEKEN,
    ),
    "gegevens-wissen-besluit": Soort(
        onderwerp=zin("Ons besluit over uw gegevens"),
        alineas=(
            zin("{medewerker} heeft een besluit genomen over {kenmerk}: {uitkomst}."),
            zin("Dit is de reden: {motivering}"),
            zin("Wat gebeurt er nu? {wat_nu}"),
            zin("Bent u het niet eens? Doe een klacht bij Mijn verzoeken, of bel ons."),
            zin("U kunt ook een klacht doen bij de Autoriteit Persoonsgegevens. Die hoort niet bij ons."),
        ),
        belangrijk=True,
        knop=zin("Naar mijn verzoeken"),
        knop_pad=routes.MIJN_VERZOEKEN,
    ),
    "verzoek-besluit": Soort(
        onderwerp=zin("Ons besluit over uw klacht of bezwaar"),
        alineas=(
            zin("{medewerker} heeft een besluit genomen over {kenmerk}: {uitkomst}."),
            zin("Dit is de reden: {motivering}"),
            zin("Bent u het niet eens met dit besluit? U kunt bezwaar maken tot en met {laatste_dag}."),
            zin("Dat kan bij Mijn verzoeken. Of bel de {commissie}: {telefoon}. Zij horen niet bij ons."),
            zin("Gaat het over uw huur of over onderhoud? Dan kan ook de {huurcommissie} u helpen."),
        ),
        belangrijk=True,
        besluit=True,
        knop=zin("Naar mijn verzoeken"),
        knop_pad=routes.MIJN_VERZOEKEN,
    ),
    "tip": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("Een woning die bij u past"),
        alineas=(
            zin("Er is een woning die past bij uw zoekprofiel: {profiel}."),
            zin("Het adres: {woning}"),
            zin("Over de huur en uw inkomen: {inkomen}"),
            zin("De woning past bij al uw wensen. In uw zoekprofiel wijzigt of stopt u deze tips."),
        ),
        knop=zin("Bekijk de woning"),
    ),
    "tips": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("Woningen die bij u passen"),
        alineas=(
            zin("Er zijn {aantal} nieuwe woningen die passen bij uw zoekprofiel: {profiel}."),
            zin("De woningen:{lijst}"),
            zin("De woningen passen bij al uw wensen. In uw zoekprofiel wijzigt of stopt u deze tips."),
        ),
        knop=zin("Bekijk de woningen"),
        knop_pad=routes.MIJN_ZOEKPROFIEL,
    ),
    "zoekprofiel-stil": Soort(
        voor_gemachtigde=True,
        onderwerp=zin("Er was 30 dagen geen woning voor u"),
        alineas=(
            zin("Er was de laatste 30 dagen geen woning die past bij uw zoekprofiel: {profiel}."),
            zin("Zonder uw wens over {wens} waren het er {aantal}."),
            zin("Wilt u dat? Wijzig dan uw zoekprofiel. U hoeft niets te doen als u het zo wilt houden."),
        ),
        knop=zin("Bekijk uw zoekprofiel"),
        knop_pad=routes.MIJN_ZOEKPROFIEL,
    ),
}
