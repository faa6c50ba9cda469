"""Binding acts: the second screen at the desk, and the medewerker's side of it and of the spoken yes."""

from __future__ import annotations

import reflex as rx

from portal import i18n, routes
from portal.i18n import t, zin
from portal.pages.components import (
    alert,
    button,
    button_row,
    checkbox,
    empty_state,
    form,
    hidden,
    panel,
    text_field,
    text_link,
    work_item,
    work_list,
)
from portal.pages.page import here, loaded, looks_again, page, problems, said, screen, value
from portal.state.keuzes import BevestigState, SchermState, TerugState, Wacht


@page(routes.TWEEDE_SCHERM, zin("Tweede scherm"), load=[SchermState.laden], fouten=SchermState.fouten)
def tweede_scherm() -> rx.Component:
    """For the client at the desk: large, quiet, one thing to read and two buttons."""
    begin = rx.fragment(
        rx.el.p(
            t("Zit u bij ons aan de balie? Dan kunt u hier zelf lezen en bevestigen."), class_name="utrecht-paragraph"
        ),
        form(
            hidden("taal", i18n.language()),
            action=routes.TWEEDE_SCHERM_BEGINNEN,
            submit_label=t("Laat een code zien"),
        ),
    )
    wacht = rx.fragment(
        looks_again(SchermState.kijken),
        rx.el.h2(t("Uw code"), id="scherm-kop", tab_index=-1, class_name="utrecht-heading-2"),
        rx.el.p(SchermState.code, class_name="schermcode"),
        rx.el.p(
            t("De medewerker typt deze code in. Daarna ziet u hier wat u afspreekt."), class_name="utrecht-paragraph"
        ),
    )
    inlogcode = rx.el.div(
        looks_again(SchermState.kijken),
        rx.el.h2(t("Uw code om in te loggen"), id="scherm-kop", tab_index=-1, class_name="utrecht-heading-2"),
        rx.el.p(SchermState.code, class_name="schermcode"),
        rx.el.p(
            t("Ga op uw eigen telefoon of computer naar de pagina Inloggen. Kies daar: ik kreeg een code van u."),
            class_name="utrecht-paragraph",
        ),
        rx.el.p(t("De code werkt 10 minuten. Laat de code aan niemand zien."), class_name="utrecht-paragraph"),
        class_name="groot stapel",
    )
    lezen = rx.el.div(
        looks_again(SchermState.kijken),
        problems(SchermState.fouten, SchermState.melding, SchermState.melding_verder),
        rx.el.h2(SchermState.naam, id="scherm-kop", tab_index=-1, class_name="utrecht-heading-2"),
        rx.el.ul(rx.foreach(SchermState.punten, lambda punt: rx.el.li(punt)), class_name="lijst"),
        form(
            rx.cond(
                SchermState.vraagt_akkoord,
                rx.fragment(
                    checkbox(
                        name="akkoord", label=t("Ik ga akkoord met de voorwaarden"),
                        error=value(SchermState.fout, "akkoord"), checked=value(SchermState.waarden, "akkoord") == "ja",
                    ),
                    checkbox(
                        name="gelezen", label=t("Ik heb de privacyverklaring gelezen"),
                        error=value(SchermState.fout, "gelezen"), checked=value(SchermState.waarden, "gelezen") == "ja",
                    ),
                    rx.el.p(
                        text_link(t("Lees de voorwaarden"), f"{here(routes.PRIVACY)}#voorwaarden", plain=True, target="_blank"),
                        class_name="utrecht-paragraph",
                    ),
                ),
            ),
            on_submit=SchermState.bevestigen,
            submit_label=t("Ja, dit wil ik"),
            secondary=button(t("Nee, dit wil ik niet"), "secundair", type="button", on_click=SchermState.weigeren),
        ),
        class_name="groot stapel",
    )  # fmt: skip
    over = rx.fragment(
        rx.el.h2(t("Dit scherm is klaar"), id="scherm-kop", tab_index=-1, class_name="utrecht-heading-2"),
        rx.el.p(
            t("Er is niets meer te zien. Vraag de medewerker als u nog iets wilt."), class_name="utrecht-paragraph"
        ),
        begin,
    )
    klaar = rx.fragment(
        alert("goed", t("Bedankt. U heeft bevestigd."), id="scherm-kop", tab_index=-1, melden=True),
        rx.el.p(t("U krijgt hier een bericht van. Dit scherm is nu leeg."), class_name="utrecht-paragraph"),
        begin,
    )
    nee = rx.fragment(
        alert("info", t("U heeft nee gezegd. Er is niets afgesproken."), id="scherm-kop", tab_index=-1, melden=True),
        begin,
    )
    own = rx.fragment(
        rx.el.p(
            t("Op dit apparaat is iemand ingelogd. Log eerst uit, of neem een ander apparaat."),
            class_name="utrecht-paragraph",
        ),
    )
    return screen(
        loaded(
            SchermState.geladen,
            rx.cond(
                SchermState.ingelogd,
                own,
                rx.match(
                    SchermState.stand,
                    ("wacht", wacht), ("lezen", lezen), ("inlogcode", inlogcode), ("gedaan", klaar), ("geweigerd", nee), ("over", over),
                    begin,
                ),
            ),
        ),
        kop=t("Tweede scherm"),
        pad=routes.TWEEDE_SCHERM,
    )  # fmt: skip


