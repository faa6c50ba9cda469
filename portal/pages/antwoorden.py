"""Answers: the search on `/hulp`, a page for each, one link under the step it belongs to, and what staff learns."""

from __future__ import annotations

from functools import reduce
from operator import add

import reflex as rx

from portal import routes
from portal.i18n import Zin, say, t, zin
from portal.pages.components import (
    PlainA,
    alert,
    checkbox,
    data_table,
    empty_state,
    error_summary,
    form,
    hidden,
    link_button,
    panel,
    pictogram,
    radio_group,
    sentence,
    status,
    text_area,
    text_field,
    text_link,
)
from portal.pages.page import here, loaded, page, said, screen, value
from portal.state.antwoord import (
    ANTWOORD_BIJ_NAAM,
    ANTWOORDEN,
    Antwoord,
    AntwoordenBalieState,
    AntwoordState,
    feiten_nu,
)

State = AntwoordState


def zoeken() -> rx.Component:
    """Ask in your own words; what is found stands right below, and a person too."""
    nothing = rx.fragment(
        empty_state(
            t("Wij vonden geen antwoord"), t("Probeer het met een ander woord. Of bel ons: wij weten het wel.")
        ),
        link_button(t("Bel mij terug"), f"{here(routes.CONTACT)}?van={routes.HULP}", "secundair", plain=True),
    )
    found = rx.el.ul(rx.foreach(State.gevonden, _gevonden), class_name="antwoordlijst", role="list")
    return rx.el.section(
        rx.el.form(
            text_field(
                name="zoek",
                label=t("Wat wilt u weten?"),
                hint=t("Een paar woorden is genoeg. Bijvoorbeeld: waarom moet ik betalen."),
                value=value(State.waarden, "zoek"),
                error=value(State.fout, "zoek"),
                spellcheck=False,
                max_length=200,
            ),
            rx.el.button(
                pictogram("search"),
                rx.el.span(t("Zoeken")),
                type="submit",
                class_name="utrecht-button utrecht-button--primary-action",
            ),
            method="post",
            no_validate=True,
            on_submit=State.zoeken,
            class_name="formulier",
            role="search",
        ),
        rx.cond(
            State.gezocht,
            rx.el.div(
                rx.el.h2(
                    rx.cond(State.gevonden.length() > 0, t("Dit vonden wij"), t("Niets gevonden")),
                    id="resultaten",
                    tab_index=-1,
                    class_name="utrecht-heading-2",
                ),
                rx.cond(State.gevonden.length() > 0, found, nothing),
                class_name="stapel",
            ),
        ),
    )


def _gevonden(rij: rx.Var) -> rx.Component:
    return rx.el.li(
        rx.el.a(rij.vraag, href=rij.adres, class_name="utrecht-link utrecht-link--html-a"),
        rx.el.p(rij.kort),
    )


def onderwerpen() -> list[rx.Component]:
    """Every question, under its subject."""
    by_subject: dict[str, list[Antwoord]] = {}
    for antwoord in ANTWOORDEN:
        by_subject.setdefault(say(antwoord.onderwerp), []).append(antwoord)
    return [
        rx.el.section(
            rx.el.h2(subject, class_name="utrecht-heading-2"),
            rx.el.ul(
                *[
                    rx.el.li(
                        rx.el.a(
                            say(antwoord.vraag),
                            href=here(routes.antwoord(antwoord.naam)),
                            class_name="utrecht-link utrecht-link--html-a",
                        )
                    )
                    for antwoord in antwoorden
                ],
                class_name="antwoordlijst",
                role="list",
            ),
        )
        for subject, antwoorden in by_subject.items()
    ]


def _tekst(tekst: Zin) -> list[rx.Component | str]:
    """A sentence with its facts: those of the build until those of today are there."""
    return sentence(say(tekst), **_facts())


def met_feiten(text: str) -> rx.Var[str]:
    """A translated text with the facts of today's policy in it; its page loads `AntwoordState.feiten_laden`."""
    pieces = [piece if isinstance(piece, rx.Var) else rx.Var.create(piece) for piece in sentence(text, **_facts())]
    return reduce(add, (piece.to(str) for piece in pieces))


def _facts() -> dict[str, rx.Var[str]]:
    built = feiten_nu()
    return {name: rx.cond(State.feiten.contains(name), State.feiten[name], text) for name, text in built.items()}


