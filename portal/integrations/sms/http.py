"""Text messages through a provider that takes JSON. Other field names: another file like this one."""

from __future__ import annotations

from dataclasses import dataclass, field

from portal.integrations.http_bezorging import afgeven
from portal.integrations.sms.protocol import Sms


@dataclass(frozen=True)
class Smsaanbieder:
    """A provider at `adres` (the full URL that takes messages), with its key."""

    adres: str
    sleutel: str = field(repr=False)
    timeout: float = 10.0

    def versturen(self, sms: Sms) -> None:
        """Send one text message; returning means that the provider took it over.

        Refuses with DienstNietBereikbaar, AdresGeweigerd or DienstWeigert.
        """
        afgeven(
            self.adres,
            sleutel=self.sleutel,
            kenmerk=sms.kenmerk,
            timeout=self.timeout,
            json={"to": sms.naar, "from": sms.afzender, "body": sms.tekst, "reference": sms.kenmerk},
        )
