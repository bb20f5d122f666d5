"""A moment and its plan in words."""

from __future__ import annotations

from datetime import date

from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.moment import MomentState
from app.model.occasion import OccasionKind
from app.moments.schemas.rows import BudgetRow, MomentDetail, TaskRow
from app.occasions.schemas import AgendaRow, VisitFit
from app.occasions.words.lines import (
    fit_sentence,
    kept_on_other_day,
    line_title,
    place_words,
    relation_of,
)
from app.planner.plan.shown import ShownMoment
from app.ui.spans import Span
from app.wording.calendar_words import long_day, month_name
from app.wording.reading import Reading

HOUR, DAY = 60, 24 * 60


def title_words(shown: ShownMoment, reading: Reading) -> str:
    """Who is celebrated and for what ("Louis turns 9", "Sven Lindqvist · Back after 3 years away")."""
    row = shown.row
    if row is None:
        title = shown.detail.title if shown.detail is not None else ""
        return " · ".join(part for part in (shown.person, title) if part)
    if row.kind == OccasionKind.BIRTHDAY and row.years and not row.label:
        return _("{person} turns {years}").format(person=shown.person, years=row.years)
    return f"{shown.person} · {line_title(row, reading.wording)}"


def head_spans(shown: ShownMoment, reading: Reading) -> tuple[Span, ...]:
    """The day, whose, and where they are; the name that leads to the card stands out."""
    row, wording, today = shown.row, reading.wording, reading.today
    on = row.on if row is not None and not _is_undated(row) else shown.key.occurs_on
    parts: list[list[Span]] = []
    if on is not None:
        parts.append([Span(long_day(on, wording.language, today=today))])
    parts.append(_whose_spans(shown, reading))
    day = shown.celebrate_on
    if day is not None and day != on:
        parts.append([Span(_("celebrated {when}").format(when=wording.on_day(day, today)), bold=True)])
    if row is not None and row.observed_on_other_day:
        parts.append([Span(kept_on_other_day(row.on, wording, today=today))])
    spans: list[Span] = []
    for part in parts:
        spans += [Span(" · "), *part] if spans else part
    return tuple(spans)


def _is_undated(row: AgendaRow) -> bool:
    return row.key.occurs_on is None and row.celebrate_on is None


def _whose_spans(shown: ShownMoment, reading: Reading) -> list[Span]:
    row, name = shown.row, Span(shown.customer, bold=True, colour="brand")
    if row is None:
        return [name]
    relation = relation_of(row, reading.wording)
    before, found, after = relation.partition(shown.customer)
    spans = [Span(before), name, Span(after)] if found else [name]
    place = place_words(row.visit, reading.wording, today=reading.today, on=row.on)
    if place:
        spans.append(Span(", " + place))
    return [span for span in spans if span.text]


def better_day(shown: ShownMoment) -> date | None:
    """The day on which they are here and that comes nearest, where it is celebrated on no such day yet."""
    visit = shown.row.visit if shown.row is not None else None
    if shown.is_over or visit is None or visit.fit is VisitFit.DURING or visit.celebrate_on is None:
        return None
    day, last = shown.celebrate_on, visit.leaves_on or visit.arrives_on
    fits = day is not None and visit.arrives_on <= day <= last
    return None if fits else visit.celebrate_on


def fit_words(shown: ShownMoment, reading: Reading) -> str:
    """That they are not here on the day; nothing where they are, or a day was chosen on which they are."""
    visit = shown.row.visit if shown.row is not None else None
    if shown.is_over or visit is None or visit.fit is VisitFit.DURING:
        return ""
    if visit.celebrate_on is not None and better_day(shown) is None:
        return ""
    return fit_sentence(visit, reading.wording, today=reading.today)


def budget_words(budget: BudgetRow, reading: Reading) -> str:
    """CHF 38 of CHF 50."""
    money = reading.wording.money
    if budget.moment_minor is None:
        return money(budget.planned_minor)
    return _("{used} of {most}").format(used=money(budget.planned_minor), most=money(budget.moment_minor))


def month_words(detail: MomentDetail, reading: Reading) -> str:
    """November: CHF 310 of CHF 400; nothing where the venue has set no budget for months."""
    budget = detail.budget
    if budget.month_minor is None:
        return ""
    money, language = reading.wording.money, reading.wording.language
    day = detail.celebrate_on or detail.occurs_on or reading.today
    return _("{month}: {used} of {most}").format(
        month=month_name(day, language),
        used=money(budget.month_used_minor),
        most=money(budget.month_minor),
    )


def task_rest(row: TaskRow, reading: Reading) -> str:
    """Whose it is and by when ("Chef Amara, Wed", "Chef Amara, done")."""
    whose = row.owner or row.department
    if row.done_at is not None:
        return ", ".join(part for part in (row.done_by or whose, _("done")) if part)
    due = due_words(row, reading)
    if row.late:
        due = _("late: was due {when}").format(when=due)
    return ", ".join(part for part in (whose, due) if part)


def due_words(row: TaskRow, reading: Reading) -> str:
    """By when, as seen from now."""
    if row.due_at is None:
        return ""
    wording = reading.wording
    if row.whole_day:
        return wording.day_near(wording.local(row.due_at).date(), reading.today)
    return wording.instant_near(row.due_at, reading.now)


def lead_words(minutes: int) -> str:
    """How long something takes ("48 h", "3 days")."""
    if minutes >= 4 * DAY or (minutes >= DAY and minutes % DAY == 0 and minutes != 2 * DAY):
        days = -(-minutes // DAY)
        return ngettext("{count} day", "{count} days", days).format(count=days)
    if minutes >= HOUR:
        return _("{count} h").format(count=-(-minutes // HOUR))
    return _("{count} min").format(count=minutes)


def reaction_words(reaction: int) -> str:
    """How they took it."""
    return {
        1: _("1 – not at all"),
        2: _("2 – hardly"),
        3: _("3 – kindly"),
        4: _("4 – gladly"),
        5: _("5 – moved"),
    }[reaction]


def ended_words(detail: MomentDetail, reading: Reading) -> list[str]:
    """What became of it."""
    wording, now = reading.wording, reading.now
    if detail.state is MomentState.SKIPPED:
        when = wording.instant_near(detail.skipped_at, now) if detail.skipped_at is not None else ""
        return [_("Not this time, said {when}: “{reason}”").format(when=when, reason=detail.skipped_reason)]
    if detail.state is not MomentState.DELIVERED:
        return []
    said = []
    if detail.delivered_at is not None:
        when = wording.instant_near(detail.delivered_at, now)
        by = _("Delivered {when} by {name}.") if detail.delivered_by else _("Delivered {when}.")
        said.append(by.format(when=when, name=detail.delivered_by))
    if detail.reaction is not None:
        said.append(_("Reaction: {reaction}.").format(reaction=reaction_words(detail.reaction)))
    if detail.said:
        said.append(f"“{detail.said}”")
    return said
