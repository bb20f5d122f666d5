"""Those who may be the one being added, each with the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.customers.schemas.person import DuplicateRow
from app.ui.labels import plain_label
from app.ui.spans import Span, SpanText, plain_text
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class DuplicateList(QWidget):
    """``chosen`` tells whose card to show instead."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self._lines: list[DuplicateLine] = []
        self._nobody = plain_label(_("Nobody looks alike."), "faint", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(self._nobody)
        self._column.addStretch(1)

    @property
    def lines(self) -> Sequence[DuplicateLine]:
        """What is shown now."""
        return [line for line in self._lines if not line.isHidden()]

    def show_rows(self, rows: Sequence[DuplicateRow]) -> None:
        """Show these."""
        while len(self._lines) < len(rows):
            line = DuplicateLine(self._theme)
            line.clicked.connect(lambda _checked=False, line=line: self.chosen.emit(line.customer_id))
            self._column.insertWidget(self._column.count() - 1, line)
            self._lines.append(line)
        for line, row in zip(self._lines, rows, strict=False):
            line.show_row(row, self._reading)
            line.setVisible(True)
        for line in self._lines[len(rows) :]:
            line.setVisible(False)
        self._nobody.setVisible(not rows)


class DuplicateLine(QAbstractButton):
    """One of them: name, evidence, when they were last here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._spans: tuple[Span, ...] = ()
        self._strong = False
        self.customer_id = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_row(self, row: DuplicateRow, reading: Reading) -> None:
        """Stand for another one."""
        self.customer_id = row.customer_id
        self._strong = row.strong
        rest = list(row.evidence)
        if row.here:
            rest.append(reading.wording.words.here_now)
        elif row.last_visit_on is not None:
            when = reading.wording.day_near(row.last_visit_on, reading.today)
            rest.append(reading.wording.words.last_here(when))
        if row.phone_tail:
            rest.append(f"…{row.phone_tail}")
        self._spans = (Span(row.name, bold=True), Span("\n" + " · ".join(rest), small=True))
        self.setAccessibleName(plain_text(self._spans))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self.width() or self._theme.px(240)
        return QSize(self._theme.px(160), self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._text(width).size.height() + self._theme.px(18)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "ink" if self.hasFocus() else "line"
        painter.setPen(QPen(theme.colour(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(theme.colour("brasssoft" if self._strong else "surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        painter.setPen(theme.colour("ink"))
        self._text(self.width()).paint(painter, theme.px(12), theme.px(9))

    def _text(self, width: int) -> SpanText:
        return SpanText(self._theme, self._spans, width=max(1, width - self._theme.px(24)))
