"""The three targets with what is left of them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.cases.schemas.rows import CaseDetail, Target
from app.core.words import gettext as _
from app.recovery.detail.words import target_line
from app.ui.flow_layout import FlowLayout
from app.ui.spans import Span, SpanText
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_WIDE = 100_000


class TargetLine(QWidget):
    """One target: its name above where it stands; as wide as its words, which wrap where that is too much."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said = ("", "", "ink")
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_target(self, name: str, *, state: str, colour: str) -> None:
        """Show where it stands."""
        self._said = (name, state, colour)
        self.setAccessibleName(f"{name}: {state}")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(text.size.height() for text, _colour in self._texts(width))

    def sizeHint(self) -> QSize:
        texts = self._texts(_WIDE)
        width = max(text.size.width() for text, _colour in texts) + self._theme.px(10)
        return QSize(width, sum(text.size.height() for text, _colour in texts))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, y = QPainter(self), 0
        for text, colour in self._texts(self.width()):
            painter.setPen(self._theme.colour(colour))
            text.paint(painter, 0, y)
            y += text.size.height()

    def _texts(self, width: int) -> tuple[tuple[SpanText, str], ...]:
        name, state, colour = self._said
        return (
            (SpanText(self._theme, [Span(name)], width=width, role="tiny"), "ink2"),
            (SpanText(self._theme, [Span(state)], width=width, role="small_strong"), colour),
        )


class Targets(QWidget):
    """Acknowledge, put right, follow up."""

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._reading = reading
        self.lines = {target: TargetLine(theme) for target in Target}
        self.setAccessibleName(_("Targets"))
        flow = FlowLayout(self, gap=theme.px(8))
        for line in self.lines.values():
            flow.addWidget(line)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_detail(self, detail: CaseDetail) -> None:
        """Show the targets of a case as they stand now."""
        for target, line in self.lines.items():
            name, state, colour = target_line(target, detail, reading=self._reading)
            line.show_target(name, state=state, colour=colour)
        self.updateGeometry()
