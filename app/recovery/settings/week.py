"""When targets run: round the clock, or while the venue is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.cases.settings import ClockBasis
from app.core.errors import InvalidInput
from app.core.opening_hours import DAYS_A_WEEK
from app.core.words import gettext as _
from app.recovery.measures.hour_words import weekday_words
from app.recovery.settings.fields import HoursField
from app.recovery.settings.hours import hours_words, open_words
from app.recovery.settings.sheet import day_name
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.settings.bound import Bound
from app.ui.showing import show_only
from app.ui.theme.theme import Theme
from app.ui.typed_fields import PickField
from app.wording.formats import Wording


class WeekCard(Card):
    """The basis, and below it a line for each day while it counts."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__(_("When the clock runs"))
        self._theme = theme
        self._wording = wording
        self.basis = PickField(_("Targets run"), _bases())
        self.basis.edited.connect(self._follow)
        words = dict(_bases())
        self.bound = {
            "clock": Bound(
                _("Targets run"),
                self.basis,
                lambda _name: ClockBasis(self.basis.value),
                self._put_basis,
                lambda value: words[value],
            )
        }
        self.days: list[HoursField] = []
        self._told: list[QLabel] = []
        self.week = self._new_week()
        self.add(self.basis)
        self.add(self.week)
        self._follow()

    def _new_week(self) -> QWidget:
        week = QWidget()
        grid = QGridLayout(week)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.px(12))
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        hint = _("Written like 08:00–20:00, a second opening after a comma. An empty day is closed.")
        grid.addWidget(plain_label(hint, "faint", wrap=True), 0, 0, 1, 3)
        for weekday in range(DAYS_A_WEEK):
            self._add_day(grid, weekday)
        same = PushButton(self._theme, _("Every day like Monday"), kind="quiet", icon="copy")
        same.clicked.connect(self._copy_first)
        grid.addWidget(same, DAYS_A_WEEK + 1, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        return week

    def _add_day(self, grid: QGridLayout, weekday: int) -> None:
        title = weekday_words(weekday, self._wording)
        field = HoursField(_("{day}: open").format(day=title))
        told = plain_label("", "faint", wrap=True)
        field.edited.connect(lambda: self._tell(weekday))
        self.days.append(field)
        self._told.append(told)

        def put(day: tuple[tuple[str, str], ...]) -> None:
            field.show_day(day)
            self._tell(weekday)

        self.bound[day_name(weekday)] = Bound(
            title, field, field.read, put, lambda day: hours_words(day) or _("closed")
        )
        top = Qt.AlignmentFlag.AlignTop
        label = plain_label(title)
        for column, widget in enumerate((label, field, told)):
            if widget is not field:
                widget.setMinimumHeight(self._theme.px(34))
            grid.addWidget(widget, weekday + 1, column, top)

    def _copy_first(self) -> None:
        for weekday, field in enumerate(self.days[1:], start=1):
            field.set_text(self.days[0].text)
            self._tell(weekday)
            field.edited.emit()

    def _tell(self, weekday: int) -> None:
        """Words beside what is typed."""
        try:
            words = open_words(self.days[weekday].read(""))
        except InvalidInput:
            words = ""
        self._told[weekday].setText(words)

    def _put_basis(self, basis: ClockBasis) -> None:
        self.basis.choose(basis.value)
        self._follow()

    def _follow(self) -> None:
        show_only(self.week, visible=self.basis.value == ClockBasis.BUSINESS_HOURS)


def _bases() -> list[tuple[str, str]]:
    return [
        (ClockBasis.ROUND_THE_CLOCK.value, _("Round the clock")),
        (ClockBasis.BUSINESS_HOURS.value, _("In business hours")),
    ]