def _antwoordpagina(naam: str) -> None:
    antwoord = ANTWOORD_BIJ_NAAM[naam]

    def build() -> rx.Component:
        steps = [
            rx.el.li(
                *([_beeld(tree.beeld)] if tree.beeld else []),
                rx.el.p(*_tekst(tree.tekst)),
            )
            for tree in antwoord.treden
        ]
        know = (
            [
                rx.el.h2(t("Goed om te weten"), class_name="utrecht-heading-2"),
                rx.el.ul(*[rx.el.li(*_tekst(weetje)) for weetje in antwoord.weetjes], class_name="lijst"),
            ]
            if antwoord.weetjes
            else []
        )
        action = (
            [link_button(say(antwoord.knop), here(antwoord.knop_adres), plain=antwoord.knop_adres == routes.CONTACT)]
            if antwoord.knop
            else []
        )
        return screen(
            rx.el.p(*_tekst(antwoord.kort), class_name="inleiding utrecht-paragraph utrecht-paragraph--lead"),
            rx.el.ol(*steps, class_name="treden", role="list"),
            *know,
            *action,
            _geholpen(naam),
            rx.el.p(
                t("Geschreven op {dag}.", dag=antwoord.geschreven_op),
                " ",
                text_link(t("Alle antwoorden"), here(routes.HULP)),
                class_name="utrecht-paragraph",
            ),
            kop=say(antwoord.vraag),
            pad=routes.antwoord(naam),
            terug=(t("Hulp en contact"), here(routes.HULP)),
        )

    page(
        routes.antwoord(naam),
        antwoord.vraag,
        load=[State.laden],
        description=antwoord.kort if "{" not in antwoord.kort.msgid else antwoord.vraag,
        fouten=State.fouten,
    )(build)


def _beeld(naam: str) -> rx.Component:
    """A drawing beside a step: it adds nothing to the words, so screen readers skip it."""
    # As properties they would become an inline style, which the policy of the page refuses.
    size = {"width": "240", "height": "160"}
    return rx.el.img(src=f"/hulp/{naam}.svg", alt="", loading="lazy", custom_attrs=size)


def _geholpen(naam: str) -> rx.Component:
    """Did this help? Yes or no, a few words if one likes, and always a way on."""
    thanks = alert(
        "goed",
        t("Dank u wel"),
        rx.cond(
            State.geholpen,
            rx.el.p(t("Fijn dat dit hielp.")),
            rx.el.p(
                t("Jammer dat dit niet hielp. Een medewerker helpt u graag."),
                " ",
                PlainA.create(
                    t("Bel mij terug"),
                    href=f"{here(routes.CONTACT)}?van={routes.antwoord(naam)}",
                    class_name="utrecht-link utrecht-link--html-a",
                ),
            ),
        ),
        id="bedankt",
        tab_index=-1,
        melden=True,
    )
    ask = rx.fragment(
        error_summary(State.fouten),
        said(State.melding, State.melding_verder),
        form(
            hidden("antwoord", naam),
            radio_group(
                name="geholpen",
                legend=t("Heeft dit geholpen?"),
                error=value(State.fout, "geholpen"),
                value=value(State.waarden, "geholpen"),
                options=[("ja", t("Ja"), ""), ("nee", t("Nee"), "")],
            ),
            text_area(
                name="toelichting",
                label=t("Wat kan beter?"),
                hint=t("Schrijf geen naam, nummer of BSN op. Wij weten niet wie u bent."),
                error=value(State.fout, "toelichting"),
                value=value(State.waarden, "toelichting"),
                optional=True,
                rows=2,
                max_length=300,
            ),
            rx.cond(State.vraag_bsn, checkbox(name="geen_bsn", label=t("Het nummer in mijn tekst is geen BSN"))),
            on_submit=State.beoordelen,
            submit_label=t("Versturen"),
            soort="secundair",
        ),
    )
    return panel(rx.cond(State.bedankt == naam, thanks, ask), section=True, class_name="vlak geholpen")


for _naam in routes.ANTWOORDEN:
    _antwoordpagina(_naam)


@page(routes.BALIE_ANTWOORDEN, zin("Antwoorden"), load=[AntwoordenBalieState.laden])
def antwoorden_balie() -> rx.Component:
    """For whoever writes the answers: what helped, what is due, and what nobody could find."""
    Balie = AntwoordenBalieState  # noqa: N806  the State of this page
    return screen(
        loaded(
            Balie.geladen,
            rx.el.section(
                rx.el.h2(t("Gezocht en niet gevonden"), class_name="utrecht-heading-2"),
                rx.el.p(Balie.samenvatting, class_name="utrecht-paragraph"),
                rx.cond(
                    Balie.woorden.length() > 0,
                    data_table(t("Woorden waarmee niemand iets vond"), (t("Woord"), t("Hoe vaak")), Balie.woorden),
                    empty_state(
                        t("Geen woorden om te tonen"), t("Een woord staat hier pas als genoeg mensen het typten.")
                    ),
                ),
            ),
            rx.el.section(
                rx.el.h2(t("Wat mensen van de antwoorden vonden"), class_name="utrecht-heading-2"),
                rx.el.ul(rx.foreach(Balie.oordelen, _oordelen), class_name="werklijst", role="list"),
            ),
        ),
        kop=t("Antwoorden"),
        inleiding=t("Wij weten niet wie iets zocht of vond. Wij tellen alleen."),
        pad=routes.BALIE_ANTWOORDEN,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


def _oordelen(rij: rx.Var) -> rx.Component:
    return rx.el.li(
        rx.el.h3(rx.el.a(rij.vraag, href=rij.adres), class_name="werk__titel"),
        rx.el.p(rij.telling),
        rx.el.p(rij.eigenaar, class_name="werk__wanneer"),
        rx.cond(rij.nakijken, status(t("nakijken"), "let-op")),
        rx.el.ul(rx.foreach(rij.toelichtingen.to(list[str]), lambda tekst: rx.el.li(tekst)), class_name="lijst"),
        key=rij.naam,
        class_name="werk",
    )
