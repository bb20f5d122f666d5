"""A date is written down over whatever is on screen, and what is wrong is said beside its field."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.customers.schemas.drafts import ConsentDraft
from app.customers.services import GuestServices
from app.model.consent import Purpose
from app.model.occasion import OccasionKind
from app.occasions.forms.choices import OWN
from app.planner.dates.form import DateForm
from tests.planner.dates.conftest import DateDesk

NOT_CELEBRATED = "Nothing of theirs is celebrated: it will not come up."


def fill_day(form: DateForm, day: str, month: str, year: str = "") -> None:
    """Type a day as a person does."""
    when = form.fields.when
    for field, text in ((when.day, day), (when.year, year)):
        field.set_text("")
        QTest.keyClicks(field.editor, text)
    when.month.choose(month)
    QApplication.processEvents()


def opened(desk: DateDesk, customer_id: int | None) -> DateForm:
    desk.quick.open_for(customer_id)
    return desk.quick.form


def said_below(form: DateForm) -> str:
    return form.fields.meaning.text()


def test_a_birthday_is_kept_for_the_customer_on_screen_and_comes_up(desk: DateDesk) -> None:
    customer_id = desk.add_customer()
    form = opened(desk, customer_id)
    assert form.who.read("customer_id") == customer_id
    fill_day(form, "29", "11", "1980")
    assert said_below(form) == "Next on Sunday, 29 November 2026. They turn 46."
    form.submit()
    assert not desk.quick.is_open
    (row,) = desk.coming(customer_id)
    assert (row.kind, row.on, row.years) == (OccasionKind.BIRTHDAY, date(2026, 11, 29), 46)
    assert desk.said == ["Occasion kept"]


def test_where_it_comes_up_next_is_told_once_it_is_kept(desk: DateDesk) -> None:
    customer_id = desk.add_customer()
    fill_day(opened(desk, customer_id), "24", "1")
    desk.quick.form.submit()
    (placed,) = desk.placed
    assert placed is not None
    assert (placed.on, placed.customer_id) == (date(2027, 1, 24), customer_id)
    assert placed.key.occasion_id == desk.coming(customer_id)[0].key.occasion_id


def test_what_is_over_is_kept_and_said_to_come_up_no_more(desk: DateDesk) -> None:
    form = opened(desk, desk.add_customer())
    form.fields.repeats.choose("once")
    fill_day(form, "3", "3", "2020")
    assert said_below(form) == "This day is over: it stays on the card and comes up no more."
    form.submit()
    assert desk.said == ["Occasion kept"]
    assert desk.placed == [None]


def test_somebody_who_comes_along_is_chosen_by_name(desk: DateDesk) -> None:
    customer_id = desk.add_customer()
    child_id = desk.add_child(customer_id, "Louis")
    form = opened(desk, customer_id)
    assert form.fields.whose.words_of("") == "Léa Müller"
    assert form.fields.whose.choose(str(child_id))
    fill_day(form, "29", "11", "2017")
    form.submit()
    (row,) = desk.coming(customer_id)
    assert (row.person, row.years, row.key.companion_id) == ("Louis", 9, child_id)


def test_a_child_of_both_is_offered_with_the_other_parent_and_has_one_birthday(desk: DateDesk) -> None:
    mother, father = desk.add_customer(), desk.add_customer("Piotr Nowak")
    child_id = desk.add_child(mother, "Louis", also_with=father)
    form = opened(desk, father)
    assert form.fields.whose.choose(str(child_id))
    fill_day(form, "29", "11", "2017")
    form.submit()
    (row,) = desk.coming(mother)
    assert (row.person, row.on) == ("Louis", date(2026, 11, 29))
    assert [place and (place.person, place.on) for place in desk.placed] == [("Louis", row.on)]


def test_a_kind_of_the_venues_own_is_offered_as_soon_as_there_is_one(desk: DateDesk) -> None:
    customer_id = desk.add_customer()
    opened(desk, customer_id)
    desk.quick.leave()
    kind_id = desk.add_own_kind("Regatta")
    form = opened(desk, customer_id)
    assert form.fields.kind.choose(f"{OWN}{kind_id}")
    fill_day(form, "1", "7")
    form.submit()
    (row,) = desk.coming(customer_id)
    assert (row.kind, row.own_kind) == (OccasionKind.CUSTOM, "Regatta")


def test_without_a_year_there_is_a_day_and_no_age(desk: DateDesk) -> None:
    customer_id = desk.add_customer()
    form = opened(desk, customer_id)
    fill_day(form, "29", "11")
    assert said_below(form) == "Next on Sunday, 29 November 2026."
    form.submit()
    assert [row.years for row in desk.coming(customer_id)] == [None]


def test_a_year_that_stands_for_none_is_said_before_and_after(desk: DateDesk) -> None:
    form = opened(desk, desk.add_customer())
    fill_day(form, "29", "11", "1900")
    assert said_below(form).endswith("1900 stands for no year: the year is unknown.")
    form.submit()
    assert desk.said == ["Occasion kept, year unknown: 1900 stands for no year"]


def test_a_day_that_most_years_lack_says_when_it_is_kept(desk: DateDesk) -> None:
    form = opened(desk, desk.add_customer())
    fill_day(form, "29", "2", "1984")
    assert said_below(form) == (
        "Next on Sunday, 28 February 2027. They turn 43. Kept on 28 February 2027: there is no 29th."
    )


def test_a_day_that_no_calendar_has_is_refused_beside_it_and_means_nothing(desk: DateDesk) -> None:
    customer_id = desk.add_customer()
    form = opened(desk, customer_id)
    fill_day(form, "29", "2")
    fill_day(form, "30", "2")
    assert said_below(form) == ""
    form.submit()
    assert form.fields.when.day.error == "There is no such day in the calendar."
    assert form.fields.when.day.editor.hasFocus()
    assert desk.quick.is_open
    assert desk.coming(customer_id) == []


@pytest.mark.parametrize(
    ("day", "month", "year", "said"),
    [
        ("", "", "", ("Which day?", "Which month?", "")),
        ("29", "", "", ("", "Which month?", "")),
        ("", "2", "", ("Which day?", "", "")),
        ("x", "2", "", ("This is not a number.", "", "")),
        ("29", "2", "84 b", ("", "", "This is not a number.")),
    ],
)
def test_what_is_missing_is_asked_for_where_it_is_missing(
    desk: DateDesk, day: str, month: str, year: str, said: tuple[str, ...]
) -> None:
    form = opened(desk, desk.add_customer())
    fill_day(form, day, month, year)
    form.submit()
    when = form.fields.when
    assert (when.day.error, when.month.error, when.year.error) == said
    assert desk.quick.is_open


def test_whose_it_is_and_which_day_are_asked_for_together(desk: DateDesk) -> None:
    form = opened(desk, None)
    form.submit()
    assert form.who.error == "Whose day is it?"
    assert form.fields.when.day.error == "Which day?"
    assert form.who.editor.hasFocus()


def test_a_name_that_nobody_has_is_no_person(desk: DateDesk) -> None:
    form = opened(desk, None)
    desk.type("nobody here")
    fill_day(form, "29", "11")
    form.submit()
    assert form.who.error
    assert desk.said == []


def test_a_weekday_of_a_month_asks_in_its_own_fields(desk: DateDesk) -> None:
    customer_id = desk.add_customer()
    form = opened(desk, customer_id)
    fields = form.fields
    fields.repeats.choose("nth_weekday")
    form.submit()
    assert all(field.error for field in (fields.nth, fields.weekday, fields.month))
    for field, value in ((fields.nth, "3"), (fields.weekday, "0"), (fields.month, "11")):
        field.choose(value)
    form.submit()
    assert next(row.on for row in desk.coming(customer_id)) == date(2027, 11, 15)


def test_keeping_in_touch_asks_how_often(desk: DateDesk) -> None:
    customer_id = desk.add_customer()
    form = opened(desk, customer_id)
    form.fields.repeats.choose("keep_in_touch")
    form.submit()
    assert form.fields.every.error
    QTest.keyClicks(form.fields.every.editor, "6")
    form.submit()
    assert desk.coming(customer_id)[0].on == date(2027, 1, 6)


def test_somebody_who_wants_no_moments_is_said_and_kept_all_the_same(desk: DateDesk) -> None:
    customer_id = desk.add_customer()
    GuestServices.at(desk.work).consents.record_consent(
        customer_id, ConsentDraft(purpose=Purpose.MOMENTS, given=False)
    )
    form = opened(desk, customer_id)
    assert form.who.editor.accessibleDescription() == NOT_CELEBRATED
    fill_day(form, "29", "11")
    form.submit()
    assert desk.said == ["Occasion kept"]
    assert desk.placed == [None]


def test_the_next_one_is_not_said_to_want_no_moments(desk: DateDesk) -> None:
    first = desk.add_customer()
    GuestServices.at(desk.work).consents.record_consent(
        first, ConsentDraft(purpose=Purpose.MOMENTS, given=False)
    )
    opened(desk, first)
    desk.quick.leave()
    form = opened(desk, desk.add_customer("Tom"))
    assert form.who.editor.accessibleDescription() == ""


def test_a_date_is_taken_back_in_one_step(desk: DateDesk) -> None:
    customer_id = desk.add_customer()
    fill_day(opened(desk, customer_id), "29", "11")
    desk.quick.form.submit()
    desk.runner.undo()
    assert desk.coming(customer_id) == []
