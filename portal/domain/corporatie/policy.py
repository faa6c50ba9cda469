"""The policy files as one immutable object: what holds on a day, for a corporation, in a year."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, EmailStr, Field, model_validator

from portal.domain.corporatie.model import MedewerkerRol
from portal.domain.shared.actor import Kanaal, Machtigingsrecht
from portal.domain.shared.invoer import OngeldigeInvoer, parse_postcode, parse_telefoon
from portal.domain.shared.working_days import Openingstijd, Rooster

JAARBEDRAGEN_BESTAND = "jaarbedragen.toml"
SOCIALE_KAART_BESTAND = "sociale-kaart.toml"


class GeenBeleid(Exception):
    """No policy covers this day or year; the message says what to add, and to which file."""


class OngeldigBeleid(Exception):
    """The policy files cannot be used as they are; the message names the file and what is wrong with it."""


def _telefoon(tekst: str) -> str:
    try:
        parse_telefoon(tekst)
    except OngeldigeInvoer as fout:
        raise ValueError(str(fout)) from fout
    return tekst


def _postcode(tekst: str) -> str:
    try:
        return parse_postcode(tekst)
    except OngeldigeInvoer as fout:
        raise ValueError(str(fout)) from fout


# Strict, because 25.00 in a file would otherwise be read as 25 cents.
Cent = Annotated[int, Field(strict=True, ge=0)]
Aantal = Annotated[int, Field(strict=True, ge=1)]
Werkdagen = Annotated[int, Field(strict=True, ge=0)]
Tekst = Annotated[str, Field(min_length=1)]
Telefoon = Annotated[str, AfterValidator(_telefoon)]
Postcode = Annotated[str, AfterValidator(_postcode)]
# What a partner helps with; the words for it stand in `sociale_kaart/rules.py`.
Onderwerp = Literal["geld", "gezondheid", "recht", "taal", "thuis", "gezin", "spullen"]


class _Bestanddeel(BaseModel):
    # A misspelled name in a policy file must not be passed over in silence.
    model_config = ConfigDict(frozen=True, extra="forbid")


class Adres(_Bestanddeel):
    """A postal or visiting address in the Netherlands."""

    straat_en_nummer: Tekst
    postcode: Postcode
    plaats: Tekst


class Openingstijden(_Bestanddeel):
    """The regular hours; a weekday that is left out is closed."""

    maandag: Openingstijd | None = None
    dinsdag: Openingstijd | None = None
    woensdag: Openingstijd | None = None
    donderdag: Openingstijd | None = None
    vrijdag: Openingstijd | None = None
    zaterdag: Openingstijd | None = None
    zondag: Openingstijd | None = None

    @property
    def week(self) -> tuple[Openingstijd | None, ...]:
        """The seven weekdays in order, Monday first."""
        return (
            self.maandag,
            self.dinsdag,
            self.woensdag,
            self.donderdag,
            self.vrijdag,
            self.zaterdag,
            self.zondag,
        )

    @model_validator(mode="after")
    def _op_een_dag_open(self) -> Self:
        if not any(self.week):
            raise ValueError("the office is open on at least one weekday")
        return self


class Sluitingsdag(_Bestanddeel):
    """A day on which the office stays closed although it is no holiday."""

    dag: date
    reden: Tekst


class EerderDicht(_Bestanddeel):
    """A day on which the office closes early."""

    dag: date
    om: time
    reden: Tekst


class Kanaaltermijn(_Bestanddeel):
    """How many working days a promise along one channel takes, and its acknowledgement where there is one."""

    antwoord_werkdagen: Werkdagen
    bevestigen_werkdagen: Werkdagen | None = None


class Belofteonderwerp(_Bestanddeel):
    """What a request can be about; `gevoelig` gives a named person and the direct line at once."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
    namen: dict[str, Tekst]
    gevoelig: bool = False
    spoed: bool = False
    werkdagen: Werkdagen | None = None

    def naam_in(self, taal: str) -> str:
        """What it is called in this language."""
        return self.namen.get(taal, self.namen["nl"])

    @model_validator(mode="after")
    def _heet_iets(self) -> Self:
        if "nl" not in self.namen:
            raise ValueError(f"subject {self.code} has no name in nl")
        return self


