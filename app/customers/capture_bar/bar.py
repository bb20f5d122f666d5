"""The bar at the foot of the card: type a line, see what it becomes, press Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.customers.capture.proposals import Kind
from app.customers.capture_bar.line import CaptureLine
from app.customers.capture_bar.view_model import CaptureViewModel
from app.customers.words.captured import kind_words, proposal_words
from app.ui.chips import ChipButton, ChipSpec
from app.ui.flow_layout import FlowLayout
from app.ui.shortcut_hints import KeyHint
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_WIDE = 680


class CaptureBar(QFrame):
    """``left`` follows Esc in an empty line."""

    left = Signal()

    def __init__(self, view_model: CaptureViewModel, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._view_model = view_model
        self._theme = theme
        self._reading = reading
        self.line = CaptureLine(theme)
        self.line.setPlaceholderText(_("Write down what you notice"))
        self.line.setAccessibleName(_("Write down what you notice"))
        self._plus = QLabel()
        self._below = SpanLabel(theme, role="small", colour="ink2")
        self._chips: dict[Kind, ChipButton] = {}
        self._choices = QWidget()
        self._kinds = QWidget()
        self._flow = FlowLayout(self._kinds, gap=theme.px(8))
        self._enter = KeyHint(theme, "Enter")
        self._top = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self._show()

    def take_focus(self) -> None:
        """Start typing here."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def chip(self, kind: Kind) -> ChipButton:
        """The choice of a kind."""
        return self._chips[kind]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_choices()
        self._show_below()

    def _build(self) -> None:
        px = self._theme.px
        for kind in Kind:
            chip = ChipButton(self._theme, ChipSpec(kind_words(kind)), checkable=True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._chips[kind] = chip
            self._flow.addWidget(chip)
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._kinds, 1)
        row.addWidget(self._enter)
        self._top.setSpacing(px(8))
        self._top.addWidget(self._plus)
        self._top.addWidget(self.line, 1)
        self._top.addWidget(self._choices)
        self._column.setContentsMargins(px(13), px(8), px(13), px(8))
        self._column.setSpacing(px(6))
        self._column.addLayout(self._top)
        self._column.addWidget(self._below)
        self._theme.changed.connect(self._tint)
        self._tint()

    def _connect(self) -> None:
        view_model = self._view_model
        self.line.textEdited.connect(view_model.type_text)
        self.line.next_wanted.connect(view_model.offer_next)
        self.line.kept.connect(view_model.save)
        self.line.cleared.connect(view_model.clear)
        self.line.left.connect(self.left)
        for kind, chip in self._chips.items():
            chip.clicked.connect(lambda _checked=False, kind=kind: self._choose(kind))
        view_model.changed.connect(self._show)
        view_model.line_replaced.connect(self.line.setText)

    def _choose(self, kind: Kind) -> None:
        self._view_model.choose_kind(kind)
        self._show()
        self.take_focus()

    def _show(self) -> None:
        proposal = self._view_model.proposal
        words = proposal_words(proposal, self._reading) if proposal else ""
        self.line.show_preview(words, refused=self._view_model.is_refused)
        offered = self._view_model.kinds
        for kind, chip in self._chips.items():
            chip.setVisible(kind in offered)
            chip.setChecked(proposal is not None and proposal.kind is kind)
        self._place_choices()
        self._show_below()

    def _show_below(self) -> None:
        proposal = self._view_model.proposal
        needed = proposal is not None and not self.line.fits()
        self._below.setVisible(needed)
        if proposal is not None and needed:
            colour = "alert" if self._view_model.is_refused else ""
            words = "→ " + proposal_words(proposal, self._reading)
            self._below.set_spans([Span(words, colour=colour)])

    def _place_choices(self) -> None:
        """Beside the line where there is room, else below it."""
        beside = self.width() >= self._theme.px(_WIDE)
        is_beside = self._top.indexOf(self._choices) >= 0
        if beside and not is_beside:
            self._column.removeWidget(self._choices)
            self._top.addWidget(self._choices)
        elif not beside and is_beside:
            self._top.removeWidget(self._choices)
            self._column.addWidget(self._choices)
        self._choices.setVisible(beside or bool(self._view_model.text))

    def _tint(self) -> None:
        theme = self._theme
        ratio = self.devicePixelRatioF()
        self._plus.setPixmap(theme.icons.pixmap("plus", theme.tokens.ink2, size=theme.px(16), ratio=ratio))
