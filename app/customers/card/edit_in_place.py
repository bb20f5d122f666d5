"""Text that turns into a field where it stands: click, F2 or Enter; Esc leaves it as it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.spans import Span, SpanText, plain_text
from app.ui.theme.fonts import TextRole
from app.ui.theme.theme import Theme

Save = Callable[[str], object]
"""Keeps what was typed; False when a notice says why not. Raises InvalidInput when it cannot be kept."""

_BEGIN = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_WIDE = 100_000


class PressableText(QAbstractButton):
    """Spans that can be pressed, with an icon before them where one is given."""

    def __init__(
        self, theme: Theme, *, role: TextRole = "body", colour: str = "ink", icon: str = "", wrap: bool = True
    ) -> None:
        super().__init__()
        self._theme = theme
        self._role: TextRole = role
        self._colour = colour
        self._icon = icon
        self._wrap = wrap
        self._spans: tuple[Span, ...] = ()
        self._laid_out: dict[tuple[int, bool], SpanText] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        theme.changed.connect(self._lay_out_anew)

    def show_spans(self, spans: tuple[Span, ...], *, name: str, icon: str | None = None) -> None:
        """Show these; ``name`` says what they are to people who listen."""
        if icon is not None:
            self._icon = icon
        text = plain_text(spans)
        self.setAccessibleName(f"{name}: {text}" if name and text else name or text)
        if spans != self._spans or icon is not None:
            self._spans = spans
            self._lay_out_anew()

    @property
    def plain(self) -> str:
        """The text shown."""
        return plain_text(self._spans)

    def sizeHint(self) -> QSize:
        text = self._text(_WIDE, wrap=False)
        return QSize(text.size.width() + self._lead() + 2, text.size.height() + self._theme.px(4))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(60)), hint.height())

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        return self._text(width - self._lead() - 2, wrap=True).size.height() + self._theme.px(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(theme.colour("brand" if self.hasFocus() else "line"), 1.5))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
        text = self._text(self.width() - self._lead() - 2, wrap=self._wrap)
        top = max(0.0, (self.height() - text.size.height()) / 2)
        if self._icon:
            side = theme.px(14)
            ratio = self.devicePixelRatioF()
            colour: str = getattr(theme.tokens, self._colour)
            pixmap = theme.icons.pixmap(self._icon, colour, size=side, ratio=ratio)
            painter.drawPixmap(0, round(top + theme.px(1)), pixmap)
        painter.setPen(theme.colour(self._colour))
        text.paint(painter, self._lead(), top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BEGIN:
            self.click()
        else:
            super().keyPressEvent(event)

    def _lead(self) -> int:
        return self._theme.px(18) if self._icon else self._theme.px(2)

    def _text(self, width: int, *, wrap: bool) -> SpanText:
        key = (width, wrap)
        found = self._laid_out.get(key)
        if found is None:
            found = SpanText(self._theme, self._spans, width=max(1, width), role=self._role, wrap=wrap)
            self._laid_out[key] = found
        return found

    def _lay_out_anew(self) -> None:
        self._laid_out.clear()
        self.updateGeometry()
        self.update()


class LineEditor(QWidget):
    """A line to type in, with what is wrong right below it."""

    finished = Signal()

    def __init__(self, theme: Theme, *, name: str, save: Save) -> None:
        super().__init__()
        self._save = save
        self._before = ""
        self._settling = False
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.installEventFilter(self)
        self._error = plain_label("", "error", wrap=True)
        self.mask_button = PushButton(theme, _("Mask it"), kind="quiet")
        self._suggestion = ""
        self.mask_button.clicked.connect(self._take_suggestion)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self._error)
        column.addWidget(self.mask_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_problem("", "")
        self.setFocusProxy(self.line)

    @property
    def error(self) -> str:
        """What it says is wrong; empty when nothing is."""
        return self._error.text()

    def start(self, text: str) -> None:
        """Edit ``text``."""
        self._before = text
        self._show_problem("", "")
        self.line.setText(text)
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def abandon(self) -> None:
        """Close without keeping anything."""
        self._settling = True
        self._finish()
        self._settling = False

    def commit(self) -> None:
        """Keep what is typed; stays open with the reason beside it when that cannot be kept."""
        if self._settling:
            return
        text = self.line.text().strip()
        if text == self._before.strip():
            self._finish()
            return
        self._settling = True
        try:
            kept = self._save(text)
        except InvalidInput as error:
            problem = error.problems[0]
            self._show_problem(problem.message, problem.suggestion)
        else:
            if kept is not False:
                self._finish()
        finally:
            self._settling = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._finish()
                return True
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.error:
            self.commit()
        return super().eventFilter(watched, event)

    def _take_suggestion(self) -> None:
        self.line.setText(self._suggestion)
        self.commit()

    def _show_problem(self, message: str, suggestion: str) -> None:
        self._suggestion = suggestion
        self._error.setText(message)
        self._error.setVisible(bool(message))
        self.mask_button.setVisible(bool(suggestion))
        self.line.setProperty("wrong", bool(message))
        self.line.setAccessibleDescription(message)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    def _finish(self) -> None:
        self._show_problem("", "")
        self.finished.emit()


class EditInPlace(QWidget):
    """A value that is read most of the time and edited where it stands.

    The field is made when it is first opened: a card has many values, and few are edited. It is no focus
    proxy for either: Qt would take Tab to it again and again, and never out of the card.
    """

    finished = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        save: Save,
        role: TextRole = "body",
        colour: str = "ink",
        icon: str = "",
    ) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._value = ""
        self.shown = PressableText(theme, role=role, colour=colour, icon=icon)
        self._save = save
        self._editor: LineEditor | None = None
        self.shown.clicked.connect(self.begin)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.shown)

    @property
    def editor(self) -> LineEditor:
        """The field."""
        if self._editor is None:
            self._editor = LineEditor(self._theme, name=self._name, save=self._save)
            self._editor.hide()
            self._editor.finished.connect(self._leave)
            self._column.addWidget(self._editor)
        return self._editor

    def set_name(self, name: str) -> None:
        """Say what the value is."""
        self._name = name
        if self._editor is not None:
            self._editor.line.setAccessibleName(name)

    @property
    def is_editing(self) -> bool:
        """Whether the field is open."""
        return self._editor is not None and not self._editor.isHidden()

    def show_value(self, value: str, *, spans: tuple[Span, ...] | None = None, empty: str = "") -> None:
        """Show a value, in other words where ``spans`` are given; ``empty`` stands where there is none."""
        self._value = value
        if spans is None:
            spans = (Span(value),) if value else (Span(empty, colour="ink3"),)
        self.shown.show_spans(spans, name=self._name)

    def begin(self) -> None:
        """Open the field."""
        self.editor.setMinimumWidth(self._theme.px(220))
        self.shown.hide()
        self.editor.show()
        self.editor.start(self._value)

    def abandon(self) -> None:
        """Close the field without keeping what was typed."""
        if self.is_editing:
            self.editor.abandon()

    def _leave(self) -> None:
        had_focus = self.editor.line.hasFocus()
        self.editor.hide()
        self.shown.show()
        if had_focus:
            self.shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.emit()
