"""Every kind of message: its words, whether it is important, and the button it may carry.

A new kind stands here and nowhere else; a test walks this table in every language.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal import routes
from portal.i18n import Zin, zin


@dataclass(frozen=True)
class Soort:
    """One kind of message; `alineas` are paragraphs with `{names}` that `bericht_maken` fills in."""

    onderwerp: Zin
    alineas: tuple[Zin, ...]
    belangrijk: bool = False
    knop: Zin | None = None
    knop_pad: str | None = None


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
        onderwerp=zin("Uw inschrijving is bijna klaar"),
        alineas=(
            zin("Wij hebben uw gegevens ontvangen op {moment}. Uw inschrijfnummer is {nummer}."),
            zin("U moet nog {bedrag} betalen. Dat kan tot en met {betalen_tot}. Log daarvoor zelf in op onze website."),
            zin("Lukt betalen niet? Bel ons. Dan zoeken wij samen een oplossing."),
        ),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "inschrijving-bevestigd": Soort(
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
        onderwerp=zin("Uw inschrijfdatum is gewijzigd"),
        alineas=(
            zin("Uw inschrijfdatum was {oude_datum}. Uw inschrijfdatum is nu {nieuwe_datum}."),
            zin("De reden is: {reden}"),
            zin("Twee medewerkers vonden dit goed. Klopt het niet? Bel ons dan meteen."),
        ),
        belangrijk=True,
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
    "betaling-mislukt": Soort(
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
        onderwerp=zin("U krijgt geld terug"),
        alineas=(zin("Wij betalen u {bedrag} terug. Dat duurt meestal een paar werkdagen."),),
        knop=zin("Naar mijn overzicht"),
        knop_pad=routes.MIJN,
    ),
    "aanvraag-verlopen": Soort(
        onderwerp=zin("Uw inschrijving is niet doorgegaan"),
        alineas=(
            zin("U heeft het inschrijfgeld niet op tijd betaald. Daarom is uw inschrijving niet doorgegaan."),
            zin("Wilt u zich toch inschrijven? Begin dan opnieuw. Of bel ons, dan kijken wij samen wat kan."),
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
}
