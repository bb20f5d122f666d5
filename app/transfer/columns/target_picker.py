"""Choosing what a column means, by typing a part of it or from the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.transfer.columns.target_groups import find_targets, tone_of
from app.transfer.mapping.targets import Target, target_label
from app.ui.row_list import RowDelegate, RowList, RowLook
from app.ui.row_model import AnyIndex, RowModel
from app.ui.spans import Span, paint_line
from app.ui.theme.theme import Theme

_WIDTH, _HEIGHT = 320, 380


@dataclass(frozen=True)
class PickRow:
    """A heading, or a target with the column that means it by now."""

    words: str
    target: Target | None = None
    note: str = ""


class PickModel(RowModel[PickRow]):
    """Headings cannot be chosen."""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.row_at(index)
        return super().flags(index) if row is not None and row.target else Qt.ItemFlag.NoItemFlags


class TargetPicker(QFrame):
    """Opens below a chip; ``picked`` gives the target, ``left`` tells that it was closed."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "card")
        self._theme = theme
        self._taken: Mapping[Target, str] = {}
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Type what it is, such as birthday"))
        self.field.setAccessibleName(_("Find a meaning"))
        self.field.setAcceptDrops(False)
        self._model = PickModel(say=_say, key=lambda row: row.words, parent=self)
        self.list = RowList(theme, self._model, _PickDelegate(theme), name=_("Meanings of a column"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(6))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._find)
        self.list.clicked.connect(lambda _index: self._pick())

    @property
    def offered(self) -> list[Target]:
        """The targets shown now, in order."""
        return [row.target for row in self._model.rows if row.target is not None]

    def open_at(
        self, place: QPoint, *, header: str, current: Target, taken: Mapping[Target, str], typed: str = ""
    ) -> None:
        """Offer everything, with the target of now chosen, or what was typed already."""
        self._taken = taken
        self.setAccessibleName(_("What is “{header}”?").format(header=header))
        self.field.setText(typed)
        self._find(typed)
        if not typed:
            self.list.choose(target_label(current))
        self._place(place)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick()
                return True
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if key in steps:
                self._step(steps[key])
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self.left.emit()

    def _find(self, typed: str) -> None:
        rows: list[PickRow] = []
        for group in find_targets(typed):
            if group.title:
                rows.append(PickRow(group.title))
            rows += [
                PickRow(target_label(target), target, self._taken.get(target, "")) for target in group.targets
            ]
        self._model.show_rows(rows)
        self.list.setCurrentIndex(self._model.index(0))
        self._step(0 if rows and rows[0].target else 1)

    def _step(self, rows: int) -> None:
        places = [place for place, row in enumerate(self._model.rows) if row.target is not None]
        if not places:
            return
        now = self.list.currentIndex().row()
        at = places.index(now) + rows if now in places else 0
        index = self._model.index(places[min(max(at, 0), len(places) - 1)])
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _pick(self) -> None:
        row = self.list.current_row
        if isinstance(row, PickRow) and row.target is not None:
            self.hide()
            self.picked.emit(row.target)

    def _place(self, place: QPoint) -> None:
        size = QRect(place.x(), place.y(), self._theme.px(_WIDTH), self._theme.px(_HEIGHT))
        parent = self.parentWidget()
        screen = parent.screen().availableGeometry() if parent is not None else size
        size.setSize(size.size().boundedTo(screen.size()))
        size.moveRight(min(size.right(), screen.right()))
        size.moveBottom(min(size.bottom(), screen.bottom()))
        size.moveTopLeft(QPoint(max(size.x(), screen.x()), max(size.y(), screen.y())))
        self.setGeometry(size)


class _PickDelegate(RowDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, height=30)

    def paint_ground(self, painter: QPainter, *, rect: QRect, look: RowLook) -> None:
        token = "brandsoft" if look.selected else "sunk" if look.hovered else ""
        if token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(token))
            painter.drawRoundedRect(rect.adjusted(0, 1, -1, -1), 6, 6)

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
        del look
        theme = self.theme
        inner = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        if row.target is None:
            paint_line(
                painter, theme, rect=inner, spans=[Span(row.words)], role="small_strong", colour="ink3"
            )
            return
        side = theme.px(8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_dot_token(row.target)))
        painter.drawEllipse(QRectF(inner.x() + 1, inner.center().y() - side / 2 + 1, side, side))
        words = inner.adjusted(theme.px(18), 0, 0, 0)
        used = paint_line(painter, theme, rect=words, spans=[Span(row.words)])
        if row.note:
            rest = words.adjusted(used + theme.px(10), 0, 0, 0)
            paint_line(painter, theme, rect=rest, spans=[Span(row.note)], role="small", colour="ink2")


def _dot_token(target: Target) -> str:
    tone = tone_of(target)
    return "ink3" if tone == "neutral" else tone


def _say(row: PickRow) -> str:
    return f"{row.words}, {row.note}" if row.note else row.words