@page(
    routes.BALIE_BEVESTIGEN,
    zin("De klant bevestigt"),
    load=[BevestigState.laden],
    fouten=BevestigState.fouten,
)
def bevestigen() -> rx.Component:
    """What waits for a yes of the client who is being helped, and the ways to get it."""
    none = empty_state(t("Er wacht niets op een ja."), t("Vul eerst samen alles in. Dan kan de klant bevestigen."))
    return screen(
        loaded(
            BevestigState.geladen,
            problems(BevestigState.fouten, BevestigState.melding, BevestigState.melding_verder),
            rx.cond(
                BevestigState.status != "",
                _stand(),
                rx.cond(
                    BevestigState.gekozen != "",
                    _wegen(),
                    rx.cond(BevestigState.wacht.length() > 0, _kiezen(), none),
                ),
            ),
        ),
        kop=t("De klant bevestigt"),
        inleiding=t("Alleen de klant zegt ja. Vraag nooit om een code, en laat er geen hardop zeggen."),
        pad=routes.BALIE_BEVESTIGEN,
        terug=(t("Naar de bladzijden van de klant"), here(routes.MIJN)),
        medewerkers=True,
    )


def _kiezen() -> rx.Component:
    """More than one thing waits: which one first."""

    def keuze(wacht: Wacht) -> rx.Component:
        return work_item(
            wacht.naam,
            "",
            "",
            False,
            button(t("Kies"), type="button", waarvoor=wacht.naam, on_click=BevestigState.kiezen(wacht.wat)),
            key=wacht.wat,
        )

    wachten = BevestigState.wacht
    return work_list(t("Wat bevestigt de klant nu?"), wachten.length(), rx.foreach(wachten, keuze), leeg="")


def _wegen() -> rx.Component:
    def veld(name: str, label: str, hint: str) -> rx.Component:
        return text_field(
            name=name, label=label, hint=hint, value=value(BevestigState.waarden, name), error=value(BevestigState.fout, name),
            optional=name == "erbij", max_length=100, width="kort" if name == "code" else "vol",
        )  # fmt: skip

    return rx.el.section(
        rx.el.h2(BevestigState.gekozen_naam, id="kies-kop", tab_index=-1, class_name="utrecht-heading-2"),
        panel(
            rx.el.h3(t("Aan de balie: op het tweede scherm"), class_name="utrecht-heading-3"),
            form(
                hidden("wat", BevestigState.gekozen),
                veld("code", t("Code van het tweede scherm"), t("De klant opent /tweede-scherm op het scherm aan de balie.")),
                veld("erbij", t("Wie is er nog bij?"), t("Bijvoorbeeld: een tolk, of een zoon.")),
                checkbox(
                    name="aan_balie", label=t("Het scherm staat hier, bij de klant"),
                    error=value(BevestigState.fout, "aan_balie"),
                ),
                on_submit=BevestigState.koppelen,
                submit_label=t("Zet op het tweede scherm"),
            ),
        ),
        panel(
            rx.el.h3(t("Aan de telefoon: voorlezen en ja zeggen"), class_name="utrecht-heading-3"),
            rx.el.p(t("Dit kan alleen als u terugbelde op een bekend nummer."), class_name="utrecht-paragraph"),
            form(
                hidden("wat", BevestigState.gekozen),
                on_submit=BevestigState.mondeling,
                submit_label=t("Begin met voorlezen"),
                soort="secundair",
            ),
        ),
    )  # fmt: skip


