"""Everything one entry says."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from app.audit.schemas import LogRow
from app.audit.words.entries import BETWEEN, change_words, changes_words, who_words
from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_MOST_HEIGHT = 190


class EntryCard(QFrame):
    """Stands below the list; ``card_wanted`` leads to whom it is about, ``only_wanted`` narrows the log to them."""

    card_wanted = Signal(int)
    only_wanted = Signal(int, str)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(_("The chosen entry"))
        self._theme = theme
        self._reading = reading
        self._row: LogRow | None = None
        self.what = plain_label("", "card-title", wrap=True)
        self.facts = plain_label("", "small", wrap=True)
        self.says = plain_label("", wrap=True)
        for label in (self.what, self.facts, self.says):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open = PushButton(theme, _("Open the card"), icon="user")
        self.only = PushButton(theme, "", icon="list-filter")
        self.open.clicked.connect(self._open)
        self.only.clicked.connect(self._narrow)
        self._words = QFrame()
        self._column = QVBoxLayout(self._words)
        self._across = QHBoxLayout(self)
        self._build()
        self.show_row(None)

    def show_row(self, row: LogRow | None) -> None:
        """Show this entry; nothing is in sight without one."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        wording = self._reading.wording
        number = _("Entry {number}").format(number=wording.number(row.id))
        parts = [wording.instant(row.at), who_words(row), row.customer_name, number]
        self.what.setText(row.what)
        self.facts.setText(BETWEEN.join(filter(None, parts)))
        said = "\n".join(map(change_words, row.changes)) or changes_words(row)
        self.says.setText(said)
        self.says.setVisible(bool(said))
        is_known = bool(row.customer_name)
        self.open.setVisible(is_known)
        self.only.setVisible(is_known)
        self.only.set_words(_("Only {name}").format(name=row.customer_name))
        self._fit()

    def _build(self) -> None:
        words = self._words
        words.setProperty("kind", "clear")
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self.what, self.facts, self.says):
            column.addWidget(label)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(words)
        scroll.setAccessibleName(_("What the entry says"))
        row = self._across
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(scroll, 1)
        buttons = QVBoxLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.only)
        buttons.addStretch(1)
        row.addLayout(buttons)
        self._theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the words need, up to a part of the window; the rest scrolls."""
        margins = self._across.contentsMargins()
        buttons = max(self.open.sizeHint().width(), self.only.sizeHint().width()) + self._across.spacing()
        beside = buttons if self.open.isVisibleTo(self) else 0
        room = self.width() - margins.left() - margins.right() - beside
        needed = self._column.totalHeightForWidth(max(room, 100)) + margins.top() + margins.bottom() + 4
        least = 2 * self.open.sizeHint().height() + margins.top() + margins.bottom() + 8
        self.setFixedHeight(min(max(needed, least), self._theme.px(_MOST_HEIGHT)))

    def _open(self) -> None:
        if self._row is not None and self._row.customer_id is not None:
            self.card_wanted.emit(self._row.customer_id)

    def _narrow(self) -> None:
        if self._row is not None and self._row.customer_id is not None:
            self.only_wanted.emit(self._row.customer_id, self._row.customer_name)