class Beloftebeleid(_Bestanddeel):
    """The clock of promises: terms per channel and subject, minutes a promise takes, pauses."""

    bron: Tekst
    # Working minutes within which we react to something urgent.
    spoed_minuten: Aantal
    # A pause ends by itself, so that nobody is forgotten.
    pauze_werkdagen: Aantal
    # How long a promise stays with the medewerker who is busy with it.
    bezig_minuten: Aantal
    directe_lijn: Telefoon
    # What finding an interpreter adds to a conversation.
    tolk_minuten: Aantal
    minuten_gewoon: Aantal
    minuten: dict[str, Aantal] = Field(default_factory=dict)
    termijnen: dict[Kanaal, Kanaaltermijn]
    onderwerpen: tuple[Belofteonderwerp, ...] = ()

    def onderwerp(self, code: str) -> Belofteonderwerp | None:
        """The subject with this code; None when there is no such subject."""
        return next((onderwerp for onderwerp in self.onderwerpen if onderwerp.code == code), None)

    def minuten_voor(self, soort: str) -> int:
        """How long keeping a promise of this kind takes a colleague."""
        return self.minuten.get(soort, self.minuten_gewoon)

    @model_validator(mode="after")
    def _elk_kanaal_en_onderwerp_eenmaal(self) -> Self:
        if missing := set(Kanaal) - set(self.termijnen):
            raise ValueError(f"no term for the channels {sorted(missing)}")
        if len({onderwerp.code for onderwerp in self.onderwerpen}) < len(self.onderwerpen):
            raise ValueError("two subjects have the same code")
        return self


class Plaatsbeleid(_Bestanddeel):
    """What an appointment in one kind of place takes: notice, minutes before and after, and the road."""

    vroegst_na_uren: Annotated[int, Field(strict=True, ge=0)]
    voorbereiding_minuten: Annotated[int, Field(strict=True, ge=0)]
    reistijd_minuten: Annotated[int, Field(strict=True, ge=0)]


class Afspraakplaatsen(_Bestanddeel):
    """The three kinds of place where an appointment can be."""

    balie: Plaatsbeleid
    thuis: Plaatsbeleid
    telefoon: Plaatsbeleid


class Afspraakbeleid(_Bestanddeel):
    """How appointments are planned: minutes per subject, extra minutes with an interpreter, and how far ahead."""

    begint_elke_minuten: Annotated[int, Field(strict=True, ge=5, le=60)]
    werkdagen_vooruit: Aantal
    wijzigen_tot_uren: Annotated[int, Field(strict=True, ge=0)]
    minuten_gewoon: Aantal
    minuten: dict[str, Aantal] = Field(default_factory=dict)
    tolk_extra_minuten: Annotated[int, Field(strict=True, ge=0)]
    tolk_voorbereiding_werkdagen: Annotated[int, Field(strict=True, ge=0)]
    plaatsen: Afspraakplaatsen

    def minuten_voor(self, onderwerp: str) -> int:
        """How long an appointment about this subject takes."""
        return self.minuten.get(onderwerp, self.minuten_gewoon)


class Machtigingenbeleid(_Bestanddeel):
    """How long somebody may act for a client, and what follows from a decision of a judge."""

    termijnen_maanden: tuple[Aantal, ...] = Field(min_length=1)
    termijnen_van_rechtswege_maanden: tuple[Aantal, ...] = Field(min_length=1)
    herinnering_dagen: Aantal
    uitnodiging_dagen: Aantal
    bewaardagen: Aantal
    # By kind (bewindvoerder, curator): what they may do, whatever the client grants.
    van_rechtswege: dict[Tekst, tuple[Machtigingsrecht, ...]]


class _Blok(_Bestanddeel):
    geldig_vanaf: date
    versie: Tekst
    bron: Tekst


