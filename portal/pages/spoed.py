"""In need: the number that comes first, above everything else on the page."""

from __future__ import annotations

import reflex as rx

from portal.i18n import t
from portal.pages.components import PlainA, alert, pictogram, sentence
from portal.state.basis import BasisState
from portal.state.contact import telefoon_regio
from portal.state.spoed import SpoedState


def spoed() -> rx.Component:
    """Who to call now, for who typed that they are in need."""
    telefoon, telefoon_link, _ = telefoon_regio()

    def number(nummer: rx.Var[str]) -> rx.Component:
        return rx.match(
            nummer,
            ("113", _call("tel:113", t("113: praten over zelfmoord, dag en nacht"))),
            _call("tel:112", t("112: bij gevaar")),
        )

    titel = rx.match(
        SpoedState.soort,
        ("zelfdoding", t("U hoeft dit niet alleen te doen. Bel nu.")),
        ("geweld", t("Bent u in gevaar? Bel nu.")),
        ("gevaar", t("Ga naar buiten en bel nu.")),
        t("Bel ons nu. Dan helpen wij u meteen."),
    )
    return rx.cond(
        SpoedState.soort != "",
        alert(
            "let-op",
            titel,
            rx.el.div(
                rx.foreach(SpoedState.bellen, number), _call(telefoon_link, t("Ons: {telefoon}", telefoon=telefoon)),
                class_name="spoed__nummers",
            ),
            rx.el.p(BasisState.open_tekst),
            rx.cond(
                SpoedState.belooft != "",
                rx.el.p(
                    *sentence(
                        t("{medewerker} neemt contact met u op, voor {moment}. Wat u schreef, is niet weg."),
                        medewerker=rx.el.strong(SpoedState.belooft), moment=rx.el.strong(SpoedState.voor),
                    )
                ),
                rx.el.p(t("Wat u schreef, is niet weg.")),
            ),
            rx.el.button(t("Sluiten"), type="button", on_click=SpoedState.gezien, class_name="aanbod__nee"),
            id="spoed",
            tab_index=-1,
            melden=True,
        ),
    )  # fmt: skip


def _call(link: str, tekst: str) -> rx.Component:
    return PlainA.create(
        pictogram("phone"),
        rx.el.span(tekst),
        href=link,
        class_name="utrecht-button utrecht-button--primary-action knop-link",
    )
