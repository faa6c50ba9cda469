"""Reaching a person: call, be called back, come by, write."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    PlainA,
    alert,
    checkbox,
    confirmation_panel,
    form,
    link_button,
    panel,
    sentence,
    text_area,
    text_field,
)
from portal.pages.page import PAGES, here, loaded, page, problems, screen, value
from portal.state.contact import ContactState, kantoren, postadres, reguliere_tijden, telefoon_regio


@page(routes.CONTACT, zin("Contact"), load=[ContactState.laden], fouten=ContactState.fouten)
def contact() -> rx.Component:
    """The same ways for everyone, and a promise for who wants to be called."""
    telefoon, telefoon_link, mail = telefoon_regio()
    promise = rx.fragment(
        confirmation_panel(t("Wij bellen u terug"), t("Uw kenmerk is"), ContactState.kenmerk),
        rx.el.p(
            *sentence(
                t("{medewerker} belt u terug op {telefoon}. Dat doen wij voor {beloofd_voor}."),
                medewerker=rx.el.strong(ContactState.belooft),
                telefoon=rx.el.strong(ContactState.telefoon),
                beloofd_voor=rx.el.strong(ContactState.voor),
            ),
            class_name="utrecht-paragraph",
        ),
        rx.el.p(t("Bent u dan niet te bereiken? Wij proberen het later nog een keer."), class_name="utrecht-paragraph"),
        link_button(t("Naar de startpagina"), here(routes.START), "secundair"),
    )  # fmt: skip
    ask = rx.fragment(
        problems(ContactState.fouten, ContactState.melding, ContactState.melding_verder),
        rx.cond(
            (ContactState.vanaf != "") & (ContactState.vanaf != routes.START),
            rx.el.p(
                *sentence(
                    t('U komt van de pagina "{pagina}". U hoeft dat niet meer uit te leggen.'),
                    pagina=rx.el.strong(_titel(ContactState.vanaf)),
                ),
                class_name="utrecht-paragraph",
            ),
        ),
        form(
            text_field(
                name="naam", label=t("Uw naam"), value=value(ContactState.waarden, "naam"),
                error=value(ContactState.fout, "naam"), autocomplete="name", spellcheck=False,
            ),
            text_field(
                name="telefoon", label=t("Uw telefoonnummer"), value=value(ContactState.waarden, "telefoon"),
                error=value(ContactState.fout, "telefoon"), autocomplete="tel", inputmode="tel", width="kort",
            ),
            text_area(
                name="vraag", label=t("Waar gaat het over?"), value=value(ContactState.waarden, "vraag"),
                error=value(ContactState.fout, "vraag"), optional=True, rows=3, max_length=500,
                hint=t("Een paar woorden is genoeg. Schrijf geen BSN op."),
            ),
            rx.cond(
                ContactState.vraag_bsn,
                checkbox(name="geen_bsn", label=t("Het nummer in mijn tekst is geen BSN")),
            ),
            text_field(
                name="tolk_taal", label=t("Wilt u een tolk?"), value=value(ContactState.waarden, "tolk_taal"),
                error=value(ContactState.fout, "tolk_taal"), optional=True, width="kort",
                hint=t("Schrijf de taal op, bijvoorbeeld: Arabisch. Een tolk kost u niets."),
            ),
            on_submit=ContactState.terugbellen,
            submit_label=t("Bel mij terug"),
        ),
    )  # fmt: skip
    call_back = panel(
        rx.el.h2(t("Bel mij terug"), id="terugbellen", tab_index=-1, class_name="utrecht-heading-2"),
        loaded(ContactState.geladen, ask),
        section=True,
        class_name="vlak manieren__lang",
    )
    return screen(
        rx.cond(ContactState.kenmerk != "", promise),
        alert(
            "let-op",
            t("Staat u vandaag op straat, of is er gevaar? Bel ons nu."),
            rx.el.p(PlainA.create(telefoon, href=telefoon_link, class_name="utrecht-link utrecht-link--html-a")),
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
                rx.el.h2(t("Met een tolk"), id="tolk", tab_index=-1, class_name="utrecht-heading-2"),
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


def _titel(pad: rx.Var[str]) -> rx.Var[str]:
    """What the page of this address is called."""
    return rx.match(pad, *[(declared.path, t(declared.title.msgid)) for declared in PAGES], pad)
