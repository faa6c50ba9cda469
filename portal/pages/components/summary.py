"""Answers to check, small tables and one large number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import reflex as rx

from portal.i18n import t
from portal.pages.components.markup import Tekst, each, either, filled
from portal.view import Rij


def summary_list(rows: Sequence[Rij] | rx.Var[list[Rij]] = (), *more: rx.Component) -> rx.Component:
    """The answers of a person, each with a way to change it; `more` are rows made by `summary_row`."""
    return rx.el.dl(
        *each(rows, lambda row: summary_row(row.vraag, row.antwoord, row.adres)),
        *more,
        class_name="utrecht-data-list overzicht",
    )


def summary_row(vraag: Tekst, antwoord: Tekst | rx.Component, adres: Tekst = "") -> rx.Component:
    """One question with its answer, and where to change it."""
    return rx.el.div(
        rx.el.dt(vraag, class_name="utrecht-data-list__item-key overzicht__vraag"),
        rx.el.dd(
            antwoord,
            class_name="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd "
            "utrecht-data-list__item-value--multiline overzicht__antwoord",
        ),
        either(
            filled(adres),
            rx.el.dd(
                rx.el.a(
                    t("Wijzigen"),
                    rx.el.span(": ", vraag, class_name="alleen-voorlezen"),
                    href=adres,
                    class_name="utrecht-link utrecht-link--html-a overzicht__link",
                ),
                class_name="utrecht-data-list__actions utrecht-data-list__actions--html-dd overzicht__wijzigen",
            ),
        ),
        class_name="utrecht-data-list__item overzicht__rij",
    )


def data_table(
    caption: Tekst,
    kolommen: Sequence[str],
    rijen: Sequence[Sequence[str]] | rx.Var[list[list[str]]],
    caption_visible: bool = True,
) -> rx.Component:
    """A table; the first column names the row. On a phone each row is a block, with its column before each value."""
    names = rx.Var.create(list(kolommen))

    def cells(row: rx.Var[list[str]]) -> rx.Component:
        return rx.el.tr(
            rx.foreach(
                row,
                lambda cell, index: rx.cond(
                    index == 0,
                    rx.el.th(cell, scope="row", role="rowheader", class_name="utrecht-table__header-cell"),
                    rx.el.td(
                        cell,
                        role="cell",
                        class_name="utrecht-table__cell",
                        custom_attrs={"data-kolom": names[index]},
                    ),
                ),
            ),
            role="row",
            class_name="utrecht-table__row",
        )

    rows = rijen if isinstance(rijen, rx.Var) else rx.Var.create([list(row) for row in rijen])
    # Some browsers drop the table semantics when CSS turns rows into blocks: the roles keep them.
    return rx.el.table(
        rx.el.caption(caption, class_name="utrecht-table__caption" if caption_visible else "alleen-voorlezen"),
        rx.el.thead(
            rx.el.tr(
                *[
                    rx.el.th(name, scope="col", role="columnheader", class_name="utrecht-table__header-cell")
                    for name in kolommen
                ],
                role="row",
                class_name="utrecht-table__row",
            ),
            role="rowgroup",
            class_name="utrecht-table__header",
        ),
        rx.el.tbody(rx.foreach(rows.to(list[list[str]]), cells), role="rowgroup", class_name="utrecht-table__body"),
        role="table",
        class_name="utrecht-table tabel",
    )


def big_number(getal: Tekst | int | rx.Var[int], tekst: Tekst) -> rx.Component:
    """One number that matters, with what it means beside it."""
    return rx.el.p(
        rx.el.strong(getal, class_name="groot-getal__getal"),
        " ",
        rx.el.span(tekst, class_name="groot-getal__tekst"),
        class_name="groot-getal",
    )


def code_text(code: Tekst) -> rx.Component:
    """A code that people compare or type over: wide apart, so that no character hides behind another."""
    return rx.el.span(code, class_name="codetekst")


def panel(*children: rx.Component, section: bool = False, **props: Any) -> rx.Component:
    """A white sheet around what belongs together; `section` when it has a heading of its own."""
    element = rx.el.section if section else rx.el.div
    return element(*children, **{"class_name": "vlak", **props})
