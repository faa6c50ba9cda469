"""A flow as a form: its questions in words, and from them the boxes on paper."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portal.domain.shared.vragen import Veld, Vraag
from portal.i18n import Zin, say
from portal.integrations.brief.protocol import Deel, Hokje, Papier, Vak


@dataclass(frozen=True)
class Stroom:
    """One flow on paper: what it is called, what it asks and what one signs."""

    naam: str
    titel: Zin
    inleiding: tuple[Zin, ...]
    vragen: tuple[Vraag, ...]
    voorwaarden: tuple[Zin, ...]
    akkoord: tuple[Veld, ...]
    slot: tuple[Zin, ...]
    eerst: Zin

    @property
    def versie(self) -> str:
        """Another one as soon as any question or choice changes."""
        velden = (*(veld for vraag in self.vragen for veld in vraag.velden), *self.akkoord)
        woorden = "|".join(
            f"{veld.naam}:{veld.label.msgid}:{','.join(keuze.code for keuze in veld.keuzes)}" for veld in velden
        )
        return f"{self.naam}-{hashlib.sha256(woorden.encode()).hexdigest()[:8]}"


def op_papier(
    stroom: Stroom,
    *,
    code: str,
    taal: str,
    groot: bool,
    datum: date,
    waarden: Mapping[str, str],
    adresregels: tuple[str, ...],
    afzender: tuple[str, tuple[str, ...]],
    feiten: Mapping[str, object],
) -> Papier:
    """The form with what is known already; `waarden` are the answers as they would be typed."""

    def zeg(tekst: Zin | None) -> str:
        return say(Zin(tekst.msgid, {**tekst.waarden, **feiten}), taal) if tekst else ""

    velden = {veld.naam: veld for vraag in stroom.vragen for veld in vraag.velden}

    def vak(veld: Veld) -> Vak:
        eerst = ""
        if veld.bij is not None:
            naam, gekozen = veld.bij
            antwoord = Zin("", {}) if not gekozen else velden[naam].keuze(gekozen).tekst
            eerst = say(Zin(stroom.eerst.msgid, {"antwoord": say(antwoord, taal)}), taal)
        return Vak(
            label=zeg(veld.label),
            soort=veld.soort,
            hint=zeg(veld.hint),
            waarde=waarden.get(veld.naam, ""),
            delen=tuple(waarden.get(f"{veld.naam}_{deel}", "") for deel in ("dag", "maand", "jaar")),  # type: ignore[arg-type]
            keuzes=tuple(
                Hokje(zeg(keuze.tekst), zeg(keuze.uitleg), aan=waarden.get(veld.naam) == keuze.code)
                for keuze in veld.keuzes
            ),
            aan=waarden.get(veld.naam) == "ja",
            optioneel=veld.optioneel,
            eerst=eerst,
        )

    return Papier(
        code=code,
        titel=zeg(stroom.titel),
        taal=taal,
        datum=datum,
        afzender_naam=afzender[0],
        afzender_regels=afzender[1],
        inleiding=tuple(zeg(alinea) for alinea in stroom.inleiding),
        delen=tuple(
            Deel(zeg(vraag.titel), tuple(vak(veld) for veld in vraag.velden), zeg(vraag.uitleg))
            for vraag in stroom.vragen
        ),
        voorwaarden=tuple(zeg(regel) for regel in stroom.voorwaarden),
        # Never ticked beforehand: agreeing is the client's own hand.
        akkoord=tuple(Vak(label=zeg(veld.label), soort=veld.soort) for veld in stroom.akkoord),
        slot=tuple(zeg(alinea) for alinea in stroom.slot),
        adresregels=adresregels,
        groot=groot,
    )
