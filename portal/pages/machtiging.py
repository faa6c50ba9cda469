"""Who may act for a client, the second code, and for whom one acts oneself."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.code import code_vragen
from portal.pages.components import (
    alert,
    button,
    checkbox_group,
    data_table,
    empty_state,
    form,
    link_button,
    panel,
    radio_group,
    status,
    summary_list,
    text_field,
    work_item,
    work_list,
)
from portal.pages.page import here, loaded, page, problems, said, screen, value
from portal.state.basis import BasisState
from portal.state.machtiging import (
    BewindOpScherm,
    BewindState,
    MachtigenState,
    MachtigingCodeState,
    MachtigingenAanBalieState,
    MachtigingenState,
    MachtigingOpScherm,
    NamensState,
    VoorWie,
    rechten_om_te_kiezen,
    termijnen,
)

# --- the client -------------------------------------------------------------------------------------------------------


@page(routes.MIJN_MACHTIGINGEN, zin("Wie mag iets voor u doen?"), load=[MachtigingenState.laden])
def machtigingen() -> rx.Component:
    """Who may do what, until when, what they did, and how to stop it at once."""
    return screen(
        loaded(
            MachtigingenState.geladen,
            said(MachtigingenState.melding, MachtigingenState.melding_verder),
            rx.cond(
                MachtigingenState.machtigingen.length() > 0,
                _lijst(MachtigingenState.machtigingen, MachtigingenState.stoppen),
                empty_state(
                    t("Niemand mag nu iets voor u doen."),
                    t("Wilt u hulp van iemand die u vertrouwt? Dan kunt u die persoon machtigen."),
                    picture="user",
                ),
            ),
            rx.el.div(link_button(t("Iemand machtigen"), here(routes.MIJN_MACHTIGEN)), class_name="knoppen"),
            rx.el.h2(t("Wat anderen voor u deden"), class_name="utrecht-heading-2"),
            rx.cond(
                MachtigingenState.gebruik.length() > 0,
                data_table(
                    t("Wat anderen voor u deden"), [t("Wanneer"), t("Wie"), t("Wat")], MachtigingenState.gebruik, False
                ),
                rx.el.p(t("Nog niets."), class_name="utrecht-paragraph"),
            ),
        ),
        kop=t("Wie mag iets voor u doen?"),
        inleiding=t("U ziet altijd wie iets voor u mag doen, en wat die persoon deed. U kunt het elke dag stoppen."),
        pad=routes.MIJN_MACHTIGINGEN,
        terug=(t("Mijn gegevens"), here(routes.MIJN_GEGEVENS)),
    )


@page(routes.MIJN_MACHTIGEN, zin("Iemand machtigen"), load=[MachtigenState.laden], fouten=MachtigenState.fouten)
def machtigen() -> rx.Component:
    """Who, what, and for how long."""
    return screen(
        loaded(
            MachtigenState.geladen,
            problems(MachtigenState.fouten, MachtigenState.melding, MachtigenState.melding_verder),
            form(
                *wie_is_de_ander("helper_naam", MachtigenState.waarden, MachtigenState.fout),
                _rechten(MachtigenState.rechten, MachtigenState.fout, t("Wat mag deze persoon voor u doen?")),
                _hoe_lang(MachtigenState.waarden, MachtigenState.fout, termijnen()),
                on_submit=MachtigenState.klaarzetten,
                submit_label=t("Verder"),
            ),
        ),
        kop=t("Iemand machtigen"),
        inleiding=t("De ander gebruikt een eigen inlog. Geef uw eigen code nooit aan iemand."),
        pad=routes.MIJN_MACHTIGEN,
        terug=(t("Wie mag iets voor u doen?"), here(routes.MIJN_MACHTIGINGEN)),
    )


@page(
    routes.MIJN_MACHTIGING_CODE,
    zin("Geef de machtiging met een code"),
    load=[MachtigingCodeState.laden],
    fouten=MachtigingCodeState.fouten,
)
def met_code() -> rx.Component:
    """What is about to be granted, and the second code that grants it."""
    return screen(
        loaded(
            MachtigingCodeState.geladen,
            problems(MachtigingCodeState.fouten, MachtigingCodeState.melding, MachtigingCodeState.melding_verder),
            rx.cond(
                MachtigingCodeState.rijen.length() > 0,
                _code_vragen(),
                empty_state(
                    t("Er wacht geen machtiging op een code."),
                    "",
                    link_button(t("Iemand machtigen"), here(routes.MIJN_MACHTIGEN)),
                    picture="user",
                ),
            ),
        ),
        kop=t("Klopt dit? Geef de machtiging met een code"),
        pad=routes.MIJN_MACHTIGING_CODE,
        terug=(t("Iemand machtigen"), here(routes.MIJN_MACHTIGEN)),
    )


def _code_vragen() -> rx.Component:
    return rx.fragment(
        summary_list(MachtigingCodeState.rijen),
        code_vragen(
            tweede=MachtigingCodeState.tweede,
            fout=value(MachtigingCodeState.fout, "code"),
            on_submit=MachtigingCodeState.bevestigen,
            submit_label=t("Machtiging geven"),
            nieuwe_code=MachtigingCodeState.nieuwe_code,
            pad=routes.MIJN_MACHTIGING_CODE,
        ),
    )


def _lijst(rows: rx.Var[list[MachtigingOpScherm]], stoppen: rx.EventHandler) -> rx.Component:
    def row(machtiging: MachtigingOpScherm) -> rx.Component:
        return rx.el.li(
            rx.el.h2(machtiging.naam, class_name="utrecht-heading-3"),
            rx.el.p(
                rx.match(
                    machtiging.status_soort,
                    ("goed", status(machtiging.status, "goed")),
                    ("let-op", status(machtiging.status, "let-op")),
                    status(machtiging.status, "info"),
                ),
            ),
            rx.el.p(machtiging.wie, class_name="gesprek__wanneer"),
            _mag(machtiging.rechten),
            rx.el.p(machtiging.tot, class_name="utrecht-paragraph"),
            rx.cond(
                machtiging.kan_stoppen,
                rx.el.div(
                    button(
                        t("Stoppen"), "gevaar", type="button", waarvoor=machtiging.naam, on_click=stoppen(machtiging.id)
                    ),
                    class_name="knoppen",
                ),
                rx.cond(
                    machtiging.loopt,
                    rx.el.p(
                        t("De rechter heeft dit beslist. Is het voorbij? Bel ons."), class_name="utrecht-paragraph"
                    ),
                ),
            ),
            class_name="vlak",
            key=machtiging.id,
        )

    return rx.el.ul(rx.foreach(rows, row), class_name="gesprekken", role="list")


def _mag(rechten: rx.Var[list[str]]) -> rx.Component:
    return rx.el.ul(rx.foreach(rechten, lambda recht: rx.el.li(recht)), class_name="utrecht-unordered-list")


def wie_is_de_ander(veld: str, waarden: rx.Var[dict[str, str]], fout: rx.Var[dict[str, str]]) -> list[rx.Component]:
    """The name of somebody else, and the address at which they are asked to say yes or no."""
    return [
        text_field(
            name=veld,
            label=t("Naam van de ander"),
            value=value(waarden, veld),
            error=value(fout, veld),
        ),
        text_field(
            name="contact",
            label=t("E-mailadres of mobiel nummer van de ander"),
            hint=t("Daar sturen wij een bericht heen. De ander logt daarmee in en zegt ja of nee."),
            value=value(waarden, "contact"),
            error=value(fout, "contact"),
            spellcheck=False,
        ),
    ]


def _rechten(gekozen: rx.Var[list[str]], fout: rx.Var[dict[str, str]], vraag: str, hint: str = "") -> rx.Component:
    return checkbox_group(
        name="recht",
        legend=vraag,
        hint=hint,
        options=[(code, label[:1].upper() + label[1:], "") for code, label in rechten_om_te_kiezen()],
        values=gekozen,
        error=value(fout, "recht"),
    )


def _hoe_lang(waarden: rx.Var[dict[str, str]], fout: rx.Var[dict[str, str]], keuze: tuple[int, ...]) -> rx.Component:
    return radio_group(
        name="maanden",
        legend=t("Hoe lang?"),
        options=[(str(m), t("1 maand") if m == 1 else t("{aantal} maanden", aantal=m), "") for m in keuze],
        value=value(waarden, "maanden"),
        error=value(fout, "maanden"),
    )


# --- whoever acts for a client ----------------------------------------------------------------------------------------


def voor_een_ander() -> rx.Component:
    """On one's own overview: who asks, and for whom one may act. Nothing when there is nobody."""
    return rx.cond(
        (BasisState.namens == "")
        & ((NamensState.melding != "") | (NamensState.gevraagd.length() + NamensState.actief.length() > 0)),
        rx.el.section(
            rx.el.h2(t("Voor een ander"), class_name="utrecht-heading-2"),
            _gezegd(),
            rx.foreach(NamensState.gevraagd, _vraag),
            rx.foreach(NamensState.actief, _begin),
        ),
    )


