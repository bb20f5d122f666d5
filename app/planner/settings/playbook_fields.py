"""The fields of a playbook, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import gettext as _

from app.gestures.schemas import GestureRow
from app.model.occasion import OccasionKind
from app.moments.schemas.drafts import PlaybookDefinition
from app.moments.schemas.playbooks import PlaybookRow
from app.planner.settings.task_lines import lines_of, read_lines
from app.planner.settings.ticks_field import TicksField
from app.ui.form_fields import ChoiceField, Field, LineField, Option, TextField
from app.ui.typed_fields import MoneyField


class PlaybookFields:
    """Name, kind, what is given, what is to be done, and words."""

    def __init__(
        self,
        *,
        kinds: Sequence[Option],
        gestures: Sequence[GestureRow],
        departments: Mapping[int, str],
        currency: str,
    ) -> None:
        self._departments = departments
        self._order: tuple[int, ...] = ()
        self.name = LineField(_("Name"), limit=200)
        self.kind = ChoiceField(_("For"), kinds)
        self.gestures = TicksField(_("What is given"), [Option(str(row.id), row.name) for row in gestures])
        self.tasks = TextField(
            _("What is to be done"),
            hint=_("One on a line: what; how long before; whose work it is."),
            placeholder=_("Order the sponge; 2 d; Kitchen"),
            lines=5,
        )
        self.budget = MoneyField(_("Budget"), currency=currency, placeholder=_("as for every moment"))
        self.dos = TextField(_("Do"), lines=2)
        self.donts = TextField(_("Do not"), lines=2)
        self.note = TextField(_("Note to the team"), lines=2)
        self.fields: dict[str, Field] = {
            "name": self.name,
            "kind": self.kind,
            "gesture_ids": self.gestures,
            "tasks": self.tasks,
            "budget_minor": self.budget,
            "dos": self.dos,
            "donts": self.donts,
            "note": self.note,
        }

    def show(self, row: PlaybookRow, kind: str) -> None:
        """Show what a playbook says."""
        definition = row.definition
        self._order = definition.gesture_ids
        self.name.set_text(row.name)
        self.kind.choose(kind)
        self.gestures.choose([str(gesture_id) for gesture_id in definition.gesture_ids])
        self.tasks.set_text(lines_of(definition.tasks, self._departments))
        self.budget.show_minor(definition.budget_minor)
        self.dos.set_text(definition.dos)
        self.donts.set_text(definition.donts)
        self.note.set_text(definition.note)

    def kind_read(self) -> tuple[str, int | None]:
        """The kind, and the venue's own where it is one of those."""
        kind, _mark, number = self.kind.value.partition(":")
        return (OccasionKind.CUSTOM, int(number)) if number else (kind, None)

    def definition_read(self) -> PlaybookDefinition:
        """What it plans; raises InvalidInput beside the field."""
        return PlaybookDefinition(
            gesture_ids=self._chosen(),
            tasks=read_lines(self.tasks.text, self._departments, field="tasks"),
            budget_minor=self.budget.read("budget_minor"),
            dos=self.dos.text,
            donts=self.donts.text,
            note=self.note.text,
        )

    def _chosen(self) -> tuple[int, ...]:
        """What is ticked: first as it was ordered before, then what is new."""
        ticked = [int(value) for value in self.gestures.chosen]
        before = [gesture_id for gesture_id in self._order if gesture_id in ticked]
        return (*before, *(gesture_id for gesture_id in ticked if gesture_id not in before))
