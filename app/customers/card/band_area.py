"""What must not go wrong, what did, and what was promised: on screen, never cut, musts never behind a scroll."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtWidgets import QWidget

from app.cases.schemas.rows import CaseRow
from app.core.words import gettext as _
from app.customers.card.band_stock import BandStock, PressableBand
from app.customers.schemas.knowledge import PreferenceRow
from app.customers.words.cases import band_words
from app.customers.words.head import must_words, promise_words
from app.promises.schemas import PromiseRow
from app.ui.showing import show_only
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_MOST_APART = 2
"""So many musts get a line each; more of them flow on, to save height."""
_MOST_BESIDE = 32
"""Beside bands that are higher by more, the others stand at the top."""


class BandArea(QWidget):
    """Musts left, the rest where there is room beside and below them; one below the other in a narrow area."""

    must_pressed = Signal(object)
    promise_pressed = Signal(object)
    case_pressed = Signal(object)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self._musts = PressableBand(theme, tone="alert", icon="triangle-alert")
        self._musts.setParent(self)
        self._musts.pressed.connect(self.must_pressed)
        self._late_cases = BandStock(theme, self, tone="alert", icon="heart-handshake")
        self._late = BandStock(theme, self, tone="alert", icon="clock")
        self._cases = BandStock(theme, self, tone="brass", icon="heart-handshake")
        self._promises = BandStock(theme, self, tone="brass", icon="handshake")
        for stock, pressed in (
            (self._late_cases, self.case_pressed),
            (self._cases, self.case_pressed),
            (self._late, self.promise_pressed),
            (self._promises, self.promise_pressed),
        ):
            stock.pressed.connect(pressed)
        self._asked: tuple[Sequence[PreferenceRow], Sequence[PromiseRow], Sequence[CaseRow], bool] | None = (
            None
        )
        self._shown: list[PressableBand] = []
        self._in_full: list[Span] = []
        self.setAccessibleName(_("Musts, cases and promises"))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(policy.Policy.Minimum)
        self.setSizePolicy(policy)

    @property
    def bands(self) -> Sequence[PressableBand]:
        """The bands on screen, musts first."""
        return ([self._musts] if not self._musts.isHidden() else []) + self._shown

    def show_bands(
        self,
        musts: Sequence[PreferenceRow],
        *,
        promises: Sequence[PromiseRow] = (),
        cases: Sequence[CaseRow] = (),
        terse: bool = False,
    ) -> None:
        """Show these musts, open promises and open cases; ``terse`` leaves out what goes on after each must."""
        self._asked = musts, promises, cases, terse
        self._in_full = self._must_spans(musts, terse=False)
        self._musts.set_spans(self._must_spans(musts, terse=True) if terse else self._in_full)
        show_only(self._musts, visible=bool(musts))
        self._shown = self._fill_cases(cases, late=True)
        self._shown += self._fill_promises(promises, late=True)
        self._shown += self._fill_cases(cases, late=False)
        self._shown += self._fill_promises(promises, late=False)
        show_only(self, visible=bool(musts or self._shown))
        self._lay_out(self.width(), move=True)
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    def follow_clock(self) -> None:
        """Say anew how the open cases stand with time."""
        if self._asked is not None and self._asked[2]:
            musts, promises, cases, terse = self._asked
            self.show_bands(musts, promises=promises, cases=cases, terse=terse)

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

    def _fill_cases(self, cases: Sequence[CaseRow], *, late: bool) -> list[PressableBand]:
        now, wording = self._reading.now, self._reading.wording
        rows = [row for row in cases if (row.due_at is not None and row.due_at < now) is late]
        stock = self._late_cases if late else self._cases
        return stock.show_things([(row, *band_words(row, now=now, wording=wording)) for row in rows])

    def _fill_promises(self, promises: Sequence[PromiseRow], *, late: bool) -> list[PressableBand]:
        rows = [promise for promise in promises if promise.late is late]
        stock = self._late if late else self._promises
        return stock.show_things([(row, *promise_words(row, self._reading)) for row in rows])

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
        columns = self._share_out(musts, [area.width() for area in areas])
        heights = [self._stack(bands, area, move=False) for bands, area in zip(columns, areas, strict=True)]
        if move:
            for bands, area, height in zip(columns, areas, heights, strict=True):
                lower = max(heights) - height
                area.moveTop(lower // 2 if lower <= self._theme.px(_MOST_BESIDE) else 0)
                self._stack(bands, area, move=True)
        return max(heights)

    def _share_out(
        self, musts: Sequence[PressableBand], widths: Sequence[int]
    ) -> tuple[list[PressableBand], list[PressableBand]]:
        """Musts left, every other band in the column that is lower so far, so that little height is taken."""
        left, right = list(musts), list[PressableBand]()
        heights = [sum(band.heightForWidth(widths[0]) for band in musts), 0]
        for band in self._shown:
            at = 0 if heights[0] < heights[1] else 1
            (left, right)[at].append(band)
            heights[at] += band.heightForWidth(widths[at])
        return left, right

    def _stack(self, bands: Sequence[PressableBand], area: QRect, *, move: bool) -> int:
        y, gap = area.y(), self._theme.px(8)
        for band in bands:
            height = band.heightForWidth(area.width())
            if move:
                band.setGeometry(area.x(), y, area.width(), height)
            y += height + gap
        return max(0, y - gap - area.y())
