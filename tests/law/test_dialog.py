"""The dialog about one person's data lets nobody erase before it was shown what goes."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.data_rights.person_dialog import PersonDialog
from app.law.schemas.erasing import Blocking, Counted, ErasurePreview
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

WORDING = Wording("hotel", "en", "Europe/Zurich", "CHF")


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> PersonDialog:
    """About Léa."""
    dialog = PersonDialog(theme, name="Léa Odermatt", wording=WORDING, parent=None)
    qtbot.addWidget(dialog)
    return dialog


def preview(*blocking: Counted) -> ErasurePreview:
    """Three preferences would go."""
    return ErasurePreview(1, "Léa Odermatt", (Counted("preference", 3),), (Counted("visit", 2),), blocking)


@pytest.mark.qt
def test_nobody_is_erased_before_it_is_known_what_goes(dialog: PersonDialog) -> None:
    assert not dialog.erase.isEnabled()

    dialog.show_preview(preview())

    assert dialog.erase.isEnabled()


@pytest.mark.qt
def test_what_is_going_on_must_be_meant(dialog: PersonDialog) -> None:
    meant: list[bool] = []
    dialog.erasing_wanted.connect(meant.append)
    dialog.show_preview(preview(Counted(Blocking.CASE, 1)))
    assert not dialog.erase.isEnabled()

    dialog.although.setChecked(True)
    dialog.erase.click()

    assert meant == [True]


@pytest.mark.qt
def test_showing_limits_is_not_choosing_them(dialog: PersonDialog) -> None:
    chosen: list[bool] = []
    dialog.objection_chosen.connect(chosen.append)

    dialog.show_limits(objected=True, restricted=False)
    assert chosen == []
    dialog.objection.setChecked(False)

    assert chosen == [False]
