"""Bounded contact: proposing, deciding, objecting, looking again; and what the client sees."""

from __future__ import annotations

import reflex as rx

from portal import routes
from portal.i18n import t, zin
from portal.pages.components import (
    alert,
    button,
    confirmation_panel,
    date_field,
    empty_state,
    error_summary,
    form,
    link_button,
    note,
    panel,
    radio_group,
    select_field,
    summary_list,
    text_area,
    text_link,
    work_item,
    work_list,
)
from portal.pages.page import here, loaded, page, said, screen, value
from portal.state.basis import BasisState
from portal.state.grens import ContactafsprakenState, GrensBalieState, GrensState, GrensWerk


@page(
    routes.BALIE_KLANT_CONTACTAFSPRAKEN,
    zin("Veilig contact"),
    load=[GrensState.laden],
    fouten=GrensState.fouten,
)
def voorstellen() -> rx.Component:
    """The instruction that holds; or what happened, what led to it, and a measure with an end."""
    State = GrensState  # noqa: N806  the State of this page

    def waarde(name: str) -> rx.Var[str]:
        return value(State.waarden, name)

    def fout(name: str) -> rx.Var[str]:
        return value(State.fout, name)

    def dag(name: str, legend: str, hint: str = "") -> rx.Component:
        error = rx.cond(
            fout(f"{name}_dag") != "",
            fout(f"{name}_dag"),
            rx.cond(fout(f"{name}_maand") != "", fout(f"{name}_maand"), fout(f"{name}_jaar")),
        )
        return date_field(name=name, legend=legend, hint=hint, error=error, dag=waarde(f"{name}_dag"), maand=waarde(f"{name}_maand"), jaar=waarde(f"{name}_jaar"))  # fmt: skip

    propose = form(
        dag("gebeurd", t("Wanneer gebeurde het?")),
        text_area(name="gebeurtenis", label=t("Wat zag en hoorde u?"), hint=t("Alleen wat er gebeurde. Geen oordeel. De klant leest dit."), value=waarde("gebeurtenis"), error=fout("gebeurtenis"), rows=3, max_length=1000),
        text_area(name="aanleiding", label=t("Wat ging eraan vooraf?"), hint=t("Ook wat wij zelf deden of lieten. De klant leest dit."), value=waarde("aanleiding"), error=fout("aanleiding"), rows=3, max_length=1000),
        select_field(name="maatregel", label=t("Hoe spreken wij elkaar vanaf nu?"), options=State.maatregelen, value=waarde("maatregel"), error=fout("maatregel"), width="vol"),
        text_area(name="reden", label=t("Waarom is dit nodig, en niet minder?"), value=waarde("reden"), error=fout("reden"), rows=2, max_length=500),
        dag("tot", t("Tot en met welke dag?"), t("Een afspraak zonder einde bestaat niet.")),
        dag("herzien", t("Wanneer kijken wij opnieuw?")),
        on_submit=State.voorstellen,
        submit_label=t("Voorstellen aan de teamleider"),
    )  # fmt: skip
    object_ = panel(
        rx.el.h2(t("Is de klant het er niet mee eens?"), class_name="utrecht-heading-2"),
        form(
            text_area(
                name="bezwaar",
                label=t("Wat zegt de klant?"),
                hint=t("In de woorden van de klant."),
                value=waarde("bezwaar"),
                error=fout("bezwaar"),
                rows=3,
                max_length=1000,
            ),
            on_submit=State.bezwaar_vastleggen,
            submit_label=t("Bezwaar vastleggen"),
        ),
        section=True,
    )
    done = rx.fragment(
        confirmation_panel(t("De teamleider beslist"), t("Het kenmerk is"), State.kenmerk),
        rx.el.p(
            t("Wat u schreef, ziet alleen de teamleider. Praat er ook over met iemand die u vertrouwt."),
            class_name="utrecht-paragraph",
        ),
        link_button(t("Terug naar het klantbeeld"), State.terug, "secundair"),
    )
    return screen(
        loaded(
            State.geladen,
            rx.cond(
                State.kenmerk != "",
                done,
                rx.fragment(
                    rx.cond(
                        State.fouten.length() > 0,
                        error_summary(State.fouten),
                        said(State.melding, State.melding_verder),
                    ),
                    rx.el.p(State.naam, class_name="utrecht-paragraph"),
                    rx.cond(
                        State.instructie != "",
                        rx.fragment(alert("let-op", t("Zo spreekt u deze klant"), rx.el.p(State.instructie)), object_),
                        rx.fragment(
                            note(t("Is er nu gevaar? Ga weg, en bel 112. Schrijf dit later op.")),
                            propose,
                        ),
                    ),
                ),
            ),
        ),
        kop=t("Veilig contact"),
        inleiding=t("Na agressie spreken wij af hoe het wel kan. De klant blijft geholpen worden."),
        pad=routes.BALIE_KLANTEN,
        terug=(t("Klantbeeld"), State.terug),
        medewerkers=True,
    )