@page(routes.MIJN_NAMENS, zin("Voor een ander"), load=[NamensState.laden])
def namens() -> rx.Component:
    """Who asks, for whom one may act, and that it stopped."""
    return screen(
        loaded(
            NamensState.geladen,
            _gezegd(),
            rx.cond(
                BasisState.namens == "",
                rx.fragment(
                    rx.foreach(NamensState.gevraagd, _vraag),
                    rx.foreach(NamensState.actief, _begin),
                    rx.cond(
                        NamensState.gevraagd.length() + NamensState.actief.length() == 0,
                        empty_state(
                            t("U doet nu niets voor een ander."),
                            t("Wil iemand hulp van u? Die persoon kan u machtigen bij Mijn gegevens, of op kantoor."),
                            picture="user",
                        ),
                    ),
                ),
                rx.cond(
                    BasisState.namens_mag,
                    rx.el.div(
                        link_button(t("Naar het overzicht"), here(routes.MIJN)),
                        link_button(t("Naar betalen"), here(routes.inschrijven_stap("betalen")), "secundair"),
                        class_name="knoppen",
                    ),
                    rx.el.div(
                        button(t("Stop en ga verder voor uzelf"), type="button", on_click=BasisState.stop_namens),
                        class_name="knoppen",
                    ),
                ),
            ),
        ),
        kop=t("Voor een ander"),
        pad=routes.MIJN_NAMENS,
        terug=(t("Mijn overzicht"), here(routes.MIJN)),
    )


