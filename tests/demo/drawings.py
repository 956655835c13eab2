"""Pictures drawn by code: a hall, a stage, people seen from behind.  Nobody is shown."""

from __future__ import annotations

import colorsys
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

SIZE = (1600, 1067)
_GPS, _MAKER, _TURN = 0x8825, 0x010F, 0x0112


def _colour(hue: float, light: float, full: float) -> tuple[int, int, int]:
    return tuple(round(255 * part) for part in colorsys.hls_to_rgb(hue % 1, light, full))


def draw(number: int) -> Image.Image:
    """One picture; the same number gives the same picture."""
    chance = Random(number)
    hue = chance.random()
    width, height = SIZE
    image = Image.new("RGB", SIZE)
    pen = ImageDraw.Draw(image)
    for line in range(height):
        pen.line((0, line, width, line), _colour(hue, 0.16 + 0.3 * line / height, 0.35))
    for lamp in range(7):
        at = width * (lamp + 0.5) / 7
        pen.polygon(((at, 0), (at - 130, 520), (at + 130, 520)), _colour(hue + 0.08, 0.34, 0.3))
    pen.rectangle((330, 190, 1270, 620), _colour(hue + 0.5, 0.9, 0.25))
    pen.rectangle((330, 190, 1270, 280), _colour(hue + 0.5, 0.4, 0.6))
    for row in range(4):
        end = 420 + chance.randint(300, 760)
        pen.rectangle((400, 340 + row * 62, end, 368 + row * 62), _colour(hue + 0.5, 0.66, 0.3))
    pen.text((360, 205), f"DEMO {number:02d}", fill="white", font_size=58)
    pen.polygon(((220, 700), (1380, 700), (1500, 790), (100, 790)), _colour(hue + 0.04, 0.3, 0.4))
    pen.rectangle((740, 560, 860, 720), _colour(hue + 0.55, 0.25, 0.5))
    for row in range(3):
        for seat in range(15):
            x = seat * 115 + (row % 2) * 55 + chance.randint(-14, 14)
            y = 830 + row * 95
            tone = _colour(hue + chance.uniform(-0.1, 0.1), 0.07 + 0.04 * row, 0.3)
            pen.ellipse((x - 34, y - 42, x + 34, y + 42), tone)
            pen.ellipse((x - 74, y + 26, x + 74, y + 170), tone)
    return image


def save(number: int, folder: Path, width: int = SIZE[0]) -> str:
    """Write a picture as a camera would: with its maker and the place it was taken."""
    image = draw(number).resize((width, width * SIZE[1] // SIZE[0]))
    name = f"demo-{number:02d}.{'png' if number % 8 == 7 else 'jpg'}"
    exif = Image.Exif()
    exif[_MAKER] = "Demonstration camera"
    exif[_TURN] = 1
    exif.get_ifd(_GPS).update({1: "N", 2: (39.0, 54.0, 0.0), 3: "E", 4: (116.0, 24.0, 0.0)})
    image.save(folder / name, exif=exif, quality=86)
    return name