@page(
    routes.BALIE_CONTACTAFSPRAKEN,
    zin("Veilig contact"),
    load=[GrensBalieState.laden],
    fouten=GrensBalieState.fouten,
)
def besluiten() -> rx.Component:
    """What teamleiders decide; for anyone else this page is empty."""
    State = GrensBalieState  # noqa: N806  the State of this page

    def waarde(name: str) -> rx.Var[str]:
        return value(State.waarden, name)

    def fout(name: str) -> rx.Var[str]:
        return value(State.fout, name)

    def motivering() -> rx.Component:
        return text_area(
            name="motivering",
            label=t("Waarom?"),
            hint=t("De klant leest dit."),
            value=waarde("motivering"),
            error=fout("motivering"),
            rows=3,
            max_length=1000,
        )

    decide = form(
        radio_group(
            name="besluit", legend=t("Is deze maatregel nodig?"), value=waarde("besluit"), error=fout("besluit"),
            options=[("ja", t("Ja, vanaf vandaag"), ""), ("nee", t("Nee"), "")],
        ),
        motivering(),
        on_submit=State.besluiten,
        submit_label=t("Besluiten"),
    )  # fmt: skip
    answer = form(
        radio_group(
            name="besluit", legend=t("Krijgt de klant gelijk?"), value=waarde("besluit"), error=fout("besluit"),
            options=[("ja", t("Ja, de maatregel stopt"), ""), ("nee", t("Nee, de maatregel blijft"), "")],
        ),
        motivering(),
        on_submit=State.bezwaar_besluiten,
        submit_label=t("Bezwaar beantwoorden"),
    )  # fmt: skip
    again = form(
        radio_group(
            name="besluit", legend=t("Is het nog nodig?"), value=waarde("besluit"), error=fout("besluit"),
            options=[("stoppen", t("Nee, wij stoppen ermee"), ""), ("doorgaan", t("Ja, nog even"), "")],
            follow_up={
                "doorgaan": date_field(
                    name="herzien", legend=t("Wanneer kijken wij opnieuw?"), error=fout("herzien_dag"),
                    dag=waarde("herzien_dag"), maand=waarde("herzien_maand"), jaar=waarde("herzien_jaar"),
                )
            },
        ),
        motivering(),
        on_submit=State.herzien,
        submit_label=t("Opnieuw besluiten"),
    )  # fmt: skip
    chosen = rx.cond(
        State.gekozen_id != "",
        panel(
            rx.el.h2(t("Wat er speelt"), id="gekozen", tab_index=-1, class_name="utrecht-heading-2"),
            summary_list(State.gekozen),
            # One question at a time: an objection is answered before anyone looks again.
            rx.cond(State.besluiten_kan, decide, rx.cond(State.bezwaar_kan, answer, rx.cond(State.herzien_kan, again))),
            section=True,
        ),
    )
    return screen(
        loaded(
            State.geladen,
            rx.cond(State.fouten.length() > 0, error_summary(State.fouten), said(State.melding, State.melding_verder)),
            chosen,
            work_list(
                t("Afspraken en voorstellen"),
                State.grenzen.length(),
                rx.foreach(State.grenzen, _werk),
                leeg=t("Er is niets voor u te besluiten."),
            ),
        ),
        kop=t("Veilig contact"),
        inleiding=t("Alleen een teamleider ziet wat er gebeurde. Elke keer dat u kijkt, ziet de klant dat."),
        pad=routes.BALIE_CONTACTAFSPRAKEN,
        terug=(t("Balie"), here(routes.BALIE)),
        medewerkers=True,
    )


