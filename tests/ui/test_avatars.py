"""Initials of names from anywhere, and photos cut to a disc."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from app.ui.avatars import Avatar, initials
from app.ui.theme.theme import Theme


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Léa Müller-Odermatt", "LM"),
        ("Mara", "M"),
        ("Ana Maria de la Cruz", "AC"),
        ("é̀lise dupont", "ÉD"),
        ("山田太郎", "山"),
        ("山田 太郎", "山"),
        ("محمد علي", "مع"),
        ("(Duarte) Inês", "DI"),
        ("   ", "?"),
        ("!!", "?"),
        ("ßen öre", "SSÖ"),
    ],
)
def test_initials_of_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_photo_fills_the_disc(theme: Theme, qtbot: QtBot) -> None:
    avatar = Avatar(theme, name="Léa Müller", size=40)
    qtbot.addWidget(avatar)
    before = avatar.grab().toImage()
    photo = QPixmap(80, 50)
    photo.fill(Qt.GlobalColor.red)

    avatar.show_person("Léa Müller", photo)

    after = avatar.grab().toImage()
    assert after.pixelColor(20, 20).red() > 240
    assert after.pixelColor(0, 0) == before.pixelColor(0, 0)
    assert avatar.width() == 40


def test_a_disc_grows_with_the_text(theme: Theme, qtbot: QtBot) -> None:
    avatar = Avatar(theme, name="Léa", size=30)
    qtbot.addWidget(avatar)
    theme.set_text_scale(2.0)

    assert avatar.width() == 60
