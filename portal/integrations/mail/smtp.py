"""Mail through any SMTP relay. The relay signs (DKIM) and handles what bounces later."""

from __future__ import annotations

import re
import smtplib
import ssl
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import localtime
from typing import Literal

from email_validator import EmailNotValidError, validate_email

from portal.integrations.bezorging import AdresGeweigerd, BezorgFout, DienstNietBereikbaar, DienstWeigert
from portal.integrations.mail.protocol import Bijlage, Mail

# Not everything that is refused at the recipient is about the recipient. RFC 3463 (enhanced status codes):
# 5.5.x is about our side of the conversation, 5.7.x about policy (relaying, login, blocked sender).
_ONZE_FOUT = ("5.5.", "5.7.")
# RFC 4954: login needed.
_INLOGGEN_NODIG = 530
_BLIJVEND = 500
_ADRES = re.compile(r"\S+@\S+")
# Unicode categories: control characters, half characters, line and paragraph separators.
_BREEKT_REGEL = {"Cc", "Cs", "Zl", "Zp"}


class _Kopregelbeleid(EmailPolicy):
    """SMTP line endings, and List-* headers on one line.

    Folding by the standard library turns a long address in List-Unsubscribe into an encoded word, which no
    mail program reads as an address.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower().startswith("list-"):
            return f"{name}: {value}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


_BELEID = _Kopregelbeleid(linesep="\r\n")


@dataclass(frozen=True)
class Smtp:
    """A relay: `tls` is how the line is protected; without `gebruiker` there is no login."""

    host: str
    poort: int
    gebruiker: str = ""
    wachtwoord: str = field(default="", repr=False)
    tls: Literal["geen", "starttls", "tls"] = "starttls"
    timeout: float = 20.0

    def versturen(self, mail: Mail) -> None:
        """Send one mail; returning means that the relay took it over.

        Refuses with DienstNietBereikbaar (no connection, or a 4xx answer), AdresGeweigerd (the relay says
        that this address does not work) or DienstWeigert (our login, our sender or our mail is refused).
        """
        bericht = mailbericht(mail)
        try:
            self._afgeven(bericht)
        except smtplib.SMTPRecipientsRefused as fout:
            ((code, uitleg),) = fout.recipients.values()
            raise _vertaald(code, uitleg, bij_ontvanger=True) from fout
        except smtplib.SMTPConnectError as fout:
            raise DienstNietBereikbaar(f"{fout.smtp_code} bij het verbinden") from fout
        except smtplib.SMTPResponseException as fout:
            raise _vertaald(fout.smtp_code, fout.smtp_error, bij_ontvanger=False) from fout
        except smtplib.SMTPNotSupportedError as fout:
            raise DienstWeigert(str(fout)) from fout
        except (smtplib.SMTPException, OSError) as fout:
            raise DienstNietBereikbaar(type(fout).__name__) from fout

    def _afgeven(self, bericht: EmailMessage) -> None:
        verbinding = self._verbonden()
        try:
            if self.tls == "starttls":
                verbinding.starttls(context=ssl.create_default_context())
            if self.gebruiker:
                verbinding.login(self.gebruiker, self.wachtwoord)
            try:
                verbinding.send_message(bericht)
            except smtplib.SMTPNotSupportedError as fout:
                raise AdresGeweigerd("de relay kent geen mailadressen met letters buiten ASCII") from fout
        finally:
            # A goodbye that goes wrong does not undo a mail that was taken: reporting it would send it twice.
            with suppress(smtplib.SMTPException, OSError):
                verbinding.quit()
            verbinding.close()

    def _verbonden(self) -> smtplib.SMTP:
        if self.tls == "tls":
            return smtplib.SMTP_SSL(self.host, self.poort, timeout=self.timeout, context=ssl.create_default_context())
        return smtplib.SMTP(self.host, self.poort, timeout=self.timeout)


def mailbericht(mail: Mail) -> EmailMessage:
    """The mail as it goes over the line: text first, HTML as its alternative, then the attachments.

    Refuses with AdresGeweigerd when `naar` is no mail address, and with DienstWeigert when a header would not
    stay one line (header injection) or the sender is no mail address.
    """
    kopregels = [mail.van_naam, mail.onderwerp, mail.bericht_id, mail.taal]
    kopregels += [*mail.kopregels, *mail.kopregels.values()]
    if any(unicodedata.category(teken) in _BREEKT_REGEL for teken in "".join(kopregels)):
        raise DienstWeigert("een kopregel bevat een regeleinde of stuurteken")
    bericht = EmailMessage(policy=_BELEID)
    try:
        bericht["To"] = _adres("", mail.naar)
    except ValueError as fout:
        raise AdresGeweigerd("geen geldig mailadres") from fout
    try:
        bericht["From"] = _adres(mail.van_naam, mail.van)
        bericht["Subject"] = mail.onderwerp
        bericht["Date"] = localtime()
        bericht["Message-ID"] = mail.bericht_id
        # RFC 3834: no out-of-office answers to a machine.
        bericht["Auto-Submitted"] = "auto-generated"
        for naam, waarde in mail.kopregels.items():
            bericht[naam] = waarde
        # Quoted-printable survives every relay, also one that knows no 8-bit mail.
        bericht.set_content(mail.tekst, cte="quoted-printable")
        bericht.add_alternative(mail.html, subtype="html", cte="quoted-printable")
        for bijlage in mail.bijlagen:
            _bijvoegen(bericht, bijlage)
        bericht["Content-Language"] = mail.taal
    except ValueError as fout:
        raise DienstWeigert(f"de mail is niet op te maken: {type(fout).__name__}") from fout
    return bericht


def _adres(naam: str, adres: str) -> Address:
    """The domain in its ASCII form; other letters before the @ stay, and ask SMTPUTF8 of the relay."""
    try:
        delen = validate_email(adres, check_deliverability=False, globally_deliverable=False, test_environment=True)
    except EmailNotValidError as fout:
        raise ValueError("geen geldig mailadres") from fout
    return Address(naam, delen.local_part, delen.ascii_domain)


def _bijvoegen(bericht: EmailMessage, bijlage: Bijlage) -> None:
    soort = EmailMessage(policy=_BELEID)
    soort["Content-Type"] = bijlage.soort
    bericht.add_attachment(
        bijlage.inhoud,
        maintype=soort.get_content_maintype(),
        subtype=soort.get_content_subtype(),
        params=dict(soort["Content-Type"].params),
        filename=bijlage.naam,
    )


def _vertaald(code: int, uitleg: bytes | str, *, bij_ontvanger: bool) -> BezorgFout:
    tekst = uitleg.decode("utf-8", "replace") if isinstance(uitleg, bytes) else uitleg
    # Relays repeat the address in their answer; the reason is read in logs.
    reden = f"{code} {_ADRES.sub('(adres)', tekst)}"[:300]
    if code < _BLIJVEND:
        return DienstNietBereikbaar(reden)
    if bij_ontvanger and code != _INLOGGEN_NODIG and not tekst.startswith(_ONZE_FOUT):
        return AdresGeweigerd(reden)
    return DienstWeigert(reden)
