"""The way to a person, on every page in the same place."""

from __future__ import annotations

import re

import reflex as rx

from portal import i18n, routes
from portal.i18n import t
from portal.pages.components.actions import pictogram
from portal.pages.components.markup import PlainA, Tekst, choose, either, filled, joined


def help_block(
    *,
    telefoon: Tekst,
    telefoon_link: Tekst,
    open_tekst: Tekst,
    pad: Tekst,
    open_nu: bool | rx.Var[bool] = True,
    mail: Tekst = "",
    post: Tekst = "",
    onderwerp: Tekst = "",
    kenmerk: Tekst = "",
    wijze: Tekst = "",
    breed: bool = False,
) -> rx.Component:
    """Phone with the opening hours as they are now, call-back, appointment, interpreter, mail and letter.

    `pad` goes along to the contact page, so that nobody has to explain where they were. A mail begins with what the
    page is about (`onderwerp`, as it stands in an address) and the `kenmerk` of the draft, and with nothing personal.
    `wijze` is how we do speak with a client with whom that was agreed (`grens`).
    """
    contact = joined(routes.in_language(routes.CONTACT, i18n.language()), "?van=", pad)
    call = PlainA.create(
        pictogram("phone"),
        rx.el.span(rx.el.span(t("Bel") + " ", class_name="alleen-voorlezen"), telefoon),
        href=telefoon_link,
        class_name="hulp__bel",
    )
    opened = rx.el.p(
        rx.el.span(class_name=choose(open_nu, "stip stip--open", "stip"), custom_attrs={"aria-hidden": "true"}),
        rx.el.span(open_tekst),
        class_name="hulp__open",
    )
    call_back = PlainA.create(
        pictogram("phone-call"),
        rx.el.span(t("Bel mij terug")),
        href=joined(contact, "#terugbellen"),
        class_name="hulp__link",
    )
    appointment = PlainA.create(
        pictogram("calendar"),
        rx.el.span(t("Maak een afspraak")),
        href=joined(routes.in_language(routes.AFSPRAAK, i18n.language()), "?van=", pad),
        class_name="hulp__link",
    )
    interpreter = PlainA.create(
        pictogram("languages"),
        rx.el.span(t("Met een tolk")),
        href=joined(contact, "#met-een-tolk"),
        class_name="hulp__link",
    )
    write = rx.el.details(
        rx.el.summary(pictogram("mail"), rx.el.span(t("Liever schrijven?")), class_name="hulp__link"),
        either(
            filled(mail),
            rx.el.p(
                PlainA.create(
                    rx.el.span(*_breakable(mail)),
                    href=joined("mailto:", mail, "?subject=", onderwerp, kenmerk),
                    class_name="hulp__link",
                )
            ),
        ),
        either(filled(post), rx.el.p(post)),
        class_name="hulp__schrijven",
    )
    ways = rx.el.ul(
        rx.el.li(call_back),
        rx.el.li(appointment),
        rx.el.li(interpreter),
        rx.el.li(write),
        class_name="hulp__wegen",
        role="list",
    )
    heading = t("Liever iemand spreken?") if breed else t("Komt u er niet uit?")
    explanation = (
        t("Wij helpen u graag. Aan de telefoon, op kantoor of bij u thuis.")
        if breed
        else t("Wij zien waar u bent. U hoeft niets opnieuw te vertellen.")
    )
    return rx.el.div(
        rx.el.div(
            rx.el.h2(heading, class_name="hulp__kop"),
            rx.el.p(explanation, class_name="hulp__uitleg"),
            either(filled(wijze), rx.el.p(wijze, class_name="hulp__uitleg hulp__wijze")),
            class_name="hulp__tekst",
        ),
        rx.el.div(call, opened, class_name="hulp__telefoon"),
        ways,
        class_name="hulp hulp--breed" if breed else "hulp",
    )


def _breakable(mail: Tekst) -> list[Tekst | rx.Component]:
    """A long mail address breaks after the @ and before a dot, not in the middle of a word."""
    if isinstance(mail, rx.Var):
        return [mail]
    parts = [part for part in re.split(r"(?<=@)|(?=\.)", mail) if part]
    return [piece for part in parts for piece in (rx.el.wbr(), part)][1:]
