"""Mail: a relay that works, one that refuses, one that is down; what goes over the line; how a mail looks."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from portal.integrations.bezorging import AdresGeweigerd, BezorgFout, DienstNietBereikbaar, DienstWeigert
from portal.integrations.mail.opmaak import Kleuren, mail_html, mail_tekst
from portal.integrations.mail.postvak import Postvak
from portal.integrations.mail.protocol import Bijlage, Mail, Maildienst
from portal.integrations.mail.smtp import Smtp, mailbericht

from .aanbieder import vrije_poort

MAIL = Mail(
    naar="oezguer@klant.example",
    van="noreply@voorbeeldwonen.example",
    van_naam="Stichting Voorbeeldwonen, Zuid",
    onderwerp="Uw afspraak is verzet, Özgür Çelik",
    tekst="Beste Özgür,\n\nUw afspraak is nu op dinsdag 3 maart.\n",
    html="<p>Beste Özgür,</p><p>Uw afspraak is nu op dinsdag 3 maart.</p>",
    bericht_id="<bericht-00012@voorbeeldwonen.example>",
    taal="nl",
)


@dataclass
class Relay:
    """A relay on loopback; the answers are what it says at each step, and `ontvangen` what it took."""

    poort: int = 0
    bij_ontvanger: str = "250 OK"
    bij_afzender: str = "250 OK"
    bij_inhoud: str = "250 OK"
    bij_afscheid: str = "221 Bye"
    ontvangen: list[Envelope] = field(default_factory=list)
    beveiligd: list[bool] = field(default_factory=list)

    async def handle_MAIL(self, _s: Any, _sessie: Session, post: Envelope, adres: str, opties: list[str]) -> str:
        post.mail_from = adres
        post.mail_options.extend(opties)
        return self.bij_afzender

    async def handle_RCPT(self, _s: Any, _sessie: Session, post: Envelope, adres: str, _opties: list[str]) -> str:
        if self.bij_ontvanger.startswith("250"):
            post.rcpt_tos.append(adres)
        return self.bij_ontvanger

    async def handle_DATA(self, _s: Any, sessie: Session, post: Envelope) -> str:
        if self.bij_inhoud.startswith("250"):
            self.ontvangen.append(post)
            self.beveiligd.append(sessie.ssl is not None)
        return self.bij_inhoud

    async def handle_QUIT(self, _s: Any, _sessie: Session, _post: Envelope) -> str:
        return self.bij_afscheid

    def bericht(self) -> EmailMessage:
        """The one mail it took."""
        (post,) = self.ontvangen
        assert isinstance(post.content, bytes)
        return email.message_from_bytes(post.content, policy=email.policy.default)


@contextmanager
def relay_op_loopback(**instellingen: Any) -> Iterator[Relay]:
    relay = Relay(poort=vrije_poort())
    loket = Controller(relay, hostname="127.0.0.1", port=relay.poort, **instellingen)
    loket.start()
    try:
        yield relay
    finally:
        loket.stop()


@pytest.fixture
def relay() -> Iterator[Relay]:
    with relay_op_loopback() as relay:
        yield relay


@pytest.fixture
def certificaat(tmp_path: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for 127.0.0.1 that nobody trusts yet, and the server side of it."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "relay")])
    nu = dt.datetime.now(dt.UTC)
    bewijs = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(sleutel.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(nu - dt.timedelta(hours=1))
        .not_valid_after(nu + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(sleutel, hashes.SHA256())
    )
    bestand, geheim = tmp_path / "relay.pem", tmp_path / "relay.key"
    bestand.write_bytes(bewijs.public_bytes(serialization.Encoding.PEM))
    geheim.write_bytes(
        sleutel.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(bestand, geheim)
    return bestand, context


def _smtp(poort: int) -> Smtp:
    return Smtp("127.0.0.1", poort, tls="geen", timeout=5)


def _deel(bericht: EmailMessage, soort: str) -> str:
    (deel,) = [deel for deel in bericht.walk() if deel.get_content_type() == soort]
    inhoud: str = deel.get_content()
    return inhoud


# --- a relay that works


def test_mail_komt_aan_met_tekst_eerst_en_html_als_alternatief(relay: Relay) -> None:
    dienst: Maildienst = _smtp(relay.poort)
    dienst.versturen(MAIL)
    bericht = relay.bericht()
    assert [deel.get_content_type() for deel in bericht.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert _deel(bericht, "text/plain").replace("\r\n", "\n") == MAIL.tekst
    assert _deel(bericht, "text/html").strip() == MAIL.html
    assert bericht["To"] == "oezguer@klant.example"
    assert bericht["Subject"] == "Uw afspraak is verzet, Özgür Çelik"
    assert bericht["Auto-Submitted"] == "auto-generated"
    assert bericht["Content-Language"] == "nl"
    (afzender,) = bericht["From"].addresses
    assert (afzender.display_name, afzender.addr_spec) == (
        "Stichting Voorbeeldwonen, Zuid",
        "noreply@voorbeeldwonen.example",
    )
    verschil = dt.datetime.now(dt.UTC) - bericht["Date"].datetime
    assert abs(verschil) < dt.timedelta(minutes=1)


def test_mail_gaat_als_ascii_over_de_lijn(relay: Relay) -> None:
    _smtp(relay.poort).versturen(MAIL)
    (post,) = relay.ontvangen
    assert isinstance(post.content, bytes)
    assert post.content.isascii()
    assert max(len(regel) for regel in post.content.splitlines()) <= 998


def test_tweede_poging_is_dezelfde_mail(relay: Relay) -> None:
    relay.bij_inhoud = "451 4.3.0 even wachten"
    with pytest.raises(DienstNietBereikbaar):
        _smtp(relay.poort).versturen(MAIL)
    relay.bij_inhoud = "250 OK"
    _smtp(relay.poort).versturen(MAIL)
    assert relay.bericht()["Message-ID"] == "<bericht-00012@voorbeeldwonen.example>"


def test_bijlage_houdt_naam_soort_en_inhoud(relay: Relay) -> None:
    afspraak = Bijlage("afspraak.ics", "text/calendar; method=REQUEST; charset=utf-8", b"BEGIN:VCALENDAR\r\n")
    brief = Bijlage("opzegging één.pdf", "application/pdf", b"%PDF-1.7\n\x00\xff")
    _smtp(relay.poort).versturen(replace(MAIL, bijlagen=(afspraak, brief)))
    bericht = relay.bericht()
    assert bericht.get_content_type() == "multipart/mixed"
    eerste, tweede = bericht.iter_attachments()
    assert eerste.get_content_type() == "text/calendar"
    assert eerste["Content-Type"].params["method"] == "REQUEST"
    assert eerste.get_payload(decode=True) == b"BEGIN:VCALENDAR\r\n"
    assert tweede.get_filename() == "opzegging één.pdf"
    assert tweede.get_payload(decode=True) == b"%PDF-1.7\n\x00\xff"


def test_lang_afmeldadres_blijft_een_leesbaar_adres(relay: Relay) -> None:
    afmelden = f"<https://voorbeeldwonen.example/uit/{'k' * 300}>"
    een_klik = "List-Unsubscribe=One-Click"
    _smtp(relay.poort).versturen(
        replace(MAIL, kopregels={"List-Unsubscribe": afmelden, "List-Unsubscribe-Post": een_klik})
    )
    (post,) = relay.ontvangen
    assert isinstance(post.content, bytes)
    assert f"\r\nList-Unsubscribe: {afmelden}\r\n".encode() in post.content
    assert relay.bericht()["List-Unsubscribe-Post"] == een_klik


def test_domein_met_umlaut_gaat_in_ascii_vorm(relay: Relay) -> None:
    _smtp(relay.poort).versturen(replace(MAIL, naar="jan@büro.example"))
    (post,) = relay.ontvangen
    assert post.rcpt_tos == ["jan@xn--bro-hoa.example"]


def test_letters_buiten_ascii_voor_het_apenstaartje_gaan_via_smtputf8() -> None:
    with relay_op_loopback(enable_SMTPUTF8=True) as relay:
        _smtp(relay.poort).versturen(replace(MAIL, naar="jürgen@klant.example"))
    (post,) = relay.ontvangen
    assert post.rcpt_tos == ["jürgen@klant.example"]
    assert "SMTPUTF8" in post.mail_options


def test_relay_zonder_smtputf8_kan_dat_adres_niet_bereiken() -> None:
    with relay_op_loopback(enable_SMTPUTF8=False) as relay, pytest.raises(AdresGeweigerd):
        _smtp(relay.poort).versturen(replace(MAIL, naar="jürgen@klant.example"))
    assert relay.ontvangen == []


def test_slecht_afscheid_na_aangenomen_mail_is_geen_fout(relay: Relay) -> None:
    relay.bij_afscheid = "421 4.4.2 tot ziens"
    _smtp(relay.poort).versturen(MAIL)
    assert len(relay.ontvangen) == 1


# --- a relay that refuses


@pytest.mark.parametrize(
    ("stap", "antwoord", "fout"),
    [
        ("bij_ontvanger", "550 5.1.1 <oezguer@klant.example> unknown", AdresGeweigerd),
        ("bij_ontvanger", "552 5.2.2 mailbox full", AdresGeweigerd),
        ("bij_ontvanger", "550 no such user", AdresGeweigerd),
        ("bij_ontvanger", "451 4.2.1 greylisted", DienstNietBereikbaar),
        ("bij_ontvanger", "554 5.7.1 relay access denied", DienstWeigert),
        ("bij_ontvanger", "530 authentication required", DienstWeigert),
        ("bij_afzender", "550 5.1.8 sender unknown", DienstWeigert),
        ("bij_afzender", "452 4.3.1 disk full", DienstNietBereikbaar),
        ("bij_inhoud", "554 5.6.0 content refused", DienstWeigert),
        ("bij_inhoud", "421 4.3.2 going down", DienstNietBereikbaar),
    ],
)
def test_antwoord_van_de_relay_bepaalt_wat_er_verder_gebeurt(
    relay: Relay, stap: str, antwoord: str, fout: type[BezorgFout]
) -> None:
    setattr(relay, stap, antwoord)
    with pytest.raises(fout) as gevangen:
        _smtp(relay.poort).versturen(MAIL)
    assert str(gevangen.value).startswith(antwoord[:3])
    assert "klant.example" not in str(gevangen.value)
    assert relay.ontvangen == []


def _poortwachter(_s: Any, _sessie: Any, _post: Any, _soort: str, wie: LoginPassword) -> AuthResult:
    return AuthResult(success=wie == LoginPassword(b"portal", b"goed"), handled=False)


def test_inloggen_bij_de_relay_gaat_met_naam_en_wachtwoord(
    certificaat: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand, context = certificaat
    monkeypatch.setenv("SSL_CERT_FILE", str(bestand))
    with relay_op_loopback(authenticator=_poortwachter, auth_required=True, tls_context=context) as relay:
        dienst = replace(_smtp(relay.poort), gebruiker="portal", wachtwoord="goed", tls="starttls")
        dienst.versturen(MAIL)
        with pytest.raises(DienstWeigert):
            replace(dienst, wachtwoord="fout").versturen(MAIL)
        with pytest.raises(DienstWeigert):
            replace(dienst, gebruiker="").versturen(MAIL)
    assert len(relay.ontvangen) == 1


def test_wachtwoord_staat_niet_in_de_weergave() -> None:
    assert "geheim" not in repr(Smtp("127.0.0.1", 25, "portal", "geheim"))


# --- a relay that is down


def test_relay_die_er_niet_is_krijgt_het_later_opnieuw() -> None:
    with pytest.raises(DienstNietBereikbaar):
        _smtp(vrije_poort()).versturen(MAIL)


def test_relay_die_niets_zegt_krijgt_het_later_opnieuw() -> None:
    with socket.create_server(("127.0.0.1", 0)) as stil, pytest.raises(DienstNietBereikbaar):
        replace(_smtp(stil.getsockname()[1]), timeout=0.2).versturen(MAIL)


# --- the line is protected


def test_starttls_met_vertrouwd_certificaat(
    certificaat: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand, context = certificaat
    monkeypatch.setenv("SSL_CERT_FILE", str(bestand))
    with relay_op_loopback(tls_context=context, require_starttls=True) as relay:
        replace(_smtp(relay.poort), tls="starttls").versturen(MAIL)
    assert relay.beveiligd == [True]


def test_tls_vanaf_het_begin_met_vertrouwd_certificaat(
    certificaat: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand, context = certificaat
    monkeypatch.setenv("SSL_CERT_FILE", str(bestand))
    with relay_op_loopback(ssl_context=context) as relay:
        replace(_smtp(relay.poort), tls="tls").versturen(MAIL)
    assert len(relay.ontvangen) == 1


def test_certificaat_dat_niemand_vertrouwt_krijgt_de_mail_niet(
    certificaat: tuple[Path, ssl.SSLContext],
) -> None:
    _, context = certificaat
    with relay_op_loopback(tls_context=context) as relay, pytest.raises(DienstNietBereikbaar):
        replace(_smtp(relay.poort), tls="starttls").versturen(MAIL)
    assert relay.ontvangen == []


def test_relay_zonder_starttls_krijgt_de_mail_niet_onbeschermd(relay: Relay) -> None:
    with pytest.raises(DienstWeigert):
        replace(_smtp(relay.poort), tls="starttls").versturen(MAIL)
    assert relay.ontvangen == []


# --- header injection


@pytest.mark.parametrize("breuk", ["\n", "\r", "\r\n", "\x00", "\x0b", "\u2028", "\ud800"])
@pytest.mark.parametrize(
    "vervuild",
    [
        lambda vuil: replace(MAIL, onderwerp=f"Uw afspraak{vuil}Bcc: ander@example.com"),
        lambda vuil: replace(MAIL, onderwerp=f"Uw afspraak{vuil}"),
        lambda vuil: replace(MAIL, van_naam=f"Wonen{vuil}Bcc: ander@example.com"),
        lambda vuil: replace(MAIL, bericht_id=f"<a@b.example>{vuil}Bcc: ander@example.com"),
        lambda vuil: replace(MAIL, taal=f"nl{vuil}Bcc: ander@example.com"),
        lambda vuil: replace(MAIL, kopregels={"List-Id": f"tips{vuil}Bcc: ander@example.com"}),
        lambda vuil: replace(MAIL, kopregels={f"List-Id: tips{vuil}Bcc": "ander@example.com"}),
    ],
)
def test_kopregel_die_meer_dan_een_regel_zou_worden_gaat_niet_weg(vervuild: Callable[[str], Mail], breuk: str) -> None:
    with pytest.raises(DienstWeigert):
        mailbericht(vervuild(breuk))


@pytest.mark.parametrize(
    "naar",
    [
        "",
        "geen adres",
        "jan@klant.example\n",
        "jan@klant.example\r\nBcc: ander@example.com",
        "jan@klant.example, ander@example.com",
        "Jan <jan@klant.example>",
        "jan@@klant.example",
    ],
)
def test_wat_geen_adres_is_wordt_geweigerd_voor_er_iemand_gebeld_wordt(naar: str) -> None:
    with pytest.raises(AdresGeweigerd):
        _smtp(vrije_poort()).versturen(replace(MAIL, naar=naar))


def test_fout_afzenderadres_is_onze_fout() -> None:
    with pytest.raises(DienstWeigert):
        mailbericht(replace(MAIL, van="geen adres"))


@given(st.text(max_size=200), st.text(max_size=60))
def test_geen_onderwerp_of_naam_voegt_ooit_een_kopregel_toe(onderwerp: str, naam: str) -> None:
    try:
        inhoud = mailbericht(replace(MAIL, onderwerp=onderwerp, van_naam=naam)).as_bytes()
    except DienstWeigert:
        return
    gelezen = email.message_from_bytes(inhoud, policy=email.policy.default)
    assert gelezen.keys() == mailbericht(MAIL).keys()
    assert gelezen["To"] == MAIL.naar
    assert [adres.addr_spec for adres in gelezen["From"].addresses] == [MAIL.van]


# --- how a mail looks


class _Lezer(HTMLParser):
    """What a resident gets to see, and everything that could make a mail program fetch something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tekst = ""
        self.koppelingen: list[str | None] = []
        self.elementen: list[str] = []
        self.taal: str | None = None
        self.alineas = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elementen.append(tag)
        self.alineas += tag == "p"
        waarden = dict(attrs)
        if tag == "a":
            self.koppelingen.append(waarden["href"])
        if tag == "html":
            self.taal = waarden["lang"]

    def handle_data(self, data: str) -> None:
        self.tekst += data


