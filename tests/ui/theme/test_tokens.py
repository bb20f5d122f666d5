"""The colours are those of the design, and can be read."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from app.ui.theme.tokens import DARK, LIGHT, PAIRS, Tokens, contrast

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
LOOK = Path(__file__).parents[4] / "shared" / "design" / "look.md"
TONES = ("neutral", "brand", "brass", "alert", "plum", "blue", "good")


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_every_text_can_be_read_on_its_background(tokens: Tokens, pair: tuple[str, str]) -> None:
    text, background = (getattr(tokens, name) for name in pair)

    assert contrast(text, background) >= 4.5


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("tone", TONES)
def test_every_chip_can_be_read(tokens: Tokens, tone: str) -> None:
    assert contrast(tokens.text_on_soft(tone), tokens.soft(tone)) >= 4.5
    assert contrast(tokens.strong(tone), tokens.surface) >= 4.5


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_the_colours_are_those_of_the_design() -> None:
    if not LOOK.is_file():
        pytest.skip("the design, ../shared/design/look.md, is not here")
    designed: dict[str, tuple[str, str]] = {}
    for line in LOOK.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 4 and re.match(r"#[0-9A-F]{6}", cells[1]):
            names, light, dark = (cell.split(" / ") for cell in cells[:3])
            designed |= {name: pair for name, *pair in zip(names, light, dark, strict=True)}

    assert set(designed) == {field.name for field in fields(Tokens)}
    for name, (light, dark) in designed.items():
        assert (getattr(LIGHT, name), getattr(DARK, name)) == (light, dark), name
