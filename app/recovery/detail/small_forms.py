"""Small forms: a reason, an owner, a promise, a story."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from app.cases.schemas.rows import CaseDetail
from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.recovery.detail import choices
from app.recovery.detail.acts import CaseActs
from app.recovery.detail.choices import NO, YES
from app.recovery.detail.view_model import ShownCase
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, DateField, Field, LineField, TextField
from app.ui.form_grid import WHOLE_ROW
from app.ui.shared_form import SharedForm, needed
from app.ui.theme.theme import Theme
from app.ui.typed_fields import PickField, read_time
from app.wording.reading import Reading


def hand_over_form(theme: Theme, acts: CaseActs, *, shown: ShownCase) -> DraftForm:
    """Who looks after it from now on."""
    row, me = shown.detail.row, shown.choices.me
    staff = [one for one in shown.choices.staff if one.id != row.owner_id]
    owner = ChoiceField(_("To whom"), choices.people(staff, nobody=_("Choose")))
    if me and me != row.owner_id:
        owner.choose(str(me))
    note = TextField(_("A word to them"), lines=2)

    def save() -> bool:
        if not owner.value:
            raise needed("owner_id", _("Choose who looks after it now."))
        return acts.hand_over(row.id, owner_id=int(owner.value), note=note.text)

    fields = {"owner_id": owner, "note": note}
    return DraftForm(theme, fields, save=save, save_words=_("Hand over"), leave_words=_("Not now"))


def promise_form(theme: Theme, acts: CaseActs, *, shown: ShownCase, reading: Reading) -> DraftForm:
    """What is promised, by when, and who keeps it."""
    case_id, zone = shown.detail.row.id, ZoneInfo(reading.wording.zone)
    what = LineField(_("What is promised"), limit=10_500)
    day = DateField(theme, _("By which day"), none_words=_("No day"), clear_words=_("No day"))
    day.set_value(reading.today)
    at = LineField(_("At what time"), placeholder=_("19:30, or none"), limit=10)
    owner = ChoiceField(_("Who keeps it"), choices.people(shown.choices.staff))
    owner.choose(str(shown.choices.me or shown.detail.row.owner_id or ""))

    def save() -> bool:
        said: dict[str, Any] = {"what": what.text, "due_on": day.value, "due_at": None}
        clock: time | None = read_time(at.text, "due_at")
        if clock is not None:
            on = day.value or reading.today
            said |= {"due_on": None, "due_at": datetime.combine(on, clock, zone)}
            if said["due_at"] < reading.now:
                raise InvalidInput([Problem("due_at", _("This time has passed already."))])
        elif day.value is not None and day.value < reading.today:
            raise InvalidInput([Problem("due_on", _("This day has passed already."))])
        said["owner_id"] = int(owner.value) if owner.value else None
        return acts.promises.make(case_id, **said)

    what.setProperty(WHOLE_ROW, True)
    fields: dict[str, Field] = {"what": what, "due_on": day, "due_at": at, "owner_id": owner}
    return DraftForm(
        theme, fields, save=save, save_words=_("Promise it"), leave_words=_("Not now"), columns=2
    )


class StoryFields:
    """A recovery told in a few lines; see ``Shared``."""

    def __init__(self, acts: CaseActs, detail: CaseDetail) -> None:
        self._acts = acts
        self._case_id = detail.row.id
        self._story = TextField(
            _("The story"), placeholder=_("What happened, and what made it right"), lines=5
        )
        self._told = PickField(_("Told to the team"), [(YES, _("Yes")), (NO, _("No"))])
        self.put("story", detail.story)
        self.put("is_story", True)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by name."""
        return {"story": self._story, "is_story": self._told}

    def read(self) -> dict[str, Any]:
        """The values typed."""
        return {"story": self._story.text, "is_story": self._told.value == YES}

    def put(self, name: str, value: Any) -> None:
        """Show a value in its field."""
        if name == "story":
            self._story.set_text(value)
        else:
            self._told.choose(YES if value else NO)

    def words(self, name: str, value: Any) -> str:
        """A value in words."""
        if name == "story":
            return value or _("nothing")
        return _("yes") if value else _("no")

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        detail = self._acts.read(self._case_id)
        return detail.row.version, story_values(detail)

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save."""
        return self._acts.tell_story(self._case_id, version=version, **(self.read() | changes))


def story_values(detail: CaseDetail) -> dict[str, Any]:
    """What the form on the story holds."""
    return {"story": detail.story, "is_story": detail.row.is_story}


def story_form(theme: Theme, acts: CaseActs, *, shown: ShownCase) -> SharedForm:
    """Telling a case as a story."""
    detail = shown.detail
    titles = {"story": _("The story"), "is_story": _("Told to the team")}
    return SharedForm(
        theme,
        StoryFields(acts, detail),
        version=detail.row.version,
        base=story_values(detail),
        titles=titles,
        save_words=_("Keep the story"),
    )
