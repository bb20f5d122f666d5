"""Which columns stand in the log, in which order and how wide; kept from one start to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from app.recovery.log.columns import SHOWN_AT_FIRST, ColumnKey
from app.recovery.log.table import CaseTable
from app.recovery.log.table_model import CaseTableModel
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme

_KEPT = "recovery_columns"
_GIVE_WAY = (ColumnKey.STEP, ColumnKey.OWNER, ColumnKey.KIND)
"""Which of the usual columns make room first beside an open case, which shows them too."""
_LEAST_WHAT, _NARROW_KIND = 130, 112


class TableLayout(QObject):
    """Moves, hides and widens the columns of one table.

    What happened takes the room that the others leave. Widths are kept as at the normal text size.
    """

    def __init__(
        self, table: CaseTable, model: CaseTableModel, *, theme: Theme, remembered: Remembered
    ) -> None:
        super().__init__(table)
        self._table = table
        self._columns = {each.key: each for each in model.case_columns}
        self._at = {each.key: at for at, each in enumerate(model.case_columns)}
        self._theme = theme
        self._remembered = remembered
        self._busy = False
        self._widths = {key: each.column.width for key, each in self._columns.items()}
        self._wanted: list[ColumnKey] = []
        self._read(remembered.text(_KEPT))
        head = table.horizontalHeader()
        head.sectionResized.connect(self._note_width)
        head.sectionMoved.connect(self._note_order)
        table.room_changed.connect(self._apply)
        theme.changed.connect(self._apply)
        self._apply()

    @property
    def shown(self) -> tuple[ColumnKey, ...]:
        """The columns that are wanted, from left to right."""
        return tuple(self._wanted)

    def show(self, keys: Sequence[ColumnKey]) -> None:
        """Have these, in this order."""
        self._wanted = list(keys) or list(SHOWN_AT_FIRST)
        self._apply()
        self._keep()

    def turn(self, key: ColumnKey, *, on: bool) -> None:
        """Have one column too, or not any more; the last one stays."""
        others = [each for each in self._wanted if each is not key]
        self.show([*others, key] if on else others or [key])

    def reset(self) -> None:
        """As at first."""
        self._widths = {key: each.column.width for key, each in self._columns.items()}
        self.show(SHOWN_AT_FIRST)

    def _apply(self) -> None:
        self._busy = True
        head, px = self._table.horizontalHeader(), self._theme.px
        in_sight = self._with_room()
        for key, at in self._at.items():
            head.setSectionHidden(at, key not in in_sight)
        for target, key in enumerate(self._wanted):
            head.moveSection(head.visualIndex(self._at[key]), target)
        widths = self._fitting_widths(in_sight)
        for key, width in widths.items():
            self._table.setColumnWidth(self._at[key], px(width))
        if ColumnKey.WHAT in in_sight:
            others = sum(px(width) for key, width in widths.items() if key is not ColumnKey.WHAT)
            room = self._table.viewport().width() - others
            self._table.setColumnWidth(self._at[ColumnKey.WHAT], max(px(_LEAST_WHAT), room))
        self._busy = False

    def _with_room(self) -> list[ColumnKey]:
        """The wanted columns but for the usual ones that there is no room for."""
        in_sight = list(self._wanted)
        room = self._table.viewport().width()
        for key in _GIVE_WAY:
            if self._needed(in_sight, narrow=True) <= room:
                break
            if key in in_sight and len(in_sight) > 1:
                in_sight.remove(key)
        return in_sight

    def _fitting_widths(self, keys: Sequence[ColumnKey]) -> dict[ColumnKey, int]:
        """As kept; where that is too much, the kind goes under its severity instead of beside it."""
        widths = {key: self._widths[key] for key in keys}
        if ColumnKey.KIND in widths and self._needed(keys) > self._table.viewport().width():
            widths[ColumnKey.KIND] = min(widths[ColumnKey.KIND], _NARROW_KIND)
        return widths

    def _needed(self, keys: Sequence[ColumnKey], *, narrow: bool = False) -> int:
        least = {ColumnKey.WHAT: _LEAST_WHAT} | ({ColumnKey.KIND: _NARROW_KIND} if narrow else {})
        return sum(self._theme.px(least.get(key, self._widths[key])) for key in keys)

    def _note_width(self, at: int, _before: int, width: int) -> None:
        if not self._busy and width:
            key = next(key for key, place in self._at.items() if place == at)
            self._widths[key] = round(width / self._theme.text_scale)
            self._keep()

    def _note_order(self) -> None:
        if not self._busy:
            head = self._table.horizontalHeader()
            self._wanted.sort(key=lambda key: head.visualIndex(self._at[key]))
            self._keep()

    def _keep(self) -> None:
        self._remembered.keep(_KEPT, " ".join(f"{key}:{self._widths[key]}" for key in self._wanted))

    def _read(self, kept: str) -> None:
        for part in kept.split():
            key, _colon, width = part.partition(":")
            if key in set(ColumnKey) and width.isdecimal():
                self._wanted.append(ColumnKey(key))
                self._widths[ColumnKey(key)] = min(max(int(width), 40), 1200)
        self._wanted = list(dict.fromkeys(self._wanted)) or list(SHOWN_AT_FIRST)


def columns_kept(definition: Mapping[str, Any]) -> list[ColumnKey]:
    """The columns kept with a view; those that there are no more are left out."""
    kept = definition.get("columns")
    known = {str(key): key for key in ColumnKey}
    return [known[str(each)] for each in kept if str(each) in known] if isinstance(kept, list) else []