class Gesprekbeleid(_Bestanddeel):
    """How a medewerker makes sure who a client is, and how a desk keeps what it shows to itself."""

    controlevragen: tuple[
        Literal["geboortedatum", "postcode", "huisnummer", "inschrijfnummer", "mobiel", "email"], ...
    ] = Field(min_length=1)
    controlevragen_goed: Aantal
    verificatiefouten_per_dag: Aantal
    vergrendelen_na_minuten: Aantal
    zelfde_vraag_dagen: Aantal
    tweede_scherm_minuten: Aantal
    # Binding acts that may be agreed to aloud, and how long such a yes is undone without cost.
    mondeling_toegestaan: tuple[Literal["inschrijven", "samen-inschrijven", "machtigen"], ...]
    mondeling_terug_dagen: Annotated[int, Field(strict=True, ge=14)]


class Spoedregel(_Bestanddeel):
    """What in a home cannot wait, in which months (all, when none are named), and whom to call first.

    The phrases are written as those of a `Spoedgroep`.
    """

    soort: Literal["gas", "water", "verwarming", "slot", "stroom"]
    bellen: tuple[Annotated[str, Field(pattern=r"^[0-9+ ]{3,20}$")], ...]
    zinnen: tuple[Tekst, ...] = Field(min_length=1)
    maanden: tuple[Annotated[int, Field(strict=True, ge=1, le=12)], ...] = ()


class Beslistermijn(_Bestanddeel):
    """Before when a klacht or bezwaar is taken up and decided on, and by how much that may be moved, once."""

    bevestigen_werkdagen: Aantal
    beslissen_weken: Aantal
    verlengen_weken: Aantal


class Bezwaartermijn(Beslistermijn):
    """The same for a bezwaar, with how long a client has to object, and which decisions wait for the answer."""

    indienen_weken: Aantal
    houdt_tegen: frozenset[str]


class Loket(_Bestanddeel):
    """Somebody outside the region whom a client can turn to."""

    naam: Tekst
    telefoon: Tekst
    website: Tekst


class Verzoekbeleid(_Bestanddeel):
    """How verzoeken are dealt with: terms, photos, who pays, what is urgent, and who stands above us."""

    # Werkdagen until the answer, by kind; a klacht and a bezwaar have terms of their own.
    antwoord_werkdagen: dict[Literal["reparatie", "overlast", "vraag"], Aantal]
    klacht: Beslistermijn
    bezwaar: Bezwaartermijn
    bewaarmaanden: Aantal
    fotos: Aantal
    # The route takes no more, whatever stands here.
    foto_megabyte: Annotated[int, Field(strict=True, ge=1, le=10)]
    # Who pays a reparatie, by language.
    wie_betaalt: dict[Literal["nl", "en"], Tekst]
    spoed: tuple[Spoedregel, ...]
    klachtencommissie: Loket
    huurcommissie: Loket

    @model_validator(mode="after")
    def _volledig(self) -> Self:
        if set(self.antwoord_werkdagen) != {"reparatie", "overlast", "vraag"} or set(self.wie_betaalt) != {"nl", "en"}:
            raise ValueError("every kind of verzoek has a term, and every language a sentence about who pays")
        return self


class Verlengbeleid(_Bestanddeel):
    """How an inschrijving goes on for another term, and how long it can be brought back when nobody answered."""

    bedrag_cent: Cent
    vragen_weken_vooraf: Aantal
    # However late we ask, nobody has less time than this.
    minste_dagen: Aantal
    herinneren_dagen_vooraf: tuple[Aantal, ...]
    herstellen_dagen: Aantal
    herstel_herinneren_dagen_vooraf: tuple[Aantal, ...]


class Uitschrijfbeleid(_Bestanddeel):
    """How an inschrijving ends: the days to think again, the money, who has to agree, and what a contract means."""

    bedenkdagen: Aantal
    geld_terug: Literal["geen", "naar-rato"]
    overlijden_tweede_medewerker: bool
    na_contract: Literal["einde", "opnieuw", "deel"]
    # With "deel": how much of the waiting time stays.
    na_contract_deel_procent: Annotated[int, Field(strict=True, ge=0, le=100)]


class Bewaarbeleid(_Bestanddeel):
    """How long we keep a person; terms of single subjects stand with those subjects."""

    # After the last inschrijving ended, or was asked for and did not go through.
    na_inschrijving_maanden: Aantal
    niet_doorgegaan_maanden: Aantal
    # AWR art. 52(4): at least seven years.
    betaling_jaren: Annotated[int, Field(strict=True, ge=7)]
    # Whoever asked to be erased reads our answer first, and may still change their mind.
    wissen_na_dagen: Aantal