def _stand() -> rx.Component:
    kop = {"id": "stand-kop", "tab_index": -1, "class_name": "utrecht-heading-2"}
    punten = rx.el.ul(
        rx.foreach(BevestigState.punten, lambda punt: rx.el.li(punt)), class_name="lijst", lang=BevestigState.taal
    )
    stop = button(t("Stoppen, er is niets afgesproken"), "secundair", type="button", on_click=BevestigState.intrekken)
    leest = rx.fragment(
        looks_again(BevestigState.kijken),
        rx.el.h2(t("De klant leest nu op het tweede scherm"), **kop),
        rx.el.p(t("Dit staat er:"), class_name="utrecht-paragraph"),
        punten,
        button_row(stop),
    )
    stappen = rx.match(
        BevestigState.stap,
        (0, _stap(t("Stap 1 van 3: lees dit hardop voor"), t("Lees langzaam. Vraag of alles duidelijk is."), t("Ik heb alles voorgelezen"))),
        (1, _stap(t("Stap 2 van 3: wat zegt de klant?"), t("Vraag: wilt u dit? Wacht op een duidelijk ja. Twijfelt de klant? Stop dan."), t("De klant zei ja"))),
        _stap(t("Stap 3 van 3: laat de klant het herhalen"), t("Vraag: kunt u in uw eigen woorden zeggen wat u afspreekt?"), t("De klant heeft het goed herhaald")),
    )  # fmt: skip
    voorlezen = rx.fragment(stappen, panel(punten), button_row(stop))
    klaar = rx.fragment(
        rx.el.h2(t("De klant heeft bevestigd"), **kop),
        rx.el.p(t("De klant krijgt hier een bericht van. Betalen doet de klant zelf."), class_name="utrecht-paragraph"),
        rx.el.p(text_link(t("Naar de bladzijden van de klant"), here(routes.MIJN))),
    )
    niet = rx.fragment(
        rx.el.h2(t("Er is niets afgesproken"), **kop),
        rx.el.p(t("De klant zei nee, of de tijd is om. U kunt opnieuw beginnen."), class_name="utrecht-paragraph"),
        button(t("Opnieuw"), "secundair", type="button", on_click=BevestigState.laden),
    )
    return rx.match(
        BevestigState.status,
        ("gevraagd", rx.cond(BevestigState.wijze == "mondeling", voorlezen, leest)),
        ("bevestigd", klaar),
        niet,
    )


def _stap(kop: str, uitleg: str, knop: str) -> rx.Component:
    return rx.fragment(
        rx.el.h2(kop, id="stand-kop", tab_index=-1, class_name="utrecht-heading-2"),
        rx.el.p(uitleg, class_name="utrecht-paragraph"),
        button(knop, type="button", on_click=BevestigState.stap_gedaan),
    )


def terugdraaien() -> rx.Component:
    """In the dossier: what was agreed to aloud, with the button that undoes it."""
    return rx.fragment(
        said(TerugState.melding, TerugState.melding_verder, "terug-melding"),
        rx.foreach(
            TerugState.keuzes,
            lambda keuze: panel(
                rx.el.p(keuze.tekst, class_name="utrecht-paragraph"),
                button(t("Draai dit terug"), "gevaar", type="button", on_click=TerugState.terugdraaien(keuze.id)),
                key=keuze.id,
            ),
        ),
    )
