"""A photo: what is taken, how it is written anew, where it is kept, when it is looked at, and when it goes."""

from __future__ import annotations

import errno
import io
import os
import socket
import struct
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from portal import clock, jobs
from portal.domain.document.actions import Bestand, verlopen_documenten_wissen
from portal.domain.document.model import Document, Documentstatus
from portal.domain.shared.errors import NietGevonden
from portal.domain.verzoek.actions import foto_toevoegen
from portal.domain.verzoek.queries import document_voor
from portal.integrations.beeld.foto import FotoGeweigerd, Probleem, foto_herschrijven
from portal.integrations.opslag.map import Map
from portal.integrations.opslag.protocol import OpslagVol
from portal.integrations.virusscan.clamd import Clamd
from portal.integrations.virusscan.protocol import ScanNietBereikbaar
from portal.integrations.virusscan.uit import Uit
from tests.conftest import Store
from tests.makers import ingelogd
from tests.people import ANS

GPS = 0x8825
ORIENTATION = 0x0112


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 32), mode: str = "RGB", **save: object) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size, "navy" if mode == "RGB" else (0, 0, 0, 0)).save(buffer, kind, **save)  # type: ignore[arg-type]
    return buffer.getvalue()


# --- what is taken ----------------------------------------------------------------------------------------------------


def test_a_photo_is_written_anew_upright_and_without_the_place_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[2] = (52.0, 4.0, 1.0)
    taken = picture(exif=exif, comment=b"thuis bij Ans")
    assert b"thuis bij Ans" in taken
    hidden = taken + b"<script>alert(1)</script>"
    clean = foto_herschrijven(hidden)
    read = Image.open(io.BytesIO(clean))
    assert (read.format, read.size) == ("JPEG", (32, 64))
    assert dict(read.getexif()) == {}
    assert b"thuis bij Ans" not in clean
    assert b"script" not in clean


def test_a_png_with_nothing_behind_it_gets_a_white_ground_and_a_large_photo_becomes_smaller() -> None:
    see_through = Image.open(io.BytesIO(foto_herschrijven(picture("PNG", mode="RGBA"))))
    assert see_through.getpixel((1, 1)) == (255, 255, 255)
    large = Image.open(io.BytesIO(foto_herschrijven(picture(size=(6000, 4000)))))
    assert max(large.size) <= 3000


@pytest.mark.parametrize(
    ("inhoud", "probleem"),
    [
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, Probleem.HEIC),
        (b"%PDF-1.7 x", Probleem.PDF),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", Probleem.SOORT),
        (b"MZ" + b"\0" * 200, Probleem.SOORT),
        (b"GIF89a" + b"\0" * 50, Probleem.SOORT),
        (picture()[:300], Probleem.STUK),
        (b"\xff\xd8\xff\xe0" + b"x" * 100, Probleem.STUK),
    ],
)
def test_anything_else_is_refused_with_the_reason(inhoud: bytes, probleem: Probleem) -> None:
    with pytest.raises(FotoGeweigerd) as refused:
        foto_herschrijven(inhoud)
    assert refused.value.probleem is probleem


def test_a_small_file_that_would_become_a_huge_picture_is_refused_at_once() -> None:
    header = struct.pack("!IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        import zlib

        return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))

    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    begun = time.monotonic()
    with pytest.raises(FotoGeweigerd) as refused:
        foto_herschrijven(bomb)
    assert refused.value.probleem is Probleem.TE_VEEL_PUNTEN
    assert time.monotonic() - begun < 10


# --- where it is kept -------------------------------------------------------------------------------------------------


def test_a_file_is_kept_whole_readable_by_nobody_else_and_erased(tmp_path: Path) -> None:
    opslag, naam = Map(tmp_path / "documenten"), uuid.uuid4().hex
    opslag.bewaren(naam, b"foto")
    assert opslag.lezen(naam) == b"foto"
    [file] = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert file.stat().st_mode & 0o077 == 0
    opslag.wissen(naam)
    opslag.wissen(naam)
    with pytest.raises(FileNotFoundError):
        opslag.lezen(naam)
    for strange in ("../portal", "x", naam.upper()):
        with pytest.raises(FileNotFoundError):
            opslag.lezen(strange)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opslag = Map(tmp_path)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OpslagVol):
        opslag.bewaren(uuid.uuid4().hex, b"foto")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


# --- when it is looked at ---------------------------------------------------------------------------------------------


