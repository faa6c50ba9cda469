"""Builds the pages (`python -m portal.frontend`): design system CSS goes in, languages and addresses are put right."""

from __future__ import annotations

import gc
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reflex.plugins import Plugin

# NL Design System CSS, exact versions: a patch release may rename a token.
UTRECHT_CSS = {
    "alert": "4.0.2",
    "button": "4.0.1",
    "checkbox": "3.0.1",
    "data-list": "3.0.1",
    "document": "3.0.1",
    "form-field": "3.0.1",
    "form-field-description": "3.0.1",
    "form-field-error-message": "3.0.1",
    "form-fieldset": "3.0.1",
    "form-label": "3.0.1",
    "heading-1": "3.0.1",
    "heading-2": "3.0.1",
    "heading-3": "3.0.1",
    "link": "3.0.1",
    "page-footer": "4.0.2",
    "page-header": "3.0.2",
    "paragraph": "4.0.1",
    "radio-button": "3.0.1",
    "select": "3.0.1",
    "skip-link": "3.0.1",
    "status-badge": "2.0.1",
    "table": "3.0.1",
    "textarea": "4.0.1",
    "textbox": "4.0.1",
}

SOCKET = re.compile(r"""(["'`])ws://localhost:\d+/_event\1""")
SAME_ORIGIN_SOCKET = 'location.protocol.replace("http","ws")+"//"+location.host+"/_event"'


class PortalFrontend(Plugin):
    """Our part in the Reflex build."""

    def get_frontend_development_dependencies(self, **context: Any) -> list[str]:
        return [f"@utrecht/{name}-css@{version}" for name, version in UTRECHT_CSS.items()]

    def get_stylesheet_paths(self, **context: Any) -> Sequence[str]:
        return [f"@utrecht/{name}-css/dist/index.css" for name in UTRECHT_CSS]

    def post_build(self, **context: Any) -> None:
        # Reflex packs every file for the network after this.
        root = Path(context["static_dir"])
        for page in [*root.glob("en.html"), *root.glob("en/**/*.html")]:
            page.write_text(page.read_text().replace('<html lang="nl"', '<html lang="en"', 1))
        # Reflex writes the address of the build into the scripts; one build must serve any origin.
        found = 0
        for script in root.glob("assets/**/*.js"):
            text, count = SOCKET.subn(SAME_ORIGIN_SOCKET, script.read_text())
            if count:
                script.write_text(text)
                found += count
        if not found:
            raise RuntimeError("the address of the socket was not found in the build")


def build() -> None:
    """Write every page of the portal to `.web/build`, as `reflex export` does."""
    from reflex.reflex import cli

    # Collecting garbage costs a quarter of the time here, and frees next to nothing.
    gc.disable()
    cli(["export", "--no-zip", "--frontend-only"])


if __name__ == "__main__":
    build()
