"""Form fields: native inputs with a label, a hint and what is wrong, and the form around them.

Inputs are uncontrolled: `value` is where they start. A field whose `value` is a Var is made anew when that
value changes (`key`), so that a draft that arrives later still fills it in.

The id of an input stands in `custom_attrs`: with the `id` property Reflex adds a value by id to what is submitted,
and a radio button that was not chosen would overwrite the one that was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import reflex as rx

from portal.i18n import t
from portal.pages.components.actions import button, pictogram
from portal.pages.components.markup import PlainA, Tekst, choose, each, either, filled, joined
from portal.view import Fout, Keuze

Breedte = Literal["vol", "kort", "getal", "postcode"]
Optie = tuple[str, str, Tekst]


def text_field(
    *,
    name: str,
    label: Tekst,
    error: Tekst = "",
    value: Tekst = "",
    hint: Tekst = "",
    type: str = "text",  # noqa: A002 (the name of the HTML attribute)
    autocomplete: str = "",
    inputmode: str = "",
    width: Breedte = "vol",
    optional: bool = False,
    key: Tekst | None = None,
    spellcheck: bool | None = None,
    large_label: bool = False,
    max_length: int = 200,
    **props: Any,
) -> rx.Component:
    """One line of text."""
    control = rx.el.input(
        name=name,
        type=type,
        default_value=value,
        key=_key(name, key, value),
        max_length=max_length,
        class_name=f"utrecht-textbox utrecht-textbox--html-input veld--{width}",
        **_hints(autocomplete, inputmode, spellcheck),
        **_described(name, error, hint, props),
    )
    return _field(name, label, error, hint, optional, large_label, control)


def text_area(
    *,
    name: str,
    label: Tekst,
    error: Tekst = "",
    value: Tekst = "",
    hint: Tekst = "",
    rows: int = 5,
    optional: bool = False,
    key: Tekst | None = None,
    spellcheck: bool | None = None,
    large_label: bool = False,
    max_length: int = 2000,
    **props: Any,
) -> rx.Component:
    """More lines of text."""
    control = rx.el.textarea(
        name=name,
        rows=rows,
        default_value=value,
        key=_key(name, key, value),
        max_length=max_length,
        class_name="utrecht-textarea utrecht-textarea--html-textarea veld--vol",
        **_hints("", "", spellcheck),
        **_described(name, error, hint, props),
    )
    return _field(name, label, error, hint, optional, large_label, control)


def select_field(
    *,
    name: str,
    label: Tekst,
    options: Sequence[tuple[str, str]] | rx.Var[list[Keuze]],
    value: Tekst = "",
    error: Tekst = "",
    hint: Tekst = "",
    autocomplete: str = "",
    width: Breedte = "kort",
    optional: bool = False,
    key: Tekst | None = None,
    large_label: bool = False,
    **props: Any,
) -> rx.Component:
    """A choice from a long list, which may come with the data; with up to seven options `radio_group` is easier."""
    chosen = options if isinstance(options, rx.Var) else [Keuze(code, text) for code, text in options]
    control = rx.el.select(
        *each(chosen, lambda option: rx.el.option(option.tekst, value=option.code)),
        name=name,
        default_value=value,
        key=_key(name, key, value),
        class_name=choose(
            filled(error),
            f"utrecht-select utrecht-select--html-select utrecht-select--invalid veld--{width}",
            f"utrecht-select utrecht-select--html-select veld--{width}",
        ),
        **_hints(autocomplete, "", None),
        **_described(name, error, hint, props),
    )
    return _field(name, label, error, hint, optional, large_label, control)


def date_field(
    *,
    name: str,
    legend: Tekst,
    hint: Tekst = "",
    error: Tekst = "",
    dag: Tekst = "",
    maand: Tekst = "",
    jaar: Tekst = "",
    fout_deel: Tekst = "",
    birthday: bool = False,
    legend_as_heading: bool = False,
    key: Tekst | None = None,
) -> rx.Component:
    """A date in three parts, `<name>_dag`, `<name>_maand` and `<name>_jaar`.

    `fout_deel` is the part that is wrong ("dag", "maand" or "jaar"); empty when the whole date is.
    """
    parts = (("dag", t("Dag"), dag, 2), ("maand", t("Maand"), maand, 2), ("jaar", t("Jaar"), jaar, 4))
    english = {"dag": "day", "maand": "month", "jaar": "year"}

    def part(code: str, label: str, value: Tekst, length: int) -> rx.Component:
        full = f"{name}_{code}"
        wrong = _and(filled(error), _part_wrong(fout_deel, code))
        return rx.el.div(
            rx.el.label(label, html_for=full, class_name="utrecht-form-label"),
            rx.el.input(
                name=full,
                type="text",
                default_value=value,
                key=_key(full, key, value),
                max_length=length,
                class_name=f"utrecht-textbox utrecht-textbox--html-input datum__{code}",
                custom_attrs={"id": full, "aria-invalid": choose(wrong, "true", "false")},
                **_hints(f"bday-{english[code]}" if birthday else "off", "numeric", None),
            ),
            class_name="datum__deel",
        )

    return _group(
        name,
        legend,
        error,
        hint,
        legend_as_heading,
        rx.el.div(*[part(*p) for p in parts], class_name="datum"),
    )


def radio_group(
    *,
    name: str,
    legend: Tekst,
    options: Sequence[Optie],
    value: Tekst = "",
    error: Tekst = "",
    hint: Tekst = "",
    legend_as_heading: bool = False,
    key: Tekst | None = None,
    follow_up: Mapping[str, rx.Component] | None = None,
) -> rx.Component:
    """One choice from a few; each option is (value, label, hint). The first input has `name` as its id.

    `follow_up` is what a choice asks next, by its value: it stands below that choice, and a stylesheet that can look
    back (`:has`) shows it only when the choice is made.
    """
    rows = [
        _option(
            field=name if index == 0 else f"{name}-{code}",
            name=name,
            code=code,
            label=label,
            hint=text,
            checked=value == code,
            key=_key(f"{name}-{code}", key, value),
            kind="radio",
        )
        for index, (code, label, text) in enumerate(options)
    ]
    for index, (code, _label, _text) in enumerate(options):
        if follow_up and code in follow_up:
            rows[index] = rx.el.div(
                rows[index], rx.el.div(follow_up[code], class_name="keuze__vervolg"), class_name="keuze-met-vervolg"
            )
    return _group(name, legend, error, hint, legend_as_heading, rx.el.div(*rows, class_name="keuzes"))


def radio_list(
    *,
    name: str,
    legend: Tekst,
    options: rx.Var[list[Keuze]],
    value: Tekst = "",
    error: Tekst = "",
    hint: Tekst = "",
    legend_as_heading: bool = False,
) -> rx.Component:
    """One choice from a list that is only known in the browser. The first input has `name` as its id."""

    def row(keuze: rx.Var[Keuze], index: rx.Var[int]) -> rx.Component:
        field = rx.cond(index == 0, name, joined(f"{name}-", keuze.code))
        return rx.el.div(
            rx.el.input(
                type="radio",
                name=name,
                value=keuze.code,
                default_checked=value == keuze.code,
                key=joined(keuze.code, "-", value),
                class_name="utrecht-radio-button utrecht-radio-button--html-input",
                custom_attrs={"id": field},
            ),
            rx.el.div(
                rx.el.label(
                    keuze.tekst,
                    either(filled(keuze.uitleg), rx.el.span(keuze.uitleg, class_name="veld__hint keuze__uitleg")),
                    html_for=field,
                    class_name="utrecht-form-label utrecht-form-label--radio keuze__label",
                ),
            ),
            class_name="keuze",
            key=keuze.code,
        )

    rows = rx.el.div(rx.foreach(options, row), class_name="keuzes")
    return _group(name, legend, error, hint, legend_as_heading, rows)


def checkbox_group(
    *,
    name: str,
    legend: Tekst,
    options: Sequence[Optie],
    values: Sequence[str] | rx.Var[list[str]] = (),
    error: Tekst = "",
    hint: Tekst = "",
    legend_as_heading: bool = False,
    key: Tekst | None = None,
) -> rx.Component:
    """Any number of choices; each input is named `<name>_<value>` and sends "ja". The first has `name` as its id."""
    rows = [
        _option(
            field=name if index == 0 else f"{name}-{code}",
            name=f"{name}_{code}",
            code="ja",
            label=label,
            hint=text,
            checked=values.to(list).contains(code) if isinstance(values, rx.Var) else code in values,
            key=_key(f"{name}-{code}", key, values.to(list).join(",") if isinstance(values, rx.Var) else ""),
            kind="checkbox",
        )
        for index, (code, label, text) in enumerate(options)
    ]
    return _group(name, legend, error, hint, legend_as_heading, rx.el.div(*rows, class_name="keuzes"))


def checkbox_list(
    *,
    name: str,
    legend: Tekst,
    options: rx.Var[list[Keuze]],
    values: rx.Var[dict[str, str]],
    error: Tekst = "",
    hint: Tekst = "",
) -> rx.Component:
    """Any number of choices from a list that is only known in the browser.

    Each input is named `<name>_<code>` and sends "ja"; `values` are the answers of the form. The first has `name` as id.
    """

    def row(keuze: rx.Var[Keuze], index: rx.Var[int]) -> rx.Component:
        field = rx.cond(index == 0, name, joined(f"{name}-", keuze.code))
        gekozen = values.get(joined(f"{name}_", keuze.code), "") == "ja"
        return rx.el.div(
            rx.el.input(
                type="checkbox",
                name=joined(f"{name}_", keuze.code),
                value="ja",
                default_checked=gekozen,
                key=joined(keuze.code, "-", rx.cond(gekozen, "aan", "uit")),
                class_name="utrecht-checkbox keuze__vak",
                custom_attrs={"id": field},
            ),
            rx.el.div(
                rx.el.label(
                    keuze.tekst,
                    html_for=field,
                    class_name="utrecht-form-label utrecht-form-label--checkbox keuze__label",
                ),
            ),
            class_name="keuze",
            key=keuze.code,
        )

    return _group(name, legend, error, hint, False, rx.el.div(rx.foreach(options, row), class_name="keuzes"))


def checkbox(
    *,
    name: str,
    label: Tekst | rx.Component,
    checked: bool | rx.Var[bool] = False,
    error: Tekst = "",
    hint: Tekst = "",
    value: str = "ja",
    key: Tekst | None = None,
    field: str = "",
) -> rx.Component:
    """One statement to agree with or not; `field` is its id where another form of the page asks the same."""
    state = rx.cond(checked, "aan", "uit") if isinstance(checked, rx.Var) else ""
    row = _option(
        field=field or name,
        name=name,
        code=value,
        label=label,
        hint=hint,
        checked=checked,
        key=_key(name, key, state),
        kind="checkbox",
        error=error,
    )
    return rx.el.div(_error(name, error), row, class_name=_field_class("veld", error))


def form(
    *fields: rx.Component,
    on_submit: Any = None,
    action: str | None = None,
    submit_label: Tekst,
    secondary: rx.Component | None = None,
    versie: str | rx.Var[Any] | None = None,
    soort: Literal["primair", "secundair", "gevaar"] = "primair",
    **props: Any,
) -> rx.Component:
    """A native form: checked on the server, sent with POST so that no answer ever stands in an address.

    `versie` is the version of the draft that was on screen; a stale device is told so.
    """
    target = {"action": action} if action else {}
    return rx.el.form(
        *([hidden("versie", versie)] if versie is not None else []),
        *fields,
        rx.el.div(button(submit_label, soort), *([secondary] if secondary is not None else []), class_name="knoppen"),
        method="post",
        no_validate=True,
        on_submit=on_submit,
        class_name="formulier",
        **target,
        **props,
    )


def hidden(name: str, value: Any) -> rx.Component:
    """A value that goes along without being seen."""
    return rx.el.input(type="hidden", name=name, value=value)


def error_summary(fouten: Sequence[Fout] | rx.Var[list[Fout]], id: str = "fouten") -> rx.Component:  # noqa: A002
    """Everything that is wrong, above the form; it takes focus (`fouten`) and links to the fields."""
    anything = fouten.to(list).length() > 0 if isinstance(fouten, rx.Var) else bool(fouten)
    return either(
        anything,
        rx.el.div(
            rx.el.h2(t("Er klopt iets niet"), id=f"{id}-kop", class_name="fouten__kop"),
            rx.el.ul(*each(fouten, _fout), class_name="fouten__lijst", role="list"),
            id=id,
            tab_index=-1,
            role="alert",
            class_name="fouten",
            custom_attrs={"aria-labelledby": f"{id}-kop"},
        ),
    )


def saved_note(text: Tekst) -> rx.Component:
    """ "Bewaard om 14.05 uur": what was answered is safe."""
    return rx.el.p(pictogram("check"), rx.el.span(text), class_name="bewaard", role="status")


def _fout(fout: Fout) -> rx.Component:
    return rx.el.li(PlainA.create(fout.tekst, href=joined("#", fout.veld), class_name="fouten__link"))


def _field(
    name: str, label: Tekst, error: Tekst, hint: Tekst, optional: bool, large: bool, control: rx.Component
) -> rx.Component:
    extra = [rx.el.span(" ", t("(niet verplicht)"), class_name="niet-verplicht")] if optional else []
    classes = "utrecht-form-label veld__label veld__label--groot" if large else "utrecht-form-label veld__label"
    return rx.el.div(
        rx.el.label(label, *extra, html_for=name, class_name=classes),
        _hint(name, hint),
        _error(name, error),
        control,
        class_name=_field_class("utrecht-form-field utrecht-form-field--text veld", error),
    )


def _group(
    name: str, legend: Tekst, error: Tekst, hint: Tekst, as_heading: bool, content: rx.Component
) -> rx.Component:
    title: Any = rx.el.h1(legend, id="kop", tab_index=-1, class_name="utrecht-heading-1") if as_heading else legend
    return rx.el.fieldset(
        rx.el.legend(
            title,
            class_name="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend veld__legenda",
        ),
        _hint(f"{name}-vraag", hint),
        _error(f"{name}-vraag", error),
        content,
        class_name=_field_class("utrecht-form-fieldset utrecht-form-fieldset--html-fieldset veld", error),
        custom_attrs=_description(f"{name}-vraag", error, hint),
    )


def _option(
    *,
    field: str,
    name: str,
    code: str,
    label: Tekst | rx.Component,
    hint: Tekst,
    checked: bool | rx.Var[bool],
    key: Tekst,
    kind: Literal["radio", "checkbox"],
    error: Tekst = "",
) -> rx.Component:
    look = "utrecht-radio-button utrecht-radio-button--html-input" if kind == "radio" else "utrecht-checkbox keuze__vak"
    attributes: dict[str, Any] = {"id": field, **_description(field, error, hint)}
    if kind == "checkbox":
        attributes["aria-invalid"] = choose(filled(error), "true", "false")
    return rx.el.div(
        rx.el.input(
            type=kind,
            name=name,
            value=code,
            default_checked=checked,
            key=key,
            class_name=look,
            custom_attrs=attributes,
        ),
        rx.el.div(
            rx.el.label(
                label, html_for=field, class_name=f"utrecht-form-label utrecht-form-label--{kind} keuze__label"
            ),
            _hint(field, hint),
        ),
        class_name="keuze",
    )


def _hint(name: str, hint: Tekst) -> rx.Component:
    return either(
        filled(hint), rx.el.p(hint, id=f"{name}-hint", class_name="utrecht-form-field-description veld__hint")
    )


def _error(name: str, error: Tekst) -> rx.Component:
    return either(
        filled(error),
        rx.el.p(
            pictogram("circle-alert"),
            rx.el.span(rx.el.span(t("Fout:") + " ", class_name="alleen-voorlezen"), error),
            id=f"{name}-fout",
            class_name="utrecht-form-field-error-message veld__fout",
        ),
    )


def _field_class(base: str, error: Tekst) -> Tekst:
    return choose(filled(error), f"{base} veld--fout", base)


def _description(name: str, error: Tekst, hint: Tekst) -> dict[str, Any]:
    """`aria-describedby`: what is wrong first, then the hint; absent when there is neither."""
    wrong, explained = filled(error), filled(hint)
    if wrong is False and explained is False:
        return {}
    text = joined(choose(wrong, f"{name}-fout ", ""), choose(explained, f"{name}-hint", ""))
    return {"aria-describedby": text if isinstance(text, rx.Var) else text.strip()}


def _described(name: str, error: Tekst, hint: Tekst, props: dict[str, Any]) -> dict[str, Any]:
    attributes = {
        "id": name,
        "aria-invalid": choose(filled(error), "true", "false"),
        **_description(name, error, hint),
    }
    return {**props, "custom_attrs": {**attributes, **props.get("custom_attrs", {})}}


def _hints(autocomplete: str, inputmode: str, spellcheck: bool | None) -> dict[str, Any]:
    hints: dict[str, Any] = {}
    if autocomplete:
        hints["auto_complete"] = autocomplete
    if inputmode:
        hints["input_mode"] = inputmode
    if spellcheck is not None:
        hints["spell_check"] = spellcheck
    return hints


def _key(name: str, key: Tekst | None, value: Any) -> Tekst:
    if key is not None:
        return joined(name, "-", key)
    return joined(name, "-", value.to(str)) if isinstance(value, rx.Var) else name


def _part_wrong(fout_deel: Tekst, code: str) -> bool | rx.Var[bool]:
    if isinstance(fout_deel, rx.Var):
        return (fout_deel == "") | (fout_deel == code)
    return fout_deel in ("", code)


def _and(one: bool | rx.Var[bool], two: bool | rx.Var[bool]) -> bool | rx.Var[bool]:
    if isinstance(one, bool):
        return two if one else False
    if isinstance(two, bool):
        return one if two else False
    return one & two
