"""The letter as PDF: tagged (PDF/UA-1), for a window envelope, and the same bytes for the same letter.

All text reaches the template as data (`sys.inputs`), so nothing that somebody typed can be read as markup.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import cast

import typst
from babel.dates import format_date

from portal.integrations.bezorging import DienstWeigert, herkenningsregel, taal_met_tekst
from portal.integrations.brief.formulier import als_gegevens
from portal.integrations.brief.protocol import Brief

_SJABLOON = Path(__file__).with_name("brief.typ")

_WOORDEN = {
    "nl": {
        "datum": "Datum",
        "kenmerk": "Kenmerk",
        "groet": "Met vriendelijke groet,",
        "pagina": "Pagina",
        "van": "van",
        "twijfel": "Twijfelt u of deze brief van ons is? Bel ons. Of ga zelf naar onze website en kies "
        "'Is dit bericht van ons?'. Houd het kenmerk bij de hand.",
    },
    "en": {
        "datum": "Date",
        "kenmerk": "Reference",
        "groet": "Kind regards,",
        "pagina": "Page",
        "van": "of",
        "twijfel": "Not sure if this letter is from us? Call us. Or go to our website yourself and choose "
        "'Is this message from us?'. Have the reference at hand.",
    },
}


def maak_pdf(brief: Brief, lettertypen: Sequence[Path] = ()) -> bytes:
    """Lay out the letter; `lettertypen` are folders with extra fonts, for scripts the built-in ones lack.

    Refuses with DienstWeigert when a character is in none of the fonts: a resident never gets a letter with
    empty boxes in it.
    """
    vast = taal_met_tekst(brief.taal)
    woord = brief.herkenningswoord
    gegevens = {
        "kenmerk": brief.kenmerk,
        "datum": format_date(brief.datum, "d MMMM y", locale=vast),
        "dag": [brief.datum.year, brief.datum.month, brief.datum.day],
        "adresregels": brief.adresregels,
        "afzender_naam": brief.afzender_naam,
        "afzender_regels": brief.afzender_regels,
        "onderwerp": brief.onderwerp,
        "aanhef": brief.aanhef,
        "alineas": brief.alineas,
        "herkenning": herkenningsregel(woord, brief.taal) if woord else None,
        "taal": brief.taal,
        "woorden": _WOORDEN[vast],
        "formulier": als_gegevens(brief.formulier) if brief.formulier else None,
    }
    # System fonts differ per machine, and with them the bytes.
    schrijver = typst.Compiler(
        _SJABLOON,
        sys_inputs={"gegevens": json.dumps(gegevens)},
        font_paths=list(lettertypen),
        ignore_system_fonts=True,
    )
    try:
        pdf = schrijver.compile(
            format="pdf",
            pdf_standards="ua-1",
            timestamp=datetime.combine(brief.datum, time(), UTC),
        )
    except typst.TypstError as fout:
        raise DienstWeigert(f"de brief is niet op te maken: {fout.message}") from fout
    # One document gives bytes; typst gives a list only for pictures of pages.
    return cast(bytes, pdf)
