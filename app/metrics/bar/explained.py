"""How the measures are counted, and by which keys charts are read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.scrolled import Scrolled
from app.ui.theme.theme import Theme

_HEIGHT = 300
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class Explained(QFrame):
    """A card over the charts; Esc or its button leaves it (``left``), arrows scroll it."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._theme = theme
        self.leave = PushButton(theme, _("Close"))
        self._area = QScrollArea()
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = Scrolled(theme, self._area)
        inside.column.setSpacing(8)
        for title, sentences in _chapters():
            inside.column.addWidget(plain_label(title, "strong", wrap=True))
            for sentence in sentences:
                inside.column.addWidget(plain_label(sentence, wrap=True))
        inside.column.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(plain_label(_("How it is counted"), "card-title"), 1)
        head.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addLayout(head)
        column.addWidget(self._area)
        self.leave.clicked.connect(self.left)
        theme.changed.connect(self._measure)
        self._measure()

    def start(self) -> None:
        """Put the keys into it."""
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _STEPS:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + _STEPS[key] * self._theme.px(24))
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        self._area.setMinimumHeight(self._theme.px(_HEIGHT))


def _chapters() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (_("The three figures"), _figures()),
        (_("How sure they are"), _sureness()),
        (_("Who is counted"), _counted()),
        (_("Keys of a chart"), _keys()),
    )


def _figures() -> tuple[str, ...]:
    return (
        _(
            "NPS, from 0 to 10: the share of promoters (9 and 10) less that of detractors (0 to 6), in points. "
            "Answers on any other scale never enter it."
        ),
        _("CSAT: the share of the satisfied, which are 4 and 5 of 5, 6 and 7 of 7, 9 and 10 of 10."),
        _("CES: the mean on its scale, turned where needed so that more is always easier."),
        _(
            "Answers on another scale than the venue's are counted apart and never drawn in one line with these."
        ),
    )


def _sureness() -> tuple[str, ...]:
    return (
        _(
            "The range after a figure, and the band round a line, hold the true value in 95 of 100 such cases."
        ),
        _(
            "Fewer than 10 answers are no figure: read what they say. Fewer than 30 are tentative, drawn hollow."
        ),
        _(
            "A change is compared with as many days right before. Only what is more than chance has an arrow "
            "and a colour; everything else is said to be possibly chance."
        ),
        _("What goes together with a score need not be its cause."),
    )


def _counted() -> tuple[str, ...]:
    return (
        _(
            "Everybody counts once in each of the three and each period, with their latest answer of it. "
            "Filters choose among these, so that they never let an earlier answer back in."
        ),
        _(
            "Day by day, week by week or month by month each is a period of its own: together they may be more."
        ),
        _("Quarter, year and 2 years are whole months, the one that runs being the last of them."),
        _(
            "Tries and answers of staff are never counted; questions without an answer only in the response rate."
        ),
        _(
            "How they came counts everybody once, on the day of their first visit ever; places and segments are "
            "those of that visit. Whose cards were merged is one person."
        ),
        _("The day is that of the venue. Answers that come in later change what was shown before."),
    )


def _keys() -> tuple[str, ...]:
    return (
        _("Arrows go from one figure to the next, Enter shows who is behind it, Esc leads back."),
        _("T shows the numbers as a table, Ctrl+S saves the picture, N writes a note on a day of a line."),
        _("The wheel or + and − zoom into the days, Home shows all of them again."),
    )