class Splitsbeleid(_Bestanddeel):
    """What a co-applicant keeps who goes on alone, and how many days the other has to answer."""

    mede_houdt: Literal["bijschrijfdatum", "inschrijfdatum", "niets"]
    antwoorden_dagen: Aantal


class Samenvoegbeleid(_Bestanddeel):
    """Which of two inschrijvingen goes on when two join, what the other keeps for later, and how often one may ask."""

    gaat_verder: Literal["langste", "vrager"]
    mede_houdt: Literal["eigen", "niets"]
    antwoorden_dagen: Aantal
    hoogstens_vragen: Aantal
    vragen_dagen: Aantal


class Contactbeleid(_Bestanddeel):
    """How long another e-mail address or number rests before it counts, and who may look at a secret address."""

    rustdagen: Aantal
    geheim_adres_ziet: Literal["medewerker", "teamleider"]


class Regiobeleid(_Blok):
    """What the region has decided about inschrijven, paying and contact, from one day on."""

    inschrijfgeld_cent: Cent
    geldigheid_maanden: Aantal
    minimumleeftijd: Aantal
    inschrijfdatum_telt_vanaf: Literal["aanvraag", "betaling"]
    betaaltermijn_dagen: Aantal
    concept_bewaardagen: Aantal
    # BW 6:230o gives consumers at least fourteen days.
    bedenktijd_dagen: Annotated[int, Field(strict=True, ge=14)]
    voorwaarden_versie: Tekst
    privacy_versie: Tekst
    talen: tuple[Tekst, ...] = Field(min_length=1)
    telefoon: Telefoon
    email: EmailStr
    postadres: Adres
    openingstijden: Openingstijden
    open_op_goede_vrijdag: bool
    dicht_op_elke_5_mei: bool
    kleine_aantallen_drempel: Aantal
    belofte: Beloftebeleid
    gesprek: Gesprekbeleid
    afspraken: Afspraakbeleid
    machtigingen: Machtigingenbeleid
    # What the identity provider of staff calls a role, and what it is here; without any, the list of staff decides.
    medewerkerrollen: dict[Tekst, MedewerkerRol] = Field(default_factory=dict)
    verzoek: Verzoekbeleid

    verlengen: Verlengbeleid
    uitschrijven: Uitschrijfbeleid
    bewaren: Bewaarbeleid
    splitsen: Splitsbeleid
    samenvoegen: Samenvoegbeleid
    contact: Contactbeleid


class Corporatiebeleid(_Blok):
    """Who a corporation is and where it has homes, from one day on."""

    naam: Tekst
    adres: Adres
    telefoon: Telefoon
    gemeenten: tuple[Tekst, ...] = Field(min_length=1)


class Spoedgroep(_Bestanddeel):
    """One kind of urgency: whom to call besides us, first one first, and the phrases that tell it.

    In a phrase `|` stands between words that mean the same, `*` for any ending, and ` + ` between parts that must all
    occur. Up to two other words may stand between the words of a part.
    """

    soort: Tekst
    bellen: tuple[Literal["112", "113"], ...]
    zinnen: tuple[Tekst, ...] = Field(min_length=1)


class Spoedbeleid(_Blok):
    """The words that show that somebody needs a person now; `uitzonderingen` are phrases that sound so and are not."""

    uitzonderingen: tuple[Tekst, ...]
    groepen: tuple[Spoedgroep, ...] = Field(min_length=1)


class Signaalregel(_Bestanddeel):
    """One kind of signal: from how many a person is offered, how urgently, and what the client reads about why."""

    soort: Literal["vraagt-hulp", "mislukt", "problemen", "gevoelig", "herbezoek", "stilte", "liever-persoonlijk"]
    drempel: Aantal
    urgentie: Literal["rustig", "snel"]
    uitleg: dict[Literal["nl", "en"], Tekst] = Field(min_length=2)


