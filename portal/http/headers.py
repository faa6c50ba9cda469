"""What goes on every answer: a strict Content-Security-Policy by hashes, no sniffing, no referrer; and limits.

It also serves every page at its own address with 200: Reflex builds `/x/index.html` and would redirect `/x` to `/x/`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from portal import routes
from portal.http.trouble import our_mistake
from portal.settings import settings

BUILD = Path(".web/build/client")
MAXIMUM_BODY = 1_000_000
# The route for photos reads what is too much and throws it away: a browser that is cut off shows no answer.
MAXIMUM_PHOTO_BODY = 64_000_000
# A whole corporation in one file; it streams to disk.
MAXIMUM_DELIVERY = 256_000_000
TOO_LARGE = "Te groot. / Too large."
MAXIMUM = {routes.FOTO_TOEVOEGEN: MAXIMUM_PHOTO_BODY, routes.WEBHOOK_PRIMAIR: MAXIMUM_DELIVERY}
# Everything in Reflex that takes files or lists routes; the portal has its own routes for documents.
CLOSED = ("/_upload", "/_all_routes", "/auth-codespace")


def content_security_policy(html: str) -> str:
    """The policy for one page: its inline scripts and styles are named by their hashes, and nothing else may run."""
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", html, re.S)
    styles = re.findall(r"<style[^>]*>(.*?)</style>", html, re.S)

    def hashes(found: list[str]) -> str:
        return "".join(f" 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in sorted(set(found)))

    socket = settings().origin.replace("http", "ws", 1)
    return (
        "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; "
        f"img-src 'self' data:; connect-src 'self' {socket}; "
        f"script-src 'self'{hashes(scripts)}; style-src 'self'{hashes(styles)}"
    )


class Headers:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.policies = {path: content_security_policy(file.read_text()) for path, file in _built_pages(BUILD).items()}
        shells = [BUILD / name for name in ("404.html", "__spa-fallback.html")]
        self.otherwise = content_security_policy("".join(file.read_text() for file in shells if file.exists()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"].rstrip("/") or "/"
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            begun = True
            if message["type"] == "http.response.start":
                self._dress(MutableHeaders(scope=message), path)
            await send(message)

        try:
            length = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
            maximum = MAXIMUM.get(path, MAXIMUM_BODY)
            if not length.isdigit() or int(length) > maximum:
                raise HTTPException(413, TOO_LARGE)
            await self.app(self._inside(scope, path), _limited(receive, maximum), send_with_headers)
        except HTTPException as refused:
            answer: Response = PlainTextResponse(refused.detail, refused.status_code)
        # The last layer: whatever comes this far would be written to the log by the server, with all it says.
        except Exception as error:
            answer = our_mistake(error)
        else:
            return
        if not begun:
            await answer(scope, receive, send_with_headers)

    def _inside(self, scope: Scope, path: str) -> Scope:
        """The request as the layers below should see it."""
        closed = path.startswith(CLOSED) or (not settings().demo and routes.without_language(path) in routes.DEMO_PAGES)
        # A page has one address; the file behind it is not another.
        closed |= path.endswith((".html", ".html.gz", ".html.br")) and path != routes.GEGEVENS_HTML
        if closed:
            return {**scope, "path": "/-", "raw_path": b"/-"}
        if path in self.policies and path != "/" and scope["method"] in ("GET", "HEAD"):
            # The static files live behind the address with a slash; without this it would be a redirect.
            return {**scope, "path": f"{path}/", "raw_path": f"{path}/".encode()}
        return scope

    def _dress(self, headers: MutableHeaders, path: str) -> None:
        is_html = headers.get("content-type", "").startswith("text/html")
        # A page that did not change (304) has no content type, and the browser takes over these headers all the same.
        if path in self.policies or is_html:
            headers["Content-Security-Policy"] = self.policies.get(path, self.otherwise)
        else:
            headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["X-Frame-Options"] = "DENY"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()"
        if settings().secure:
            headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        if path.startswith(("/assets/", "/fonts/", "/beelden/")):
            headers["Cache-Control"] = "public, max-age=31536000, immutable"
        elif "cache-control" not in headers:
            headers["Cache-Control"] = "no-cache"


def _limited(receive: Receive, maximum: int) -> Receive:
    """A body that lies about its length, or has none, stops at the same limit."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > maximum:
            raise HTTPException(413, TOO_LARGE)
        return message

    return counted


def _built_pages(build: Path) -> dict[str, Path]:
    """Every page of this build that has an address of ours, with its file."""
    found = {}
    for file in build.rglob("index.html"):
        folder = str(file.parent.relative_to(build))
        path = "/" if folder == "." else f"/{folder}"
        if routes.without_language(path) in routes.PAGES | routes.DEMO_PAGES:
            found[path] = file
    return found
