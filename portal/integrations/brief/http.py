"""Letters through a provider that prints and posts a PDF. Other field names: another file like this one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from portal.integrations.brief.pdf import maak_pdf
from portal.integrations.brief.protocol import Brief
from portal.integrations.http_bezorging import afgeven


@dataclass(frozen=True)
class Printaanbieder:
    """A provider at `adres` (the URL that takes letters), and its key; `lettertypen`: folders with fonts."""

    adres: str
    sleutel: str = field(repr=False)
    timeout: float = 30.0
    lettertypen: tuple[Path, ...] = ()

    def versturen(self, brief: Brief) -> None:
        """Have one letter printed and posted; returning means that the provider took it over.

        Refuses with DienstNietBereikbaar, AdresGeweigerd or DienstWeigert.
        """
        self.afdrukken(brief.kenmerk, maak_pdf(brief, self.lettertypen))

    def afdrukken(self, kenmerk: str, pdf: bytes) -> None:
        """Have a PDF that is laid out already printed and posted; the same refusals."""
        afgeven(
            self.adres,
            sleutel=self.sleutel,
            kenmerk=kenmerk,
            timeout=self.timeout,
            data={"reference": kenmerk},
            files={"file": (f"{kenmerk}.pdf", pdf, "application/pdf")},
        )
