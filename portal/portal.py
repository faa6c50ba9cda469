"""The Reflex app: pages, gate, HTTP routes. Nothing else."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

import reflex as rx

# The first form submit of a worker would import this on the event loop and freeze everyone for seconds.
import reflex.model
from reflex_components_core.base.error_boundary import ErrorBoundary

from portal import http, logs, pages, wiring, wissingen
from portal.http.headers import Headers
from portal.state import gate, tabs
from portal.state.basis import handle_backend_exception, handle_frontend_exception
from portal.state.inschrijven import Herstel
from portal.state.spoed import Spoedwacht
from portal.state.verzoeken import Fotowacht

__all__ = ["app", "reflex"]

app = rx.App(
    html_lang="nl",
    reset_style=False,
    toaster=None,
    stylesheets=["tokens.css", "portal.css"],
    head_components=[
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.link(
            rel="preload",
            href="/fonts/atkinson-hyperlegible-next-latin.woff2",
            custom_attrs={"as": "font", "crossOrigin": "anonymous"},
            type="font/woff2",
        ),
    ],
    backend_exception_handler=handle_backend_exception,
    frontend_exception_handler=handle_frontend_exception,
    api_transformer=[http.app(), Headers],
)
app.app_wraps.pop((5, "Overlay"))
app.app_wraps[55, "ErrorBoundary"] = lambda _: ErrorBoundary.create(fallback_render=rx.Var.create(pages.broken()))
app.add_middleware(tabs.WholeTab(), index=0)
app.add_middleware(gate.Gate(), index=1)
app.add_middleware(Herstel(), index=2)
app.add_middleware(Spoedwacht(), index=3)
app.add_middleware(Fotowacht(), index=4)
pages.register(app)


@contextlib.asynccontextmanager
async def store() -> AsyncIterator[None]:
    """The store of this worker: opened after the fork, closed at the end."""
    logs.install()
    database = wiring.start()
    wissingen.controleren(database)
    gate.guard_socket(app)
    tabs.keep_tabs(app)
    yield
    database.close()


app.register_lifespan_task(store)
