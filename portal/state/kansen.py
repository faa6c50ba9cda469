"""Equal chances on screen: one table and one chart per finished quarter."""

from __future__ import annotations

from dataclasses import dataclass

import reflex as rx

from portal.database import read
from portal.domain.kansen.queries import Kansen, kansen
from portal.domain.shared.actor import Rol
from portal.i18n import t
from portal.state.gate import policy


@dataclass(frozen=True)
class Staaf:
    """One bar: how many of a hundred succeeded along this way; empty when it may not be seen."""

    naam: str
    procent: int
    tekst: str
    zichtbaar: bool


@dataclass(frozen=True)
class KwartaalOpScherm:
    """One quarter: its heading, its rows and its bars."""

    kop: str
    rijen: list[list[str]]
    staven: list[Staaf]
    leeg: bool


class KansenState(rx.State):
    """The last finished quarters."""

    geladen: bool = False
    kwartalen: list[KwartaalOpScherm] = []

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Counts only: nobody can be found in them."""
        self.kwartalen = [
            KwartaalOpScherm(
                t("Kwartaal vanaf {dag}", dag=kwartaal.begin),
                [_rij(rij) for rij in kwartaal.rijen],
                [_staaf(rij) for rij in kwartaal.rijen[:-1]],
                all(rij.totaal == 0 for rij in kwartaal.rijen),
            )
            for kwartaal in await read(kansen)
        ]
        self.geladen = True


def _naam(weg: str) -> str:
    return {
        "digitaal": t("Zelf, op een scherm"),
        "samen": t("Samen met een medewerker"),
        "papier": t("Op papier"),
    }.get(weg, t("Alles samen"))


def _rij(rij: Kansen) -> list[str]:
    te_weinig = t("te weinig om te tonen")
    return [
        _naam(rij.weg),
        te_weinig if rij.gelukt is None else str(rij.gelukt),
        te_weinig if rij.verlopen is None else str(rij.verlopen),
        te_weinig if rij.dagen is None else t("{aantal} dagen", aantal=rij.dagen),
    ]


def _staaf(rij: Kansen) -> Staaf:
    deel = rij.deel_gelukt
    tekst = t("te weinig om te tonen") if deel is None else t("{deel} van de 100", deel=deel)
    return Staaf(_naam(rij.weg), deel or 0, tekst, deel is not None)
