"""Forms about what happened and what was promised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.customers.edits.happenings import HappeningEdits
from app.customers.forms import choices
from app.customers.schemas.visits import StageRow
from app.promises.schemas import PromiseRow
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, DateField, LineField, Option, TextField
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?")


def touchpoint_form(theme: Theme, edits: HappeningEdits, *, stages: Sequence[StageRow]) -> DraftForm:
    """A contact and the feeling it left."""
    text = TextField(_("What happened"), lines=4)
    feeling = ChoiceField(_("How they felt"), [Option(value, words) for value, words in choices.feelings()])
    feeling.choose("")
    stage = ChoiceField(_("At which stage"), choices.stages(stages))
    channel = LineField(_("How"), placeholder=_("at the desk, by phone, by email …"))

    def save() -> bool:
        return edits.log(
            text=text.text,
            feeling=int(feeling.value) if feeling.value else None,
            stage_id=int(stage.value) if stage.value else None,
            channel=channel.text,
        )

    fields = {"text": text, "feeling": feeling, "stage_id": stage, "channel": channel}
    return DraftForm(theme, fields, save=save, save_words=_("Log it"))


def promise_form(
    theme: Theme, edits: HappeningEdits, *, reading: Reading, row: PromiseRow | None = None
) -> DraftForm:
    """What was promised and by when."""
    what = LineField(_("What"), limit=1000)
    day = DateField(theme, _("By which day"), none_words=_("No day"), clear_words=_("No day"))
    day.offer(reading.today)
    at = LineField(_("At what time"), placeholder=_("19:30, or empty for any time that day"), limit=10)
    if row is not None:
        what.set_text(row.what)
        day.set_value(row.due_on)
        if row.due_at is not None and not row.whole_day:
            at.set_text(f"{reading.wording.local(row.due_at):%H:%M}")

    def save() -> bool:
        said: dict[str, Any] = {"what": what.text, "due_at": None, "due_on": day.value}
        clock = read_time(at.text)
        if clock is not None:
            on = day.value or reading.today
            said |= {"due_on": None, "due_at": datetime.combine(on, clock, ZoneInfo(reading.wording.zone))}
        return edits.promise(**said) if row is None else edits.edit_promise(row, **said)

    fields = {"what": what, "due_on": day, "due_at": at}
    return DraftForm(theme, fields, save=save)


def breaking_form(theme: Theme, edits: HappeningEdits, *, row: PromiseRow) -> DraftForm:
    """Why a promise was not kept."""
    note = LineField(_("Why"), hint=row.what)
    return DraftForm(theme, {"note": note}, save=lambda: edits.break_promise(row, note.text))


def read_time(text: str) -> time | None:
    """A time of day as typed ("19:30", "19.30", "1930", "7"); raises InvalidInput for anything else."""
    if not text:
        return None
    match = _TIME.fullmatch(text.strip())
    if match is not None:
        hour, minute = int(match[1]), int(match[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise InvalidInput([Problem("due_at", _("This is not a time of day, such as 19:30."))])
