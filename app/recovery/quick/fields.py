"""The fields of the quick form, what they start with and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from app.core.words import gettext as _
from app.model.case import CaseChannel, CaseKind, Fault, Severity
from app.recovery.detail import choices
from app.recovery.detail.choices import NOT_SAID, CaseChoices
from app.recovery.quick.when import Due, Happened, due, due_options, happened_at, happened_options
from app.ui.form_fields import ChoiceField, Field, LineField, Option
from app.ui.typed_fields import PickField
from app.wording.reading import Reading

LONGEST_PASTE = 50_000
"""More than can be kept, so that a message beside the field says so and nothing is cut off."""
HEARD = (CaseChannel.IN_PERSON, CaseChannel.PHONE)


class TimedField(ChoiceField):
    """A choice of which the last is a time of day, typed beside it."""

    def __init__(self, label: str, options: list[Option], *, timed: str) -> None:
        self._clock = QLineEdit()
        self._clock.setMaxLength(10)
        self._clock.setPlaceholderText(_("19:30"))
        self._clock.setAccessibleName(_("{field}: time of day").format(field=label))
        self._clock.setAcceptDrops(False)
        self._timed = timed
        super().__init__(label, options)
        self._clock.textEdited.connect(self._changed)
        self._box.currentIndexChanged.connect(self._follow)
        self._follow()

    @property
    def clock(self) -> str:
        """The time of day as typed."""
        return self._clock.text()

    @property
    def clock_line(self) -> QLineEdit:
        """Where the time of day is typed."""
        return self._clock

    def clear(self, first: str) -> None:
        """Choose the first again."""
        self.choose(first)
        self._clock.clear()

    def _follow(self) -> None:
        self._clock.setVisible(self.value == self._timed)

    def _surround(self, editor: QWidget) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(editor, 1)
        row.addWidget(self._clock)
        self._clock.setFixedWidth(max(68, self._clock.fontMetrics().horizontalAdvance("00:00") + 34))
        return both


class QuickFields:
    """Makes the fields once; ``read`` gives what of them a case takes."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.what = LineField(
            _("What happened"),
            placeholder=_("One line is enough: “Shower cold two mornings running”"),
            limit=LONGEST_PASTE,
        )
        self.severity = PickField(_("How bad"), choices.severities())
        self.place = LineField(_("Where"), placeholder=_("Room, table, lobby …"), limit=LONGEST_PASTE)
        self.kind = ChoiceField(_("Kind"), choices.kinds())
        self.category = ChoiceField(_("Category"), [Option(NOT_SAID, _("No category"))])
        self.department = ChoiceField(_("Department"), [Option(NOT_SAID, _("No department"))])
        self.fault = ChoiceField(_("Whose fault"), [Option(*each) for each in choices.faults()])
        self.feeling = ChoiceField(
            _("How they feel"), [Option(*each) for each in choices.feelings(unknown=_("Not asked"))]
        )
        self.channel = ChoiceField(_("How it reached us"), choices.channels())
        self.happened = TimedField(_("Happened"), happened_options(reading), timed=Happened.AT)
        self.owner = ChoiceField(_("Who looks after it"), [])
        self.promise = LineField(
            _("We promised"), placeholder=_("Nothing, or what we said would happen"), limit=LONGEST_PASTE
        )
        self.due = TimedField(_("By when"), due_options(), timed=Due.AT)
        self.listened = QCheckBox(_("I have listened to them"))
        self.restricted = QCheckBox(_("For managers only"))
        self._listened_chosen = False
        self._choices = CaseChoices()
        self.listened.clicked.connect(self._choose_listened)
        self.channel.edited.connect(self._follow_channel)
        self.category.edited.connect(self._follow_category)

    @property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by the names in which problems are told."""
        return {
            "what": self.what,
            "severity": self.severity,
            "place": self.place,
            "kind": self.kind,
            "category_id": self.category,
            "department_id": self.department,
            "fault": self.fault,
            "feeling": self.feeling,
            "channel": self.channel,
            "happened_at": self.happened,
            "owner_id": self.owner,
            "promise": self.promise,
            "due_at": self.due,
        }

    @property
    def compact(self) -> list[QWidget]:
        """Those that stand in the grid below."""
        return [
            self.place,
            self.happened,
            self.channel,
            self.category,
            self.department,
            self.kind,
            self.fault,
            self.feeling,
            self.owner,
        ]

    def hint_place(self, known: str) -> None:
        """Say in the empty field which place is taken."""
        line = self.place.editor
        assert isinstance(line, QLineEdit)
        line.setPlaceholderText(known or _("Room, table, lobby …"))

    def offer(self, offered: CaseChoices) -> None:
        """Offer what the venue has; what was chosen stays chosen."""
        first = not self._choices.staff
        self._choices = offered
        kept = [(field, field.value) for field in (self.category, self.department, self.owner)]
        self.category.set_options(choices.categories(offered.categories, now=None, name=""))
        self.department.set_options(choices.departments(offered.departments, now=None, name=""))
        self.owner.set_options(choices.people(row for row in offered.staff if row.active))
        for field, value in kept:
            field.choose(value)
        if first or not self.owner.value:
            self.owner.choose(str(offered.me))

    def start(self) -> None:
        """Everything as it is when nothing was said."""
        for line in (self.what, self.place, self.promise):
            line.set_text("")
        self.severity.choose(str(int(Severity.MODERATE)))
        starts: tuple[tuple[ChoiceField, str], ...] = (
            (self.kind, CaseKind.MISTAKE),
            (self.category, NOT_SAID),
            (self.department, NOT_SAID),
            (self.fault, Fault.US),
            (self.feeling, NOT_SAID),
            (self.channel, CaseChannel.IN_PERSON),
            (self.owner, str(self._choices.me)),
        )
        for choice, value in starts:
            choice.choose(value)
        self.happened.clear(Happened.NOW)
        self.due.clear(Due.OPEN)
        self.restricted.setChecked(False)
        self._listened_chosen = False
        self.listened.setChecked(True)
        for field in self.by_name.values():
            field.show_error("")

    def read(self) -> dict[str, Any]:
        """The fields of a case; raises InvalidInput for a time that is none."""
        return {
            "what": self.what.text,
            "place": self.place.text or None,
            "happened_at": happened_at(self.happened.value, self.happened.clock, reading=self._reading),
            "channel": self.channel.value,
            "kind": self.kind.value,
            "category_id": _number(self.category.value),
            "department_id": _number(self.department.value),
            "severity": int(self.severity.value),
            "fault": self.fault.value,
            "feeling": _number(self.feeling.value),
            "owner_id": _number(self.owner.value) or None,
            "restricted": self.restricted.isChecked(),
            "listened": self.listened.isChecked(),
        }

    def read_due(self) -> dict[str, object]:
        """By when the promise is due; raises InvalidInput."""
        return due(self.due.value, self.due.clock, reading=self._reading)

    def _choose_listened(self) -> None:
        self._listened_chosen = True

    def _follow_channel(self) -> None:
        if not self._listened_chosen:
            self.listened.setChecked(self.channel.value in HEARD)

    def _follow_category(self) -> None:
        row = next((row for row in self._choices.categories if str(row.id) == self.category.value), None)
        if row is not None and row.department_id is not None:
            self.department.choose(str(row.department_id))


def _number(text: str) -> int | None:
    return int(text) if text else None