class Signaalbeleid(_Blok):
    """When a person is offered; a kind that is not in `soorten` is off. Who somebody is cannot be written here."""

    afgewezen_dagen: Aantal
    bewaardagen: Aantal
    stilte_seconden: Aantal
    herbezoek_minuten: Aantal
    gevoelige_plekken: tuple[Annotated[str, Field(pattern=r"^/")], ...]
    gevoelige_zinnen: tuple[Tekst, ...]
    soorten: tuple[Signaalregel, ...]

    def regel(self, soort: str) -> Signaalregel | None:
        """What holds for this kind of signal; None when it is off."""
        return next((regel for regel in self.soorten if regel.soort == soort), None)

    @model_validator(mode="after")
    def _elke_soort_eenmaal(self) -> Self:
        if len({regel.soort for regel in self.soorten}) < len(self.soorten):
            raise ValueError("two blocks are about the same kind of signal")
        return self


class Maatwerkregel(_Bestanddeel):
    """A rule from which two medewerkers may deviate for one client; `naam` and `naam_en` as the client reads them."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
    naam: Tekst
    naam_en: Tekst


class Maatwerkbeleid(_Blok):
    """From which rules may be deviated, for how long, and how quickly a client hears."""

    regels: tuple[Maatwerkregel, ...] = Field(min_length=1)
    langste_maanden: Aantal
    besluit_werkdagen: Aantal
    uitvoeren_werkdagen: Aantal
    bezwaar_dagen: Aantal
    precedent_jaren: Aantal

    def regel(self, code: str) -> Maatwerkregel | None:
        """The rule with this code."""
        return next((regel for regel in self.regels if regel.code == code), None)


class Regiebeleid(_Blok):
    """When problems pile up so far that one colleague keeps the overview."""

    lopende_zaken: Aantal
    aanvaarden_werkdagen: Aantal


class Grensmaatregel(_Bestanddeel):
    """One way in which we go on speaking after aggression: what colleagues do, and what the client reads."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
    naam: Tekst
    instructie: Tekst
    voor_klant: Tekst
    voor_klant_en: Tekst


class Grensbeleid(_Blok):
    """Which measures there are after aggression, how long they last at most, and the terms around them."""

    maatregelen: tuple[Grensmaatregel, ...] = Field(min_length=1)
    langste_maanden: Aantal
    besluit_werkdagen: Aantal
    bezwaar_dagen: Aantal
    bezwaar_antwoord_werkdagen: Aantal

    def maatregel(self, code: str) -> Grensmaatregel | None:
        """The measure with this code."""
        return next((maatregel for maatregel in self.maatregelen if maatregel.code == code), None)


class Afschermingsgrond(_Bestanddeel):
    """One reason for which a client does not read a note: the law behind it, and what the client is told."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
    naam: Tekst
    wet: Tekst
    voor_klant: Tekst
    voor_klant_en: Tekst


class Afschermingsbeleid(_Blok):
    """On which grounds a note may be withheld, how long before we look again, and how long it is kept."""

    gronden: tuple[Afschermingsgrond, ...] = Field(min_length=1)
    langste_maanden: Aantal
    besluit_werkdagen: Aantal
    bewaarmaanden: Aantal

    def grond(self, code: str) -> Afschermingsgrond | None:
        """The ground with this code."""
        return next((grond for grond in self.gronden if grond.code == code), None)


Blok = TypeVar("Blok", bound=_Blok)


def _in_volgorde(blokken: tuple[Blok, ...]) -> tuple[Blok, ...]:
    if len({blok.geldig_vanaf for blok in blokken}) < len(blokken):
        raise ValueError("two blocks of policy are valid from the same day")
    if len({blok.versie for blok in blokken}) < len(blokken):
        raise ValueError("two blocks of policy have the same versie")
    return tuple(sorted(blokken, key=lambda blok: blok.geldig_vanaf))


def _blok_op(dag: date, blokken: Sequence[Blok], van_wie: str) -> Blok:
    geldig = [blok for blok in blokken if blok.geldig_vanaf <= dag]
    if not geldig:
        raise GeenBeleid(f"No policy of {van_wie} covers {dag}: add a block with geldig_vanaf on or before that day.")
    return geldig[-1]


# A limit of rent by its name in the yearly amounts, so that a new year moves it, or the corporation's own amount.
Huurgrens = (
    Literal[
        "kwaliteitskortingsgrens",
        "aftoppingsgrens_een_en_twee_personen",
        "aftoppingsgrens_drie_of_meer_personen",
        "daeb_huurprijsgrens",
    ]
    | Cent
)


class Huurinkomensregel(_Bestanddeel):
    """Who may react to which rents: one group of incomes, from so many persons, above one limit and up to another.

    `primair` is an income for which passend toewijzen holds, `secundair` one above that within DAEB, `midden` above it.
    """

    groep: Literal["primair", "secundair", "midden"]
    personen_vanaf: Aantal = 1
    inkomen_tot_cent: Cent | None = None
    huur_boven: Huurgrens | None = None
    huur_tot: Huurgrens
    voorrang: bool = False


class Huurinkomenstabel(_Blok):
    """A corporation's own table of rents and incomes, for its DAEB homes, from one day on. The law holds beside it."""

    regels: tuple[Huurinkomensregel, ...] = Field(min_length=1)


