"""A part that is the same on every page: compiled once in each language, in one script that all pages share."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

import reflex as rx
from reflex.utils.format import to_title_case

from portal import i18n

# Each part by the name under which a page holds it, to be looked at on its own.
PARTS: dict[str, Callable[[], rx.Component]] = {}


def shared(build: Callable[..., rx.Component]) -> Callable[..., rx.Component]:
    """This part as every page can hold it, in the language of the page; what differs per page it takes as Vars."""
    parts = {language: rx.memo(_in(language, build)) for language in i18n.LANGUAGES}
    return lambda **given: parts[i18n.language()](**given)


def _in(language: str, build: Callable[..., rx.Component]) -> Callable[..., rx.Component]:
    @wraps(build)
    def part(*given: Any) -> rx.Component:
        with i18n.speaking(language):
            return build(*given)

    # Reflex names the part and its script after these.
    part.__name__ = f"{build.__name__.strip('_')}_{language}"
    part.__module__ = f"portal.pages.{language}.shared"
    given = [rx.Var(name).to(str) for name in inspect.signature(build).parameters]
    PARTS[to_title_case(part.__name__)] = partial(part, *given)
    return part
