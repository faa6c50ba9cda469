"""How a page is declared, and the frame around it filled with what every page knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import reflex as rx

from portal import i18n, routes
from portal.i18n import Zin, say, speaking, t, zin
from portal.pages.components import (
    alert,
    broken_page,
    button,
    connection_notice,
    error_summary,
    form,
    help_block,
    link_button,
    lost_connection,
    page_frame,
    sentence,
    text_field,
    text_link,
)
from portal.pages.shared import shared
from portal.pages.spoed import spoed
from portal.state.antwoord import antwoord_onder
from portal.state.basis import BasisState
from portal.state.contact import naam_regio, postadres, reguliere_tijden, telefoon_regio
from portal.state.gate import GateState
from portal.state.slot import SlotState
from portal.view import Fout

DESCRIPTION = zin("Inschrijven voor een woning, betalen en uw gegevens bekijken. En altijd iemand die u helpt.")


@dataclass(frozen=True)
class Page:
    """One address: its title, what it shows and what it loads."""

    path: str
    title: Zin
    build: Callable[[], rx.Component]
    description: Zin = DESCRIPTION
    on_load: Sequence[Any] = ()
    fouten: rx.Var[list[Fout]] | None = None
    over: rx.Var[str] | None = None

    def title_in(self, language: str) -> str | rx.Var[str]:
        """The title in this language; while something is wrong it begins with that, as the first thing read aloud."""
        with speaking(language):
            title: str | rx.Var[str] = t(self.title.msgid)
            if self.over is not None:
                title = rx.cond(self.over != "", self.over, title)
            return (
                title
                if self.fouten is None
                else rx.cond(self.fouten.length() > 0, t("Fout: {titel}", titel=title), title)
            )

    def built_in(self, language: str) -> Callable[[], rx.Component]:
        """The function Reflex compiles for this language."""

        def build() -> rx.Component:
            with speaking(language):
                return self.build()

        # Reflex puts the parts that follow the state in one script per module: one each, or every page carries all.
        build.__module__ = f"portal.pages.{language}.{re.sub('[^a-z]+', '_', self.path)}"
        return build


PAGES: list[Page] = []


def page(
    path: str,
    title: Zin,
    *,
    load: Sequence[Any] = (),
    description: Zin = DESCRIPTION,
    fouten: rx.Var[list[Fout]] | None = None,
    over: rx.Var[str] | None = None,
) -> Callable[[Callable[[], rx.Component]], Callable[[], rx.Component]]:
    """Declare a page; every page also loads who is logged in and whether the office is open.

    `fouten` is what is wrong on it, for its title; `over` is the title itself where the address has an id.
    """

    def declare(build: Callable[[], rx.Component]) -> Callable[[], rx.Component]:
        # Last, so that the heading is there when focus goes to it.
        PAGES.append(Page(path, title, build, description, [*load, BasisState.laden], fouten, over))
        return build

    return declare


def screen(
    *content: rx.Component,
    kop: str | rx.Var[str],
    pad: str,
    inleiding: str | rx.Var[str] = "",
    breed: bool = False,
    terug: tuple[str, str | rx.Var[str]] | None = None,
    boven: rx.Component | None = None,
    naast: rx.Component | None = None,
    kop_zichtbaar: bool = True,
    van: str | rx.Var[str] | None = None,
    medewerkers: bool = False,
    kenmerk: str | rx.Var[str] = "",
) -> rx.Component:
    """A whole page: frame, help block, what to read when the connection is gone, and the notice when we failed.

    A page for `medewerkers` has no help block: they are the help.
    """
    onderwerp = t('Vraag over "{pagina}"', pagina=kop) if isinstance(kop, str) else t("Vraag")
    hulp = _help_wide if breed else _help_beside
    return page_frame(
        *([] if breed else [_spoed()]),
        _storing(),
        *content,
        *_antwoord_onder(pad),
        kop=kop,
        pad=pad,
        inleiding=inleiding,
        ingelogd=BasisState.ingelogd,
        medewerker=BasisState.medewerker,
        naam=BasisState.naam,
        help=None
        if medewerkers
        else hulp(pad=pad if van is None else van, onderwerp=quote(f"{onderwerp} "), kenmerk=kenmerk),
        verbinding=rx.fragment(_desk(), _helping(), _connection()),
        breed=breed,
        terug=terug,
        boven=boven,
        naast=naast,
        kop_zichtbaar=kop_zichtbaar,
        regio=naam_regio(),
        dicht=rx.cond(
            GateState.vergrendeld, " pagina--vergrendeld", rx.cond(SlotState.verborgen, " pagina--verborgen", "")
        ),
    )


def _antwoord_onder(pad: str) -> list[rx.Component]:
    """One link to the answer that belongs to this page, under everything else."""
    antwoord = antwoord_onder(pad)
    if antwoord is None:
        return []
    link = text_link(say(antwoord.vraag), here(routes.antwoord(antwoord.naam)))
    return [rx.el.p(t("Meer weten?"), " ", link, class_name="utrecht-paragraph meer-weten")]


_spoed = shared(spoed)


@shared
def _help_beside(pad: rx.Var[str], onderwerp: rx.Var[str], kenmerk: rx.Var[str]) -> rx.Component:
    return _help(pad, onderwerp, kenmerk, breed=False)


@shared
def _help_wide(pad: rx.Var[str], onderwerp: rx.Var[str], kenmerk: rx.Var[str]) -> rx.Component:
    return _help(pad, onderwerp, kenmerk, breed=True)


def _help(pad: rx.Var[str], onderwerp: rx.Var[str], kenmerk: rx.Var[str], *, breed: bool) -> rx.Component:
    telefoon, telefoon_link, mail = telefoon_regio()
    return help_block(
        telefoon=telefoon,
        telefoon_link=telefoon_link,
        open_tekst=rx.cond(BasisState.open_tekst != "", BasisState.open_tekst, reguliere_tijden()),
        open_nu=BasisState.open_nu,
        pad=pad,
        mail=mail,
        post=postadres(),
        onderwerp=onderwerp,
        wijze=BasisState.contactwijze,
        kenmerk=kenmerk,
        breed=breed,
    )


@shared
def _storing() -> rx.Component:
    """We failed: what became of it, and what to do now."""
    return rx.cond(
        BasisState.storing != "", alert("fout", t("Dat lukte niet"), rx.el.p(BasisState.storing), melden=True)
    )


@shared
def _connection() -> rx.Component:
    """What to do while nothing that is typed can reach us."""
    telefoon, _, _ = telefoon_regio()
    tijden = reguliere_tijden()
    return rx.fragment(
        connection_notice(BasisState.is_hydrated, telefoon, tijden),
        lost_connection(telefoon, tijden),
    )


@shared
def _helping() -> rx.Component:
    """Whose screens these are, for whoever helps or acts for a client: on every page, as long as it lasts."""
    return rx.fragment(_acting(), _assisting())


def _acting() -> rx.Component:
    return rx.cond(
        BasisState.namens != "",
        rx.el.section(
            rx.el.div(
                rx.el.p(
                    rx.cond(
                        BasisState.namens_mag,
                        rx.fragment(*sentence(t("U doet dit voor {naam}."), naam=rx.el.strong(BasisState.namens))),
                        rx.fragment(
                            *sentence(t("U doet niets meer voor {naam}."), naam=rx.el.strong(BasisState.namens))
                        ),
                    ),
                ),
                button(t("Stop"), "secundair", type="button", on_click=BasisState.stop_namens),
                class_name="omslag hulpbalk__binnen",
            ),
            class_name="hulpbalk",
            custom_attrs={"aria-label": t("U doet dit voor iemand anders")},
        ),
    )


def _assisting() -> rx.Component:
    return rx.cond(
        BasisState.helpt != "",
        rx.el.section(
            rx.el.div(
                rx.el.p(
                    *sentence(
                        t("U helpt {naam}. Bindende keuzes, zoals betalen, maakt de klant zelf."),
                        naam=rx.el.strong(BasisState.helpt),
                    )
                ),
                button(t("Stop met helpen"), "secundair", type="button", on_click=BasisState.stop_helpen),
                class_name="omslag hulpbalk__binnen",
            ),
            class_name="hulpbalk",
            custom_attrs={"aria-label": t("U helpt een klant")},
        ),
    )


def looks_again(handler: Any, seconden: int = 2) -> rx.Component:
    """Calls this handler every so many seconds, as long as it stands in the page."""
    return rx.fragment(
        _werkplek(),
        rx.el.button(
            type="button", on_click=handler, tab_index=-1, class_name="kijk", custom_attrs={"data-kijk": seconden}
        ),
    )


def _werkplek() -> rx.Component:
    return rx.el.script(src="/werkplek.js", custom_attrs={"async": True})


@shared
def _desk() -> rx.Component:
    """On every page of a medewerker: lock it, hide it; and what covers it when it is locked or hidden."""
    knoppen = rx.el.section(
        rx.el.div(
            button(
                t("Vergrendelen"), "secundair", type="button", picture="lock", on_click=SlotState.sluiten,
                id="vergrendelen", title=t("Sneltoets: Ctrl + Alt + L"),
                custom_attrs={"data-stilte": BasisState.stilte_seconden},
            ),
            button(
                rx.cond(SlotState.verborgen, t("Weer tonen"), t("Verbergen")), "secundair", type="button",
                picture="eye-off", on_click=SlotState.verbergen, id="verbergen", title=t("Sneltoets: Ctrl + Alt + V"),
            ),
            class_name="omslag werkplek__binnen",
        ),
        class_name="werkplek",
        custom_attrs={"aria-label": t("Uw scherm")},
    )  # fmt: skip
    slot = rx.el.div(
        rx.el.div(
            rx.el.h2(t("Het scherm is vergrendeld"), id="slot-kop", tab_index=-1, class_name="utrecht-heading-2"),
            rx.el.p(t("Log weer in om verder te gaan. Uw werk is bewaard."), class_name="utrecht-paragraph"),
            rx.cond(
                SlotState.melding != "",
                alert("info", SlotState.melding, id="slot-melding", tab_index=-1, melden=True),
            ),
            form(
                text_field(
                    name="slotcode", label=t("Code uit uw e-mail"), autocomplete="one-time-code", inputmode="numeric",
                    width="kort", spellcheck=False, max_length=40,
                ),
                on_submit=SlotState.openen,
                submit_label=t("Ontgrendelen"),
                secondary=button(t("Stuur mij een code"), "secundair", type="button", on_click=SlotState.code_sturen),
                reset_on_submit=True,
            ),
            rx.cond(
                SlotState.demo,
                button(t("Ontgrendelen (demo)"), "secundair", type="button", on_click=SlotState.demo_openen),
            ),
            rx.el.form(
                button(t("Uitloggen"), "secundair"), action=routes.UITLOGGEN, method="post", on_submit=None
            ),
            class_name="slot__binnen stroom",
        ),
        class_name="slot",
        role="dialog",
        custom_attrs={"aria-modal": "true", "aria-labelledby": "slot-kop"},
    )  # fmt: skip
    verborgen = rx.el.div(
        rx.el.h2(t("Het scherm is verborgen"), id="verborgen-kop", tab_index=-1, class_name="utrecht-heading-2"),
        rx.el.p(t("Niemand kijkt mee. Kies Weer tonen om verder te gaan."), class_name="utrecht-paragraph"),
        class_name="omslag verborgen",
    )
    return rx.cond(
        GateState.vergrendeld,
        slot,
        rx.cond(
            BasisState.medewerker,
            rx.fragment(_werkplek(), knoppen, rx.cond(SlotState.verborgen, verborgen)),
        ),
    )


def here(path: str) -> str:
    """An address in the language of the page being compiled."""
    return routes.in_language(path, i18n.language())


def value(values: rx.Var[dict[str, str]], name: str) -> rx.Var[str]:
    """One value of a dict in the browser; a missing one is an empty text."""
    return rx.cond(values.contains(name), values[name], "")


def loaded(ready: rx.Var[bool], *content: rx.Component) -> rx.Component:
    """Content that is only shown with its data, so that nothing flashes and nothing typed is lost."""
    waiting = rx.el.p(t("Even geduld. Wij halen uw gegevens op."), class_name="wachten")
    return rx.cond(ready, rx.fragment(*content), waiting)


def problems(
    fouten: rx.Var[list[Fout]], melding: rx.Var[str], verder: rx.Var[str], gedaan: rx.Var[str] | None = None
) -> rx.Component:
    """What is wrong with the answers, or why the answer is no and what the way on is; or else what was done."""
    no = alert("let-op", melding, rx.el.p(verder), id="melding", tab_index=-1, melden=True)
    return rx.fragment(error_summary(fouten), rx.cond(melding != "", no, None if gedaan is None else said(gedaan, "")))


def problems_or_said(fouten: rx.Var[list[Fout]], melding: rx.Var[str], verder: rx.Var[str]) -> rx.Component:
    """What is wrong or why the answer is no, where one State says both; what was done has no way on, and is calmer."""
    return rx.cond(
        (fouten.length() > 0) | (verder != ""),
        problems(fouten, melding, verder),
        said(melding, ""),
    )


def said(melding: rx.Var[str], verder: rx.Var[str] | str, id: str = "melding") -> rx.Component:  # noqa: A002
    """What came of the last button. A page on which two parts say something gives one of them an id of its own."""
    return rx.cond(
        melding != "",
        alert(
            "info",
            melding,
            None if isinstance(verder, str) else rx.cond(verder != "", rx.el.p(verder)),
            id=id,
            tab_index=-1,
            melden=True,
        ),
    )


def broken() -> rx.Component:
    """What stands there when a page itself fails to draw."""
    telefoon, telefoon_link, _ = telefoon_regio()
    return broken_page(telefoon, telefoon_link, reguliere_tijden)


def not_found() -> rx.Component:
    """The page for an address that does not exist; in both languages, because the address does not tell."""
    return screen(
        rx.el.p(
            "Misschien is de link oud of is er een typefout. Ga naar de startpagina, of bel ons.",
            class_name="utrecht-paragraph",
        ),
        rx.el.p(
            "This page does not exist. Go to the start page, or call us.", lang="en", class_name="utrecht-paragraph"
        ),
        link_button("Naar de startpagina", routes.START),
        kop="Deze pagina bestaat niet",
        pad=routes.START,
    )
