"""What the panel says of a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.cases.schemas.rows import CaseDetail, StepRow, Target
from app.cases.words.due import instant_due_words, is_soon, past_words, span_words
from app.cases.words.feelings import feeling_words, rating_words, signed_feeling
from app.cases.words.labels import (
    case_name,
    channel_words,
    ending_words,
    fault_words,
    kind_words,
    severity_words,
    step_taken_words,
    step_words,
    target_words,
)
from app.core.words import gettext as _
from app.model.case import CaseEnding, CaseState
from app.recovery.tones import severity_icon, severity_tone
from app.ui.chips import ChipSpec
from app.ui.spans import Span
from app.wording.reading import Reading

LONGEST_TITLE = 110
BETWEEN = " · "


def title_words(what: str) -> str:
    """What happened on a few lines; all of it stands below where this is cut."""
    line = " ".join(what.split())
    if len(line) <= LONGEST_TITLE:
        return line
    return line[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"


def is_cut(what: str) -> bool:
    """Whether the title does not hold all that happened as it was written."""
    return what.strip() != title_words(what)


def late_chip(detail: CaseDetail, reading: Reading) -> ChipSpec | None:
    """How long until the next target, loud when it has passed."""
    row = detail.row
    if row.state is CaseState.CLOSED:
        at = row.closed_at or reading.now
        when = past_words(at, now=reading.now, wording=reading.wording)
        return ChipSpec(_("closed {when}").format(when=when), "good", "circle-check")
    words = instant_due_words(row.due_at, now=reading.now, wording=reading.wording)
    if not words:
        return None
    if row.due_at is not None and row.due_at < reading.now:
        return ChipSpec(words, "alert")
    return ChipSpec(words, "brass" if is_soon(row.due_at, now=reading.now) else "neutral")


def called(name: str, colleagues: Iterable[str]) -> str:
    """The first name, where nobody else here has the same."""
    first = name.split(" ", 1)[0]
    alike = any(other != name and other.split(" ", 1)[0] == first for other in colleagues)
    return name if alike else first


def whose_words(detail: CaseDetail, reading: Reading, *, colleagues: Iterable[str] = ()) -> tuple[Span, ...]:
    """Case 0341 · Piotr Mülke, room 305 · opened today 07:50 by Aaron."""
    row = detail.row
    place = reading.wording.words.in_place(row.place)
    who = ", ".join(part for part in (row.who, place) if part)
    when = past_words(row.opened_at, now=reading.now, wording=reading.wording)
    opened = _("opened {when} by {name}") if detail.opened_by_name else _("opened {when}")
    rest = opened.format(when=when, name=called(detail.opened_by_name, colleagues))
    known = row.customer_id is not None
    name = Span(who, small=True, bold=known, colour="brand" if known else "")
    return (
        Span(case_name(row.id) + BETWEEN, small=True),
        name,
        Span(BETWEEN + rest, small=True),
    )


def head_chips(detail: CaseDetail) -> list[ChipSpec]:
    """The chips below the title."""
    row = detail.row
    tone = severity_tone(row.severity)
    chips = [ChipSpec(severity_words(row.severity), tone, severity_icon(row.severity))]
    if row.again:
        chips.append(ChipSpec(_("Again"), "alert", "repeat"))
    if row.restricted:
        chips.append(ChipSpec(_("Restricted"), "neutral", "lock"))
    chips.append(ChipSpec(kind_words(row.kind)))
    sorted_as = " → ".join(part for part in (row.category, row.department) if part)
    chips += [ChipSpec(sorted_as, "neutral", "tag")] if sorted_as else []
    chips.append(ChipSpec(_("Fault: {whose}").format(whose=fault_words(detail.fault))))
    if detail.feeling is not None:
        chips.append(feeling_chip(detail.feeling))
    owner = _("Owner: {name}").format(name=row.owner or _("nobody"))
    chips.append(ChipSpec(owner, "neutral" if row.owner else "brass", "user"))
    if row.is_story:
        chips.append(ChipSpec(_("Story"), "plum", "star"))
    return chips


def feeling_chip(feeling: int) -> ChipSpec:
    """How the customer feels."""
    icon = "frown" if feeling < 0 else "smile" if feeling > 0 else "meh"
    tone = "alert" if feeling < 0 else "good" if feeling > 0 else "neutral"
    words = f"{feeling_words(feeling)} {signed_feeling(feeling)}"
    return ChipSpec(words, tone, icon)  # type: ignore[arg-type]  # a conditional of literals


def stamp_words(row: StepRow, reading: Reading) -> str:
    """Who took a step and when, or that nobody has yet."""
    if row.at is None:
        return _("{step}: not yet").format(step=step_words(row.step))
    when = reading.wording.instant_near(row.at, reading.now)
    if row.skipped:
        said = _("{step}: skipped {when} by {name}") if row.staff_name else _("{step}: skipped {when}")
        return said.format(step=step_words(row.step), when=when, name=row.staff_name)
    said = _("{step} {when} by {name}") if row.staff_name else _("{step} {when}")
    return said.format(step=step_taken_words(row.step), when=when, name=row.staff_name)


def target_line(target: Target, detail: CaseDetail, *, reading: Reading) -> tuple[str, str, str]:
    """The name of a target, where it stands, and the token of its colour."""
    due_at, done_at = _target_times(target, detail)
    name = target_words(target)
    if done_at is not None:
        return done_words(target), *_done(target, detail, due_at, done_at)
    if due_at is None:
        return name, _("once it is put right") if target is Target.FOLLOW_UP else "–", "ink2"
    words = instant_due_words(due_at, now=reading.now, wording=reading.wording)
    if detail.row.state is CaseState.CLOSED:
        return name, _("not done"), "ink2"
    if target is Target.PUT_RIGHT and detail.row.pending is Target.FOLLOW_UP:
        return name, _("skipped"), "ink2"
    if due_at < reading.now:
        return name, words, "alert"
    return name, words, "brass" if is_soon(due_at, now=reading.now) else "ink"


def done_words(target: Target) -> str:
    """What was done when a target was met or missed, as a heading."""
    return {
        Target.ACKNOWLEDGE: _("Acknowledged"),
        Target.PUT_RIGHT: _("Put right"),
        Target.FOLLOW_UP: _("Followed up"),
    }[target]


def _target_times(target: Target, detail: CaseDetail) -> tuple[datetime | None, datetime | None]:
    return {
        Target.ACKNOWLEDGE: (detail.acknowledge_due_at, detail.acknowledged_at),
        Target.PUT_RIGHT: (detail.put_right_due_at, detail.resolved_at),
        Target.FOLLOW_UP: (detail.follow_up_due_at, detail.row.closed_at),
    }[target]


def _done(target: Target, detail: CaseDetail, due_at: datetime | None, done_at: datetime) -> tuple[str, str]:
    starts = {
        Target.ACKNOWLEDGE: detail.row.reported_at,
        Target.PUT_RIGHT: detail.reopened_at or detail.row.reported_at,
        Target.FOLLOW_UP: detail.resolved_at or detail.row.reported_at,
    }
    after = _("after {span}").format(span=span_words(done_at - starts[target]))
    if due_at is not None and done_at > due_at:
        return _("{after}, {span} over").format(after=after, span=span_words(done_at - due_at)), "alert"
    return after, "good"


def ending_sentences(detail: CaseDetail) -> list[str]:
    """How a closed case came to its end."""
    row = detail.row
    if row.state is not CaseState.CLOSED or row.ending is None:
        return []
    said = [_("{how} by {name}.").format(how=ending_words(row.ending), name=detail.closed_by_name)]
    if row.ending is CaseEnding.VERIFIED and detail.verified_through is not None:
        said = [_("Asked: {through}.").format(through=channel_words(detail.verified_through).lower())]
        if detail.verified_by_name:
            asked = _("Asked by {name}: {through}.")
            through = channel_words(detail.verified_through).lower()
            said = [asked.format(name=detail.verified_by_name, through=through)]
    if detail.feeling_after is not None:
        feeling = f"{feeling_words(detail.feeling_after)} ({signed_feeling(detail.feeling_after)})"
        said.append(_("Feeling after: {feeling}.").format(feeling=feeling))
    if row.rating is not None:
        said.append(_("Rated the fix {rating}.").format(rating=rating_words(row.rating)))
    if detail.closing_reason:
        said.append(detail.closing_reason)
    return said
