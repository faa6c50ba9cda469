"""How somebody shows who they are: a code, a passkey, or a button to the identity provider; on every page that asks."""

from __future__ import annotations

import reflex as rx

from portal import i18n, routes
from portal.i18n import t
from portal.pages.components import button, form, hidden, text_field
from portal.view import TweedeBewijs

# Only where the browser knows passkeys (assets/passkey.js); the other one only where it does not.
MET_PASSKEY, ZONDER_PASSKEY = "met-passkey", "zonder-passkey"


def code_vragen(
    *,
    tweede: rx.Var[TweedeBewijs],
    fout: rx.Var[str],
    on_submit: rx.EventHandler,
    submit_label: str,
    nieuwe_code: rx.EventHandler,
    pad: str,
    label: str = "",
    anders: rx.Component | None = None,
    **verborgen: rx.Var[str],
) -> rx.Component:
    """Where the code went, the field for it, and a way to get another one; or what else proves who this is.

    `pad` is this page, to come back to; `verborgen` goes along with the form.
    """
    mee = [hidden(naam, waarde) for naam, waarde in verborgen.items()]
    niet = anders if anders is not None else rx.fragment()
    al_bevestigd = rx.fragment(
        rx.el.p(t("U heeft laten zien dat u het bent. Maak het af met de knop."), class_name="utrecht-paragraph"),
        form(*mee, on_submit=on_submit, submit_label=submit_label, secondary=niet),
    )
    met_code = rx.fragment(
        rx.cond(
            tweede.werkt,
            form(
                *mee,
                text_field(
                    name="code",
                    label=label or t("Extra code"),
                    hint=tweede.uitleg,
                    error=fout,
                    autocomplete="one-time-code",
                    inputmode="numeric",
                    width="kort",
                    max_length=10,
                ),
                on_submit=on_submit,
                submit_label=submit_label,
            ),
            rx.el.p(t("Uw code werkt niet meer. Vraag een nieuwe code."), class_name="utrecht-paragraph"),
        ),
        rx.el.div(
            button(t("Stuur een nieuwe code"), "secundair", type="button", on_click=nieuwe_code),
            niet,
            class_name="knoppen",
        ),
        _zonder_code(tweede, pad),
    )
    return rx.cond(tweede.bevestigd, al_bevestigd, met_code)


def _zonder_code(tweede: rx.Var[TweedeBewijs], pad: str) -> rx.Component:
    """A passkey, or the provider at which this person logged in, instead of the code."""
    wat = [hidden("handeling", tweede.handeling), hidden("object_id", tweede.object_id), hidden("volgende", pad)]
    return rx.cond(
        tweede.passkey | (tweede.aanbieder != ""),
        rx.el.div(
            rx.el.p(t("Of zonder code:"), class_name="utrecht-paragraph"),
            rx.cond(tweede.passkey, passkey_form("bevestigen", t("Bevestig met uw passkey"), *wat)),
            rx.cond(
                tweede.aanbieder != "",
                naar_aanbieder(
                    "klant", t("Bevestig via {naam}", naam=tweede.aanbieder), hidden("wat", "bevestigen"), *wat
                ),
            ),
            class_name=rx.cond(tweede.aanbieder != "", "anders", f"anders {MET_PASSKEY}"),
        ),
    )


def naar_aanbieder(wie: str, label: str | rx.Var[str], *meer: rx.Component) -> rx.Component:
    """A button that goes to the identity provider of clients or of staff."""
    return form(
        hidden("taal", i18n.language()),
        *meer,
        action=routes.bij_aanbieder(routes.INLOGGEN_AANBIEDER, wie),
        submit_label=label,
        soort="secundair",
    )


def passkey_script() -> rx.Component:
    """What marks a browser that knows passkeys: on every page with something for it (`MET_PASSKEY`)."""
    return rx.el.script(src="/passkey.js", custom_attrs={"async": True})


def passkey_form(waarvoor: str, label: str, *fields: rx.Component, primair: bool = False) -> rx.Component:
    """A button that asks for a passkey, or makes one; no button in a browser that cannot."""
    return rx.el.div(
        passkey_script(),
        form(
            hidden("taal", i18n.language()),
            hidden("waarvoor", waarvoor),
            *fields,
            rx.el.p(
                role="status",
                class_name="passkey-gezegd",
                custom_attrs={
                    "data-gezegd": t("Dat is niet gelukt. Probeer het nog eens, of kies een andere manier."),
                    "data-al-een": t("Op dit apparaat staat al een passkey van u."),
                },
            ),
            action=routes.PASSKEY_ANTWOORD,
            submit_label=label,
            soort="primair" if primair else "secundair",
            custom_attrs={"data-passkey": routes.PASSKEY_VRAAG},
        ),
        class_name=MET_PASSKEY,
    )
