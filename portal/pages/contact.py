"""Reaching a person: call, be called back, come by, write."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.belofte import title_of
from portal.pages.components import (
    PlainA,
    alert,
    checkbox,
    confirmation_panel,
    form,
    link_button,
    panel,
    radio_group,
    select_field,
    sentence,
    text_area,
    text_field,
)
from portal.pages.page import here, loaded, page, problems, screen, value
from portal.pages.signaal import aanbod
from portal.state.contact import ContactState, kantoren, postadres, reguliere_tijden, telefoon_regio


@page(routes.CONTACT, zin("Contact"), load=[ContactState.laden], fouten=ContactState.fouten)
def contact() -> rx.Component:
    """The same ways for everyone, and a promise for who wants to be called."""
    telefoon, telefoon_link, mail = telefoon_regio()
    promise = _promise(telefoon, telefoon_link)
    ask = rx.fragment(
        problems(ContactState.fouten, ContactState.melding, ContactState.melding_verder),
        aanbod(routes.CONTACT),
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
                rx.el.h2(t("Met een tolk"), id="met-een-tolk", tab_index=-1, class_name="utrecht-heading-2"),
                rx.el.p(t("Neem iemand mee die u vertrouwt, of vraag ons om een tolk. Dat kost u niets.")),
                section=True,
            ),
            panel(
                rx.el.h2(t("Schrijven"), class_name="utrecht-heading-2"),
                rx.el.p(PlainA.create(mail, href=f"mailto:{mail}", class_name="utrecht-link utrecht-link--html-a")),
                rx.el.p(t("De volgende werkdag hoort u van ons. Binnen 5 werkdagen heeft u antwoord.")),
                rx.el.p(postadres()),
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


def _promise(telefoon: str, telefoon_link: str) -> rx.Component:
    """Who answers, how, and before when; who cannot wait gets the phone number first."""

    def bold(var: rx.Var[str]) -> rx.Component:
        return rx.el.strong(var)

    def sentence_for(text: str) -> rx.Component:
        return rx.el.p(
            *sentence(
                text,
                medewerker=bold(ContactState.belooft),
                waar=bold(ContactState.waar),
                beloofd_voor=bold(ContactState.voor),
            ),
            class_name="utrecht-paragraph",
        )

    return rx.fragment(
        rx.cond(
            ContactState.spoed,
            alert(
                "let-op",
                t("Wacht niet op ons. Bel ons nu."),
                rx.el.p(PlainA.create(telefoon, href=telefoon_link, class_name="utrecht-link utrecht-link--html-a")),
            ),
        ),
        rx.match(
            ContactState.kanaal,
            ("EMA", confirmation_panel(t("Wij mailen u"), t("Uw kenmerk is"), ContactState.kenmerk)),
            ("BRI", confirmation_panel(t("Wij schrijven u"), t("Uw kenmerk is"), ContactState.kenmerk)),
            confirmation_panel(t("Wij bellen u terug"), t("Uw kenmerk is"), ContactState.kenmerk),
        ),
        rx.match(
            ContactState.kanaal,
            ("EMA", sentence_for(t("{medewerker} mailt u op {waar}. Dat doen wij voor {beloofd_voor}."))),
            ("BRI", sentence_for(t("{medewerker} schrijft u op dit adres: {waar}. Dat doen wij voor {beloofd_voor}."))),
            sentence_for(t("{medewerker} belt u terug op {waar}. Dat doen wij voor {beloofd_voor}.")),
        ),
        rx.cond(
            ContactState.directe_lijn != "",
            rx.el.p(
                *sentence(
                    t("Wilt u niet wachten? Bel dit nummer en vraag naar {medewerker}: {nummer}."),
                    medewerker=ContactState.belooft,
                    nummer=PlainA.create(
                        ContactState.directe_lijn,
                        href=ContactState.directe_link,
                        class_name="utrecht-link utrecht-link--html-a",
                    ),
                ),
                class_name="utrecht-paragraph directe-lijn",
            ),
        ),
        rx.cond(
            ContactState.kanaal == "TEL",
            rx.el.p(
                t("Bent u dan niet te bereiken? Wij proberen het later nog een keer."), class_name="utrecht-paragraph"
            ),
        ),
        link_button(t("Naar de startpagina"), here(routes.START), "secundair"),
    )


def _form() -> rx.Component:
    """What we need to know to answer; what is not for everyone is asked further down."""
    return form(
        text_field(
            name="naam", label=t("Uw naam"), value=v("naam"), error=f("naam"), autocomplete="name", spellcheck=False,
        ),
        radio_group(
            name="kanaal",
            legend=t("Hoe wilt u antwoord?"),
            value=rx.cond(v("kanaal") != "", v("kanaal"), "TEL"),
            error=f("kanaal"),
            options=[
                ("TEL", t("Bel mij"), t("Voor het einde van de volgende werkdag.")),
                ("EMA", t("Mail mij"), t("Binnen 5 werkdagen.")),
                ("BRI", t("Schrijf mij een brief"), t("Binnen 5 werkdagen.")),
            ],
            follow_up={
                "TEL": text_field(
                    name="telefoon", label=t("Uw telefoonnummer"), value=v("telefoon"), error=f("telefoon"),
                    autocomplete="tel", inputmode="tel", width="kort",
                    hint=t("Een nummer uit een ander land mag ook. Begin dan met +."),
                ),
                "EMA": text_field(
                    name="email", label=t("Uw e-mailadres"), value=v("email"), error=f("email"), type="email",
                    autocomplete="email", spellcheck=False,
                ),
                "BRI": text_area(
                    name="adres", label=t("Uw adres"), value=v("adres"), error=f("adres"), rows=3, max_length=200,
                    hint=t("Straat, huisnummer, postcode en plaats."),
                ),
            },
        ),
        select_field(
            name="onderwerp", label=t("Onderwerp"), options=ContactState.onderwerpen, value=v("onderwerp"),
            error=f("onderwerp"), optional=True, width="vol",
        ),
        text_area(
            name="vraag", label=t("Waar gaat het over?"), value=v("vraag"), error=f("vraag"), optional=True, rows=3,
            max_length=500, hint=t("Een paar woorden is genoeg. Schrijf geen BSN op."),
        ),
        rx.cond(
            ContactState.vraag_bsn,
            checkbox(name="geen_bsn", label=t("Het nummer in mijn tekst is geen BSN")),
        ),
        radio_group(
            name="tolk",
            legend=t("Is er een tolk bij?"),
            value=rx.cond(v("tolk") != "", v("tolk"), "nee"),
            error=f("tolk"),
            options=[
                ("nee", t("Niet nodig"), ""),
                ("zelf", t("Ja, ik vraag zelf iemand die ik vertrouw"), ""),
                ("wij", t("Ja, regelt u een tolk"), t("Een tolk kost u niets.")),
            ],
        ),
        text_field(
            name="tolk_taal", label=t("In welke taal?"), value=v("tolk_taal"), error=f("tolk_taal"), optional=True,
            width="kort", hint=t("Bijvoorbeeld: Arabisch. Alleen nodig met een tolk."),
        ),
        text_field(
            name="begeleider", label=t("Luistert er iemand met u mee?"), value=v("begeleider"), error=f("begeleider"),
            optional=True, hint=t("Bijvoorbeeld: mijn dochter. Dat mag altijd."), max_length=100,
        ),
        radio_group(
            name="wanneer",
            legend=t("Wanneer komt het uit?"),
            value=rx.cond(v("wanneer") != "", v("wanneer"), "zo-snel-mogelijk"),
            error=f("wanneer"),
            options=[
                ("zo-snel-mogelijk", t("Zo snel als het kan"), ""),
                ("ochtend", t("Liefst in de ochtend"), ""),
                ("middag", t("Liefst in de middag"), ""),
            ],
        ),
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
    )  # fmt: skip
