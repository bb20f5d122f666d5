"""What moments cost against what the venue has set aside for them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.gesture import GivenGesture, GivenState
from app.model.moment import Moment, MomentState
from app.model.venue import VenueSetting
from app.moments.schemas.rows import BudgetRow
from app.moments.service.checking import refuse
from app.moments.service.settings import read_settings
from app.moments.settings import SETTING
from app.venue.roles import is_manager
from app.venue.workplace import Workplace

NOT_SPENT = (GivenState.DECLINED, GivenState.DROPPED)


class BudgetReader:
    """Adds up what is planned and given for moments."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def for_month(self, on: date) -> BudgetRow:
        """The month of this day: what it may cost and what it does."""
        with self._work.read() as session:
            settings = read_settings(session)
            used = spent_in_month(session, on)
        return BudgetRow(used, settings.budget_moment_minor, settings.budget_month_minor, used)


def read_budget(session: Session, moment: Moment, *, today: date) -> BudgetRow:
    """The budget of one moment and of its month."""
    settings = read_settings(session)
    spent = session.scalar(
        select(func.coalesce(func.sum(GivenGesture.cost_minor), 0)).where(
            GivenGesture.moment_id == moment.id, GivenGesture.state.not_in(NOT_SPENT)
        )
    )
    month = moment.celebrate_on or moment.occurs_on or today
    own = moment.budget_minor
    return BudgetRow(
        planned_minor=int(spent or 0),
        moment_minor=settings.budget_moment_minor if own is None else own,
        month_minor=settings.budget_month_minor,
        month_used_minor=spent_in_month(session, month),
    )


def spent_in_month(session: Session, on: date) -> int:
    """What all moments of the month of this day cost, except those that were skipped."""
    first, last = on.replace(day=1), on.replace(day=monthrange(on.year, on.month)[1])
    day = func.coalesce(Moment.celebrate_on, Moment.occurs_on)
    wanted = (
        select(func.coalesce(func.sum(GivenGesture.cost_minor), 0))
        .join(Moment, Moment.id == GivenGesture.moment_id)
        .where(
            day.between(first, last),
            Moment.state != MomentState.SKIPPED,
            GivenGesture.state.not_in(NOT_SPENT),
        )
    )
    return int(session.scalar(wanted) or 0)


def refuse_over_budget(
    session: Session, moment: Moment, *, work: Workplace, before: BudgetRow | None = None
) -> None:
    """Only a manager may go above a budget, and says why; what costs no more than ``before`` may stay."""
    session.flush()
    _one_at_a_time(session)
    budget = read_budget(session, moment, today=work.today())
    if before is not None and _costs_no_more(budget, before):
        return
    venue_minor = read_settings(session).budget_moment_minor
    raised = venue_minor is not None and moment.budget_minor is not None and moment.budget_minor > venue_minor
    # A month that is spent leaves room for what costs nothing.
    over_month = budget.over_month and budget.planned_minor > 0
    if not (budget.over_moment or over_month or raised):
        return
    money = work.wording.money
    if budget.over_moment and budget.moment_minor is not None:
        over = _("This costs {cost}, and {most} is the most for it.").format(
            cost=money(budget.planned_minor), most=money(budget.moment_minor)
        )
    elif raised and venue_minor is not None:
        over = _("A moment may cost {most} at most.").format(most=money(venue_minor))
    else:
        over = _("The month would cost {cost}, and {most} is set aside for it.").format(
            cost=money(budget.month_used_minor), most=money(budget.month_minor or 0)
        )
    if not is_manager(session, work.staff_id):
        raise refuse("budget_minor", _("{over} A manager may allow more.").format(over=over))
    if not moment.budget_reason:
        raise refuse("budget_reason", _("{over} Say why it is right all the same.").format(over=over))


def _costs_no_more(budget: BudgetRow, before: BudgetRow) -> bool:
    return budget.planned_minor <= before.planned_minor and budget.moment_minor == before.moment_minor


def _one_at_a_time(session: Session) -> None:
    """On a server, let nobody else spend until this is saved: together they could pass the month's budget."""
    session.execute(select(VenueSetting.key).where(VenueSetting.key == SETTING).with_for_update())
