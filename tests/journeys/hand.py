"""The hand of a person: a mouse, or a keyboard alone. The same screens are driven by either."""

from __future__ import annotations

from typing import Any, Protocol

from playwright.sync_api import Locator, Page, expect

# What a person who tabs sees of the element with focus: whether it has focus in the eyes of the browser, whether
# something is drawn around it or around the card it stands on, and whether that is on the screen and not covered.
# What is drawn must be gone once focus has moved on: a line that is always there shows nobody where they are.
_FOCUS = """target => {
    const drawn = element => {
        const around = [];
        for (let e = element, up = 0; e && e !== document.body && up < 4; e = e.parentElement, up++) {
            const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(e);
            const outline = outlineStyle !== 'none' && outlineWidth !== '0px' ? `${outlineStyle} ${outlineWidth}` : '';
            around.push(outline, boxShadow === 'none' ? '' : boxShadow);
        }
        return around;
    };
    const name = e => e.outerHTML.slice(0, 160);
    const active = document.activeElement;
    const before = window.__hand;
    const stale = before && before.element !== active && before.element.isConnected && before.drawn.some(Boolean)
        && drawn(before.element).join() === before.drawn.join() ? name(before.element) : '';
    if (!active || active === document.body) {
        window.__hand = undefined;
        return { inside: false, stale };
    }
    const around = drawn(active);
    window.__hand = { element: active, drawn: around };
    const seen = [...active.getClientRects()].some(({ left, top, width, height }) => {
        const over = document.elementFromPoint(left + width / 2, top + height / 2);
        const label = [...(active.labels || [])].some(l => l.contains(over));
        return over && (active.contains(over) || over.contains(active) || label);
    });
    return {
        inside: true,
        stale,
        seen,
        visible: active.matches(':focus-visible') && around.some(Boolean),
        arrived: active === target,
        same_group: active.type === 'radio' && active.name === target.name && active.form === target.form,
        behind: !!(target.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING),
        element: name(active),
    };
}"""

LONGEST_WALK = 120


class Hand(Protocol):
    """What a hand can do to what is on the screen."""

    def press(self, target: Locator) -> None:
        """Press a button or follow a link."""

    def write(self, target: Locator, text: str) -> None:
        """Put this text in a field, instead of what is in it."""

    def choose(self, target: Locator) -> None:
        """Choose one of a few answers."""

    def tick(self, target: Locator) -> None:
        """Tick a box."""

    def pick(self, target: Locator, value: str) -> None:
        """Pick an answer from a list."""


class Mouse:
    """Clicks, and types into what was clicked."""

    def press(self, target: Locator) -> None:
        target.click()

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)

    def choose(self, target: Locator) -> None:
        target.check()

    def tick(self, target: Locator) -> None:
        target.check()

    def pick(self, target: Locator, value: str) -> None:
        target.select_option(value)


# Tells on whoever uses a mouse, or puts text in a field without typing it.
_NO_OTHER_HAND = """(() => {
    let typed = false;
    addEventListener('pointerdown', () => console.error('a mouse was used'), true);
    addEventListener('keydown', () => { typed = true; }, true);
    addEventListener('input', () => { if (!typed) console.error('text came from nowhere'); typed = false; }, true);
})()"""


class Keyboard:
    """Tab, Shift+Tab, Space, Enter, arrows and letters; at every step the focus must be seen."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.add_init_script(_NO_OTHER_HAND)

    def press(self, target: Locator) -> None:
        self._walk_to(target)
        self._page.keyboard.press("Enter")

    def write(self, target: Locator, text: str) -> None:
        self._walk_to(target)
        if target.input_value():
            self._page.keyboard.press("Control+A")
            self._page.keyboard.press("Delete")
        self._page.keyboard.type(text)
        expect(target).to_have_value(text)

    def choose(self, target: Locator) -> None:
        # Tab stops once in a group of radio buttons; the arrows go through it and choose.
        found = self._walk_to(target, group=True)
        for _ in range(LONGEST_WALK):
            if found["arrived"]:
                break
            self._page.keyboard.press("ArrowDown")
            found = self._look(target)
        if not target.is_checked():
            self._page.keyboard.press("Space")
        expect(target).to_be_checked()

    def tick(self, target: Locator) -> None:
        self._walk_to(target)
        if not target.is_checked():
            self._page.keyboard.press("Space")
        expect(target).to_be_checked()

    def pick(self, target: Locator, value: str) -> None:
        self._walk_to(target)
        label = target.locator(f"option[value={value}]").inner_text()
        self._page.keyboard.type(label)
        expect(target).to_have_value(value)

    def _walk_to(self, target: Locator, *, group: bool = False) -> dict[str, Any]:
        expect(target).to_be_visible()
        found = self._look(target, at_rest=True)
        key = "Shift+Tab" if found.get("behind") else "Tab"
        for _ in range(LONGEST_WALK):
            if found["inside"] and (found["arrived"] or (group and found["same_group"])):
                return found
            self._page.keyboard.press(key)
            found = self._look(target)
        raise AssertionError(f"{LONGEST_WALK} times {key} did not lead to {target}")

    def _look(self, target: Locator, *, at_rest: bool = False) -> dict[str, Any]:
        """Where focus is now; a person must be able to see it.

        `at_rest` is before the first key: a heading that was given focus by the page shows no ring.
        """
        found: dict[str, Any] = target.evaluate(_FOCUS)
        assert not found["stale"], f"looks the same with and without focus: {found['stale']}"
        if found["inside"] and not at_rest:
            assert found["visible"], f"focus cannot be seen: {found['element']}"
            assert found["seen"], f"focus is outside the screen or covered: {found['element']}"
        return found
