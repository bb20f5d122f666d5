"""One story on the wall."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.moments.schemas.rows import StoryRow
from app.planner.stories.photo import PhotoButton
from app.planner.stories.words import kind_chip, photo_words, quoted, reaction_chip, spoken, told_words
from app.ui.buttons import PushButton
from app.ui.chips import Chip
from app.ui.flow_layout import FlowLayout
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.formats import Wording


class StoryCard(QFrame):
    """``photo_wanted`` carries the button of a photo; the other signals lead to a card and to a case."""

    photo_wanted = Signal(object)
    customer_wanted = Signal(int)
    case_wanted = Signal(int)

    def __init__(self, row: StoryRow, *, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self.row = row
        self._theme = theme
        self.photos = [
            PhotoButton(theme, photo.attachment_id, words=photo_words(photo, row, number=number))
            for number, photo in enumerate(row.photos, start=1)
        ]
        self.who = PushButton(theme, row.who, kind="quiet", icon="user")
        self.case: PushButton | None = None
        self.setProperty("kind", "card")
        self.setAccessibleName(spoken(row, wording))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build(wording)
        self._connect()

    def show_pictures(self, pictures: Mapping[int, QImage | None]) -> None:
        """Show the photos that were read."""
        for button in self.photos:
            if button.attachment_id in pictures:
                button.show_image(pictures[button.attachment_id])

    def _build(self, wording: Wording) -> None:
        theme, row = self._theme, self.row
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(12))
        column.setSpacing(px(7))
        column.addLayout(self._head(wording))
        column.addWidget(SpanLabel(theme, [Span(row.title, bold=True)], role="card_title"))
        if row.text.strip():
            column.addWidget(SpanLabel(theme, [Span(row.text.strip())]))
        if row.said.strip():
            column.addWidget(_Quotation(theme, quoted(row.said)))
        if self.photos:
            strip = QWidget()
            flow = FlowLayout(strip, gap=px(8), line_gap=px(8))
            for button in self.photos:
                flow.addWidget(button)
            column.addWidget(strip)
        column.addWidget(self._foot())

    def _head(self, wording: Wording) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self._theme.px(8))
        when = SpanLabel(self._theme, [Span(told_words(self.row, wording))], role="small", colour="ink2")
        head.addWidget(when, 1)
        head.addWidget(Chip(self._theme, kind_chip(self.row)), 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _foot(self) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot, gap=self._theme.px(6), line_gap=self._theme.px(4), middle=True)
        self.who.setEnabled(self.row.customer_id is not None)
        flow.addWidget(self.who)
        if self.row.case_id is not None:
            self.case = PushButton(self._theme, _("How it was put right"), kind="quiet", icon="arrow-right")
            flow.addWidget(self.case)
        chip = reaction_chip(self.row)
        if chip is not None:
            flow.addWidget(Chip(self._theme, chip))
        return foot

    def _connect(self) -> None:
        for button in self.photos:
            button.clicked.connect(lambda _checked=False, one=button: self.photo_wanted.emit(one))
        self.who.clicked.connect(lambda: self.customer_wanted.emit(self.row.customer_id or 0))
        if self.case is not None:
            self.case.clicked.connect(lambda: self.case_wanted.emit(self.row.case_id or 0))


class _Quotation(QFrame):
    """Words of a guest, with a line beside them."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("quotation")
        self._column = QVBoxLayout(self)
        self._column.addWidget(SpanLabel(theme, [Span(words)], colour="ink2"))
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        self._column.setContentsMargins(px(12), px(3), 0, px(3))
        self.setStyleSheet(f"#quotation {{ border: none; border-left: 3px solid {tokens.plum}; }}")
