"""The venue's own kinds of occasions."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from app.occasions.drafts import OwnKindDraft
from app.occasions.services import OccasionServices
from app.planner.settings.parts import PlannerParts
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, LineField, Option
from app.ui.form_slot import SlotForm
from app.ui.running import succeeded
from app.ui.settings.lines import Line

KINDS = frozenset({"own_occasion_kind"})
YES, NO = "yes", "no"


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
            return succeeded(self._parts.runner, lambda: self._service.add(OwnKindDraft(name=name.text)))

        return DraftForm(
            self._parts.theme, {"name": name}, save=add, save_words=_("Add it"), leave_words=_("Not now")
        )

    def form_of(self, line: Line) -> SlotForm:
        """A form that changes one."""
        name = LineField(_("Name"), limit=200)
        name.set_text(line.name)
        offered = offered_field(active=line.active)

        def save() -> bool:
            runner, row = self._parts.runner, line.row
            if name.text.strip() != line.name:
                return succeeded(
                    runner, lambda: self._service.rename(row.id, version=row.version, name=name.text)
                )
            if line.active and offered.value == NO:
                return succeeded(runner, lambda: self._service.retire(row.id, version=row.version))
            if not line.active and offered.value == YES:
                return succeeded(runner, lambda: self._service.add(OwnKindDraft(name=line.name)))
            return True

        return DraftForm(self._parts.theme, {"name": name, "active": offered}, save=save)

    def read(self) -> Sequence[Line]:
        """All of them."""
        return [Line(row.id, row.name, "", row.active, row) for row in self._service.list(also_retired=True)]


def offered_field(*, active: bool) -> ChoiceField:
    """Whether something is offered to be chosen."""
    field = ChoiceField(_("Offered"), [Option(YES, _("Yes")), Option(NO, _("No more"))])
    field.choose(YES if active else NO)
    return field
