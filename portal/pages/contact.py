"""Reaching a person: call, be called back, come by, write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reflex as rx

from portal import i18n, routes
from portal.i18n import say, t, zin
from portal.pages.antwoorden import met_feiten
from portal.pages.belofte import title_of
from portal.pages.components import (
    PlainA,
    alert,
    checkbox,
    confirmation_panel,
    form,
    link_button,
    note,
    panel,
    radio_group,
    select_field,
    sentence,
    text_area,
    text_field,
    text_link,
)
from portal.pages.page import here, loaded, page, problems, screen, value
from portal.pages.signaal import aanbod
from portal.state.antwoord import AntwoordState
from portal.state.basis import BasisState
from portal.state.contact import VELD_BIJ_NAAM, ContactState, kantoren, postadres, reguliere_tijden, telefoon_regio
from portal.state.papier import PapierAfrondenState


@page(
    routes.CONTACT,
    zin("Contact"),
    load=[ContactState.laden, PapierAfrondenState.laden, AntwoordState.feiten_laden],
    fouten=ContactState.fouten,
)
def contact() -> rx.Component:
    """The same ways for everyone, and a promise for who wants to be called."""
    telefoon, telefoon_link, mail = telefoon_regio()
    promise = promised(ContactState, telefoon, telefoon_link)
    ask = rx.fragment(
        problems(ContactState.fouten, ContactState.melding, ContactState.melding_verder),
        aanbod(routes.CONTACT),
        rx.cond(
            BasisState.namens_mag,
            note(t("U vraagt dit voor iemand anders. Vul uw eigen naam in. Wij geven u het antwoord.")),
        ),
        rx.cond(
            (ContactState.vanaf != "") & (ContactState.vanaf != routes.START),
            rx.el.p(
                *sentence(
                    t('U komt van de pagina "{pagina}". U hoeft dat niet meer uit te leggen.'),
                    pagina=rx.el.strong(title_of(ContactState.vanaf)),
                ),
                class_name="utrecht-paragraph",
            ),
        ),
        _form(),
    )
    call_back = panel(
        rx.el.h2(t("Bel, mail of schrijf mij"), id="terugbellen", tab_index=-1, class_name="utrecht-heading-2"),
        loaded(ContactState.geladen, ask),
        section=True,
        class_name="vlak manieren__lang",
    )
    return screen(
        rx.cond(ContactState.kenmerk != "", promise),
        rx.cond(
            (ContactState.kenmerk == "") | ~ContactState.spoed,
            alert(
                "let-op",
                t("Staat u vandaag op straat, of is er gevaar? Bel ons nu."),
                rx.el.p(PlainA.create(telefoon, href=telefoon_link, class_name="utrecht-link utrecht-link--html-a")),
            ),
        ),
        rx.el.div(
            panel(
                rx.el.h2(t("Bellen"), class_name="utrecht-heading-2"),
                rx.el.p(PlainA.create(telefoon, href=telefoon_link, class_name="utrecht-link utrecht-link--html-a")),
                rx.el.ul(
                    *[rx.el.li(tijd) for tijd in reguliere_tijden().split(", ")], class_name="tijden", role="list"
                ),
                section=True,
            ),
            rx.cond(ContactState.kenmerk == "", call_back),
            panel(
                rx.el.h2(t("Langskomen of een afspraak"), id="afspraak", tab_index=-1, class_name="utrecht-heading-2"),
                rx.el.p(
                    t("Op kantoor helpen wij u zonder afspraak. Met een afspraak weet u zeker dat wij tijd hebben.")
                ),
                rx.el.ul(
                    *[rx.el.li(rx.el.strong(naam), ", ", regel) for naam, regel in kantoren()], class_name="lijst"
                ),
                rx.el.p(t("Kunt u niet komen? Dan komen wij naar u toe.")),
                link_button(t("Maak een afspraak"), f"{here(routes.AFSPRAAK)}?van={routes.CONTACT}", "secundair"),
                section=True,
            ),
            panel(
                rx.el.h2(t("Is er iemand overleden?"), class_name="utrecht-heading-2"),
                rx.el.p(t("Gecondoleerd. Geef het hier door. U hoeft geen inlog te hebben.")),
                link_button(t("Geef een overlijden door"), here(routes.OVERLIJDEN), "secundair"),
                section=True,
            ),
            panel(
                rx.el.h2(t("Met een tolk"), id="met-een-tolk", tab_index=-1, class_name="utrecht-heading-2"),
                rx.el.p(t("Neem iemand mee die u vertrouwt, of vraag ons om een tolk. Dat kost u niets.")),
                section=True,
            ),
            panel(
                rx.el.h2(t("Schrijven"), class_name="utrecht-heading-2"),
                rx.el.p(PlainA.create(mail, href=f"mailto:{mail}", class_name="utrecht-link utrecht-link--html-a")),
                rx.el.p(
                    met_feiten(
                        t(
                            "Binnen {termijn_bevestiging} leest u dat wij uw e-mail hebben. Binnen {termijn_email} heeft u antwoord."
                        )
                    )
                ),
                rx.el.p(postadres()),
                rx.el.p(
                    text_link(t("Of vul een formulier in op papier."), f"{here(routes.OP_PAPIER)}?formulier=contact")
                ),
                section=True,
            ),
            class_name="manieren",
        ),
        kop=t("Contact"),
        inleiding=t("Kies zelf hoe u ons wilt spreken."),
        pad=routes.CONTACT,
        van=ContactState.vanaf,
    )


def v(name: str) -> rx.Var[str]:
    """What was typed."""
    return value(ContactState.waarden, name)


def f(name: str) -> rx.Var[str]:
    """What is wrong with it."""
    return value(ContactState.fout, name)


def promised(State: Any, telefoon: str, telefoon_link: str) -> rx.Component:  # noqa: N803  the State of the page
    """Who answers, how, and before when; who cannot wait gets the phone number first."""

    def bold(var: rx.Var[str]) -> rx.Component:
        return rx.el.strong(var)

    def sentence_for(text: str) -> rx.Component:
        return rx.el.p(
            *sentence(
                text,
                medewerker=bold(State.belooft),
                waar=bold(State.waar),
                beloofd_voor=bold(State.voor),
            ),
            class_name="utrecht-paragraph",
        )

    return rx.fragment(
        rx.cond(
            State.spoed,
            alert(
                "let-op",
                t("Wacht niet op ons. Bel ons nu."),
                rx.el.p(PlainA.create(telefoon, href=telefoon_link, class_name="utrecht-link utrecht-link--html-a")),
            ),
        ),
        rx.match(
            State.kanaal,
            ("EMA", confirmation_panel(t("Wij mailen u"), t("Uw kenmerk is"), State.kenmerk)),
            ("BRI", confirmation_panel(t("Wij schrijven u"), t("Uw kenmerk is"), State.kenmerk)),
            confirmation_panel(t("Wij bellen u terug"), t("Uw kenmerk is"), State.kenmerk),
        ),
        rx.match(
            State.kanaal,
            ("EMA", sentence_for(t("{medewerker} mailt u op {waar}. Dat doen wij voor {beloofd_voor}."))),
            ("BRI", sentence_for(t("{medewerker} schrijft u op dit adres: {waar}. Dat doen wij voor {beloofd_voor}."))),
            sentence_for(t("{medewerker} belt u terug op {waar}. Dat doen wij voor {beloofd_voor}.")),
        ),
        rx.cond(
            State.directe_lijn != "",
            rx.el.p(
                *sentence(
                    t("Wilt u niet wachten? Bel dit nummer en vraag naar {medewerker}: {nummer}."),
                    medewerker=State.belooft,
                    nummer=PlainA.create(
                        State.directe_lijn,
                        href=State.directe_link,
                        class_name="utrecht-link utrecht-link--html-a",
                    ),
                ),
                class_name="utrecht-paragraph directe-lijn",
            ),
        ),
        rx.cond(
            State.kanaal == "TEL",
            rx.el.p(
                t("Bent u dan niet te bereiken? Wij proberen het later nog een keer."), class_name="utrecht-paragraph"
            ),
        ),
        link_button(t("Naar de startpagina"), here(routes.START), "secundair"),
    )


Lezer = Callable[[str], rx.Var[str]]


def how_to_answer(v: Lezer, f: Lezer) -> rx.Component:
    """Call, mail or write me, with what we need for that."""
    return _keuze(
        "kanaal",
        v,
        f,
        follow_up={
            "TEL": text_field(**_veld("telefoon", v, f), autocomplete="tel", inputmode="tel", width="kort"),
            "EMA": text_field(**_veld("email", v, f), type="email", autocomplete="email", spellcheck=False),
            "BRI": text_area(**_veld("adres", v, f), rows=3, max_length=200),
        },
    )


def _veld(name: str, v: Lezer, f: Lezer, **props: Any) -> dict[str, Any]:
    """The words of one question, what was typed, and what is wrong with it."""
    veld = VELD_BIJ_NAAM[name]
    taal = i18n.language()
    hint = {"hint": say(veld.hint, taal)} if veld.hint else {}
    return {"name": name, "label": say(veld.label, taal), "value": v(name), "error": f(name), **hint, **props}


def _keuze(name: str, v: Lezer, f: Lezer, **props: Any) -> rx.Component:
    """One choice; without one, the first counts."""
    taal = i18n.language()
    veld = VELD_BIJ_NAAM[name]
    opties = [
        (str(keuze.code), say(keuze.tekst, taal), met_feiten(say(keuze.uitleg, taal)) if keuze.uitleg else "")
        for keuze in veld.keuzes
    ]
    gekozen = rx.cond(v(name) != "", v(name), opties[0][0])
    return radio_group(name=name, legend=say(veld.label, taal), value=gekozen, error=f(name), options=opties, **props)


def _form() -> rx.Component:
    """What we need to know to answer; what is not for everyone is asked further down."""
    return form(
        text_field(**_veld("naam", v, f), autocomplete="name", spellcheck=False),
        how_to_answer(v, f),
        select_field(**_veld("onderwerp", v, f), options=ContactState.onderwerpen, optional=True, width="vol"),
        text_area(**_veld("vraag", v, f), optional=True, rows=3, max_length=500),
        rx.cond(
            ContactState.vraag_bsn,
            checkbox(name="geen_bsn", label=t("Het nummer in mijn tekst is geen BSN")),
        ),
        _keuze("tolk", v, f),
        text_field(**_veld("tolk_taal", v, f), optional=True, width="kort"),
        text_field(**_veld("begeleider", v, f), optional=True, max_length=100),
        _keuze("wanneer", v, f),
        rx.el.p(
            *sentence(
                t("Wilt u zelf een dag en tijd kiezen? {afspraak}."),
                afspraak=PlainA.create(
                    t("Maak dan een afspraak"),
                    href=f"{here(routes.AFSPRAAK)}?van={routes.CONTACT}",
                    class_name="utrecht-link utrecht-link--html-a",
                ),
            ),
            class_name="utrecht-paragraph",
        ),
        on_submit=ContactState.terugbellen,
        submit_label=t("Neem contact met mij op"),
    )
