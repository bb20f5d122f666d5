"""Names are drawn in whatever script they are written, as far as the computer has a font for it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout

from app.ui.theme.fonts import FAMILY, make_font
from app.ui.theme.theme import Theme

_System = QFontDatabase.WritingSystem
NAMES = {
    _System.Japanese: "山田さくら",
    _System.Korean: "김민준",
    _System.SimplifiedChinese: "李娜",
    _System.Arabic: "محمد علي",
    _System.Hebrew: "דוד כהן",
    _System.Georgian: "გიორგი",
    _System.Armenian: "Արամ",
    _System.Cyrillic: "Лазар Дамјановић",
    _System.Greek: "Ελένη",
    _System.Devanagari: "प्रिया",
    _System.Thai: "สมชาย",
}


@pytest.mark.parametrize("script", NAMES, ids=lambda script: script.name)
@pytest.mark.parametrize("on_paper", [False, True], ids=["screen", "paper"])
def test_a_name_is_drawn_where_the_computer_has_a_font(
    theme: Theme, script: QFontDatabase.WritingSystem, *, on_paper: bool
) -> None:
    del theme
    if not QFontDatabase.families(script):
        pytest.skip(f"no font for {script.name} here")
    layout = QTextLayout(NAMES[script], QFont(FAMILY) if on_paper else make_font("body"))
    layout.beginLayout()
    layout.createLine().setLineWidth(1_000)
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    assert glyphs
    assert 0 not in glyphs
