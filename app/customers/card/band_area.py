"""What must not go wrong and what was promised: always on screen, never cut, never behind a scroll."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.customers.reading import Reading
from app.customers.schemas.knowledge import PreferenceRow
from app.customers.words.head import must_words, promise_words
from app.promises.schemas import PromiseRow
from app.ui.bands import Band
from app.ui.showing import show_only
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import Tone

_MOST_APART = 2
"""So many musts get a line each; more of them flow on, to save height."""


class PressableBand(Band):
    """A band that can be pressed, by mouse or by keyboard."""

    pressed = Signal(object)

    def __init__(self, theme: Theme, *, tone: Tone, icon: str) -> None:
        super().__init__(theme, tone=tone, icon=icon)
        self._ring = theme
        self.thing: object = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def below(self) -> QPoint:
        """Where a menu opens."""
        return self.mapToGlobal(QPoint(self._ring.px(15), self.height() + 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self.pressed.emit(self)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._ring.colour("ink"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 9, 9)


class BandArea(QWidget):
    """Musts left, promises right; one below the other where there is no room for both."""

    must_pressed = Signal(object)
    promise_pressed = Signal(object)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self._musts = PressableBand(theme, tone="alert", icon="triangle-alert")
        self._musts.setParent(self)
        self._musts.pressed.connect(self.must_pressed)
        self._promises: list[PressableBand] = []
        self._late: list[PressableBand] = []
        self._shown: list[PressableBand] = []
        self._in_full: list[Span] = []
        self.setAccessibleName(_("Musts and promises"))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(policy.Policy.Minimum)
        self.setSizePolicy(policy)

    @property
    def bands(self) -> Sequence[PressableBand]:
        """The bands on screen, musts first."""
        return ([self._musts] if not self._musts.isHidden() else []) + self._shown

    def show_bands(
        self, musts: Sequence[PreferenceRow], promises: Sequence[PromiseRow], *, terse: bool = False
    ) -> None:
        """Show these musts and open promises; ``terse`` leaves out what goes on after each must."""
        self._in_full = self._must_spans(musts, terse=False)
        self._musts.set_spans(self._must_spans(musts, terse=True) if terse else self._in_full)
        show_only(self._musts, visible=bool(musts))
        late = [promise for promise in promises if promise.late]
        others = [promise for promise in promises if not promise.late]
        self._shown = self._fill(self._late, late, tone="alert", icon="clock")
        self._shown += self._fill(self._promises, others, tone="brass", icon="handshake")
        show_only(self, visible=bool(musts or promises))
        self._lay_out(self.width(), move=True)
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width, move=False)

    def musts_in_full(self, width: int) -> int:
        """How high the musts are when nothing of them is left out."""
        return self._musts.height_of(self._in_full, width) if self._in_full else 0

    def saved(self, width: int) -> int:
        """By how much they are lower now."""
        return self.musts_in_full(width) - self._musts.heightForWidth(width) if self._in_full else 0

    def sizeHint(self) -> QSize:
        width = self.width() or self._theme.px(600)
        return QSize(self._theme.px(200), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: object) -> None:
        del event
        self._lay_out(self.width(), move=True)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _fill(
        self, pool: list[PressableBand], promises: Sequence[PromiseRow], *, tone: Tone, icon: str
    ) -> list[PressableBand]:
        while len(pool) < len(promises):
            band = PressableBand(self._theme, tone=tone, icon=icon)
            band.setParent(self)
            band.pressed.connect(self.promise_pressed)
            pool.append(band)
        for band, promise in zip(pool, promises, strict=False):
            strong, rest = promise_words(promise, self._reading)
            band.thing = promise
            band.set_spans([Span(strong, bold=True), Span(" " + rest)])
            show_only(band, visible=True)
        for band in pool[len(promises) :]:
            show_only(band, visible=False)
        return pool[: len(promises)]

    def _must_spans(self, musts: Sequence[PreferenceRow], *, terse: bool) -> list[Span]:
        spans: list[Span] = []
        between = "\n" if len(musts) <= _MOST_APART else "   "
        for must in musts:
            strong, rest = must_words(must, self._reading)
            spans += [Span(between)] if spans else []
            spans.append(Span(strong, bold=True))
            spans += [Span(" " + rest)] if rest and not terse else []
        return spans

    def _lay_out(self, width: int, *, move: bool) -> int:
        """Place the bands within ``width``; gives the height they need."""
        musts = [] if self._musts.isHidden() else [self._musts]
        gap = self._theme.px(10)
        if not musts or not self._shown or width < self._theme.px(620):
            return self._stack([*musts, *self._shown], QRect(0, 0, width, 0), move=move)
        left = (width - gap) // 2
        areas = QRect(0, 0, left, 0), QRect(left + gap, 0, width - left - gap, 0)
        heights = [
            self._stack(bands, area, move=False)
            for bands, area in zip((musts, self._shown), areas, strict=True)
        ]
        if move:
            for bands, area, height in zip((musts, self._shown), areas, heights, strict=True):
                area.moveTop((max(heights) - height) // 2)
                self._stack(bands, area, move=True)
        return max(heights)

    def _stack(self, bands: Sequence[PressableBand], area: QRect, *, move: bool) -> int:
        y, gap = area.y(), self._theme.px(8)
        for band in bands:
            height = band.heightForWidth(area.width())
            if move:
                band.setGeometry(area.x(), y, area.width(), height)
            y += height + gap
        return max(0, y - gap - area.y())
