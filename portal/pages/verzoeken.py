"""Asking something of us: the list, a new verzoek question by question, and one that runs."""

from __future__ import annotations

import reflex as rx

from portal import i18n, routes
from portal.i18n import say, t, zin
from portal.pages.components import (
    PlainA,
    alert,
    back_link,
    button,
    button_row,
    card_link,
    card_list,
    checkbox,
    confirmation_panel,
    date_field,
    empty_state,
    error_summary,
    form,
    hidden,
    link_button,
    note,
    panel,
    pictogram,
    radio_group,
    saved_note,
    status,
    steps,
    summary_list,
    text_area,
    text_field,
    text_link,
    timeline,
)
from portal.pages.page import here, loaded, page, problems, said, screen, value
from portal.pages.papier import anders_op_papier, wat_ontbreekt
from portal.pages.signaal import aanbod, kom_er_niet_uit
from portal.state.papier import PapierAfrondenState
from portal.state.verzoeken import (
    ANDER_BESLUIT,
    BELLEN,
    CONTROLEREN,
    FORMULIEREN,
    FOTO,
    GETEKEND_OP_PAPIER,
    FotoOpScherm,
    GezegdOpScherm,
    KeuzeOpScherm,
    Nummer,
    VerzoekenState,
    VerzoekNieuwState,
    VerzoekOpScherm,
    Verzoeksoort,
    VerzoekState,
)

State = VerzoekNieuwState

KAARTEN = {
    Verzoeksoort.REPARATIE: ("wrench", zin("Een kraan, deur, lamp of iets anders in uw woning."), "groen"),
    Verzoeksoort.OVERLAST: ("volume-2", zin("Geluid, ruzie, stank of afval. Wij noemen uw naam niet."), "lucht"),
    Verzoeksoort.KLACHT: ("megaphone", zin("Ging er bij ons iets mis? Vertel het. Wij leren ervan."), "steen"),
    Verzoeksoort.BEZWAAR: ("scale", zin("Bent u het niet eens met ons besluit?"), "groen"),
    Verzoeksoort.VRAAG: ("message-circle", zin("Alles wat u wilt weten."), "lucht"),
}


def waarde(name: str) -> rx.Var[str]:
    """What was answered before."""
    return value(State.waarden, name)


def fout(name: str) -> rx.Var[str]:
    """What is wrong with this answer."""
    return value(State.fout, name)


@page(routes.MIJN_VERZOEKEN, zin("Mijn verzoeken"), load=[VerzoekenState.laden])
def verzoeken() -> rx.Component:
    """What runs, what is over, and the way to ask something new."""
    return screen(
        loaded(
            VerzoekenState.geladen,
            button_row(link_button(t("Nieuw verzoek"), here(routes.VERZOEK_NIEUW))),
            rx.cond(
                VerzoekenState.open.length() > 0,
                rx.el.section(
                    rx.el.h2(t("Wat loopt er?"), class_name="utrecht-heading-2"),
                    rx.el.ul(rx.foreach(VerzoekenState.open, verzoek_regel), class_name="taken", role="list"),
                ),
                empty_state(
                    t("Er loopt nu niets."),
                    t("Is er iets kapot, of heeft u een vraag? Vertel het ons."),
                    picture="wrench",
                ),
            ),
            rx.cond(
                VerzoekenState.klaar.length() > 0,
                rx.el.section(
                    rx.el.h2(t("Wat is klaar?"), class_name="utrecht-heading-2"),
                    rx.el.ul(rx.foreach(VerzoekenState.klaar, verzoek_regel), class_name="taken", role="list"),
                ),
            ),
        ),
        kop=t("Mijn verzoeken"),
        inleiding=t("Alles wat u ons vroeg, met wie het doet en wanneer."),
        pad=routes.MIJN_VERZOEKEN,
        terug=(t("Mijn overzicht"), here(routes.MIJN)),
    )


