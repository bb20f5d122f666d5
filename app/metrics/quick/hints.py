"""What is said before somebody is asked: that they were lately, or still owe an answer."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.words import gettext as _
from app.surveys.schemas.rows import AnswerRow, RestRow
from app.ui.spans import Span
from app.wording.reading import Reading


def rest_spans(rest: RestRow | None, reading: Reading) -> Sequence[Span]:
    """When they were asked last, and from when on the venue asks again."""
    if rest is None or rest.last_at is None or rest.until is None:
        return ()
    wording = reading.wording
    last = _("Asked {when}.").format(when=wording.instant_near(rest.last_at, reading.now))
    again = _("The venue leaves them in peace until {day}. You can still keep an answer.")
    return (Span(last, bold=True), Span(" " + again.format(day=wording.day(rest.until))))


def asked_spans(waiting: AnswerRow | None, reading: Reading) -> Sequence[Span]:
    """That they were asked already, so that this is the answer to it."""
    if waiting is None or waiting.asked_at is None:
        return ()
    when = reading.wording.instant_near(waiting.asked_at, reading.now)
    return (
        Span(_("Asked {when}, not answered yet.").format(when=when), bold=True),
        Span(" " + _("What you keep now is the answer to it.")),
    )
