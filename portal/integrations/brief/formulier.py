"""A form on paper as PDF: tagged (PDF/UA-1), with boxes to write in, also in large type.

All text reaches the template as data (`sys.inputs`), so nothing that somebody typed can be read as markup.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, cast

import typst

from portal.integrations.bezorging import DienstWeigert
from portal.integrations.brief.protocol import Papier

_SJABLOON = Path(__file__).with_name("formulier.typ")
_WOORDEN = {
    "nl": {
        "code": "Code van dit formulier", "pagina": "Pagina", "van": "van", "mag-leeg": "(mag leeg blijven)",
        "dag": "dag", "maand": "maand", "jaar": "jaar", "onderteken": "Onderteken", "handtekening": "Uw handtekening",
        "datum": "Datum", "terugsturen": "Stuur dit formulier terug",
    },
    "en": {
        "code": "Code of this form", "pagina": "Page", "van": "of", "mag-leeg": "(may be left empty)",
        "dag": "day", "maand": "month", "jaar": "year", "onderteken": "Sign", "handtekening": "Your signature",
        "datum": "Date", "terugsturen": "Send this form back",
    },
}  # fmt: skip


def als_gegevens(papier: Papier) -> dict[str, Any]:
    """The form as its template reads it."""
    dag = [papier.datum.year, papier.datum.month, papier.datum.day]
    return {**asdict(papier), "datum": None, "dag": dag, "woorden": _WOORDEN[papier.taal]}


def maak_formulier(papier: Papier, lettertypen: Sequence[Path] = ()) -> bytes:
    """Lay out the form. Refuses with DienstWeigert when a character is in none of the fonts."""
    gegevens = als_gegevens(papier)
    schrijver = typst.Compiler(
        _SJABLOON,
        sys_inputs={"gegevens": json.dumps(gegevens)},
        font_paths=list(lettertypen),
        # System fonts differ per machine, and with them the bytes.
        ignore_system_fonts=True,
    )
    try:
        pdf = schrijver.compile(
            format="pdf", pdf_standards="ua-1", timestamp=datetime.combine(papier.datum, time(), UTC)
        )
    except typst.TypstError as fout:
        raise DienstWeigert(f"het formulier is niet op te maken: {fout.message}") from fout
    return cast(bytes, pdf)