OPMAAK: dict[str, Any] = {
    "tekst": "Beste Özgür,\n\nUw afspraak is op dinsdag.\nOm 10.00 uur.\n\nTot dan!",
    "taal": "nl",
    "afzender": "Stichting Voorbeeldwonen",
    "knop": ("Bekijk uw afspraak", "https://voorbeeldwonen.example/mijn/afspraken?a=1&b=2"),
    "herkenningswoord": "zonnebloem",
    "kenmerk": "BR-2026-00012",
}


def test_html_en_tekst_zeggen_hetzelfde() -> None:
    html = " ".join(_Lezer(mail_html(**OPMAAK)).tekst.split())
    tekst = " ".join(mail_tekst(**OPMAAK).split())
    for deel in (
        "Beste Özgür,",
        "Tot dan!",
        "Stichting Voorbeeldwonen",
        "Bekijk uw afspraak",
        "https://voorbeeldwonen.example/mijn/afspraken?a=1&b=2",
        "Uw herkenningswoord: zonnebloem",
        "Twijfelt u of dit bericht van ons is? Ga zelf naar onze website en kies 'Is dit bericht van ons?'. "
        "Kenmerk: BR-2026-00012",
    ):
        assert deel in html
        assert deel in tekst


def test_engelse_mail_heeft_engelse_vaste_zinnen() -> None:
    engels = OPMAAK | {"taal": "en"}
    for opgemaakt in (_Lezer(mail_html(**engels)).tekst, mail_tekst(**engels)):
        assert "Your recognition word: zonnebloem" in opgemaakt
        assert "Reference: BR-2026-00012" in opgemaakt
        assert "herkenningswoord" not in opgemaakt
        assert "Kenmerk" not in opgemaakt
    assert _Lezer(mail_html(**engels)).taal == "en"


