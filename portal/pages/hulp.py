"""Answers, statements, and the question whether a message is ours."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.antwoorden import met_feiten, onderwerpen, zoeken
from portal.pages.components import alert, error_summary, form, link_button, panel, text_field, text_link
from portal.pages.page import here, page, screen, value
from portal.state.antwoord import AntwoordState
from portal.state.bericht_controleren import BerichtControlerenState
from portal.state.contact import telefoon_regio


def _deel(kop: str, *alineas: str | rx.Var[str] | rx.Component, anker: str = "") -> rx.Component:
    props = {"id": anker, "tab_index": -1} if anker else {}
    return rx.el.section(
        rx.el.h2(kop, class_name="utrecht-heading-2", **props),
        *[a if isinstance(a, rx.Component) else rx.el.p(a, class_name="utrecht-paragraph") for a in alineas],
    )


@page(routes.HULP, zin("Hulp en contact"), load=[AntwoordState.laden], fouten=AntwoordState.fouten)
def hulp() -> rx.Component:
    """Ask in your own words, or choose a question; who finds nothing finds a person."""
    return screen(
        zoeken(),
        *onderwerpen(),
        _deel(
            t("Hulp bij u in de buurt"),
            t("Soms kan een ander u beter helpen dan wij. Bijvoorbeeld bij schulden, zorg of taal."),
            link_button(t("Zoek hulp in de buurt"), here(routes.HULP_IN_DE_BUURT), "secundair"),
            anker="buurt",
        ),
        _deel(
            t("U huurt al bij ons"),
            t("Iets kapot, overlast, of wilt u de huur opzeggen? Bel ons. Wij regelen het met u."),
            link_button(t("Bel mij terug"), f"{here(routes.CONTACT)}?van={routes.HULP}", "secundair", plain=True),
            anker="huurders",
        ),
        _deel(
            t("Koper, bewoner of VvE"),
            t(
                "Heeft u een woning van ons gekocht? Of zit u in een vereniging van eigenaars (VvE)? Bel ons of kom langs op kantoor."
            ),
            text_link(t("Adressen en telefoonnummers"), here(routes.CONTACT)),
            anker="anderen",
        ),
        kop=t("Hulp en contact"),
        inleiding=t("Staat uw vraag er niet bij? Bel ons gerust."),
        pad=routes.HULP,
        boven=error_summary(AntwoordState.fouten),
    )


@page(
    routes.BERICHT_CONTROLEREN,
    zin("Is dit bericht van ons?"),
    load=[BerichtControlerenState.laden],
    fouten=BerichtControlerenState.fouten,
)
def bericht_controleren() -> rx.Component:
    """One reference in, one clear answer out."""
    State = BerichtControlerenState  # noqa: N806  the State of this page
    answer = rx.cond(
        State.uitslag != "",
        rx.cond(
            State.echt,
            alert("goed", State.uitslag, rx.el.p(State.uitleg), id="uitslag", tab_index=-1, melden=True),
            alert("let-op", State.uitslag, rx.el.p(State.uitleg), id="uitslag", tab_index=-1, melden=True),
        ),
    )
    return screen(
        answer,
        form(
            text_field(
                name="kenmerk",
                label=t("Kenmerk"),
                hint=t("Het staat onderaan het bericht. Bijvoorbeeld: B-7KM3-9QXF"),
                value=State.getypt,
                error=value(State.fout, "kenmerk"),
                width="kort",
                spellcheck=False,
                max_length=60,
            ),
            on_submit=State.controleren,
            submit_label=t("Controleren"),
        ),
        _deel(
            t("Zo herkent u ons"),
            rx.el.ul(
                rx.el.li(t("In ons bericht staat het herkenningswoord dat u zelf heeft gekozen.")),
                rx.el.li(t("In ons bericht staat nooit een betaallink.")),
                rx.el.li(t("Wij vragen nooit om uw code, uw pincode of uw BSN.")),
                class_name="lijst",
            ),
        ),
        kop=t("Is dit bericht van ons?"),
        inleiding=t("Kreeg u een mail, sms of brief en twijfelt u? Vul het kenmerk in."),
        pad=routes.BERICHT_CONTROLEREN,
        boven=error_summary(State.fouten),
    )


@page(routes.TOEGANKELIJKHEID, zin("Toegankelijkheid"), load=[AntwoordState.feiten_laden])
def toegankelijkheid() -> rx.Component:
    """What we test, what we know does not work, and how to tell us."""
    _, _, mail = telefoon_regio()
    return screen(
        _deel(
            t("Voor iedereen"),
            t(
                "Iedereen moet deze site kunnen gebruiken. Ook met een toetsenbord, een voorleesprogramma of grote letters."
            ),
            t(
                "Wij controleren de site met vaste regels: WCAG 2.2, niveau AA. Dat doen wij bij elke wijziging, op elke pagina."
            ),
        ),
        _deel(
            t("Wat nog niet goed is"),
            t("Een ander bureau heeft de site nog niet onderzocht. Brieven in pdf controleert alleen een computer."),
        ),
        _deel(
            t("Werkt er iets niet?"),
            met_feiten(
                t("Vertel het ons. Binnen {termijn_email} hoort u wat wij doen. En wij helpen u meteen verder.")
            ),
            rx.el.p(text_link(mail, f"mailto:{mail}", plain=True)),
        ),
        kop=t("Toegankelijkheid"),
        pad=routes.TOEGANKELIJKHEID,
    )


@page(routes.PRIVACY, zin("Privacy en voorwaarden"), load=[AntwoordState.feiten_laden])
def privacy() -> rx.Component:
    """What we keep, why, how long, and what a person can do about it."""
    return screen(
        _deel(
            t("Wat wij van u vragen"),
            t(
                "Wij vragen alleen wat nodig is. Uw naam, geboortedatum, adres en huishouden hebben wij nodig om u in te schrijven."
            ),
            t("Uw inkomen mag u zelf opgeven. Bewijs vragen wij pas als wij u een woning aanbieden."),
            t("Wij vragen nooit naar uw BSN, gezondheid of nationaliteit. Ook niet om een kopie van uw paspoort."),
        ),
        _deel(
            t("Hoe lang wij het bewaren"),
            rx.el.ul(
                rx.el.li(met_feiten(t("Antwoorden die u nog niet heeft verstuurd: {bewaardagen} dagen."))),
                rx.el.li(t("Uw inschrijving: zolang die loopt, en daarna zo lang als nodig is voor controle.")),
                rx.el.li(met_feiten(t("Betalingen: {betaaljaren} jaar. Dat moet van de belastingwet."))),
                rx.el.li(t("Inlogcodes: 1 dag.")),
                class_name="lijst",
            ),
        ),
        _deel(
            t("Wie ernaar kijkt"),
            t("Alleen medewerkers die u helpen. Bij uw gegevens ziet u wie er keek, wanneer en waarom."),
            t("Wij gebruiken geen cookies om u te volgen. Alleen een cookie om u ingelogd te houden."),
        ),
        _deel(
            t("Uw rechten"),
            t("U kunt uw gegevens bekijken, downloaden en laten verbeteren. U kunt ons vragen om ze te wissen."),
            text_link(t("Naar mijn gegevens"), here(routes.MIJN_GEGEVENS)),
        ),
        panel(
            rx.el.h2(
                t("Voorwaarden van de inschrijving"), id="voorwaarden", tab_index=-1, class_name="utrecht-heading-2"
            ),
            rx.el.ul(
                rx.el.li(t("U vult alles eerlijk in. Verandert er iets? Laat het ons dan weten.")),
                rx.el.li(
                    met_feiten(
                        t("U betaalt inschrijfgeld. Uw inschrijving geldt {maanden} maanden. Daarna verlengt u.")
                    )
                ),
                rx.el.li(
                    met_feiten(
                        t(
                            "U kunt zich binnen {bedenkdagen} dagen bedenken. Dan krijgt u uw geld terug. Kies dan bij Mijn inschrijving: Zie af van uw inschrijving."
                        )
                    )
                ),
                rx.el.li(
                    t("Uw inschrijfdatum verandert alleen als twee medewerkers dat goedkeuren. U krijgt dan bericht.")
                ),
                rx.el.li(t("Bent u het niet met ons eens? Dan kunt u een klacht sturen. Wij helpen u daarbij.")),
                class_name="lijst",
            ),
            section=True,
        ),
        kop=t("Privacy en voorwaarden"),
        inleiding=t("In gewone taal: wat wij van u weten, waarom, en wat u kunt doen."),
        pad=routes.PRIVACY,
    )
