"""The venue's own kinds of occasions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.words import gettext as _
from app.occasions.drafts import OwnKindDraft, OwnKindEdit
from app.occasions.queries.own_kinds import OwnKindRow
from app.occasions.service.own_kinds import OwnKindService
from app.occasions.services import OccasionServices
from app.planner.settings.parts import PlannerParts
from app.ui.commands import CommandRunner
from app.ui.conflicts import saved
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.form_slot import SlotForm
from app.ui.running import succeeded
from app.ui.settings.bound import BoundFields, bound_line, bound_offered
from app.ui.settings.lines import Line
from app.ui.shared_form import SharedForm

KINDS = frozenset({"own_occasion_kind"})


class KindOffers:
    """The kinds; see ``Offers``."""

    def __init__(self, parts: PlannerParts) -> None:
        self._parts = parts
        self._service = OccasionServices.at(parts.work).own_kinds

    @property
    def title(self) -> str:
        """What stands above it."""
        return _("Kinds of occasions")

    @property
    def add_words(self) -> str:
        """What adding one is called."""
        return _("Add a kind")

    @property
    def empty_words(self) -> str:
        """What is said while there is none."""
        return _("Here are the days that only your place keeps: the wine harvest, the first day at school.")

    def new_form(self) -> SlotForm:
        """A form for one more."""
        name = LineField(_("Name"), limit=200)

        def add() -> bool:
            draft = OwnKindDraft(name=name.text)
            return succeeded(self._parts.runner, lambda: self._service.add(draft))

        return DraftForm(
            self._parts.theme, {"name": name}, save=add, save_words=_("Add it"), leave_words=_("Not now")
        )

    def form_of(self, line: Line) -> SlotForm:
        """A form that changes one; where somebody else changed the same, it asks."""
        fields = KindFields(self._parts.runner, self._service, line.row)
        base = fields.values_of(line.row)
        for name, value in base.items():
            fields.put(name, value)
        return SharedForm(
            self._parts.theme, fields, version=line.row.version, base=base, titles=fields.titles
        )

    def read(self) -> Sequence[Line]:
        """All of them."""
        return [Line(row.id, row.name, "", row.active, row) for row in self._service.list(also_retired=True)]


class KindFields(BoundFields):
    """The name of a kind and whether it is offered; see ``Shared``."""

    def __init__(self, runner: CommandRunner, service: OwnKindService, row: OwnKindRow) -> None:
        super().__init__({"name": bound_line(_("Name"), limit=200), "active": bound_offered()})
        self._runner = runner
        self._service = service
        self._id = row.id

    def values_of(self, row: OwnKindRow) -> dict[str, Any]:
        """What the fields hold of a kind."""
        return {"name": row.name, "active": row.active}

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        rows = self._runner.read(lambda: self._service.list(also_retired=True))
        row = next(row for row in rows if row.id == self._id)
        return row.version, self.values_of(row)

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save."""
        edit = OwnKindEdit(version=version, **changes)
        return saved(self._runner, lambda: self._service.edit(self._id, edit))
