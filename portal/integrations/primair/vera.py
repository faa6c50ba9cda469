"""A delivery in VERA JSON, read as it streams by: one record in memory at a time.

    {"zenderOrganisatie": "lindehof", "volledig": true, "eenheden": [...], "publicaties": [...]}

The records are those of the VERA chain WRV (`Eenheid`, `Publicatie`); attributes that the portal does not use are
passed over. The key of the primary system is `id`; the portal keeps it as `id_extern`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Annotated, Any, BinaryIO

import ijson
from ijson.common import ObjectBuilder
from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from portal.i18n import Zin, zin
from portal.integrations.primair.protocol import (
    Aanhef,
    Componentrecord,
    Criteriumrecord,
    Eenheidrecord,
    Gelezen,
    LeveringOnleesbaar,
    Publicatierecord,
)

# A delivery has five levels; what goes deeper is made to fill a memory.
DIEPSTE = 12


def _leesbaar(tekst: str) -> str:
    if any(teken < " " or "\ud800" <= teken <= "\udfff" for teken in tekst):
        raise ValueError("control characters")
    return tekst.strip()


def _cent(bedrag: Decimal | None) -> Decimal | None:
    if bedrag is not None and bedrag != round(bedrag, 2):
        raise ValueError("part of a cent")
    return bedrag


Kort = Annotated[str, Field(max_length=40), AfterValidator(_leesbaar)]
Sleutel = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_leesbaar)]
Naam = Annotated[str, Field(max_length=200), AfterValidator(_leesbaar)]
Getal = Annotated[int, Field(ge=-10, le=100_000)]
Bedrag = Annotated[Decimal | None, Field(ge=-100_000, le=10_000_000), AfterValidator(_cent)]


class _Vera(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, extra="ignore", frozen=True)


class _Code(_Vera):
    code: Kort


class _Genoemd(_Vera):
    naam: Naam = ""


class _Adres(_Vera):
    straatnaam: Annotated[Naam, Field(min_length=1)]
    huisnummer: Annotated[Kort, BeforeValidator(lambda waarde: str(waarde) if isinstance(waarde, int) else waarde)]
    huisletter: Kort | None = None
    huisnummer_toevoeging: Kort | None = None
    postcode: Annotated[str, Field(pattern=r"^[1-9]\d{3} ?[A-Z]{2}$")]
    woonplaats: _Genoemd
    gemeente: _Genoemd | None = None
    buurt: _Genoemd | None = None


class _Component(_Vera):
    soort: _Code
    detail_soort: _Code | None = None
    subsidie_soort: _Code | None = None
    naam: Naam | None = None
    bedrag: Bedrag = None
    bedrag_inclusief_btw: Bedrag = None


class _Criterium(_Vera):
    soort: _Code
    detailsoort: _Code | None = None
    doelgroep: _Code | None = None
    toepassing: _Code
    naam: Naam | None = None
    aantal_ondergrens: Bedrag = None
    aantal_bovengrens: Bedrag = None
    aantal_exact: Bedrag = None


class _Energie(_Vera):
    label: _Code | None = None
    begindatum: str | None = None


class _Oppervlakte(_Vera):
    soort: _Code
    waarde: Decimal = Field(ge=0, le=100_000)


class _Eenheid(_Vera):
    id: Sleutel
    soort: _Code
    detail_soort: _Code | None = None
    status: _Code | None = None
    adres: _Adres
    kamers_aantal: Getal | None = None
    etage: Getal | None = None
    bouwjaar: Getal | None = None
    zelfstandig: bool = True
    verkoop: bool = False
    doelgroep: _Code | None = None
    toegankelijkheidslabel: _Code | None = None
    maatschappelijk_label: _Code | None = None
    rekenhuur: Bedrag = None
    brutohuur: Bedrag = None
    vraagprijs: Bedrag = None
    energieprestaties: list[_Energie] = Field(default=[], max_length=20)
    oppervlakten: list[_Oppervlakte] = Field(default=[], max_length=20)
    prijscomponenten: list[_Component] = Field(default=[], max_length=60)
    criteria: list[_Criterium] = Field(default=[], max_length=40)


class _Verwijzing(_Vera):
    id: Sleutel


class _Publicatie(_Vera):
    id: Sleutel
    eenheden: list[_Verwijzing] = Field(min_length=1, max_length=1)
    status: _Code
    detail_status: _Code | None = None
    model: _Code
    intakevorm: _Code | None = None
    begindatum: AwareDatetime | None = None
    einddatum: AwareDatetime | None = None
    bezichtigingsdatum: AwareDatetime | None = None
    opleverdatum: AwareDatetime | None = None


def lees(bestand: BinaryIO) -> Iterator[Aanhef | Gelezen]:
    """The beginning of the delivery and then each record. Raises LeveringOnleesbaar where reading stops."""
    plaats = ""
    try:
        for wat in _stukken(bestand):
            plaats = wat.plaats if isinstance(wat, Gelezen) else plaats
            yield wat
    except (ijson.JSONError, UnicodeError, ValueError) as fout:
        raise LeveringOnleesbaar(zin("Dit bestand is geen geldige JSON, of het is niet compleet."), plaats) from fout


Stap = tuple[int, str, Any]


def _stukken(bestand: BinaryIO) -> Iterator[Aanhef | Gelezen]:
    stappen = _stappen(bestand)
    if next(stappen, (0, "", None))[1] != "start_map":
        raise LeveringOnleesbaar(_GEEN_LEVERING)
    kop: dict[str, Any] = {}
    soort, begonnen = "", False
    for diepte, gebeurtenis, waarde in stappen:
        if gebeurtenis == "map_key":
            soort = waarde
        elif gebeurtenis == "start_array" and soort in LEZERS:
            if not begonnen:
                yield _aanhef(kop)
            begonnen = True
            yield from _records(soort, stappen)
        elif gebeurtenis in ("start_array", "start_map"):
            _overslaan(stappen, diepte - 1)
        elif soort in ("zenderOrganisatie", "volledig"):
            kop[soort] = waarde
    if not begonnen:
        raise LeveringOnleesbaar(zin("In dit bestand staan geen eenheden of publicaties."))


def _stappen(bestand: BinaryIO) -> Iterator[Stap]:
    """Every step of the parser with how deep it is then."""
    diepte = 0
    for gebeurtenis, waarde in ijson.basic_parse(bestand):
        diepte += {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}.get(gebeurtenis, 0)
        if diepte > DIEPSTE:
            raise LeveringOnleesbaar(zin("Dit bestand is te diep genest."))
        yield diepte, gebeurtenis, waarde


def _records(soort: str, stappen: Iterator[Stap]) -> Iterator[Gelezen]:
    """The records of one list, until it ends."""
    for nummer, (diepte, gebeurtenis, _) in enumerate(stappen):
        if gebeurtenis == "end_array":
            return
        if gebeurtenis == "start_map":
            yield _record(soort, nummer, _gebouwd(stappen, diepte - 1))
            continue
        if gebeurtenis == "start_array":
            _overslaan(stappen, diepte - 1)
        yield Gelezen(f"{soort}[{nummer}]", "", None, zin("Dit is geen record."))


def _gebouwd(stappen: Iterator[Stap], tot: int) -> dict[str, Any]:
    bouwer = ObjectBuilder()
    bouwer.event("start_map", None)
    for diepte, gebeurtenis, waarde in stappen:
        bouwer.event(gebeurtenis, waarde)
        if diepte == tot:
            break
    return dict(bouwer.value)


def _overslaan(stappen: Iterator[Stap], tot: int) -> None:
    for diepte, _, _ in stappen:
        if diepte == tot:
            return


_GEEN_LEVERING = zin("Dit is geen levering: het begint niet met wie het stuurt.")


def _aanhef(kop: dict[str, Any]) -> Aanhef:
    zender, volledig = kop.get("zenderOrganisatie"), kop.get("volledig", False)
    if not isinstance(zender, str) or not isinstance(volledig, bool):
        raise LeveringOnleesbaar(_GEEN_LEVERING)
    return Aanhef(zender, volledig)


def _record(soort: str, nummer: int, gegevens: dict[str, Any]) -> Gelezen:
    plaats = f"{soort}[{nummer}]"
    sleutel = gegevens.get("id")
    sleutel = sleutel[:100] if isinstance(sleutel, str) else ""
    try:
        return Gelezen(plaats, sleutel, LEZERS[soort](gegevens))
    except ValidationError as fout:
        eerste = fout.errors(include_url=False, include_input=False)[0]
        veld = ".".join(str(deel) for deel in eerste["loc"])
        return Gelezen(plaats, sleutel, None, _waarom(veld, eerste["type"] == "missing"))


def _waarom(veld: str, ontbreekt: bool) -> Zin:
    if ontbreekt:
        return zin("{veld} ontbreekt.", veld=veld)
    return zin("{veld} kunnen wij niet lezen.", veld=veld)


def _eenheid(gegevens: dict[str, Any]) -> Eenheidrecord:
    bron = _Eenheid.model_validate(gegevens)
    adres = bron.adres
    labels = sorted((e for e in bron.energieprestaties if e.label), key=lambda e: e.begindatum or "")
    oppervlakte = next((o.waarde for o in bron.oppervlakten if o.soort.code == "GBO"), None)
    return Eenheidrecord(
        id_extern=bron.id,
        soort=bron.soort.code,
        detailsoort=_code(bron.detail_soort),
        status=_code(bron.status),
        straat=adres.straatnaam,
        huisnummer="".join(
            deel for deel in (adres.huisnummer, adres.huisletter or "", _streep(adres.huisnummer_toevoeging)) if deel
        ),
        postcode=f"{adres.postcode[:4]} {adres.postcode[-2:]}",
        plaats=adres.woonplaats.naam,
        gemeente=adres.gemeente.naam if adres.gemeente else "",
        buurt=adres.buurt.naam if adres.buurt else "",
        kamers=bron.kamers_aantal,
        oppervlakte=None if oppervlakte is None else int(oppervlakte),
        etage=bron.etage,
        bouwjaar=bron.bouwjaar,
        zelfstandig=bron.zelfstandig,
        doelgroep=_code(bron.doelgroep),
        toegankelijkheid=_code(bron.toegankelijkheidslabel),
        energielabel=_code(labels[-1].label) if labels else "",
        maatschappelijk_label=_code(bron.maatschappelijk_label),
        rekenhuur_cent=_in_cent(bron.rekenhuur),
        brutohuur_cent=_in_cent(bron.brutohuur),
        vraagprijs_cent=_in_cent(bron.vraagprijs) if bron.verkoop else None,
        criteria=tuple(_criterium(rij) for rij in bron.criteria),
        prijscomponenten=tuple(
            Componentrecord(
                soort=rij.soort.code,
                detailsoort=_code(rij.detail_soort),
                naam=rij.naam or "",
                subsidiabel=_code(rij.subsidie_soort) == "SUB",
                bedrag_cent=_in_cent(rij.bedrag if rij.bedrag_inclusief_btw is None else rij.bedrag_inclusief_btw) or 0,
            )
            for rij in bron.prijscomponenten
        ),
    )


def _criterium(rij: _Criterium) -> Criteriumrecord:
    # Income is money and becomes cents; years and people are what they are.
    maal = 100 if rij.soort.code == "INK" else 1

    def grens(bedrag: Decimal | None) -> int | None:
        waarde = rij.aantal_exact if bedrag is None else bedrag
        return None if waarde is None else int(waarde * maal)

    return Criteriumrecord(
        toepassing=rij.toepassing.code,
        soort=rij.soort.code,
        detailsoort=_code(rij.detailsoort),
        doelgroep=_code(rij.doelgroep),
        naam=rij.naam or "",
        ondergrens=grens(rij.aantal_ondergrens),
        bovengrens=grens(rij.aantal_bovengrens),
    )


def _publicatie(gegevens: dict[str, Any]) -> Publicatierecord:
    bron = _Publicatie.model_validate(gegevens)
    return Publicatierecord(
        id_extern=bron.id,
        eenheid=bron.eenheden[0].id,
        status=bron.status.code,
        detailstatus=_code(bron.detail_status),
        model=bron.model.code,
        intakevorm=_code(bron.intakevorm),
        begin_op=bron.begindatum,
        einde_op=bron.einddatum,
        bezichtiging_op=bron.bezichtigingsdatum,
        oplevering_op=bron.opleverdatum,
    )


def _code(verwijzing: _Code | None) -> str:
    return verwijzing.code if verwijzing else ""


def _streep(toevoeging: str | None) -> str:
    return f"-{toevoeging}" if toevoeging else ""


def _in_cent(bedrag: Decimal | None) -> int | None:
    return None if bedrag is None else int(bedrag * 100)


LEZERS: dict[str, Callable[[dict[str, Any]], Eenheidrecord | Publicatierecord]] = {
    "eenheden": _eenheid,
    "publicaties": _publicatie,
}
