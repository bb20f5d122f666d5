"""How the pages about somebody's data are laid out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTableView, QWidget


def in_a_row(*widgets: QWidget) -> QHBoxLayout:
    """These beside each other from the left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return row


def share_out(table: QTableView, *, fixed: Mapping[int, int], shares: Mapping[int, float]) -> None:
    """Give some columns the width that they need, and the others their shares of the rest; the rest is hidden."""
    rest = table.viewport().width() - sum(fixed.values())
    for at in range(table.model().columnCount()):
        table.setColumnHidden(at, at not in fixed and at not in shares)
        table.setColumnWidth(at, fixed.get(at) or max(int(rest * shares.get(at, 0)), 40))