def verzoek_regel(verzoek: VerzoekOpScherm) -> rx.Component:
    """One verzoek in a list: what, how it stands, who and before when."""
    return rx.el.li(
        rx.el.span(pictogram("list-checks"), class_name="tegel tegel--groen"),
        rx.el.div(
            rx.el.h3(
                rx.el.a(
                    verzoek.titel,
                    " ",
                    rx.el.span(verzoek.kenmerk, class_name="kenmerk kenmerk--heel"),
                    href=verzoek.adres,
                    class_name="taak__link",
                ),
                class_name="taak__titel",
            ),
            rx.el.p(
                rx.cond(verzoek.spoed, rx.fragment(status(t("spoed"), "fout"), " ")),
                badge(verzoek.status, verzoek.status_soort),
                " ",
                verzoek.wie,
                class_name="taak__tekst",
            ),
            class_name="taak__inhoud",
        ),
        rx.cond(verzoek.wanneer != "", rx.el.p(verzoek.wanneer, class_name="taak__wanneer")),
        class_name="taak",
        key=verzoek.id,
    )


def badge(tekst: rx.Var[str], soort: rx.Var[str]) -> rx.Component:
    """How it stands, in a word."""
    return rx.match(soort, ("goed", status(tekst, "goed")), ("let-op", status(tekst, "let-op")), status(tekst, "info"))


@page(routes.VERZOEK_NIEUW, zin("Wat wilt u ons vragen?"), load=[State.kiezen_laden])
def kiezen() -> rx.Component:
    """Which kind; what cannot wait is phoned."""
    return screen(
        alert(
            "let-op",
            t("Gas, water, geen verwarming, een kapot slot?"),
            rx.el.p(t("Wacht dan niet. Kies Iets is kapot. U ziet meteen wie u moet bellen. Bij gevaar: bel 112.")),
        ),
        card_list(
            *[
                card_link(
                    KAARTEN[soort][0],
                    say(formulier.titel, i18n.language()),
                    say(KAARTEN[soort][1], i18n.language()),
                    here(routes.verzoek_stap(soort, formulier.stappen[0].naam)),
                    KAARTEN[soort][2],
                )
                for soort, formulier in FORMULIEREN.items()
            ]
        ),
        rx.el.p(
            text_link(t("Of vul een formulier in op papier."), here(routes.OP_PAPIER)), class_name="utrecht-paragraph"
        ),
        kop=t("Wat wilt u ons vragen?"),
        inleiding=t("Kies wat het beste past. U krijgt altijd een naam en een datum."),
        pad=routes.VERZOEK_NIEUW,
        terug=(t("Mijn verzoeken"), here(routes.MIJN_VERZOEKEN)),
    )


@page(
    routes.VERZOEK_STAP,
    zin("Verzoek"),
    load=[State.openen, PapierAfrondenState.laden],
    fouten=State.fouten,
    over=State.titel,
)
def stap() -> rx.Component:
    """One question of one kind of verzoek."""
    pagina = rx.match(
        State.soort + "/" + State.stap,
        *[
            (f"{soort}/{vraag.naam}", _vragen(soort, vraag))
            for soort, formulier in FORMULIEREN.items()
            for vraag in formulier.stappen
            if vraag.naam not in (FOTO, BELLEN)
        ],
        *[(f"{soort}/{FOTO}", _foto(soort)) for soort in FORMULIEREN],
        *[(f"{soort}/{BELLEN}", _bellen(soort)) for soort in FORMULIEREN],
        *[(f"{soort}/{CONTROLEREN}", _controleren(soort)) for soort in FORMULIEREN],
        rx.fragment(),
    )
    return screen(
        loaded(State.stap != "", pagina, rx.cond(State.bewaard != "", saved_note(State.bewaard)), kom_er_niet_uit()),
        kop=rx.cond(State.titel != "", State.titel, t("Verzoek")),
        pad=routes.VERZOEK_NIEUW,
        boven=rx.cond(
            State.stap != "",
            rx.fragment(
                steps(State.nummer, State.totaal, State.naam, back_link(t("Terug"), State.vorige)),
                wat_ontbreekt(State.soort, problems(State.fouten, State.melding, State.melding_verder, State.gedaan)),
                aanbod(routes.VERZOEK_NIEUW),
                _wijs(State.melding),
                _wijs(State.gedaan),
            ),
        ),
    )


