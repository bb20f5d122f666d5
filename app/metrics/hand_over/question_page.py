"""One question with big buttons, and after the choice a line for the reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.metrics.hand_over.view_model import HandOverViewModel
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.score_row import ScoreRow
from app.ui.theme.theme import Theme

_LONGEST = 2_000


class QuestionPage(QWidget):
    """``finished`` carries the comment with which somebody is done."""

    finished = Signal(str)

    def __init__(self, theme: Theme, view_model: HandOverViewModel) -> None:
        super().__init__()
        self._view_model = view_model
        self.text = plain_label("", "hero", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.scores = ScoreRow(theme, name="", big=True)
        self.why = plain_label("", "card-title", wrap=True)
        self.optional = plain_label("", "small", wrap=True)
        self.comment = QPlainTextEdit()
        self.comment.setTabChangesFocus(True)
        self.comment.setProperty("big", True)
        self.comment.setAcceptDrops(False)
        self.comment.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.comment.setFixedHeight(theme.px(104))
        self.wrong = plain_label("", "error", wrap=True)
        self.done = PushButton(theme, "", kind="primary", icon="check")
        self.done.setProperty("big", True)
        self._more = QWidget()
        self._build(theme)
        self.scores.chosen.connect(view_model.choose)
        self.scores.cleared.connect(lambda: view_model.choose(None))
        self.comment.textChanged.connect(self._check_length)
        self.done.clicked.connect(self._finish)

    @property
    def typed(self) -> str:
        """The comment as it stands."""
        return self.comment.toPlainText().strip()

    def start(self) -> None:
        """Begin with nothing chosen or typed."""
        self.comment.clear()
        self.wrong.hide()
        self.scores.set_scale(*self._view_model.ends)

    def take_keys(self) -> None:
        """Put the keys into the scale."""
        self.scores.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(self) -> None:
        """Say everything in the language that is chosen."""
        question, words = self._view_model.question, self._view_model.words
        self.text.setText(question.text)
        self.scores.set_name(question.text)
        self.scores.set_ends(question.low, question.high)
        self.why.setText(words.why)
        self.optional.setText(words.optional)
        self.comment.setAccessibleName(words.why)
        self.done.set_words(words.done)
        self._more.setVisible(self._view_model.score is not None)

    def show_wrong(self, message: str) -> None:
        """Say what is wrong with the comment."""
        self.wrong.setText(message)
        self.wrong.setVisible(bool(message))
        if message:
            self.comment.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._more.isVisible():
            self.comment.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        self.finished.emit(self.typed)

    def _check_length(self) -> None:
        text = self.comment.toPlainText()
        if len(text) > _LONGEST:
            self.comment.setPlainText(text[:_LONGEST])
            self.comment.moveCursor(self.comment.textCursor().MoveOperation.End)

    def _build(self, theme: Theme) -> None:
        px = theme.px
        policy = self._more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._more.setSizePolicy(policy)
        button = QHBoxLayout()
        button.addWidget(self.wrong, 1)
        button.addStretch(0)
        button.addWidget(self.done)
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(px(8))
        for part in (self.why, self.comment, self.optional):
            more.addWidget(part)
        more.addLayout(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(28))
        column.addWidget(self.text)
        column.addWidget(self.scores)
        column.addWidget(self._more)
