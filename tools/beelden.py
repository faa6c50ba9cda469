"""Draw the pictures of homes of the demo: `python -m tools.beelden` writes `assets/beelden`.

Drawings of our own, in the colours of the region, so that nobody takes them for photos of a real home.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "beelden"
WIDE, HIGH, FINE = 960, 600, 2
SKY, GRASS, PATH, INK = "#e4f0f6", "#cfe3d3", "#eadfcd", "#17302b"
BRICK, ROOF, DOOR, GLASS, LEAF, WHITE, SUN = "#b5583a", "#66240b", "#0c5b4a", "#bfdce8", "#3f8a66", "#fffdf9", "#ffd34d"


class Drawing:
    """A sheet on which one unit is one pixel of the picture."""

    def __init__(self, sky: str = SKY) -> None:
        self.image = Image.new("RGB", (WIDE * FINE, HIGH * FINE), sky)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, left: int, top: int, right: int, bottom: int, fill: str, line: str | None = None) -> None:
        self.pen.rectangle([n * FINE for n in (left, top, right, bottom)], fill=fill, outline=line, width=4 * FINE)

    def shape(self, *points: tuple[int, int], fill: str) -> None:
        self.pen.polygon([(x * FINE, y * FINE) for x, y in points], fill=fill)

    def round(self, x: int, y: int, size: int, fill: str) -> None:
        self.pen.ellipse([n * FINE for n in (x - size, y - size, x + size, y + size)], fill=fill)

    def ground(self) -> None:
        self.round(820, 95, 45, SUN)
        self.box(0, 470, WIDE, HIGH, GRASS)
        self.box(0, 545, WIDE, HIGH, PATH)

    def window(self, x: int, y: int, wide: int = 70, high: int = 80) -> None:
        self.box(x, y, x + wide, y + high, GLASS, WHITE)
        self.box(x + wide // 2 - 2, y, x + wide // 2 + 2, y + high, WHITE)

    def door(self, x: int, y: int, fill: str = DOOR) -> None:
        self.box(x, y, x + 60, y + 120, fill, WHITE)
        self.round(x + 48, y + 64, 4, SUN)

    def tree(self, x: int, size: int = 60) -> None:
        self.box(x - 7, 400, x + 7, 480, ROOF)
        self.round(x, 370, size, LEAF)

    def house(self, left: int, wide: int, *, top: int = 260, fill: str = BRICK, door: str = DOOR) -> None:
        self.box(left, top, left + wide, 480, fill)
        self.shape((left - 14, top), (left + wide // 2, top - 110), (left + wide + 14, top), fill=ROOF)
        self.window(left + 24, top + 22)
        self.window(left + wide - 94, top + 22)
        self.window(left + 24, top + 118)
        self.door(left + wide - 88, 360, door)

    def save(self, name: str) -> None:
        small = self.image.resize((WIDE, HIGH), Image.Resampling.LANCZOS)
        small.quantize(48).save(FOLDER / f"{name}.png", optimize=True)


def tussenwoning() -> None:
    """A row of three, the middle one in another colour."""
    d = Drawing()
    d.ground()
    for left, fill, door in ((90, "#a34d31", "#12475f"), (340, BRICK, DOOR), (590, "#a34d31", "#852f11")):
        d.house(left, 230, fill=fill, door=door)
    d.tree(885)
    d.save("tussenwoning")


def hoekwoning() -> None:
    """A house at the corner with a garden at its side."""
    d = Drawing()
    d.ground()
    d.house(150, 300, fill=BRICK)
    d.box(470, 420, 850, 480, LEAF)
    d.tree(600, 75)
    d.tree(780, 50)
    d.save("hoekwoning")


def appartement() -> None:
    """A block with galleries."""
    d = Drawing()
    d.ground()
    d.box(170, 110, 790, 480, "#d8b48f")
    for floor in range(4):
        y = 128 + 90 * floor
        d.box(160, y + 66, 800, y + 76, WHITE)
        for x in range(200, 740, 110):
            d.window(x, y, 60, 52)
    d.box(440, 395, 520, 480, DOOR, WHITE)
    d.tree(90)
    d.tree(870, 50)
    d.save("appartement")


def hof() -> None:
    """Low homes around a court, without a step."""
    d = Drawing()
    d.ground()
    for left in (60, 360, 660):
        d.box(left, 340, left + 240, 480, "#c98a5b")
        d.shape((left - 12, 340), (left + 40, 260), (left + 200, 260), (left + 252, 340), fill=ROOF)
        d.window(left + 20, 372)
        d.box(left + 150, 368, left + 214, 480, DOOR, WHITE)
    d.round(480, 520, 34, LEAF)
    d.save("hof")


def studio() -> None:
    """One room, seen from inside."""
    d = Drawing("#f6efe4")
    d.box(0, 450, WIDE, HIGH, "#d9b98c")
    d.window(560, 110, 260, 220)
    d.box(90, 350, 420, 450, "#12475f")
    d.box(90, 300, 130, 450, "#0b3346")
    d.box(110, 330, 220, 370, WHITE)
    d.box(560, 390, 760, 404, ROOF)
    d.box(575, 404, 587, 470, ROOF)
    d.box(733, 404, 745, 470, ROOF)
    d.round(480, 210, 40, SUN)
    d.box(478, 0, 482, 175, INK)
    d.save("studio")


def garage() -> None:
    """Three garage doors in a row."""
    d = Drawing()
    d.ground()
    d.box(90, 270, 870, 480, "#c9bda9")
    d.box(80, 250, 880, 275, ROOF)
    for left in (130, 390, 650):
        d.box(left, 310, left + 180, 480, DOOR, WHITE)
        for y in range(340, 470, 32):
            d.box(left + 8, y, left + 172, y + 3, "#083f34")
    d.save("garage")


def main() -> None:
    """Draw them all."""
    FOLDER.mkdir(exist_ok=True)
    for draw in (tussenwoning, hoekwoning, appartement, hof, studio, garage):
        draw()


if __name__ == "__main__":
    main()