class Corporatie(_Bestanddeel):
    """One woningcorporatie of the region; `code` never changes, all the rest may."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
    beleid: Annotated[tuple[Corporatiebeleid, ...], Field(min_length=1), AfterValidator(_in_volgorde)]
    huurinkomenstabel: Annotated[tuple[Huurinkomenstabel, ...], AfterValidator(_in_volgorde)] = ()

    def beleid_op(self, dag: date) -> Corporatiebeleid:
        """What holds for this corporation on this day; raises GeenBeleid when nothing does."""
        return _blok_op(dag, self.beleid, self.code)

    def huurinkomenstabel_op(self, dag: date) -> Huurinkomenstabel | None:
        """The table of rents and incomes on this day; None as long as the corporation has none of its own."""
        return next((tabel for tabel in reversed(self.huurinkomenstabel) if tabel.geldig_vanaf <= dag), None)


class Regio(_Bestanddeel):
    """The corporations that share one registration, one phone number and one identity on screen."""

    naam: Tekst
    demo: bool
    beleid: Annotated[tuple[Regiobeleid, ...], Field(min_length=1), AfterValidator(_in_volgorde)]
    sluitingsdagen: tuple[Sluitingsdag, ...] = ()
    eerder_dicht: tuple[EerderDicht, ...] = ()
    corporaties: tuple[Corporatie, ...] = Field(min_length=1)
    spoed: Spoedbeleid
    signaal: Signaalbeleid
    maatwerk: Annotated[tuple[Maatwerkbeleid, ...], Field(min_length=1), AfterValidator(_in_volgorde)]
    regie: Annotated[tuple[Regiebeleid, ...], Field(min_length=1), AfterValidator(_in_volgorde)]
    grens: Annotated[tuple[Grensbeleid, ...], Field(min_length=1), AfterValidator(_in_volgorde)]
    afscherming: Annotated[tuple[Afschermingsbeleid, ...], Field(min_length=1), AfterValidator(_in_volgorde)]

    def maatwerk_op(self, dag: date) -> Maatwerkbeleid:
        """What holds for deviating from a rule on this day; raises GeenBeleid when nothing does."""
        return _blok_op(dag, self.maatwerk, f"{self.naam} about maatwerk")

    def regie_op(self, dag: date) -> Regiebeleid:
        """When somebody gets one case owner, on this day; raises GeenBeleid when nothing does."""
        return _blok_op(dag, self.regie, f"{self.naam} about regie")

    def grens_op(self, dag: date) -> Grensbeleid:
        """What holds for bounded contact on this day; raises GeenBeleid when nothing does."""
        return _blok_op(dag, self.grens, f"{self.naam} about grens")

    def afscherming_op(self, dag: date) -> Afschermingsbeleid:
        """What holds for withheld notes on this day; raises GeenBeleid when nothing does."""
        return _blok_op(dag, self.afscherming, f"{self.naam} about afscherming")

    def beleid_op(self, dag: date) -> Regiobeleid:
        """What holds in the region on this day; raises GeenBeleid when nothing does."""
        return _blok_op(dag, self.beleid, self.naam)

    def rooster_op(self, dag: date) -> Rooster:
        """The opening hours in force on this day, with every closure; raises GeenBeleid without policy."""
        beleid = self.beleid_op(dag)
        return Rooster(
            week=beleid.openingstijden.week,
            sluitingsdagen=frozenset(sluiting.dag for sluiting in self.sluitingsdagen),
            eerder_dicht=MappingProxyType({sluiting.dag: sluiting.om for sluiting in self.eerder_dicht}),
            open_op_goede_vrijdag=beleid.open_op_goede_vrijdag,
            dicht_op_elke_5_mei=beleid.dicht_op_elke_5_mei,
        )

    def corporatie(self, code: str) -> Corporatie:
        """The corporation with this code; raises GeenBeleid when the region has no such corporation."""
        for corporatie in self.corporaties:
            if corporatie.code == code:
                return corporatie
        raise GeenBeleid(f"{self.naam} has no corporation {code!r}: add it under [[corporaties]].")

    @model_validator(mode="after")
    def _codes_verschillen(self) -> Self:
        if len({corporatie.code for corporatie in self.corporaties}) < len(self.corporaties):
            raise ValueError("two corporations have the same code")
        return self


class Jaarbedragen(_Bestanddeel):
    """The limits of rent and income for one calendar year, set by the government.

    `geverifieerd_door` is who compared them with the official publication; empty as long as nobody did.
    """

    jaar: int
    demo: bool
    bron: Tekst
    geverifieerd_door: str
    # Woningwet art. 48: income limits for homes of the services of general economic interest (DAEB).
    daeb_inkomen_eenpersoons_cent: Cent
    daeb_inkomen_meerpersoons_cent: Cent
    daeb_huurprijsgrens_cent: Cent
    # Woningwet art. 46 lid 2: passend toewijzen. Income splits at 2 persons, rent at 3.
    passend_inkomen_eenpersoons_cent: Cent
    passend_inkomen_meerpersoons_cent: Cent
    passend_inkomen_eenpersoons_ouderen_cent: Cent
    passend_inkomen_meerpersoons_ouderen_cent: Cent
    aftoppingsgrens_een_en_twee_personen_cent: Cent
    aftoppingsgrens_drie_of_meer_personen_cent: Cent
    kwaliteitskortingsgrens_cent: Cent
    middenhuur_bovengrens_cent: Cent
    # AOW art. 7a: the age from which a household counts as ouderen, in months (67 years is 804).
    aow_leeftijd_maanden: Aantal


class GelijkgesteldeDagen(_Bestanddeel):
    """Days that a royal decree puts on a par with a holiday, for terms set by law only."""

    bron: Tekst
    dagen: frozenset[date]


class _Jaarbestand(_Bestanddeel):
    jaren: tuple[Jaarbedragen, ...]
    gelijkgestelde_dagen: tuple[GelijkgesteldeDagen, ...]

    @model_validator(mode="after")
    def _elk_jaar_eenmaal(self) -> Self:
        if len({bedragen.jaar for bedragen in self.jaren}) < len(self.jaren):
            raise ValueError("two blocks have amounts for the same year")
        return self


class Partner(_Bestanddeel):
    """An organisation that can do what we cannot: for what, where, when, in which languages and at what cost.

    The same `code` may stand more than once, one after the other: a new number or other hours is a new row.
    """

    code: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
    naam: Tekst
    onderwerpen: tuple[Onderwerp, ...] = Field(min_length=1)
    gemeenten: tuple[Tekst, ...] = Field(min_length=1)
    waarvoor: Tekst
    waarvoor_en: Tekst
    kosten: Tekst
    kosten_en: Tekst
    talen: tuple[Tekst, ...] = Field(min_length=1)
    telefoon: Telefoon
    email: EmailStr
    openingstijden: Openingstijden
    bron: Tekst
    geldig_vanaf: date
    geldig_tot: date | None = None

    def geldt_op(self, dag: date) -> bool:
        """Whether this row holds on this day; `geldig_tot` is the last day."""
        return self.geldig_vanaf <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)

    @model_validator(mode="after")
    def _eindigt_na_het_begin(self) -> Self:
        if self.geldig_tot is not None and self.geldig_tot < self.geldig_vanaf:
            raise ValueError(f"{self.code} ends before it begins")
        return self


class SocialeKaart(_Bestanddeel):
    """The partners of the region, when we look whether a referral worked, and how long a client may think about it."""

    demo: bool
    nakijken_werkdagen: Aantal
    toestemming_dagen: Aantal
    partners: tuple[Partner, ...] = Field(min_length=1)

    def op(self, dag: date) -> tuple[Partner, ...]:
        """The partners there are on this day, by name."""
        return tuple(sorted((p for p in self.partners if p.geldt_op(dag)), key=lambda p: p.naam))

    @model_validator(mode="after")
    def _elk_een_keer_tegelijk(self) -> Self:
        for number, een in enumerate(self.partners):
            for ander in self.partners[number + 1 :]:
                laatste = max(een.geldig_vanaf, ander.geldig_vanaf)
                if een.code == ander.code and een.geldt_op(laatste) and ander.geldt_op(laatste):
                    raise ValueError(f"{een.code} is valid twice on {laatste}")
        return self


class Beleid(_Bestanddeel):
    """Everything the policy files say, read once and never changed."""

    regio: Regio
    sociale_kaart: SocialeKaart
    jaarbedragen: tuple[Jaarbedragen, ...]
    gelijkgestelde_dagen: frozenset[date]

    def jaarbedragen_voor(self, jaar: int) -> Jaarbedragen:
        """The amounts of this year; raises GeenBeleid without them and never takes another year's."""
        for bedragen in self.jaarbedragen:
            if bedragen.jaar == jaar:
                return bedragen
        raise GeenBeleid(f"No amounts for {jaar}: add a block [[jaren]] with jaar = {jaar} to {JAARBEDRAGEN_BESTAND}.")

    def controleer_voor_productie(self) -> None:
        """Raises OngeldigBeleid when clients would meet made-up policy or amounts nobody verified."""
        bezwaren = [f"{self.regio.naam} is a demo region"] if self.regio.demo else []
        if self.sociale_kaart.demo:
            bezwaren.append("the partners of the sociale kaart are made up for the demo")
        for bedragen in self.jaarbedragen:
            if bedragen.demo:
                bezwaren.append(f"the amounts for {bedragen.jaar} are made up for the demo")
            elif not bedragen.geverifieerd_door:
                bezwaren.append(f"the amounts for {bedragen.jaar} have no geverifieerd_door")
        if bezwaren:
            raise OngeldigBeleid(f"Not for production: {'; '.join(bezwaren)}.")


