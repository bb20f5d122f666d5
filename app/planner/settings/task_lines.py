"""The tasks of a playbook as lines that people type: what; how long before; whose work it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.core.errors import InvalidInput, Problem
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.gestures.schemas import LONGEST_LEAD_MINUTES
from app.moments.schemas.drafts import PlaybookTask
from app.wording.lengths import length_words, read_length

_BETWEEN = "; "
_PARTS = 3


def lines_of(tasks: Sequence[PlaybookTask], departments: Mapping[int, str]) -> str:
    """The tasks as they can be typed again."""
    lines = []
    for task in tasks:
        whose = departments.get(task.department_id or 0, "")
        lead = length_words(task.lead_minutes) if task.lead_minutes or whose else ""
        lines.append(_BETWEEN.join(filter(None, (task.what, lead, whose))))
    return "\n".join(lines)


def read_lines(text: str, departments: Mapping[int, str], *, field: str) -> tuple[PlaybookTask, ...]:
    """The tasks typed; raises InvalidInput that says in which line what cannot be."""
    ids = {fold(name): number for number, name in departments.items()}
    return tuple(
        _read(line, ids, field=field, number=number)
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip()
    )


def _read(line: str, ids: Mapping[str, int], *, field: str, number: int) -> PlaybookTask:
    parts = [part.strip() for part in line.split(";")]
    if len(parts) > _PARTS or not parts[0]:
        raise _refuse(field, number, _("Write what; how long before; whose work it is."))
    lead, whose = [*parts[1:], "", ""][:2]
    try:
        minutes = read_length(lead, field, least=0, most=LONGEST_LEAD_MINUTES) if lead else 0
    except InvalidInput as error:
        raise _refuse(field, number, error.problems[0].message) from error
    if whose and fold(whose) not in ids:
        raise _refuse(field, number, _("There is no department “{name}”.").format(name=whose))
    return PlaybookTask(
        what=parts[0], lead_minutes=minutes, department_id=ids[fold(whose)] if whose else None
    )


def _refuse(field: str, number: int, what: str) -> InvalidInput:
    return InvalidInput([Problem(field, _("Line {number}: {what}").format(number=number, what=what))])
