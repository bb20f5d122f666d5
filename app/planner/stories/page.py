"""The Stories page: what was told, searched and by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.moments.schemas.rows import StoryRow
from app.planner.stories.large_photo import LargePhoto
from app.planner.stories.photo import PhotoButton
from app.planner.stories.view_model import StoriesViewModel
from app.planner.stories.wall import StoryWall
from app.planner.stories.words import month_head
from app.ui.buttons import PushButton
from app.ui.choice_box import ChoiceBox
from app.ui.empty_state import EmptyState
from app.ui.search_field import SETTLE_MS, SearchField
from app.ui.theme.theme import Theme

_EMPTY, _WALL = 0, 1


class StoriesPage(QWidget):
    """``print_wanted`` carries the words searched and the month or None; the others lead elsewhere."""

    customer_wanted = Signal(int)
    case_wanted = Signal(int)
    print_wanted = Signal(str, object)

    def __init__(self, view_model: StoriesViewModel, *, theme: Theme, settle_ms: int = SETTLE_MS) -> None:
        super().__init__()
        self.view_model = view_model
        self._theme = theme
        self._wording = view_model.reading.wording
        self.search = SearchField(theme, name=_("Search the stories"), settle_ms=settle_ms)
        self.month = ChoiceBox()
        self.printing = PushButton(theme, _("Print"), icon="printer")
        self.wall = StoryWall(theme, self._wording)
        self.empty = EmptyState(theme, sentence=_("Reading…"), icon="notebook-pen")
        self._stack = QStackedWidget()
        self._large: LargePhoto | None = None
        self._months: list[date | None] = []
        self._build()
        self._connect()

    @property
    def large(self) -> LargePhoto | None:
        """The photo over the window, if there was one."""
        return self._large

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view_model.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._large is not None and self._large.isVisible():
            self._large.leave()
        self.view_model.look_away()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Put the keys onto the first story, or into the search where there is none."""
        if self._stack.currentIndex() == _WALL and self.wall.cards:
            self.wall.take_focus()
        else:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        px = self._theme.px
        self.month.setAccessibleName(_("Month"))
        self._fill_months()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, px(18), 0)
        head.setSpacing(px(8))
        head.addWidget(self.search, 1)
        head.addWidget(self.month)
        head.addStretch(1)
        head.addWidget(self.printing)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.wall)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), 0, 0)
        column.setSpacing(px(12))
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        view_model, wall = self.view_model, self.wall
        self.search.text_wanted.connect(view_model.search)
        self.search.left.connect(self.take_focus)
        self.month.activated.connect(lambda at: view_model.choose_month(self._months[at]))
        self.printing.clicked.connect(lambda: self.print_wanted.emit(view_model.text, view_model.month))
        self.empty.action_wanted.connect(view_model.show_all)
        wall.end_near.connect(view_model.read_on)
        wall.customer_wanted.connect(self.customer_wanted)
        wall.case_wanted.connect(self.case_wanted)
        wall.photo_wanted.connect(self._open_photo)
        view_model.shown.connect(self._show)
        view_model.added.connect(self._add)
        view_model.photo_shown.connect(wall.show_photo)
        view_model.large_shown.connect(self._show_large)

    def _show(self) -> None:
        view_model = self.view_model
        self.search.show_text(view_model.text)
        self._fill_months()
        focused = QApplication.focusWidget()
        had_keys = focused is not None and self.wall.isAncestorOf(focused)
        self.wall.show_rows(view_model.rows, counts=dict(view_model.months), pictures=view_model.pictures)
        self.wall.show_more(possible=view_model.has_more)
        self.printing.setEnabled(bool(view_model.rows))
        if not view_model.rows:
            self._say_nothing()
        self._stack.setCurrentIndex(_WALL if view_model.rows else _EMPTY)
        if had_keys:
            self.take_focus()

    def _add(self, rows: Sequence[StoryRow]) -> None:
        view_model = self.view_model
        self.wall.add_rows(rows, counts=dict(view_model.months), pictures=view_model.pictures)
        self.wall.show_more(possible=view_model.has_more)

    def _say_nothing(self) -> None:
        if not self.view_model.is_read:
            self.empty.set_words(sentence=_("Reading…"))
            return
        narrowed = bool(self.view_model.text) or self.view_model.month is not None
        self.empty.set_words(
            sentence=_("No story with these words.") if narrowed else _("No story yet."),
            more=""
            if narrowed
            else _(
                "What the team repeats stands here, with photos. Tell it when a moment is delivered, "
                "or in a case that was put right."
            ),
            action=_("Show all stories") if narrowed else "",
        )

    def _fill_months(self) -> None:
        view_model = self.view_model
        chosen: list[tuple[str, date | None]] = [(_("All months"), None)]
        chosen += [(month_head(day, count, wording=self._wording), day) for day, count in view_model.months]
        if view_model.month is not None and view_model.month not in dict(view_model.months):
            chosen.append((month_head(view_model.month, 0, wording=self._wording), view_model.month))
        self._months = [day for _words, day in chosen]
        self.month.clear()
        for at, (words, day) in enumerate(chosen):
            self.month.addItem(words)
            if day == view_model.month:
                self.month.setCurrentIndex(at)

    def _open_photo(self, small: PhotoButton) -> None:
        if self._large is None or self._large.parentWidget() is not self.window():
            self._large = LargePhoto(self._theme, self.window())
            self._large.left.connect(self._go_back_to)
        self._large.begin(small)
        self.view_model.show_large(small.attachment_id)

    def _go_back_to(self, attachment_id: int) -> None:
        """The keys go to the small one, unless it was taken off the wall meanwhile."""
        for card in self.wall.cards:
            for button in card.photos:
                if button.attachment_id == attachment_id:
                    button.setFocus(Qt.FocusReason.OtherFocusReason)
                    return
        self.take_focus()

    def _show_large(self, attachment_id: int, image: object) -> None:
        if self._large is not None:
            self._large.show_image(attachment_id, image)  # type: ignore[arg-type]
