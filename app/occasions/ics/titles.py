"""What a line of the agenda is called in somebody's calendar: who and what, and nothing that is private."""

from __future__ import annotations

from gettext import gettext as _

from app.model.moment import MILESTONE, SURPRISE
from app.model.occasion import OccasionKind
from app.occasions.schemas import AgendaRow


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
    if row.person != row.customer:
        said.append(
            _("{relation} of {customer}").format(relation=row.relation, customer=row.customer)
            if row.relation
            else _("Comes with {customer}").format(customer=row.customer)
        )
    if row.observed_on_other_day:
        said.append(_("Born or begun on 29 February; kept on this day."))
    return "\n".join(said)


def _what(row: AgendaRow) -> str:
    if row.kind == MILESTONE:
        return row.milestone_words or _("milestone")
    if row.kind == OccasionKind.CUSTOM:
        return row.own_kind or row.label or _("a day to remember")
    words = {
        OccasionKind.ANNIVERSARY: _("anniversary"),
        OccasionKind.HONEYMOON: _("honeymoon"),
        OccasionKind.GRADUATION: _("graduation"),
        OccasionKind.NAME_DAY: _("name day"),
        OccasionKind.FIRST_VISIT: _("first visit"),
    }
    return words.get(OccasionKind(row.kind), row.kind) if row.kind in tuple(OccasionKind) else row.kind
