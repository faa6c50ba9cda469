"""Which numbers of a table may be seen, so that none below the threshold can be worked out. No database here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from dateutil.relativedelta import relativedelta

Cel = tuple[str, str]
TOTAAL = "totaal"


def kwartaal_van(dag: date) -> date:
    """The first day of the quarter of a day."""
    return date(dag.year, 3 * ((dag.month - 1) // 3) + 1, 1)


def vorig_kwartaal(kwartaal: date) -> date:
    """The first day of the quarter before."""
    return kwartaal - relativedelta(months=3)


def met_totalen(tabel: Mapping[Cel, int]) -> dict[Cel, int]:
    """The table with the sums of its rows and columns."""
    alles = dict(tabel)
    for (rij, kolom), aantal in tabel.items():
        for cel in ((rij, TOTAAL), (TOTAAL, kolom), (TOTAAL, TOTAAL)):
            alles[cel] = alles.get(cel, 0) + aantal
    return alles


# A count of 1 to n-1 people is hidden, and so is every number from which it follows: in each row and column of which
# something is hidden at least two numbers are, together n people or more, and none is alone between what is known.
def zichtbaar(tabel: Mapping[Cel, int], *, drempel: int) -> dict[Cel, int | None]:
    """The table with its totals; None for what may not be seen."""
    alles = met_totalen(tabel)
    verborgen = {cel for cel, aantal in alles.items() if 0 < aantal < drempel}
    while erbij := _te_verraden(alles, verborgen, drempel):
        verborgen.add(erbij)
    return {cel: None if cel in verborgen else aantal for cel, aantal in alles.items()}


def _te_verraden(alles: Mapping[Cel, int], verborgen: set[Cel], drempel: int) -> Cel | None:
    """One more number to hide, because without it a hidden one follows from the others."""
    for lijn in _lijnen(alles):
        dicht = [cel for cel in lijn if cel in verborgen]
        mensen = sum(alles[cel] for cel in dicht if TOTAAL not in cel)
        som_open = not any(cel == lijn[-1] for cel in dicht)
        if (
            dicht
            and (len(dicht) == 1 or (som_open and mensen < drempel))
            and (nog := _kleinste(alles, lijn, verborgen))
        ):
            return nog
    for brug in _bruggen(verborgen):
        for lijn in _lijnen(alles):
            if brug in lijn and (nog := _kleinste(alles, lijn, verborgen)):
                return nog
    return None


def _lijnen(alles: Mapping[Cel, int]) -> Iterator[list[Cel]]:
    """Every row and column, its total last."""
    rijen = list(dict.fromkeys(rij for rij, _ in alles))
    kolommen = list(dict.fromkeys(kolom for _, kolom in alles))
    for rij in rijen:
        yield sorted(((rij, kolom) for kolom in kolommen), key=lambda cel: cel[1] == TOTAAL)
    for kolom in kolommen:
        yield sorted(((rij, kolom) for rij in rijen), key=lambda cel: cel[0] == TOTAAL)


def _kleinste(alles: Mapping[Cel, int], lijn: list[Cel], verborgen: set[Cel]) -> Cel | None:
    """The smallest number of this line that can be seen: one with people in it first, a total last."""
    open_ = [cel for cel in lijn if cel not in verborgen]
    return min(open_, key=lambda cel: (alles[cel] == 0, TOTAAL in cel, alles[cel], cel), default=None)


def _bruggen(verborgen: set[Cel]) -> Iterator[Cel]:
    """Hidden numbers that follow from the sums: without such a number its row and column hang together no more."""
    for cel in sorted(verborgen):
        rest = verborgen - {cel}
        bereikt, grens = {("rij", cel[0])}, [("rij", cel[0])]
        while grens:
            soort, naam = grens.pop()
            for rij, kolom in rest:
                buur = ("kolom", kolom) if (soort, naam) == ("rij", rij) else ("rij", rij)
                if (soort, naam) in {("rij", rij), ("kolom", kolom)} and buur not in bereikt:
                    bereikt.add(buur)
                    grens.append(buur)
        if ("kolom", cel[1]) not in bereikt:
            yield cel