@contextmanager
def scanner(answer: bytes | None) -> Iterator[tuple[str, list[bytes]]]:
    """A daemon on loopback that takes INSTREAM and gives this answer; None hangs up."""
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection, connection.makefile("rb") as stream:
                assert stream.read(10) == b"zINSTREAM\0"
                body = b""
                while size := struct.unpack("!I", stream.read(4))[0]:
                    body += stream.read(size)
                seen.append(body)
                if answer is not None:
                    connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}", seen
        thread.join(5)


def test_the_scanner_finds_nothing_or_something() -> None:
    inhoud = b"x" * 200_000
    with scanner(b"stream: OK\0") as (adres, seen):
        assert Clamd(adres).is_schoon(inhoud)
    assert seen == [inhoud]
    with scanner(b"stream: Eicar-Test-Signature FOUND\0") as (adres, _):
        assert not Clamd(adres).is_schoon(inhoud)


def test_a_scanner_that_is_down_hangs_up_or_complains_says_neither() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        adres = f"127.0.0.1:{nobody.getsockname()[1]}"
        with pytest.raises(ScanNietBereikbaar):
            Clamd(adres, timeout=2).is_schoon(b"x")
    for answer in (None, b"INSTREAM size limit exceeded. ERROR\0"):
        with scanner(answer) as (adres, _), pytest.raises(ScanNietBereikbaar):
            Clamd(adres, timeout=2).is_schoon(b"x")
    with pytest.raises(ScanNietBereikbaar):
        Clamd("/nergens/clamd.sock").is_schoon(b"x")
    assert Uit().is_schoon(b"x")


class Scan:
    """A scanner in the hands of the test: None is down."""

    aan = True

    def __init__(self) -> None:
        self.schoon: bool | None = None

    def is_schoon(self, inhoud: bytes) -> bool:
        if self.schoon is None:
            raise ScanNietBereikbaar("down")
        return self.schoon


@pytest.fixture
def scan(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> Scan:
    scan = Scan()
    monkeypatch.setattr(jobs, "diensten", lambda: SimpleNamespace(opslag=Map(tmp_path), virusscan=scan))
    monkeypatch.setattr(clock, "now", lambda: store.nu)
    return scan


def stored(store: Store, tmp_path: Path, *, nagekeken: bool) -> str:
    naam = uuid.uuid4().hex
    Map(tmp_path).bewaren(naam, b"foto")
    bestand = Bestand(naam, "kraan.jpg", "image/jpeg", 4, "0" * 64, nagekeken)
    store.perform(foto_toevoegen, doel="reparatie", bestand=bestand, door=ingelogd(store, ANS))
    return naam


@pytest.mark.parametrize(("schoon", "status"), [(True, Documentstatus.BESCHIKBAAR), (False, Documentstatus.GEWEIGERD)])
def test_a_photo_waits_for_a_scanner_that_is_down_and_is_seen_by_nobody_until_then(
    store: Store, scan: Scan, tmp_path: Path, schoon: bool, status: Documentstatus
) -> None:
    naam = stored(store, tmp_path, nagekeken=False)
    ans = ingelogd(store, ANS)
    jobs.fotos_nakijken(store.database)
    [document] = store.all(Document)
    assert document.status == Documentstatus.WACHT
    with pytest.raises(NietGevonden):
        store.read(document_voor, document_id=naam, door=ans)
    scan.schoon = schoon
    jobs.fotos_nakijken(store.database)
    [document] = store.all(Document)
    assert document.status == status
    assert Map(tmp_path).lezen(naam) == b"foto"


# --- when it goes -----------------------------------------------------------------------------------------------------


def test_a_file_that_belongs_to_nothing_is_swept_away_and_a_fresh_one_is_not(
    store: Store, scan: Scan, tmp_path: Path
) -> None:
    store.nu = datetime.now(UTC)
    kept = stored(store, tmp_path, nagekeken=True)
    orphan = uuid.uuid4().hex
    Map(tmp_path).bewaren(orphan, b"niemand")
    jobs.bestanden_opruimen(store.database)
    assert Map(tmp_path).lezen(orphan) == b"niemand"
    store.nu += timedelta(hours=2)
    jobs.bestanden_opruimen(store.database)
    with pytest.raises(FileNotFoundError):
        Map(tmp_path).lezen(orphan)
    assert Map(tmp_path).lezen(kept) == b"foto"


def test_a_photo_of_a_forgotten_draft_goes_with_the_draft(store: Store, scan: Scan, tmp_path: Path) -> None:
    stored(store, tmp_path, nagekeken=True)
    store.nu += timedelta(days=13)
    assert store.perform(verlopen_documenten_wissen) == 0
    store.nu += timedelta(days=2)
    assert store.perform(verlopen_documenten_wissen) == 1
    assert store.all(Document) == []