def _gezegd() -> rx.Component:
    """What came of the last button about acting for somebody; the overview has a notice of its own besides."""
    return rx.cond(
        NamensState.melding != "",
        alert(
            "info",
            NamensState.melding,
            rx.cond(NamensState.melding_verder != "", rx.el.p(NamensState.melding_verder)),
            id="namens-melding",
            tab_index=-1,
            melden=True,
        ),
    )


def _vraag(wie: VoorWie) -> rx.Component:
    return rx.el.section(
        rx.el.h3(wie.vraag, class_name="utrecht-heading-3"),
        _mag(wie.rechten),
        rx.el.p(wie.tot, class_name="utrecht-paragraph"),
        rx.el.p(
            t("Alles wat u doet, wordt bewaard en de ander ziet het. U gebruikt uw eigen inlog."),
            class_name="utrecht-paragraph",
        ),
        rx.el.div(
            button(
                t("Ja, dat wil ik"), type="button", waarvoor=wie.klant, on_click=NamensState.antwoorden(wie.id, True)
            ),
            button(
                t("Nee, dat wil ik niet"),
                "secundair",
                type="button",
                waarvoor=wie.klant,
                on_click=NamensState.antwoorden(wie.id, False),
            ),
            class_name="knoppen",
        ),
        class_name="vlak",
        key=wie.id,
    )


def _begin(wie: VoorWie) -> rx.Component:
    return rx.el.section(
        rx.el.h3(wie.klant, class_name="utrecht-heading-3"),
        rx.el.p(t("U mag voor deze persoon:"), class_name="utrecht-paragraph"),
        _mag(wie.rechten),
        rx.el.p(wie.tot, class_name="utrecht-paragraph"),
        rx.el.div(
            rx.cond(
                wie.telt,
                button(wie.knop, type="button", on_click=NamensState.beginnen(wie.id)),
            ),
            rx.cond(
                wie.kan_stoppen,
                button(
                    t("Ik doe dit niet meer"),
                    "secundair",
                    type="button",
                    waarvoor=wie.klant,
                    on_click=NamensState.neerleggen(wie.id),
                ),
            ),
            class_name="knoppen",
        ),
        class_name="vlak",
        key=wie.id,
    )


