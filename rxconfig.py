"""Reflex configuration. No state and no pages: those are imported by `portal/portal.py`."""

import reflex as rx

from portal.frontend import PortalFrontend
from portal.settings import settings

config = rx.Config(
    app_name="portal",
    plugins=[PortalFrontend()],
    disable_plugins=[rx.plugins.SitemapPlugin],
    telemetry_enabled=False,
    show_built_with_reflex=False,
    # A phone on a slow network waits for bytes; brotli needs a sixth less of them.
    frontend_compression_formats=["brotli", "gzip"],
    # Only our own origin may open the socket (Reflex 0.10 allows every origin by default).
    cors_allowed_origins=[settings().origin],
    trusted_proxy_hops=settings().trusted_proxy_hops,
    redis_url=settings().redis_url or None,
)
