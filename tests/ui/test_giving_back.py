"""Memory is given back beside the window, and only where there is something to give."""

from __future__ import annotations

from threading import current_thread, main_thread

import pytest
from PySide6.QtWidgets import QApplication

from app.core.spare_memory import SpareMemory
from app.ui.giving_back import GivingBack


class Asked(SpareMemory):
    """Says what it was asked for, and is due as long as it is told so."""

    def __init__(self) -> None:
        super().__init__()
        self.due = True
        self.asked: list[str] = []

    def keep_few_pools(self) -> bool:
        self.asked.append("few pools")
        return True

    @property
    def is_due(self) -> bool:
        return self.due

    def give_back(self) -> None:
        self.asked.append("beside" if current_thread() is not main_thread() else "in the window's thread")


@pytest.fixture
def spare(qapp: QApplication) -> Asked:
    del qapp
    return Asked()


def test_memory_is_given_back_beside_the_window_when_it_is_due(spare: Asked) -> None:
    giving = GivingBack(spare)
    giving.look()
    giving.close()
    assert spare.asked == ["few pools", "beside"]


def test_nothing_is_given_back_while_nothing_was_taken(spare: Asked) -> None:
    spare.due = False
    giving = GivingBack(spare)
    giving.look()
    giving.close()
    assert spare.asked == ["few pools"]
