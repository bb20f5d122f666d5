"""The playbooks: plans to use again, with all that they ever said."""

from __future__ import annotations

from collections.abc import Sequence

from app.cases.service.catalogue import CatalogueService as Departments
from app.core.words import gettext as _
from app.core.words import ngettext
from app.gestures.service.catalogue import CatalogueService as Gestures
from app.moments.schemas.drafts import PlaybookDefinition, PlaybookDraft
from app.moments.schemas.playbooks import PlaybookRow
from app.moments.services import MomentServices
from app.occasions.services import OccasionServices
from app.planner.settings.parts import PlannerParts
from app.planner.settings.playbook_fields import DEFINITION, Choices, PlaybookFields, kind_of
from app.planner.settings.task_lines import lines_of
from app.planner.settings.versions import Versions
from app.ui.draft_form import DraftForm
from app.ui.form_slot import SlotForm
from app.ui.running import succeeded
from app.ui.settings.lines import Line
from app.ui.shared_form import SharedForm

KINDS = frozenset({"playbook", "playbook_version", "gesture", "department", "own_occasion_kind"})


class PlaybookOffers:
    """The playbooks; see ``Offers``."""

    def __init__(self, parts: PlannerParts) -> None:
        self._parts = parts
        self._service = MomentServices.at(parts.work).playbooks
        self._choices = Choices()
        self.missing = 0

    @property
    def title(self) -> str:
        """What stands above it."""
        return _("Playbooks")

    @property
    def add_words(self) -> str:
        """What adding one is called."""
        return _("Add a playbook")

    @property
    def empty_words(self) -> str:
        """What is said while there is none."""
        return _("Here are plans to use again: what is given, what is to be done, and how long before.")

    def new_form(self) -> SlotForm:
        """A form for one more."""
        fields = self._fields()

        def add() -> bool:
            typed = fields.read()
            draft = PlaybookDraft(
                name=typed["name"],
                definition=PlaybookDefinition(**{name: typed[name] for name in DEFINITION}),
                **kind_of(typed["kind"]),
            )
            return succeeded(self._parts.runner, lambda: self._service.add_playbook(draft))

        return DraftForm(
            self._parts.theme,
            fields.fields,
            save=add,
            save_words=_("Add it"),
            leave_words=_("Not now"),
        )

    def form_of(self, line: Line) -> SlotForm:
        """A form that changes one; another plan becomes its next version."""
        row: PlaybookRow = line.row
        fields = self._fields(row)
        form = SharedForm(
            self._parts.theme, fields, version=row.version, base=fields.show(), titles=fields.titles
        )
        form.add_below(
            Versions(
                self._parts.theme,
                self._parts.work.wording,
                versions=self._service.list_versions(row.id),
                describe=self._describe,
            )
        )
        return form

    def read(self) -> Sequence[Line]:
        """All of them, with what can be chosen in their forms."""
        work = self._parts.work
        departments = Departments(work).list_departments(also_unused=True)
        self._choices = Choices(
            Gestures(work).list_gestures(also_inactive=True),
            # Of two of one name the one that is used comes last, and is meant.
            {row.id: row.name for row in sorted(departments, key=lambda row: row.active)},
            OccasionServices.at(work).own_kinds.list(also_retired=True),
        )
        self.missing = len(self._service.missing_starters())
        return [self._line(row) for row in self._service.list_playbooks(also_inactive=True)]

    def add_usual(self) -> None:
        """Take the usual playbooks of such a venue."""
        self._parts.runner.do(self._service.add_starters)

    def _line(self, row: PlaybookRow) -> Line:
        gifts = len(row.definition.gesture_ids)
        tasks = len(row.definition.tasks)
        facts = " · ".join(
            (
                self._choices.kind_words(row),
                ngettext("{count} gesture", "{count} gestures", gifts).format(count=gifts),
                ngettext("{count} task", "{count} tasks", tasks).format(count=tasks),
                _("version {number}").format(number=row.number),
            )
        )
        return Line(row.id, row.name, facts, row.active, row)

    def _fields(self, now: PlaybookRow | None = None) -> PlaybookFields:
        return PlaybookFields(
            self._choices,
            self._parts.work.wording,
            runner=self._parts.runner,
            service=self._service,
            now=now,
        )

    def _describe(self, definition: PlaybookDefinition) -> Sequence[tuple[str, str]]:
        names = {row.id: row.name for row in self._choices.gestures}
        given = self._parts.work.wording.list_of([names.get(each, "?") for each in definition.gesture_ids])
        budget = definition.budget_minor
        told = (
            (_("What is given"), given),
            (_("What is to be done"), lines_of(definition.tasks, self._choices.departments)),
            (_("Budget"), "" if budget is None else self._parts.work.wording.money(budget)),
            (_("Do"), definition.dos),
            (_("Do not"), definition.donts),
            (_("Note to the team"), definition.note),
        )
        return [(title, words) for title, words in told if words]
