"""Ending one's inschrijving: first what is lost and what else is possible, then the last question."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    button,
    button_row,
    checkbox,
    empty_state,
    form,
    hidden,
    link_button,
    panel,
    sentence,
    summary_list,
    text_link,
)
from portal.pages.page import here, loaded, page, problems_or_said, said, screen, value
from portal.state.basis import BasisState, Formulierstaat
from portal.state.uitschrijven import HerroepenState, UitschrijvenState


@page(
    routes.UITSCHRIJVEN,
    zin("Uitschrijven"),
    load=[UitschrijvenState.laden],
    fouten=UitschrijvenState.fouten,
)
def uitschrijven() -> rx.Component:
    """What is lost, what else is possible; and only then the question."""
    return of_the_inschrijving(
        UitschrijvenState,
        rx.cond(
            UitschrijvenState.kan,
            rx.fragment(_gevolgen(), rx.cond(UitschrijvenState.zeker, _zeker(), _verder())),
            not_now(t("U kunt zich nu niet uitschrijven."), t("Bij Mijn inschrijving ziet u hoe het staat.")),
        ),
        kop=t("Uitschrijven"),
        pad=routes.UITSCHRIJVEN,
    )


def of_the_inschrijving(state: type[Formulierstaat], *inhoud: rx.Component, kop: str, pad: str) -> rx.Component:
    """A page under Mijn inschrijving: what is wrong or was done, and then what there is to read and to choose."""
    return screen(
        loaded(state.geladen, problems_or_said(state.fouten, state.melding, state.melding_verder), *inhoud),
        kop=kop,
        pad=pad,
        terug=(t("Mijn inschrijving"), here(routes.MIJN_INSCHRIJVING)),
    )


def not_now(titel: str | rx.Var[str], tekst: str | rx.Var[str], picture: str = "clipboard-check") -> rx.Component:
    """There is nothing to do here now; how it stands, the page of the inschrijving says."""
    return empty_state(
        titel,
        tekst,
        link_button(t("Naar mijn inschrijving"), here(routes.MIJN_INSCHRIJVING)),
        picture=picture,
    )


def _gevolgen() -> rx.Component:
    return rx.fragment(
        rx.el.h2(t("Dit raakt u kwijt"), class_name="utrecht-heading-2"),
        summary_list(UitschrijvenState.rijen),
        rx.el.ul(
            rx.foreach(UitschrijvenState.gevolgen, lambda gevolg: rx.el.li(gevolg)),
            class_name="utrecht-unordered-list",
        ),
        rx.el.h2(t("Dit kan ook"), class_name="utrecht-heading-2"),
        _afzien(),
        rx.el.p(
            t("Blijf ingeschreven en reageer nergens op. Dat mag altijd. U houdt dan uw inschrijfdatum."),
            " ",
            UitschrijvenState.blijven_kost,
            class_name="utrecht-paragraph",
        ),
        rx.el.p(
            t("Is het te veel geld, of gaat u verhuizen?"),
            " ",
            text_link(t("Praat eerst met ons"), f"{here(routes.CONTACT)}?van={routes.UITSCHRIJVEN}"),
            ".",
            class_name="utrecht-paragraph",
        ),
    )


def _verder() -> rx.Component:
    return button_row(
        link_button(t("Ik blijf ingeschreven"), here(routes.MIJN_INSCHRIJVING)),
        button(t("Verder met uitschrijven"), "secundair", type="button", on_click=UitschrijvenState.verder),
    )


def _zeker() -> rx.Component:
    return panel(
        rx.el.h2(t("Weet u het zeker?"), id="zeker", tab_index=-1, class_name="utrecht-heading-2"),
        rx.el.p(UitschrijvenState.bedenken, class_name="utrecht-paragraph"),
        form(
            hidden("ketencode", UitschrijvenState.ketencode),
            checkbox(
                name="begrepen",
                label=t("Ik weet dat ik mijn inschrijfdatum kwijtraak"),
                error=value(UitschrijvenState.fout, "begrepen"),
            ),
            on_submit=UitschrijvenState.uitschrijven,
            submit_label=t("Ja, schrijf mij uit"),
            soort="gevaar",
            secondary=link_button(t("Ik blijf ingeschreven"), here(routes.MIJN_INSCHRIJVING), "secundair"),
        ),
        section=True,
    )


def ending() -> rx.Component:
    """On the page of the inschrijving: that it is about to end, and the one button to stay."""
    return rx.cond(
        BasisState.namens == "",
        rx.fragment(
            said(UitschrijvenState.melding, UitschrijvenState.melding_verder, "stopt-melding"),
            rx.cond(
                UitschrijvenState.stopt != "",
                panel(
                    rx.el.h2(t("Uw inschrijving stopt"), class_name="utrecht-heading-2"),
                    rx.el.p(UitschrijvenState.stopt, class_name="utrecht-paragraph"),
                    rx.el.p(
                        t("Daarna raakt u uw plek en uw inschrijfdatum kwijt. Tot die tijd verandert er niets."),
                        class_name="utrecht-paragraph",
                    ),
                    # Only the client can: a medewerker who helps reads it aloud.
                    rx.cond(
                        BasisState.helpt == "",
                        button_row(
                            button(t("Ik blijf ingeschreven"), type="button", on_click=UitschrijvenState.blijven)
                        ),
                    ),
                    section=True,
                ),
            ),
        ),
    )


@page(routes.HERROEPEN, zin("Afzien van uw inschrijving"), load=[HerroepenState.laden])
def herroepen() -> rx.Component:
    """What comes back and what is lost, and the button that the law asks for."""
    return of_the_inschrijving(
        HerroepenState,
        rx.cond(
            HerroepenState.kan,
            rx.fragment(
                rx.el.p(
                    t("U heeft zich net ingeschreven of verlengd. U mag daar nog van afzien (herroepen)."),
                    class_name="utrecht-paragraph",
                ),
                rx.el.ul(
                    rx.foreach(HerroepenState.uitleg, lambda zin: rx.el.li(zin)),
                    class_name="utrecht-unordered-list",
                ),
                form(
                    on_submit=HerroepenState.herroepen,
                    submit_label=t("Ja, ik zie ervan af"),
                    soort="gevaar",
                    secondary=link_button(t("Ik blijf ingeschreven"), here(routes.MIJN_INSCHRIJVING), "secundair"),
                ),
            ),
            not_now(
                t("U kunt hier nu niet van afzien."), t("U kunt zich wel uitschrijven. Dat kan bij Mijn inschrijving.")
            ),
        ),
        kop=t("Afzien van uw inschrijving"),
        pad=routes.HERROEPEN,
    )


def _afzien() -> rx.Component:
    """That going back on it still gives the money back, and the link: also where one is about to end it."""
    return rx.cond(
        UitschrijvenState.herroepen_tot != "",
        rx.el.p(
            *sentence(
                t("Heeft u zich bedacht? Tot en met {dag} kunt u uw geld terugkrijgen."),
                dag=rx.el.strong(UitschrijvenState.herroepen_tot),
            ),
            " ",
            text_link(t("Zie af van uw inschrijving"), here(routes.HERROEPEN)),
            ".",
            class_name="utrecht-paragraph",
        ),
    )


def way_out() -> rx.Component:
    """Under the inschrijving: how two go on, how to go back on it, where to end it; the last two for the client alone."""
    samen_of_apart = rx.cond(
        (BasisState.namens == "") & UitschrijvenState.samen_of_apart,
        rx.el.p(
            t("Gaat u samenwonen, of juist uit elkaar?"),
            " ",
            text_link(t("Bekijk hoe u samen of apart verdergaat"), here(routes.SPLITSEN)),
            ".",
            class_name="utrecht-paragraph",
        ),
    )
    alleen_zelf = rx.cond(
        (BasisState.namens == "") & (BasisState.helpt == ""),
        rx.fragment(
            _afzien(),
            rx.cond(
                UitschrijvenState.kan,
                rx.el.p(
                    t("Zoekt u geen woning meer?"),
                    " ",
                    text_link(t("Bekijk wat uitschrijven betekent"), here(routes.UITSCHRIJVEN)),
                    ".",
                    class_name="utrecht-paragraph",
                ),
            ),
        ),
    )
    return rx.fragment(samen_of_apart, alleen_zelf)