def _vragen(soort: Verzoeksoort, vraag) -> rx.Component:
    """The fields of one page, each as its kind asks."""
    taal = i18n.language()
    velden: list[rx.Component] = []
    for veld in vraag.velden:
        label, uitleg = say(veld.vraag, taal), say(veld.uitleg, taal) if veld.uitleg else ""
        gewoon = {"value": waarde(veld.naam), "error": fout(veld.naam), "hint": uitleg}
        if veld.soort == "keuze":
            opties = [(code, say(tekst, taal), "") for code, tekst in veld.keuzes]
            velden.append(radio_group(name=veld.naam, legend=label, options=opties, **gewoon))
        elif veld.soort == "besluit":
            velden.append(_besluiten(label))
        elif veld.soort == "datum":
            velden.append(_datum(veld.naam, label, uitleg))
        elif veld.soort == "lang":
            velden.append(text_area(name=veld.naam, label=label, optional=veld.leeg is None, **gewoon))
        else:
            tel = {"type": "tel", "inputmode": "tel", "autocomplete": "tel"} if veld.soort == "telefoon" else {}
            optional = veld.leeg is None and veld.soort == "regel"
            velden.append(text_field(name=veld.naam, label=label, optional=optional, **gewoon, **tel))
    vrij = any(veld.soort in ("lang", "regel") for veld in vraag.velden)
    return rx.fragment(
        *([rx.cond(State.wie_betaalt != "", note(State.wie_betaalt))] if soort is Verzoeksoort.REPARATIE else []),
        form(
            hidden("soort", str(soort)),
            hidden("stap", vraag.naam),
            *velden,
            *([_geen_bsn(State.vraag_bsn)] if vrij else []),
            on_submit=State.bewaren,
            versie=State.versie,
            submit_label=t("Verder"),
        ),
    )


def _wijs(tekst: rx.Var[str]) -> rx.Component:
    """Focus goes to the notice with this text as soon as it is there, also when the page comes with it."""
    return rx.cond(tekst != "", rx.el.span(on_mount=rx.set_focus("melding"), hidden=True, key=tekst))


def _geen_bsn(vraag: rx.Var[bool]) -> rx.Component:
    return rx.cond(vraag, checkbox(name="geen_bsn", label=t("Dit nummer is geen BSN")))


def _besluiten(label: str) -> rx.Component:
    """The decisions we know, and one that is described."""

    def keuze(code: str | rx.Var[str], tekst: str | rx.Var[str], uitleg: str | rx.Var[str]) -> rx.Component:
        veld = "besluit-" + code
        return rx.el.div(
            rx.el.input(
                type="radio",
                name="besluit",
                value=code,
                default_checked=waarde("besluit") == code,
                class_name="utrecht-radio-button utrecht-radio-button--html-input",
                custom_attrs={"id": veld},
            ),
            rx.el.div(
                rx.el.label(
                    tekst, html_for=veld, class_name="utrecht-form-label utrecht-form-label--radio keuze__label"
                ),
                rx.el.p(uitleg, class_name="utrecht-form-field-description veld__hint"),
            ),
            class_name="keuze",
            key=code,
        )

    def gekend(besluit: KeuzeOpScherm) -> rx.Component:
        return keuze(besluit.code, besluit.tekst, besluit.uitleg)

    return rx.el.fieldset(
        rx.el.legend(
            label,
            class_name="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend veld__legenda",
        ),
        rx.cond(
            fout("besluit") != "",
            rx.el.p(
                pictogram("circle-alert"),
                rx.el.span(fout("besluit")),
                class_name="utrecht-form-field-error-message veld__fout",
            ),
        ),
        rx.el.div(
            rx.foreach(State.besluiten, gekend),
            keuze(ANDER_BESLUIT, t("Een ander besluit"), t("Vul hieronder in welk besluit, en van welke dag.")),
            id="besluit",
            tab_index=-1,
            class_name="keuzes",
        ),
        class_name="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset veld",
    )


