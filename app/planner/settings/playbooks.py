"""The playbooks: plans to use again, with all that they ever said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import gettext as _
from gettext import ngettext

from app.cases.service.catalogue import CatalogueService as Departments
from app.gestures.schemas import GestureRow
from app.gestures.service.catalogue import CatalogueService as Gestures
from app.model.moment import MILESTONE, SURPRISE
from app.model.occasion import OccasionKind
from app.moments.schemas.drafts import PlaybookDraft, PlaybookEdit
from app.moments.schemas.playbooks import PlaybookRow
from app.moments.services import MomentServices
from app.occasions.services import OccasionServices
from app.occasions.words.kinds import kind_words
from app.planner.settings.own_kinds import YES, offered_field
from app.planner.settings.parts import PlannerParts
from app.planner.settings.playbook_fields import PlaybookFields
from app.ui.draft_form import DraftForm
from app.ui.form_fields import Option
from app.ui.form_slot import SlotForm
from app.ui.labels import plain_label
from app.ui.running import succeeded
from app.ui.settings.lines import Line

KINDS = frozenset({"playbook", "playbook_version", "gesture", "department", "own_occasion_kind"})
OWN = "own:"


class PlaybookOffers:
    """The playbooks; see ``Offers``."""

    def __init__(self, parts: PlannerParts) -> None:
        self._parts = parts
        self._service = MomentServices.at(parts.work).playbooks
        self._gestures: tuple[GestureRow, ...] = ()
        self._departments: Mapping[int, str] = {}
        self._kinds: Sequence[Option] = ()
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
            kind, own_kind_id = fields.kind_read()
            draft = PlaybookDraft(
                name=fields.name.text,
                kind=kind,
                own_kind_id=own_kind_id,
                definition=fields.definition_read(),
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
        fields = self._fields()
        fields.show(row, OWN + str(row.own_kind_id) if row.own_kind_id else row.kind)
        offered = offered_field(active=row.active)

        def save() -> bool:
            kind, own_kind_id = fields.kind_read()
            edit = PlaybookEdit(
                version=row.version,
                name=fields.name.text,
                kind=kind,
                own_kind_id=own_kind_id,
                active=offered.value == YES,
                definition=fields.definition_read(),
            )
            return succeeded(self._parts.runner, lambda: self._service.edit_playbook(row.id, edit))

        form = DraftForm(self._parts.theme, {**fields.fields, "active": offered}, save=save)
        form.add_below(plain_label(self._versions_of(row), "faint", wrap=True))
        return form

    def read(self) -> Sequence[Line]:
        """All of them, with what can be chosen in their forms."""
        self._gestures = tuple(row for row in Gestures(self._parts.work).list_gestures() if row.for_moments)
        departments = Departments(self._parts.work).list_departments()
        self._departments = {row.id: row.name for row in departments}
        self._kinds = self._kind_options()
        self.missing = len(self._service.missing_starters())
        return [self._line(row) for row in self._service.list_playbooks(also_inactive=True)]

    def add_usual(self) -> None:
        """Take the usual playbooks of such a venue."""
        self._parts.runner.do(self._service.add_starters)

    def _line(self, row: PlaybookRow) -> Line:
        gifts = len(row.definition.gesture_ids)
        tasks = len(row.definition.tasks)
        kinds = {option.value: option.words for option in self._kinds}
        facts = " · ".join(
            (
                kinds.get(OWN + str(row.own_kind_id) if row.own_kind_id else row.kind, kind_words(row.kind)),
                ngettext("{count} gesture", "{count} gestures", gifts).format(count=gifts),
                ngettext("{count} task", "{count} tasks", tasks).format(count=tasks),
                _("version {number}").format(number=row.number),
            )
        )
        return Line(row.id, row.name, facts, row.active, row)

    def _kind_options(self) -> Sequence[Option]:
        own = OccasionServices.at(self._parts.work).own_kinds.list()
        usual = (*(kind for kind in OccasionKind if kind is not OccasionKind.CUSTOM), MILESTONE, SURPRISE)
        return [
            *(Option(kind, kind_words(kind)) for kind in usual),
            *(Option(OWN + str(row.id), row.name) for row in own),
        ]

    def _fields(self) -> PlaybookFields:
        return PlaybookFields(
            kinds=self._kinds,
            gestures=self._gestures,
            departments=self._departments,
            currency=self._parts.work.venue.currency,
        )

    def _versions_of(self, row: PlaybookRow) -> str:
        wording = self._parts.work.wording
        told = [
            _("Version {number}: {when}{who}").format(
                number=version.number,
                when=wording.instant(version.made_at),
                who=f", {version.made_by}" if version.made_by else "",
            )
            for version in self._service.list_versions(row.id)
        ]
        return "\n".join(told)
