"""Which columns stand in the log, in which order and how wide; kept from one start to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.recovery.log.columns import SHOWN_AT_FIRST, ColumnKey
from app.recovery.log.table import CaseTable
from app.recovery.log.table_model import CaseTableModel
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme

_KEPT = "recovery_columns"


@dataclass(frozen=True)
class _Place:
    """A column in sight: its width at the normal text size, or 0 for the usual one."""

    key: ColumnKey
    width: int = 0


class TableLayout:
    """Moves, hides and widens the columns of one table."""

    def __init__(
        self, table: CaseTable, model: CaseTableModel, *, theme: Theme, remembered: Remembered
    ) -> None:
        self._table = table
        self._columns = model.case_columns
        self._theme = theme
        self._remembered = remembered
        self._at = {each.key: at for at, each in enumerate(self._columns)}
        self._scale = theme.text_scale
        self._apply(_read(remembered.text(_KEPT)) or [_Place(key) for key in SHOWN_AT_FIRST])
        head = table.horizontalHeader()
        head.sectionResized.connect(self._keep)
        head.sectionMoved.connect(self._keep)
        theme.changed.connect(self._rescale)

    @property
    def shown(self) -> tuple[ColumnKey, ...]:
        """The columns in sight, from left to right."""
        head = self._table.horizontalHeader()
        order = sorted(range(len(self._columns)), key=head.visualIndex)
        return tuple(self._columns[at].key for at in order if not head.isSectionHidden(at))

    def show(self, keys: Sequence[ColumnKey]) -> None:
        """Have these in sight, in this order."""
        widths = {each.key: each.width for each in self._places()}
        self._apply([_Place(key, widths.get(key, 0)) for key in keys] or [_Place(ColumnKey.NUMBER)])
        self._keep()

    def turn(self, key: ColumnKey, *, on: bool) -> None:
        """Bring one column into sight, or put it away; the last one stays."""
        others = [each for each in self.shown if each is not key]
        self.show([*others, key] if on else others or [key])

    def reset(self) -> None:
        """As at first."""
        self._apply([_Place(key) for key in SHOWN_AT_FIRST])
        self._keep()

    def _apply(self, places: Sequence[_Place]) -> None:
        head = self._table.horizontalHeader()
        head.blockSignals(True)
        shown = [each.key for each in places]
        for at, column in enumerate(self._columns):
            head.setSectionHidden(at, column.key not in shown)
        for target, place in enumerate(places):
            at = self._at[place.key]
            head.moveSection(head.visualIndex(at), target)
            usual = self._columns[at].column.width
            self._table.setColumnWidth(at, self._theme.px(place.width or usual))
        head.blockSignals(False)
        self._scale = self._theme.text_scale
        head.updateGeometry()
        self._table.fit_rows()
        self._table.viewport().update()
        self._table.doItemsLayout()

    def _places(self) -> list[_Place]:
        return [
            _Place(key, round(self._table.columnWidth(self._at[key]) / self._scale)) for key in self.shown
        ]

    def _keep(self) -> None:
        places = (f"{each.key}:{each.width}" for each in self._places())
        self._remembered.keep(_KEPT, " ".join(places))

    def _rescale(self) -> None:
        if self._theme.text_scale != self._scale:
            self._apply(self._places())


def _read(kept: str) -> list[_Place]:
    known = set(ColumnKey)
    pairs = (part.partition(":") for part in kept.split())
    return [_Place(ColumnKey(key), _number(width)) for key, _colon, width in pairs if key in known]


def _number(text: str) -> int:
    return min(int(text), 2000) if text.isdecimal() else 0
