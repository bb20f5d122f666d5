"""What a line of the agenda is called in somebody's calendar: who and what, and nothing that is private."""

from __future__ import annotations

from app.core.recurring import Repeats
from app.core.words import gettext as _
from app.model.moment import MILESTONE, SURPRISE
from app.model.occasion import OccasionKind
from app.occasions.schemas import AgendaRow
from app.occasions.words.kinds import kind_words


def title_of(row: AgendaRow) -> str:
    """The title of an event."""
    person, years = row.person, row.years
    if row.kind == OccasionKind.BIRTHDAY:
        if years is None:
            return _("{person}'s birthday").format(person=person)
        return _("{person}'s birthday ({years})").format(person=person, years=years)
    if row.kind == SURPRISE:
        return _("Surprise for {person}").format(person=person)
    what = _what(row)
    if row.kind != MILESTONE and years:
        return _("{person}: {what} ({years})").format(person=person, what=what, years=years)
    return _("{person}: {what}").format(person=person, what=what)


def remark_of(row: AgendaRow) -> str:
    """What is said below the title: whose companion it is, and why the day is another one."""
    said = []
    if row.key.companion_id is not None or row.person != row.customer:
        parents = ", ".join((row.customer, *row.also_of))
        said.append(
            _("{relation} of {customer}").format(relation=row.relation, customer=parents)
            if row.relation
            else _("Comes with {customer}").format(customer=parents)
        )
    if row.observed_on_other_day:
        said.append(_("Of 29 February, and kept on this day."))
    return "\n".join(said)


def _what(row: AgendaRow) -> str:
    if row.repeats is Repeats.KEEP_IN_TOUCH:
        return _("be in touch again")
    if row.kind == MILESTONE:
        return row.milestone_words or kind_words(MILESTONE)
    if row.kind == OccasionKind.CUSTOM:
        return row.own_kind or row.label or kind_words(row.kind)
    return kind_words(row.kind)
