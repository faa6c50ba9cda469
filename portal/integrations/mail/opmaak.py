"""How every mail looks: one calm letter, in HTML and in plain text, with the same content.

No images, no tracking, nothing from elsewhere: it reads the same with pictures blocked, and opening it tells
nobody anything. The address behind the button is also written out, so a resident can see where it leads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.integrations.bezorging import herkenningsregel, taal_met_tekst

_TWIJFEL = {
    "nl": "Twijfelt u of dit bericht van ons is? "
    "Ga zelf naar onze website en kies 'Is dit bericht van ons?'. Kenmerk: {kenmerk}",
    "en": "Not sure if this message is from us? "
    "Go to our website yourself and choose 'Is this message from us?'. Reference: {kenmerk}",
}
_KNOP_WERKT_NIET = {
    "nl": "Werkt de knop niet? Typ dan dit adres in uw browser:",
    "en": "Does the button not work? Type this address in your browser:",
}

_sjablonen = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Kleuren:
    """The colours of one corporation in a mail; text needs a contrast of 4.5 : 1 with what is behind it."""

    tekst: str = "#1f2a30"
    gedempt: str = "#4a5860"
    achtergrond: str = "#f4f1ea"
    vlak: str = "#ffffff"
    lijn: str = "#d5d0c4"
    knop: str = "#0b5563"
    knoptekst: str = "#ffffff"


def mail_html(
    *,
    tekst: str,
    taal: str,
    afzender: str,
    knop: tuple[str, str] | None,
    herkenningswoord: str | None,
    kenmerk: str,
    kleuren: Kleuren = Kleuren(),
) -> str:
    """The HTML part: `tekst` in paragraphs (blank lines split), a button, how to check that it is ours."""
    vast = taal_met_tekst(taal)
    return _sjablonen.get_template("basis.html").render(
        alineas=[alinea.splitlines() for alinea in _alineas(tekst)],
        taal=taal,
        afzender=afzender,
        knop=knop,
        knop_werkt_niet=_KNOP_WERKT_NIET[vast],
        herkenning=herkenningsregel(herkenningswoord, taal) if herkenningswoord else None,
        twijfel=_TWIJFEL[vast].format(kenmerk=kenmerk),
        kleuren=kleuren,
    )


def mail_tekst(
    *,
    tekst: str,
    taal: str,
    afzender: str,
    knop: tuple[str, str] | None,
    herkenningswoord: str | None,
    kenmerk: str,
) -> str:
    """The text part, with everything the HTML part says."""
    delen = _alineas(tekst)
    if knop:
        delen.append("{}:\n{}".format(*knop))
    delen.append(afzender)
    if herkenningswoord:
        delen.append(herkenningsregel(herkenningswoord, taal))
    delen.append(_TWIJFEL[taal_met_tekst(taal)].format(kenmerk=kenmerk))
    return "\n\n".join(delen) + "\n"


def _alineas(tekst: str) -> list[str]:
    return re.split(r"\n\s*\n", tekst.replace("\r\n", "\n").strip())
