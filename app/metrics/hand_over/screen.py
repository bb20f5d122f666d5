"""The survey over the whole screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.metrics.hand_over.guard import Guard
from app.metrics.hand_over.pin_page import PinPage
from app.metrics.hand_over.question_page import QuestionPage
from app.metrics.hand_over.thanks_page import ThanksPage
from app.metrics.hand_over.view_model import HandOverViewModel, Page
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme
from app.wording.languages import own_name

_WIDTH = 900


class HandOverScreen(QWidget):
    """Nothing of the program can be seen or reached; ``returned`` follows when staff took it back.

    ``lock`` locks the desk, where that is how the screen comes back, and not by a PIN typed here.
    """

    returned = Signal()

    def __init__(
        self,
        view_model: HandOverViewModel,
        *,
        theme: Theme,
        venue: str,
        lock: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.CustomizeWindowHint,
        )
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(venue)
        self._view_model = view_model
        self.lock = lock
        self._theme = theme
        self._guard = Guard(self)
        self._before: QWidget | None = None
        self._may_go = False
        self._shown = Page.QUESTION
        self.question = QuestionPage(theme, view_model)
        self.thanks = ThanksPage(theme, view_model)
        self.pin = PinPage(theme)
        self.staff = PushButton(theme, "", kind="quiet", icon="lock")
        self.languages: Segmented | None = None
        self._venue = plain_label(venue, "card-title")
        self._pages = QStackedLayout()
        self._foot = QHBoxLayout()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._scroll)
        self._build()
        self._connect()

    def take_over(self) -> None:
        """Cover the screen; where the keys were is where they come back to."""
        self._before = QApplication.focusWidget()
        if self._before is not None:
            self.setGeometry(self._before.window().screen().geometry())
        self._may_go = False
        self._offer_languages()
        self.question.start()
        self._show()
        self.showFullScreen()
        self.activateWindow()
        self._guard.stand()
        self._take_keys()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_go:
            event.ignore()
            return
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), self._theme.colour("bg"))

    def _follow(self) -> None:
        page = self._view_model.page
        if page is not self._shown:
            before, self._shown = self._shown, page
            if page is Page.QUESTION and before is Page.THANKS:
                self.question.start()
            if page is Page.PIN:
                self.pin.start()
            self._show()
            self._take_keys()
        else:
            self._show()
            self._later.start(0)

    def _scroll(self) -> None:
        """On a small screen, bring what comes after the choice into sight."""
        if self._view_model.page is Page.QUESTION and self._view_model.score is not None:
            self._question_area.ensureWidgetVisible(self.question.done)

    def _show(self) -> None:
        page = self._view_model.page
        self._shown = page
        if page is Page.QUESTION:
            self.question.show_words()
        elif page is Page.THANKS:
            self.thanks.show_words()
        self._pages.setCurrentIndex(list(Page).index(page))
        self.staff.set_words(self._view_model.words.staff)
        self.staff.setVisible(page is not Page.PIN)
        if self.languages is not None:
            self.languages.setVisible(page is Page.QUESTION and len(self._view_model.languages) > 1)

    def _take_keys(self) -> None:
        page = self._view_model.page
        if page is Page.QUESTION:
            self.question.take_keys()
        elif page is Page.THANKS:
            self.thanks.take_keys()
        else:
            self.pin.take_keys()

    def _finish(self, comment: str) -> None:
        self.question.show_wrong(self._view_model.finish(comment))

    def _want_back(self) -> None:
        """Where staff sign in, what was begun is kept and the lock screen is below; else a PIN is asked for here."""
        if self.lock is None:
            self._view_model.ask_pin()
            return
        try:
            self._view_model.leave(self.question.typed)
        finally:
            self.lock()
            self._give_back()

    def _return(self, _who: object) -> None:
        try:
            self._view_model.leave(self.question.typed)
        finally:
            self._give_back()

    def _give_back(self) -> None:
        self._may_go = True
        self._later.stop()
        self._guard.step_aside()
        self.close()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.window().activateWindow()
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.returned.emit()

    def _offer_languages(self) -> None:
        if self.languages is not None:
            self._foot.removeWidget(self.languages)
            self.languages.deleteLater()
        offered = [(each, _title(own_name(each))) for each in self._view_model.languages]
        self.languages = Segmented(offered, name=_("Language"))
        for language, _words in offered:
            self.languages.button(language).setProperty("big", True)
        self.languages.choose(self._view_model.language)
        self.languages.chosen.connect(self._view_model.speak)
        self._foot.insertWidget(0, self.languages, 1)

    def _connect(self) -> None:
        view_model = self._view_model
        view_model.changed.connect(self._follow)
        view_model.told.connect(self.pin.tell)
        view_model.unlocked.connect(self._return)
        self.question.finished.connect(self._finish)
        self.staff.clicked.connect(self._want_back)
        self.pin.typed.connect(view_model.try_pin)
        self.pin.left.connect(view_model.go_back)

    def _build(self) -> None:
        px = self._theme.px
        areas = [_centred(page, px(_WIDTH)) for page in (self.question, self.thanks, self.pin)]
        for area in areas:
            self._pages.addWidget(area)
        self._question_area = areas[0]
        head = QHBoxLayout()
        head.addWidget(self._venue)
        head.addStretch(1)
        self._foot.addStretch(0)
        self._foot.addWidget(self.staff, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(40), px(24), px(40), px(24))
        column.addLayout(head)
        column.addLayout(self._pages, 1)
        column.addLayout(self._foot)


def _title(name: str) -> str:
    return name[:1].upper() + name[1:]


def _centred(page: QWidget, width: int) -> QScrollArea:
    """The page in the middle, which scrolls where the screen is too small for it."""
    page.setMaximumWidth(min(page.maximumWidth(), width))
    inside = QWidget()
    inside.setProperty("kind", "clear")
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(page, 100)
    row.addStretch(1)
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(2)
    column.addLayout(row)
    column.addStretch(3)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