def _werk(werk: GrensWerk) -> rx.Component:
    return work_item(
        werk.titel,
        werk.tekst,
        werk.wanneer,
        werk.te_laat,
        button(
            t("Bekijken"), "secundair", type="button", waarvoor=werk.titel, on_click=GrensBalieState.bekijken(werk.id)
        ),
        key=werk.id,
    )


@page(
    routes.MIJN_CONTACTAFSPRAKEN,
    zin("Hoe wij met elkaar spreken"),
    load=[ContactafsprakenState.laden],
    fouten=ContactafsprakenState.fouten,
)
def contactafspraken() -> rx.Component:
    """What holds, why, until when, and how to object; for the client alone."""
    State = ContactafsprakenState  # noqa: N806  the State of this page
    object_ = rx.cond(
        State.bezwaar_kan,
        panel(
            rx.el.h2(t("Bent u het er niet mee eens?"), class_name="utrecht-heading-2"),
            rx.el.p(
                t("Schrijf op waarom. Iemand die er niet bij was, kijkt er opnieuw naar."),
                class_name="utrecht-paragraph",
            ),
            form(
                text_area(
                    name="bezwaar",
                    label=t("Waarom bent u het er niet mee eens?"),
                    hint=State.bezwaar_tot,
                    value=value(State.waarden, "bezwaar"),
                    error=value(State.fout, "bezwaar"),
                    rows=5,
                    max_length=1000,
                ),
                on_submit=State.bezwaar_maken,
                submit_label=t("Bezwaar versturen"),
            ),
            section=True,
        ),
    )
    return screen(
        loaded(
            State.geladen,
            rx.cond(State.fouten.length() > 0, error_summary(State.fouten), said(State.melding, State.melding_verder)),
            rx.cond(
                State.gekozen.length() > 0,
                rx.fragment(
                    rx.cond(
                        State.loopt,
                        alert("info", State.wijze),
                        alert("goed", t("Deze afspraken zijn voorbij. U kunt ons weer bereiken zoals iedereen.")),
                    ),
                    summary_list(State.gekozen),
                    rx.cond(
                        State.antwoord.length() > 0,
                        rx.fragment(
                            rx.el.h2(t("Uw bezwaar"), class_name="utrecht-heading-2"), summary_list(State.antwoord)
                        ),
                    ),
                    object_,
                ),
                empty_state(
                    t("Er zijn geen bijzondere afspraken."), t("U kunt ons bereiken zoals iedereen."), picture="phone"
                ),
            ),
        ),
        kop=t("Hoe wij met elkaar spreken"),
        inleiding=t("Alleen u ziet dit. Alles wat u op de website regelt, werkt gewoon."),
        pad=routes.MIJN_CONTACTAFSPRAKEN,
        terug=(t("Mijn overzicht"), here(routes.MIJN)),
    )


def mijn_contactafspraken() -> rx.Component:
    """At `/mijn`: the way to what was agreed about speaking with each other."""
    return rx.cond(
        (BasisState.contactwijze != "") & (BasisState.helpt == ""),
        alert(
            "info",
            BasisState.contactwijze,
            rx.el.p(text_link(t("Lees waarom, en tot wanneer"), here(routes.MIJN_CONTACTAFSPRAKEN))),
        ),
    )
