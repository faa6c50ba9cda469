"""A clock in the browser that asks us something once its time is over; it costs no event before that."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex_base.event import no_args_event_spec
from reflex_base.vars.base import LiteralVar


class Wekker(rx.Fragment):
    """Goes off after so many seconds; 0 is off.

    `stil` begins again at every key or press, so that it goes off after silence; `herhalen` goes on and on.
    """

    seconden: rx.Var[int | float]
    stil: rx.Var[bool]
    herhalen: rx.Var[bool]
    on_af: rx.EventHandler[no_args_event_spec]  # type: ignore[valid-type, type-arg]

    def _exclude_props(self) -> list[str]:
        return ["seconden", "stil", "herhalen", "on_af", "onAf"]

    def add_imports(self) -> dict[str, str]:
        """What the clock is made of."""
        return {"react": "useEffect"}

    def add_hooks(self) -> list[rx.Var[Any]]:
        """The clock itself."""
        go_off = str(LiteralVar.create(self.event_triggers["on_af"]))
        return [
            rx.Var(
                f"""useEffect(() => {{
                const seconds = {self.seconden!s};
                if (!(seconds > 0)) return undefined;
                let timer;
                const wind = () => {{ clearTimeout(timer); timer = setTimeout(ring, seconds * 1000); }};
                const ring = () => {{ ({go_off})(); if ({self.herhalen!s}) wind(); }};
                const signs = {self.stil!s} ? ["input", "keydown", "pointerdown"] : [];
                signs.forEach((sign) => addEventListener(sign, wind));
                wind();
                return () => {{
                    clearTimeout(timer);
                    signs.forEach((sign) => removeEventListener(sign, wind));
                }};
            }}, [{self.seconden!s}]);"""
            )
        ]


def wekker(seconden: float | rx.Var[float] | rx.Var[int], on_af: Any, *, stil: bool = False) -> rx.Component:
    """After so much silence once, or else again and again."""
    return Wekker.create(seconden=seconden, stil=stil, herhalen=not stil, on_af=on_af)
