"""For whom the case is: chips of those chosen, and a line that finds customers or describes a walk-in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.recovery.quick.somebody import FoundPerson, Somebody
from app.recovery.quick.view_model import QuickViewModel
from app.ui.buttons import PushButton
from app.ui.chips import ChipButton, ChipSpec
from app.ui.flow_layout import FlowLayout
from app.ui.form_fields import Field
from app.ui.row_list import RowDelegate, RowList, RowLook
from app.ui.row_model import RowModel
from app.ui.spans import Span, paint_line
from app.ui.theme.theme import Theme

MOST_ROWS = 5
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True)
class Choice:
    """One row below the line: somebody found, or what was typed as the words for a walk-in."""

    person: FoundPerson | None = None
    description: str = ""

    @property
    def spans(self) -> list[Span]:
        """What the row says."""
        if self.person is not None:
            rest = [Span("  " + self.person.where, colour="ink2", small=True)] if self.person.where else []
            return [Span(self.person.name, bold=True), *rest]
        words = _("Somebody without a card: “{description}”").format(description=self.description)
        return [Span(words)]


class PeopleField(Field):
    """``settled`` follows when somebody was chosen, so that the keys can go on to what happened."""

    settled = Signal()

    def __init__(self, theme: Theme, view_model: QuickViewModel, *, customer: str) -> None:
        self._theme = theme
        self._view_model = view_model
        self._line = QLineEdit()
        self._line.setMaxLength(2_000)
        self._line.setAcceptDrops(False)
        placeholder = _("Name, number or place of a {customer}, or what a walk-in looks like")
        self._line.setPlaceholderText(placeholder.format(customer=customer))
        self._model: RowModel[Choice] = RowModel(say=_say, parent=None)
        self.list = RowList(theme, self._model, _ChoiceDelegate(theme), name=_("Who it could be"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more = PushButton(theme, _("Somebody else too"), kind="quiet", icon="plus")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6, line_gap=6)
        self._buttons: list[ChipButton] = []
        self._asking = False
        super().__init__(_("Who"), self._line)
        self._model.setParent(self)
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self._type)
        self.list.clicked.connect(self.take_current)
        self._more.clicked.connect(self.ask_more)
        view_model.found.connect(self._show_found)
        view_model.people_changed.connect(self._show_people)
        theme.changed.connect(self._fit_list)
        self._show_people()

    @property
    def line(self) -> QLineEdit:
        """Where is typed."""
        return self._line

    @property
    def typed(self) -> str:
        """What stands in the line and is nobody yet."""
        return "" if self._line.isHidden() else self._line.text().strip()

    @property
    def chips(self) -> Sequence[ChipButton]:
        """Those chosen; pressing one takes it out."""
        return self._buttons

    def ask_more(self) -> None:
        """Let somebody else be named."""
        self._asking = True
        self._show_people()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_current(self) -> None:
        """Choose the row that is marked, or take what was typed as a description."""
        choice = self.list.current_row or self._first()
        if not isinstance(choice, Choice):
            return
        self.clear()
        if choice.person is not None:
            self._view_model.add_person(choice.person)
        else:
            self._view_model.add_walk_in(choice.description)
        self.edited.emit()
        self.settled.emit()

    def clear(self) -> None:
        """Forget what was typed."""
        self._asking = False
        self._line.clear()
        self._show_choices([])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._took_key(event):
            return True
        return super().eventFilter(watched, event)

    def _surround(self, editor: QWidget) -> QWidget:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(editor)
        column.addWidget(self.list)
        self.list.hide()
        return place

    def _took_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS and not self.list.isHidden():
            self.list.step(_STEPS[key])
            return True
        if key == Qt.Key.Key_Escape and (self.typed or (self._asking and self._view_model.people)):
            self.clear()
            self._show_people()
            self.settled.emit()
            return True
        return False

    def _type(self, text: str) -> None:
        self._changed()
        self._view_model.find(text)

    def _first(self) -> Choice | None:
        return Choice(description=self.typed) if self.typed else None

    def _show_found(self, rows: Sequence[FoundPerson]) -> None:
        chosen = {one.customer_id for one in self._view_model.people}
        choices = [Choice(person=row) for row in rows if row.customer_id not in chosen][:MOST_ROWS]
        self._show_choices([*choices, Choice(description=self.typed)] if self.typed else [])

    def _show_choices(self, choices: list[Choice]) -> None:
        self._model.show_rows(choices)
        self.list.setCurrentIndex(self._model.index(0))
        self.list.setVisible(bool(choices))
        self._fit_list()

    def _fit_list(self) -> None:
        rows = len(self._model.rows)
        self.list.setFixedHeight(max(1, rows * self._theme.px(_ROW)))

    def _show_people(self) -> None:
        people = self._view_model.people
        self._flow.removeWidget(self._more)
        self._flow.clear()
        self._buttons = [self._add_chip(one) for one in people]
        self._flow.addWidget(self._more)
        asked = not people or self._asking
        self._line.setVisible(asked)
        self._more.setVisible(bool(people) and not asked)
        self._chips.setVisible(bool(people))
        # Tab would not get past what hands the keys on to a line that is hidden.
        self.setFocusProxy(self._line if asked else self._more)

    def _add_chip(self, somebody: Somebody) -> ChipButton:
        words = somebody.called
        if somebody.place:
            words = _("{name} · {place}").format(name=words, place=self._place(somebody))
        chip = ChipButton(self._theme, ChipSpec(words, "brand", "x"))
        chip.setAccessibleName(_("{name}: press to take out").format(name=words))
        chip.setToolTip(_("Press to take out"))
        chip.clicked.connect(lambda: self._take_out(somebody))
        self._flow.addWidget(chip)
        return chip

    def _place(self, somebody: Somebody) -> str:
        return self._view_model.reading.wording.words.at_place(somebody.place)

    def _take_out(self, somebody: Somebody) -> None:
        self._view_model.remove(somebody)
        self.edited.emit()
        if not self._view_model.people:
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)


_ROW = 34


def _say(choice: Choice) -> str:
    return "".join(span.text for span in choice.spans)


class _ChoiceDelegate(RowDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, height=_ROW)

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
        del look
        theme = self.theme
        choice: Choice = row
        side = theme.px(15)
        icon = "user" if choice.person is not None else "users"
        pixmap = theme.icons.pixmap(
            icon, theme.tokens.ink2, size=side, ratio=painter.device().devicePixelRatio()
        )
        painter.drawPixmap(rect.x() + theme.px(12), rect.center().y() - side // 2, pixmap)
        words = rect.adjusted(theme.px(36), 0, -theme.px(12), 0)
        paint_line(painter, theme, rect=words, spans=choice.spans)