def _datum(naam: str, label: str, uitleg: str) -> rx.Component:
    delen = [fout(f"{naam}_{deel}") for deel in ("dag", "maand", "jaar")]
    return date_field(
        name=naam,
        legend=label,
        hint=uitleg,
        error=rx.cond(delen[0] != "", delen[0], rx.cond(delen[1] != "", delen[1], delen[2])),
        dag=waarde(f"{naam}_dag"),
        maand=waarde(f"{naam}_maand"),
        jaar=waarde(f"{naam}_jaar"),
    )


def _foto(soort: Verzoeksoort) -> rx.Component:
    """Photos that were added, one more, and on."""
    return rx.fragment(
        rx.el.p(
            t("Een foto helpt ons. U mag dit overslaan. Let op: zet geen andere mensen op de foto."),
            class_name="utrecht-paragraph",
        ),
        foto_lijst(State.fotos, weghalen=True),
        foto_formulier(str(soort), State.tab),
        form(
            hidden("soort", str(soort)),
            hidden("stap", FOTO),
            on_submit=State.bewaren,
            versie=State.versie,
            submit_label=t("Verder"),
        ),
    )


def foto_formulier(doel: str | rx.Var[str], tab: rx.Var[str]) -> rx.Component:
    """A plain form with one file: it needs no script, and comes back to this page."""
    return rx.el.form(
        hidden("doel", doel),
        hidden("taal", i18n.language()),
        hidden("tab", tab),
        rx.el.div(
            rx.el.label(t("Kies een foto"), html_for="foto", class_name="utrecht-form-label veld__label"),
            rx.el.p(
                t("JPG of PNG. Wij halen weg waar de foto is gemaakt."),
                id="foto-hint",
                class_name="utrecht-form-field-description veld__hint",
            ),
            rx.el.input(
                type="file",
                name="foto",
                accept="image/jpeg,image/png",
                class_name="bestand",
                custom_attrs={"id": "foto", "aria-describedby": "foto-hint"},
            ),
            class_name="utrecht-form-field veld",
        ),
        rx.el.div(button(t("Foto toevoegen"), "secundair"), class_name="knoppen"),
        method="post",
        action=routes.FOTO_TOEVOEGEN,
        # Without this Reflex keeps the browser from sending the form.
        on_submit=None,
        enc_type="multipart/form-data",
        class_name="formulier formulier--foto",
    )


def foto_lijst(fotos: rx.Var[list[FotoOpScherm]], *, weghalen: bool) -> rx.Component:
    """The photos as small pictures, each with what it is called."""

    def foto(item: FotoOpScherm) -> rx.Component:
        return rx.el.li(
            rx.cond(
                item.bekijken != "",
                rx.el.img(src=item.bekijken, alt=item.naam, loading="lazy", class_name="foto__beeld"),
                rx.el.span(pictogram("clock"), class_name="foto__beeld foto__beeld--wacht"),
            ),
            rx.el.div(
                rx.el.p(
                    rx.cond(
                        item.bekijken != "",
                        PlainA.create(item.naam, href=item.bekijken, class_name="utrecht-link utrecht-link--html-a"),
                        rx.fragment(item.naam),
                    ),
                    class_name="foto__naam",
                ),
                rx.el.p(item.over, class_name="foto__over"),
                *(
                    [
                        button(
                            t("Weghalen"),
                            "secundair",
                            type="button",
                            waarvoor=item.naam,
                            on_click=State.foto_weg(item.id),
                        )
                    ]
                    if weghalen
                    else []
                ),
                class_name="foto__tekst",
            ),
            class_name="foto",
            key=item.id,
        )

    return rx.cond(
        fotos.length() > 0,
        rx.el.ul(rx.foreach(fotos, foto), class_name="fotos", role="list", custom_attrs={"aria-label": t("Uw foto's")}),
    )


