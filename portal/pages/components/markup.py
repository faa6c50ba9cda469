"""What the components share: a choice or a list whose value is known now, or only in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import reflex as rx
from reflex_components_core.el.elements.inline import A as PlainA

__all__ = ["PlainA", "Tekst", "choose", "each", "either", "filled", "joined", "sentence"]

Tekst = str | rx.Var[str]


def filled(value: Tekst) -> bool | rx.Var[bool]:
    """Whether there is a text."""
    return value != "" if isinstance(value, rx.Var) else bool(value)


def either(condition: bool | rx.Var[bool], yes: rx.Component, no: rx.Component | None = None) -> rx.Component:
    """One of two components; decided now when the condition is known now."""
    other = no if no is not None else rx.fragment()
    if isinstance(condition, rx.Var):
        return rx.cond(condition, yes, other)
    return yes if condition else other


def choose(condition: bool | rx.Var[bool], yes: Any, no: Any) -> Any:
    """One of two values; decided now when the condition is known now."""
    if isinstance(condition, rx.Var):
        return rx.cond(condition, yes, no)
    return yes if condition else no


def each(items: Sequence[Any] | rx.Var[Any], render: Callable[[Any], rx.Component]) -> list[rx.Component]:
    """Render every item of a list, or of a Var with a list."""
    if isinstance(items, rx.Var):
        return [rx.foreach(items, render)]
    return [render(item) for item in items]


def joined(*parts: Tekst) -> Tekst:
    """The parts as one text."""
    text: Tekst = ""
    for part in parts:
        text = text + part
    return text


def sentence(text: str, **values: Any) -> list[Any]:
    """A translated text with `{names}`, in pieces: what is known only in the browser, or stands in bold, in its place.

    The text is translated whole, because the order of words differs per language.
    """
    return [values[piece[1:-1]] if piece[0] == "{" else piece for piece in re.split(r"(\{\w+\})", text) if piece]