def laad_beleid(beleidsmap: Path) -> Beleid:
    """Read the policy files of one folder: the yearly amounts, the partners, and the one other file, of the region.

    Raises OngeldigBeleid when a file is missing, cannot be read or holds something that cannot be right.
    """
    andere = {JAARBEDRAGEN_BESTAND, SOCIALE_KAART_BESTAND}
    regiobestanden = sorted(bestand for bestand in beleidsmap.glob("*.toml") if bestand.name not in andere)
    if len(regiobestanden) != 1:
        gevonden = ", ".join(bestand.name for bestand in regiobestanden) or "none"
        raise OngeldigBeleid(
            f"{beleidsmap} must have one file of a region beside {' and '.join(sorted(andere))}; found {gevonden}."
        )
    jaarbestand = _lees(beleidsmap / JAARBEDRAGEN_BESTAND, _Jaarbestand)
    return Beleid(
        regio=_lees(regiobestanden[0], Regio),
        sociale_kaart=_lees(beleidsmap / SOCIALE_KAART_BESTAND, SocialeKaart),
        jaarbedragen=jaarbestand.jaren,
        gelijkgestelde_dagen=frozenset().union(*(blok.dagen for blok in jaarbestand.gelijkgestelde_dagen)),
    )


Model = TypeVar("Model", bound=BaseModel)


def _lees(bestand: Path, model: type[Model]) -> Model:
    try:
        return model.model_validate(tomllib.loads(bestand.read_text(encoding="utf-8")))
    # A missing file, broken TOML and a model that does not fit: the last two are kinds of ValueError.
    except (OSError, ValueError) as fout:
        raise OngeldigBeleid(f"{bestand}: {fout}") from fout