def test_witregels_maken_alineas_en_regeleinden_blijven() -> None:
    kaal = OPMAAK | {"knop": None, "herkenningswoord": None}
    html = mail_html(**kaal)
    afzender_en_voet = 2
    assert _Lezer(html).alineas == 3 + afzender_en_voet
    assert "Uw afspraak is op dinsdag.<br>Om 10.00 uur." in html
    windows = kaal | {"tekst": kaal["tekst"].replace("\n", "\r\n")}
    assert mail_html(**windows) == html
    assert mail_tekst(**windows) == mail_tekst(**kaal)


def test_zonder_knop_is_er_geen_enkele_koppeling() -> None:
    assert _Lezer(mail_html(**OPMAAK | {"knop": None})).koppelingen == []
    assert "https://" not in mail_tekst(**OPMAAK | {"knop": None})


def test_mail_haalt_niets_van_buiten_op() -> None:
    html = mail_html(**OPMAAK)
    lezer = _Lezer(html)
    assert lezer.koppelingen == [OPMAAK["knop"][1]]
    assert not {"img", "link", "script", "style", "iframe"} & set(lezer.elementen)
    assert "url(" not in html


def test_wat_een_mens_typte_wordt_nooit_html() -> None:
    aanval = "<img src=x onerror=alert(1)> {{ 7*7 }} \"'&"
    html = mail_html(**OPMAAK | {"tekst": aanval, "herkenningswoord": aanval, "knop": (aanval, 'https://x.example/">')})
    lezer = _Lezer(html)
    assert "img" not in lezer.elementen
    assert lezer.koppelingen == ['https://x.example/">']
    assert lezer.tekst.count(aanval) == 3


def test_kleuren_van_de_corporatie_komen_in_de_mail() -> None:
    assert "background-color:#702963;" in mail_html(**OPMAAK, kleuren=Kleuren(knop="#702963"))


def test_ingebouwd_postvak_neemt_elke_mail_aan() -> None:
    dienst: Maildienst = Postvak()
    dienst.versturen(MAIL)
