"""The field that finds people, always at the top of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.shell.sizes import LOOKUP_HEIGHT, LOOKUP_WIDTH
from app.ui.buttons import IconButton
from app.ui.shortcut_hints import KeyHint
from app.ui.theme.theme import Theme

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}
LONGEST = 200


class LookupField(QWidget):
    """A plain field: what its text means is somebody else's business.

    ``text_changed`` follows every keystroke; ``moved`` tells arrow keys as rows to go down; ``entered``
    is Enter with the text; ``left`` is Esc in an empty field.
    """

    text_changed = Signal(str)
    moved = Signal(int)
    entered = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, *, placeholder: str, name: str, clear_name: str, shortcut: str) -> None:
        super().__init__()
        self._theme = theme
        self._line = QLineEdit()
        self._line.setProperty("kind", "bare")
        self._line.setPlaceholderText(placeholder)
        self._line.setAccessibleName(name)
        self._line.setMaxLength(LONGEST)
        self._line.setAcceptDrops(False)
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._tell_text)
        self._hint = KeyHint(theme, shortcut)
        self._clear = IconButton(theme, icon="x", name=clear_name, size=14)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self._line.clear)
        self._clear.hide()
        self.setFocusProxy(self._line)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(4)
        self._row.addWidget(self._line, 1)
        self._row.addWidget(self._hint)
        self._row.addWidget(self._clear)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def text(self) -> str:
        """What is written."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Write this, as if typed."""
        self._line.setText(text)

    def take_focus(self) -> None:
        """Start typing here; what was written is selected, so that typing replaces it."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(LOOKUP_WIDTH), self._theme.px(LOOKUP_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._theme.px(LOOKUP_HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._took_key(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            return self._left_to_the_window(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._line.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        focused = self._line.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thickness = 2 if focused else 1
        painter.setPen(QPen(theme.colour("brand" if focused else "line"), thickness))
        painter.setBrush(theme.colour("surface" if focused else "sunk"))
        inset = thickness / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        side = theme.px(16)
        colour = theme.tokens.ink if focused else theme.tokens.ink2
        pixmap = theme.icons.pixmap("search", colour, size=side, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(theme.px(12), (self.height() - side) / 2), pixmap)

    def _took_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit(self.text)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        else:
            return False
        return True

    def _left_to_the_window(self, event: QKeyEvent) -> bool:
        """Undo and redo are the window's where nothing was typed here that could be taken back."""
        undo = event.matches(QKeySequence.StandardKey.Undo) and not self._line.isUndoAvailable()
        redo = event.matches(QKeySequence.StandardKey.Redo) and not self._line.isRedoAvailable()
        if undo or redo:
            event.ignore()
        return undo or redo

    def _escape(self) -> None:
        if self.text:
            self._line.clear()
        else:
            self.left.emit()

    def _tell_text(self, text: str) -> None:
        self._hint.setVisible(not text)
        self._clear.setVisible(bool(text))
        self.text_changed.emit(text)

    def _measure(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.px(35), 2, theme.px(10), 2)
        self.setMaximumWidth(theme.px(LOOKUP_WIDTH))
        self.setFixedHeight(theme.px(LOOKUP_HEIGHT))
