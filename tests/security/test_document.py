"""Photos over plain HTTP: who may send one, how much is taken, and who may see it."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable

import httpx
import pytest
from PIL import Image
from sqlmodel import select

from portal import routes
from portal.domain.document.model import Document
from tests.running import RunningPortal
from tests.security.conftest import BILAL, CARLA, DIRK
from tests.security.visitor import Visitor

OURS = {"Sec-Fetch-Site": "same-origin"}


def png() -> bytes:
    """A photo."""
    buffer = io.BytesIO()
    Image.new("RGB", (32, 32), "navy").save(buffer, "PNG")
    return buffer.getvalue()


def send(visitor: Visitor, doel: str = "vraag", inhoud: bytes = b"", **headers: str) -> httpx.Response:
    """Send a photo as the form does."""
    return visitor.request(
        "POST",
        routes.FOTO_TOEVOEGEN,
        headers=OURS | headers,
        data={"doel": doel, "taal": "nl", "tab": ""},
        files={"foto": ("x.png", inhoud or png(), "image/png")},
    )


def newest(portal: RunningPortal) -> Document:
    """The photo that came last."""
    assert portal.database is not None
    query = select(Document).order_by(Document.toegevoegd_op.desc())  # type: ignore[attr-defined]
    found = portal.database.read_now(lambda session: session.exec(query).first())
    assert found is not None
    return found


def test_a_photo_is_a_download_of_its_owner_and_exists_for_nobody_else(portal: RunningPortal) -> None:
    # Somebody with whom no medewerker is in conversation, whatever story came before.
    wie = Visitor(portal).login("foto@voorbeeld.nl")
    assert send(wie).headers["location"] == f"{routes.verzoek_stap('vraag', 'foto')}?foto=gelukt"
    address = routes.document(newest(portal).id)
    answer = wie.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    for other in (Visitor(portal), Visitor(portal).demo_login(CARLA), Visitor(portal).demo_login(DIRK)):
        assert other.get(address).status_code == 404
    assert wie.get(routes.document("0" * 32)).status_code == 404
    assert wie.get(routes.document("../portal.db")).status_code == 404


def test_a_photo_from_another_site_or_of_nobody_is_refused(
    portal: RunningPortal, contents: Callable[[], dict[str, str]]
) -> None:
    before = contents()
    bilal = Visitor(portal).demo_login(BILAL)
    assert send(bilal, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert send(Visitor(portal)).headers["location"] == routes.INLOGGEN
    assert send(Visitor(portal).demo_login(DIRK)).headers["location"] == routes.INLOGGEN
    assert send(bilal, doel="0" * 32).status_code == 404
    assert send(bilal, doel="../x").status_code == 400
    assert contents() == before
    assert not list((portal.folder / "documenten").glob("??/" + "0" * 32))


@pytest.mark.parametrize("size", [11 << 20, 40 << 20])
def test_too_much_is_said_and_not_kept(
    portal: RunningPortal, contents: Callable[[], dict[str, str]], size: int
) -> None:
    before = contents()
    answer = send(Visitor(portal).demo_login(BILAL), inhoud=b"x" * size)
    assert answer.headers["location"].endswith("?foto=te-groot")
    assert contents() == before


def test_a_body_of_more_than_any_photo_is_refused_unread(portal: RunningPortal) -> None:
    bilal = Visitor(portal).demo_login(BILAL)
    with socket.create_connection(("127.0.0.1", portal.port), 10) as raw:
        raw.sendall(
            f"POST {routes.FOTO_TOEVOEGEN} HTTP/1.1\r\nHost: localhost\r\nCookie: sessie={bilal.session}\r\n"
            "Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            "Content-Length: 99000000\r\n\r\n".encode()
        )
        assert raw.recv(64).startswith(b"HTTP/1.1 413")


def test_half_a_photo_leaves_nothing(
    portal: RunningPortal, contents: Callable[[], dict[str, str]], written: Callable[[], str]
) -> None:
    before = contents()
    files = len([path for path in (portal.folder / "documenten").rglob("*") if path.is_file()])
    bilal = Visitor(portal).demo_login(BILAL)
    with socket.create_connection(("127.0.0.1", portal.port), 10) as raw:
        raw.sendall(
            f"POST {routes.FOTO_TOEVOEGEN} HTTP/1.1\r\nHost: localhost\r\nCookie: sessie={bilal.session}\r\n"
            "Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            'Content-Length: 500000\r\n\r\n--x\r\nContent-Disposition: form-data; name="doel"\r\n\r\nvraag\r\n'.encode()
        )
    assert bilal.get(routes.GEZONDHEID).status_code == 200
    assert contents() == before
    assert len([path for path in (portal.folder / "documenten").rglob("*") if path.is_file()]) == files
    assert "Traceback" not in written()
