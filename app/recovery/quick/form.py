"""The quick form: who and one line first, everything else below with a good default."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.cases.schemas.drafts import CaseDraft
from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.model.case import Severity
from app.promises.schemas import PromiseDraft
from app.recovery.quick.fields import QuickFields
from app.recovery.quick.files_row import FilesRow
from app.recovery.quick.hints import hints_for, spaced
from app.recovery.quick.people_field import PeopleField
from app.recovery.quick.saving import NewCase
from app.recovery.quick.somebody import Somebody
from app.recovery.quick.view_model import QuickViewModel
from app.ui.bands import Band
from app.ui.buttons import IconButton, PushButton
from app.ui.dialogs import Dialogs
from app.ui.form_fields import Field, LineField, show_problems
from app.ui.form_grid import FormGrid
from app.ui.labels import hairline, plain_label
from app.ui.shortcut_hints import keys_to_show
from app.ui.spans import Span
from app.ui.theme.theme import Theme

T = TypeVar("T")
_NOBODY_YET = "?"
"""Stands for whoever is not named yet, so that the rest can be looked through."""


class QuickForm(QFrame):
    """``left`` asks to be put away, which forgets nothing; ``outgrown`` follows when it needs another height."""

    left = Signal()
    outgrown = Signal()

    def __init__(self, view_model: QuickViewModel, *, theme: Theme, dialogs: Dialogs) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(_("Open a case"))
        self._view_model = view_model
        self._theme = theme
        self._touched = False
        self._suggestions: tuple[Problem, ...] = ()
        self.fields = QuickFields(view_model.reading)
        self.people = PeopleField(theme, view_model, customer=view_model.reading.wording.words.customer)
        self.files = FilesRow(theme, dialogs)
        self.hint = Band(theme, tone="brass", icon="history")
        self.other = PushButton(theme, "", kind="quiet", icon="arrow-right")
        self.other.hide()
        self._homeless = plain_label("", "error", wrap=True)
        self.mask_button = PushButton(theme, _("Mask the card number"), kind="quiet")
        self.save_button = PushButton(theme, _("Open the case"), kind="primary")
        self._cancel = PushButton(theme, _("Close"))
        self.scroller = QScrollArea()
        self.inside = QWidget()
        self._build()
        self._connect()
        self.fields.start()
        self._show_people()
        self._tell_problems([])

    @property
    def is_touched(self) -> bool:
        """Whether somebody has written into it."""
        return self._touched

    @property
    def said_below(self) -> str:
        """What is wrong and belongs to no field."""
        return self._homeless.text()

    def start(self) -> None:
        """Put the keys where something is still to be said."""
        first = self.fields.what if self._view_model.people else self.people
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_as_what(self) -> None:
        """What stands in the line for whom it is was meant to say what happened."""
        typed = self.people.typed
        self.people.clear()
        if typed and not self.fields.what.text:
            self.fields.what.set_text(typed)

    def clear(self) -> None:
        """Everything as at the beginning."""
        self.fields.start()
        self.people.clear()
        self.files.clear()
        self._view_model.forget()
        self._tell_problems([])
        self._touched = False

    def submit(self) -> None:
        """Open the case, or say beside the field what is wrong."""
        try:
            if self.people.typed:
                self.people.take_current()
            kept = self._view_model.save(self._read())
        except InvalidInput as error:
            self._tell_problems(error.problems)
            return
        if kept:
            self.clear()

    def _read(self) -> NewCase:
        """What was typed; everything that is wrong is told at once."""
        problems: list[Problem] = []
        people = self._view_model.people or (Somebody(description=_NOBODY_YET),)
        if not self._view_model.people:
            message = _("Say who it happened to: a name, or what they look like.")
            problems.append(Problem("walk_in", message))
        promise = self._read_promise(problems)
        files = tried(self.files.read, problems) or ()
        told = tried(self.fields.read, problems)
        if told is None:  # the time is none: look for what else is wrong
            told = {"what": self.fields.what.text, "place": self.fields.place.text}
        case = tried(partial(_draft, told, people[0]), problems)
        if problems or case is None:
            raise InvalidInput(problems)
        return NewCase(case, self._view_model.others_of(people), promise, files)

    def _read_promise(self, problems: list[Problem]) -> PromiseDraft | None:
        text = self.fields.promise.text
        if not text:
            return None
        due = tried(self.fields.read_due, problems)
        wrong: list[Problem] = []
        promise = tried(lambda: PromiseDraft(what=text, **(due or {})), wrong)
        problems += [replace(each, field="promise") for each in wrong]
        return promise

    def _tell_problems(self, problems: Sequence[Problem]) -> None:
        fields: dict[str, Field] = {
            "walk_in": self.people,
            **self.fields.by_name,
        }
        plain = [Problem(_field_of(each.field), each.message, each.suggestion) for each in problems]
        homeless = show_problems(fields, plain)
        self._homeless.setText("\n".join(problem.message for problem in homeless))
        self._homeless.setVisible(bool(homeless))
        self._suggestions = tuple(each for each in plain if each.suggestion and each.field in fields)
        self.mask_button.setVisible(bool(self._suggestions))
        self.outgrown.emit()

    def _mask(self) -> None:
        for problem in self._suggestions:
            field = self.fields.by_name.get(problem.field)
            if isinstance(field, LineField):
                field.set_text(problem.suggestion)
        self.submit()

    def _show_people(self) -> None:
        people = self._view_model.people
        places = {one.place for one in people}
        known = next(iter(places)) if len(places) == 1 else ""
        self.fields.hint_place(known)
        words = hints_for(people, self._view_model, severity=int(self.fields.severity.value))
        self.hint.set_spans([Span(text, bold=not at) for at, text in enumerate(spaced(words))])
        self.hint.setVisible(bool(words))
        count = len(people)
        self.save_button.set_words(
            _("Open {count} cases").format(count=count) if count > 1 else _("Open the case")
        )

    def _go_on(self) -> None:
        """From who it is to what happened, behind what stands there already."""
        self.fields.what.setFocus(Qt.FocusReason.OtherFocusReason)
        line = self.fields.what.editor
        assert isinstance(line, QLineEdit)
        line.end(False)

    def _choose_severity(self, severity: Severity) -> None:
        self.fields.severity.choose(str(int(severity)))
        self._touch()
        self._show_people()

    def _touch(self) -> None:
        self._touched = True

    def _connect(self) -> None:
        self.people.settled.connect(self._go_on)
        for field in (self.people, *self.fields.by_name.values()):
            field.edited.connect(self._touch)
        self.files.edited.connect(self._touch)
        self.fields.severity.edited.connect(self._show_people)
        self._view_model.people_changed.connect(self._show_people)
        self._view_model.choices_read.connect(self.fields.offer)
        self.save_button.clicked.connect(self.submit)
        self.mask_button.clicked.connect(self._mask)
        self._cancel.clicked.connect(self.left)
        self._close.clicked.connect(self.left)
        self._theme.changed.connect(self._measure)
        for severity in Severity:
            button = self.fields.severity.button(str(int(severity)))
            button.setToolTip(keys_to_show(QKeySequence(f"Alt+{int(severity)}")))
            keys = QShortcut(QKeySequence(f"Alt+{int(severity)}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(partial(self._choose_severity, severity))

    def _build(self) -> None:
        inside = self.inside
        inside.setProperty("kind", "clear")
        inside.setAutoFillBackground(False)
        self._inner = QVBoxLayout(inside)
        for part in (self.other, self.people, self.fields.what, self.hint, self.fields.severity):
            self._inner.addWidget(part)
        self._inner.addWidget(FormGrid(self._theme, self.fields.compact, columns=3))
        self._inner.addWidget(FormGrid(self._theme, [self.fields.promise, self.fields.due], columns=2))
        ticks = QHBoxLayout()
        ticks.setSpacing(18)
        ticks.addWidget(self.fields.listened)
        ticks.addWidget(self.fields.restricted)
        ticks.addStretch(1)
        self._inner.addLayout(ticks)
        self._inner.addWidget(self.files)
        self._inner.addStretch(1)
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(inside)
        self.scroller.viewport().setAutoFillBackground(False)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._head())
        self._outer.addWidget(self.scroller, 1)
        self._outer.addWidget(hairline())
        self._outer.addWidget(self._homeless)
        self._outer.addWidget(self.mask_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._outer.addLayout(self._foot())
        self._measure()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(plain_label(_("Open a case"), "page-title"), 1)
        self._close = IconButton(self._theme, icon="x", name=_("Close, and keep what was typed"))
        row.addWidget(self._close)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._keys: QLabel = plain_label(
            _("Enter opens it. Esc closes and keeps what you typed."), "faint", wrap=True
        )
        row.addWidget(self._keys, 1)
        row.addWidget(self._cancel)
        row.addWidget(self.save_button)
        return row

    def _measure(self) -> None:
        px = self._theme.px
        self._outer.setContentsMargins(px(20), px(14), px(20), px(14))
        self._outer.setSpacing(px(10))
        self._inner.setContentsMargins(0, 0, px(8), 0)
        self._inner.setSpacing(px(10))


def tried(read: Callable[[], T], problems: list[Problem]) -> T | None:
    """What ``read`` gives; None when something is wrong, which is then among the problems."""
    try:
        return read()
    except InvalidInput as error:
        problems.extend(error.problems)
        return None


def _draft(told: dict[str, Any], first: Somebody) -> CaseDraft:
    return CaseDraft(
        customer_id=first.customer_id, walk_in=first.description, visit_id=first.visit_id, **told
    )


def _field_of(field: str) -> str:
    """The field that shows a problem; those of people stand beside who it is."""
    last = field.rsplit(".", 1)[-1]
    return "walk_in" if last in {"customer_id", "walk_in", "visit_id", "others"} else last