def bel_nu(titel: rx.Var[str], tekst: rx.Var[str], nummers: rx.Var[list[Nummer]]) -> rx.Component:
    """What cannot wait: the numbers first, large, and what to do meanwhile."""

    def nummer(item: Nummer) -> rx.Component:
        return rx.el.li(
            PlainA.create(
                pictogram("phone"),
                rx.el.span(rx.el.span(t("Bel") + " ", class_name="alleen-voorlezen"), item.tekst),
                href=item.link,
                class_name="utrecht-button utrecht-button--primary-action knop-link bel-nu__nummer",
            ),
            rx.el.span(item.wie, class_name="bel-nu__wie"),
            key=item.tekst,
        )

    return rx.el.section(
        rx.el.h2(titel, class_name="utrecht-heading-2"),
        rx.el.ul(rx.foreach(nummers, nummer), class_name="bel-nu__nummers", role="list"),
        rx.el.p(tekst, class_name="utrecht-paragraph"),
        class_name="bel-nu",
    )


def _bellen(soort: Verzoeksoort) -> rx.Component:
    """Phone first; what was typed is safe, and may go along."""
    return rx.fragment(
        bel_nu(State.spoed_titel, State.spoed_tekst, State.nummers),
        rx.el.p(
            t("Wat u typte, is bewaard. Stuur het ook op. Dan kunnen wij het teruglezen."),
            class_name="utrecht-paragraph",
        ),
        form(
            hidden("soort", str(soort)),
            hidden("stap", BELLEN),
            on_submit=State.bewaren,
            versie=State.versie,
            submit_label=t("Verder met mijn verzoek"),
            soort="secundair",
        ),
    )


def _controleren(soort: Verzoeksoort) -> rx.Component:
    """Every answer with its way back, the photos, who pays, before when, and the button."""
    return rx.fragment(
        rx.cond(State.spoed_titel != "", bel_nu(State.spoed_titel, State.spoed_tekst, State.nummers)),
        summary_list(State.rijen),
        foto_lijst(State.fotos, weghalen=False),
        rx.cond(State.wie_betaalt != "", note(State.wie_betaalt)),
        *(
            [note(t("Wij vertellen uw buren niet dat u dit meldt."))]
            if soort is Verzoeksoort.OVERLAST
            else [note(t("Iemand anders dan de behandelaar neemt het besluit. Nooit iemand over wie het gaat."))]
            if soort in (Verzoeksoort.KLACHT, Verzoeksoort.BEZWAAR)
            else []
        ),
        rx.el.p(State.termijn, class_name="utrecht-paragraph"),
        anders_op_papier(
            str(soort),
            form(
                hidden("soort", str(soort)),
                on_submit=State.indienen,
                versie=State.versie,
                submit_label=t("Versturen"),
            ),
            knop=t("Versturen"),
            getekend=GETEKEND_OP_PAPIER[soort],
        ),
    )