# --- the medewerker ---------------------------------------------------------------------------------------------------


@page(
    routes.BALIE_MACHTIGINGEN,
    zin("Wie helpt deze klant?"),
    load=[MachtigingenAanBalieState.laden],
    fouten=MachtigingenAanBalieState.fouten,
)
def aan_balie() -> rx.Component:
    """Who acts for the client of this conversation, how to stop it, and what is recorded at the desk."""
    waarden, fout = MachtigingenAanBalieState.waarden, MachtigingenAanBalieState.fout
    bewijs = radio_group(
        name="bewijs",
        legend=t("Welk bewijs heeft u gezien?"),
        hint=t("Alleen bij een bewindvoerder of curator. Maak nooit een kopie."),
        options=[
            ("beschikking", t("De beschikking van de rechter"), ""),
            ("register", t("Een uittreksel uit het curatele- en bewindregister"), ""),
        ],
        value=value(waarden, "bewijs"),
        error=value(fout, "bewijs"),
    )
    return screen(
        loaded(
            MachtigingenAanBalieState.geladen,
            problems(
                MachtigingenAanBalieState.fouten,
                MachtigingenAanBalieState.melding,
                MachtigingenAanBalieState.melding_verder,
            ),
            rx.cond(
                MachtigingenAanBalieState.machtigingen.length() > 0,
                _lijst(MachtigingenAanBalieState.machtigingen, MachtigingenAanBalieState.stoppen),
                rx.el.p(t("Niemand mag nu iets voor deze klant doen."), class_name="utrecht-paragraph"),
            ),
            panel(
                rx.el.h2(t("Iemand vastleggen"), class_name="utrecht-heading-2"),
                form(
                    radio_group(
                        name="soort",
                        legend=t("Wie gaat de klant helpen?"),
                        options=[
                            ("helper", t("Een helper"), t("De klant zegt hierna zelf ja, op het tweede scherm.")),
                            ("bewindvoerder", t("Een bewindvoerder"), t("Een collega moet dit goedkeuren.")),
                            ("curator", t("Een curator"), t("Een collega moet dit goedkeuren.")),
                        ],
                        value=value(waarden, "soort"),
                        error=value(fout, "soort"),
                    ),
                    bewijs,
                    *wie_is_de_ander("helper_naam", waarden, fout),
                    _rechten(
                        MachtigingenAanBalieState.rechten,
                        fout,
                        t("Wat mag de helper voor de klant doen?"),
                        t("Alleen bij een helper. Bij de anderen volgt het uit de wet."),
                    ),
                    _hoe_lang(waarden, fout, tuple(sorted({*termijnen(), *termijnen(van_rechtswege=True)}))),
                    on_submit=MachtigingenAanBalieState.vastleggen,
                    submit_label=t("Vastleggen"),
                ),
            ),
        ),
        kop=t("Wie helpt deze klant?"),
        pad=routes.BALIE_KLANTEN,
        terug=(t("Klantbeeld"), here(routes.BALIE_KLANTEN) + "/" + MachtigingenAanBalieState.gesprek_id),
        medewerkers=True,
    )


def bewind_voorstellen() -> rx.Component:
    """On the desk: proof of bewind or curatele that waits for a second medewerker."""

    def row(voorstel: BewindOpScherm) -> rx.Component:
        return work_item(
            voorstel.titel,
            voorstel.tekst,
            voorstel.wanneer,
            False,
            button(
                t("Goedkeuren"),
                type="button",
                waarvoor=voorstel.titel,
                on_click=BewindState.beoordelen(voorstel.id, True),
            ),
            button(
                t("Afwijzen"),
                "secundair",
                type="button",
                waarvoor=voorstel.titel,
                on_click=BewindState.beoordelen(voorstel.id, False),
            ),
            key=voorstel.id,
        )

    return rx.fragment(
        rx.el.div(
            rx.cond(
                BewindState.melding != "", rx.el.p(BewindState.melding, " ", BewindState.melding_verder, role="status")
            ),
            id="bewind-melding",
            tab_index=-1,
        ),
        work_list(
            t("Bewind en curatele"),
            BewindState.voorstellen.length(),
            rx.foreach(BewindState.voorstellen, row),
            leeg=t("Er wacht niets op goedkeuring."),
        ),
    )
