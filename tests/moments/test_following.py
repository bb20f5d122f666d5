"""A plan goes along when its day is put right, and when its child is celebrated under the other parent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.core.errors import Conflict
from app.core.partial_dates import PartialDate
from app.core.recurring import Repeats
from app.model.companion import CompanionShare
from app.model.consent import Consent
from app.model.gesture import GivenGesture
from app.model.moment import Moment, MomentTask
from app.model.occasion import Occasion, OccasionKind
from app.moments.schemas.drafts import MomentEdit
from app.occasions.drafts import OccasionDraft, OccasionEdit
from app.occasions.schemas import AgendaQuery
from app.occasions.service.agenda import AgendaReader
from app.occasions.service.editing import OccasionService, put_occasion
from tests.moments.moment_desk import SUNDAY, MomentDesk

TODAY = date(2026, 11, 25)
WEDNESDAY = date(2026, 12, 2)


def put_right(desk: MomentDesk, moment_id: int, on: date, **fields: Any) -> Any:
    """The day of the occasion was wrong: it is this one."""
    occasion_id = desk.moment(moment_id).occasion_id
    assert occasion_id is not None
    with desk.work.read() as session:
        version = session.get_one(Occasion, occasion_id).version
    edit = OccasionEdit(version=version, on=PartialDate(on.month, on.day, 2016), **fields)
    return OccasionService(desk.work).edit_occasion(occasion_id, edit)


def days(desk: MomentDesk, moment_id: int) -> tuple[date | None, date | None]:
    """What the plan is about, and when it is done."""
    moment = desk.moment(moment_id)
    return moment.occurs_on, moment.celebrate_on


def agenda(desk: MomentDesk) -> list[tuple[date, int | None]]:
    """The days of the next three weeks, each with its plan."""
    shown = AgendaReader(desk.work).read(AgendaQuery(first=TODAY, days=21))
    return [(row.on, row.key.moment_id) for day in shown.days for row in day.rows]


def test_a_plan_moves_with_a_day_that_is_put_right_and_back_with_undo(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.add_task(moment_id, lead_minutes=24 * 60)
    before = desk.moment(moment_id).tasks[0].due_at
    done = put_right(desk, moment_id, WEDNESDAY)
    assert days(desk, moment_id) == (WEDNESDAY, WEDNESDAY)
    assert agenda(desk) == [(WEDNESDAY, moment_id)]
    due = desk.moment(moment_id).tasks[0].due_at
    assert before is not None
    assert due == before + (WEDNESDAY - SUNDAY)
    assert done.reversal is not None
    done.reversal.undo()
    assert days(desk, moment_id) == (SUNDAY, SUNDAY)
    assert agenda(desk) == [(SUNDAY, moment_id)]
    assert desk.moment(moment_id).tasks[0].due_at == before


def test_a_day_chosen_to_celebrate_on_stays(desk: MomentDesk) -> None:
    chosen = SUNDAY + timedelta(days=1)
    moment_id = desk.planned_birthday(celebrate_on=chosen)
    put_right(desk, moment_id, WEDNESDAY)
    assert days(desk, moment_id) == (WEDNESDAY, chosen)


@pytest.mark.parametrize(
    ("right", "about", "celebrated"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), TODAY),
        (date(2026, 11, 17), date(2027, 11, 17), date(2027, 11, 17)),
        (date(2026, 1, 4), date(2027, 1, 4), date(2027, 1, 4)),
    ],
)
def test_a_day_just_missed_is_made_good_and_one_long_past_comes_again(
    desk: MomentDesk, right: date, about: date, celebrated: date
) -> None:
    moment_id = desk.planned_birthday()
    put_right(desk, moment_id, right)
    assert days(desk, moment_id) == (about, celebrated)


def test_what_was_delivered_or_is_no_other_day_stays(desk: MomentDesk) -> None:
    delivered, named = desk.planned_birthday(), desk.planned_birthday()
    desk.deliver(delivered)
    put_right(desk, delivered, WEDNESDAY)
    put_right(desk, named, SUNDAY, kind=OccasionKind.NAME_DAY)
    assert days(desk, delivered)[0] == days(desk, named)[0] == SUNDAY


def test_two_plans_never_land_on_one_day(desk: MomentDesk) -> None:
    customer = desk.add_customer()
    occasion = desk.add_birthday(customer)
    days_on = [SUNDAY, SUNDAY.replace(year=2027)]
    plans = [desk.plan(customer, occasion_id=occasion, occurs_on=on).value for on in days_on]
    put_right(desk, plans[0], WEDNESDAY, repeats=Repeats.ONCE)
    assert [days(desk, plan)[0] for plan in plans] == days_on
    with desk.work.write() as session:
        session.get_one(Occasion, occasion).year = 2026
    assert [days(desk, plan)[0] for plan in plans] == [WEDNESDAY, days_on[1]]


def test_a_birthday_that_another_form_corrects_takes_its_plan_along(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    draft = OccasionDraft(kind=OccasionKind.BIRTHDAY, on=PartialDate(12, 2, 2016))
    with desk.work.write() as session:
        put_occasion(session, desk.moment(moment_id).customer_id, draft=draft, today=TODAY)
    assert days(desk, moment_id) == (WEDNESDAY, WEDNESDAY)


def shared_birthday(desk: MomentDesk) -> tuple[int, int, int, int]:
    """Two parents, their child's birthday, and its plan under the first."""
    first, second = desk.add_customer(), desk.add_customer("Noor Example")
    child = desk.add_child(first)
    desk.add(CompanionShare(companion_id=child, customer_id=second))
    occasion = desk.add_birthday(first, companion_id=child)
    moment_id = desk.plan(first, occasion_id=occasion, occurs_on=SUNDAY).value
    desk.give(moment_id)
    desk.add_task(moment_id)
    return first, second, occasion, moment_id


def say_no(desk: MomentDesk, customer_id: int) -> Consent:
    """No moments any more."""
    row = Consent(customer_id=customer_id, purpose="moments", given=False, decided_on=TODAY)
    desk.add(row)
    return row


def owners(desk: MomentDesk, moment_id: int) -> set[int | None]:
    """On whose cards the plan and all of it stand."""
    with desk.work.read() as session:
        found = {session.get_one(Moment, moment_id).customer_id}
        for mapped in (MomentTask, GivenGesture):
            found |= set(session.scalars(select(mapped.customer_id).where(mapped.moment_id == moment_id)))
        return found


def test_the_plan_for_a_child_goes_on_with_the_parent_who_said_nothing(desk: MomentDesk) -> None:
    first, second, occasion, moment_id = shared_birthday(desk)
    say_no(desk, first)
    assert owners(desk, moment_id) == {second}
    assert agenda(desk) == [(SUNDAY, moment_id)]
    with pytest.raises(Conflict):
        desk.plan(second, occasion_id=occasion, occurs_on=SUNDAY)
    desk.services.planning.edit(moment_id, MomentEdit(version=desk.moment(moment_id).version, note="Quiet"))
    desk.deliver(moment_id)
    assert desk.moment(moment_id).state == "delivered"


def test_it_stays_where_it_is_while_that_parent_may_be_celebrated_or_nobody_may(desk: MomentDesk) -> None:
    first, second, _occasion, moment_id = shared_birthday(desk)
    say_no(desk, second)
    assert owners(desk, moment_id) == {first}
    say_no(desk, first)
    assert owners(desk, moment_id) == {first}
    assert agenda(desk) == []