@page(
    routes.MIJN_VERZOEK,
    zin("Uw verzoek"),
    load=[VerzoekState.laden],
    fouten=VerzoekState.fouten,
    over=VerzoekState.titel,
)
def verzoek() -> rx.Component:
    """How it stands, who does it before when, what was said, and how it ended."""
    V = VerzoekState  # noqa: N806
    return screen(
        loaded(
            V.geladen,
            error_summary(V.fouten),
            said(V.melding, V.melding_verder),
            _wijs(V.melding),
            rx.cond(
                V.verstuurd & V.open,
                confirmation_panel(t("Wij hebben uw verzoek"), t("Uw kenmerk is"), V.kenmerk),
            ),
            rx.cond(V.spoed_titel != "", bel_nu(V.spoed_titel, V.spoed_tekst, V.nummers)),
            panel(
                rx.el.h2(t("Hoe staat het ervoor?"), class_name="utrecht-heading-2"),
                rx.el.p(badge(V.status, V.status_soort), " ", rx.el.span(V.kenmerk, class_name="kenmerk")),
                rx.cond(V.wie != "", rx.el.p(V.wie, class_name="utrecht-paragraph")),
                rx.cond(V.hold != "", rx.el.p(V.hold, class_name="utrecht-paragraph")),
                timeline(V.momenten),
                section=True,
            ),
            rx.cond(V.uitkomst != "", _uitkomst()),
            rx.cond(
                V.gezegd.length() > 0,
                rx.el.section(
                    rx.el.h2(t("Wat is er gezegd?"), class_name="utrecht-heading-2"),
                    gezegd_lijst(V.gezegd),
                ),
            ),
            rx.cond(V.open, _aanvullen()),
            rx.el.h2(t("Wat u ons vertelde"), class_name="utrecht-heading-2"),
            summary_list(V.rijen),
            foto_lijst(V.fotos, weghalen=False),
            rx.cond(V.open, rx.fragment(foto_formulier(V.verzoek_id, V.tab), _stoppen())),
        ),
        kop=rx.cond(V.titel != "", V.titel, t("Uw verzoek")),
        pad=routes.MIJN_VERZOEKEN,
        terug=(t("Mijn verzoeken"), here(routes.MIJN_VERZOEKEN)),
    )  # fmt: skip


def gezegd_lijst(gezegd: rx.Var[list[GezegdOpScherm]]) -> rx.Component:
    """What was said both ways, oldest first."""

    def regel(item: GezegdOpScherm) -> rx.Component:
        return rx.el.li(
            rx.el.p(rx.el.strong(item.wie), " ", rx.el.span(item.wanneer, class_name="gesprek__wanneer")),
            rx.el.p(item.tekst, class_name="utrecht-paragraph regels"),
            class_name=rx.cond(item.van_ons, "vlak gezegd gezegd--ons", "vlak gezegd"),
        )

    return rx.el.ul(rx.foreach(gezegd, regel), class_name="gesprekken", role="list")


def _uitkomst() -> rx.Component:
    """The outcome with its reason, and the way on for who disagrees."""
    V = VerzoekState  # noqa: N806
    return panel(
        rx.el.h2(t("De uitkomst"), class_name="utrecht-heading-2"),
        rx.el.p(rx.el.strong(V.uitkomst), class_name="utrecht-paragraph"),
        rx.el.p(V.motivering, class_name="utrecht-paragraph regels"),
        rx.el.h3(t("Bent u het niet eens?"), class_name="utrecht-heading-3"),
        rx.el.ul(rx.foreach(V.niet_eens, lambda regel: rx.el.li(regel)), class_name="lijst"),
        rx.cond(
            V.kan_bezwaar,
            link_button(t("Bezwaar maken"), here(routes.verzoek_stap("bezwaar", "besluit")), "secundair"),
            link_button(t("Een klacht doen"), here(routes.verzoek_stap("klacht", "wat")), "secundair"),
        ),
        section=True,
    )


def _aanvullen() -> rx.Component:
    """Say something more, or answer."""
    V = VerzoekState  # noqa: N806
    return form(
        text_area(
            name="tekst",
            label=rx.cond(V.wacht, t("Uw antwoord"), t("Wilt u nog iets zeggen?")),
            value=value(V.waarden, "tekst"),
            error=value(V.fout, "tekst"),
            rows=3,
        ),
        _geen_bsn(V.vraag_bsn),
        on_submit=V.aanvullen,
        submit_label=t("Versturen"),
    )


def _stoppen() -> rx.Component:
    """Take it back; asked twice, because it cannot be undone."""
    return rx.el.details(
        rx.el.summary(t("Verzoek stoppen"), class_name="uitklap__kop"),
        rx.el.p(
            t("Is het al opgelost? Stop dan uw verzoek. Wij doen er dan niets meer mee."),
            class_name="utrecht-paragraph",
        ),
        button(t("Ja, stop mijn verzoek"), "gevaar", type="button", on_click=VerzoekState.intrekken),
        class_name="uitklap",
    )
