"""The question for a second code, on every page that asks for one."""

from __future__ import annotations

import reflex as rx

from portal.i18n import t
from portal.pages.components import button, form, hidden, text_field


def code_vragen(
    *,
    werkt: rx.Var[bool],
    uitleg: rx.Var[str],
    fout: rx.Var[str],
    on_submit: rx.EventHandler,
    submit_label: str,
    nieuwe_code: rx.EventHandler,
    label: str = "",
    anders: rx.Component | None = None,
    **verborgen: rx.Var[str],
) -> rx.Component:
    """Where the code went, the field for it, and a way to get another one; `verborgen` goes along with the form."""
    return rx.fragment(
        rx.cond(
            werkt,
            form(
                *(hidden(naam, waarde) for naam, waarde in verborgen.items()),
                text_field(
                    name="code",
                    label=label or t("Extra code"),
                    hint=uitleg,
                    error=fout,
                    autocomplete="one-time-code",
                    inputmode="numeric",
                    width="kort",
                    max_length=10,
                ),
                on_submit=on_submit,
                submit_label=submit_label,
            ),
            rx.el.p(t("Uw code werkt niet meer. Vraag een nieuwe code."), class_name="utrecht-paragraph"),
        ),
        rx.el.div(
            button(t("Stuur een nieuwe code"), "secundair", type="button", on_click=nieuwe_code),
            anders if anders is not None else rx.fragment(),
            class_name="knoppen",
        ),
    )
