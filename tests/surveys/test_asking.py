"""The rest period, batches, settings and notes on the time axis."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core.errors import Conflict, InvalidInput
from app.model.customer import Customer
from app.model.survey import LeftOut, Metric
from app.moments.services import MomentServices
from app.surveys.schemas.drafts import AnnotationDraft, AnnotationEdit, AnswerDraft
from app.surveys.settings import ScaleChoice, SurveySettings, settings_from
from tests.surveys.survey_desk import CSAT, NPS, SurveyDesk, taken_back


def test_whoever_was_asked_is_left_in_peace_for_ninety_days(desk: SurveyDesk) -> None:
    lea = desk.add_customer()
    answers = desk.services.answers
    assert answers.may_ask(lea, Metric.NPS).may_ask
    desk.ask(customer_id=lea)

    rest = answers.may_ask(lea, Metric.NPS)
    assert (rest.may_ask, rest.until) == (False, desk.work.today() + timedelta(days=90))
    assert answers.may_ask(lea, Metric.CSAT).may_ask
    desk.clock.forward(days=90)
    assert answers.may_ask(lea, Metric.NPS).may_ask


def test_a_card_that_was_merged_rests_with_the_one_in_use(desk: SurveyDesk) -> None:
    lea, again = desk.add_customer(), desk.add_customer("Lea Mueller")
    desk.record(9, customer_id=again)
    with desk.work.write() as session:
        card = session.get_one(Customer, again)
        card.merged_into_id, card.archived_at = lea, desk.clock.at

    assert not desk.services.answers.may_ask(lea, Metric.NPS).may_ask


def test_a_try_makes_nobody_rest(desk: SurveyDesk) -> None:
    lea = desk.add_customer()
    desk.record(9, customer_id=lea, left_out=LeftOut.TEST)

    assert desk.services.answers.may_ask(lea, Metric.NPS).may_ask


def test_the_venue_sets_how_long_nobody_is_asked_again(desk: SurveyDesk) -> None:
    lea = desk.add_customer()
    desk.record(9, customer_id=lea)

    desk.services.settings.change(0, {"rest_days": {"nps": 0}})

    assert desk.services.answers.may_ask(lea, Metric.NPS).may_ask


def test_a_pile_is_kept_whole_and_taken_back_whole(desk: SurveyDesk) -> None:
    pile = tuple(AnswerDraft(**NPS | {"score": score}) for score in (10, 3, 8))

    outcome = desk.services.batch.record_all(pile)

    assert (outcome.value, outcome.said) == (3, "3 answers kept, 1 to be answered")
    taken_back(outcome).undo()
    assert desk.everything() == []


def test_one_bad_row_keeps_the_whole_pile_out_and_is_named(desk: SurveyDesk) -> None:
    good = AnswerDraft(**NPS | {"score": 10})
    bad = AnswerDraft(**NPS | {"score": 9, "customer_id": 4_711})

    with pytest.raises(InvalidInput) as error:
        desk.services.batch.record_all((good, bad, good, bad))

    assert [problem.field for problem in error.value.problems] == ["rows.1.customer_id", "rows.3.customer_id"]
    assert desk.answers() == []


def test_settings_are_as_usual_until_somebody_changes_them(desk: SurveyDesk) -> None:
    settings = desk.services.settings.get()

    assert (settings.follow_up_hours, settings.back_days, settings.rest(Metric.CES)) == (24, 14, 90)
    assert (settings.csat.ends, settings.ces.ends, settings.scale(Metric.NPS).ends) == (
        (1, 5),
        (1, 5),
        (0, 10),
    )


def test_the_target_of_the_venue_decides_when_an_answer_is_due(desk: SurveyDesk) -> None:
    outcome = desk.services.settings.change(0, {"follow_up_hours": 4})
    desk.record(0)

    assert [one.due_at for one in desk.promises()] == [desk.clock.at + timedelta(hours=4)]
    taken_back(outcome).undo()
    assert desk.services.settings.get().follow_up_hours == 24


def test_the_week_begins_as_set_here_else_as_in_the_agenda(desk: SurveyDesk) -> None:
    settings = desk.services.settings
    assert settings.week_start() == 0
    MomentServices.at(desk.work).settings.change(0, {"week_start": 5})
    assert settings.week_start() == 5
    settings.change(0, {"week_start": 6})

    assert settings.week_start() == 6


def test_two_who_change_the_settings_are_told(desk: SurveyDesk) -> None:
    desk.services.settings.change(0, {"back_days": 7})

    with pytest.raises(Conflict):
        desk.services.settings.change(0, {"back_days": 30})

    assert desk.services.settings.look() == (1, SurveySettings(back_days=7))


def test_a_scale_that_is_none_is_refused_beside_its_question() -> None:
    with pytest.raises(InvalidInput) as error:
        SurveySettings(csat=ScaleChoice(low=1, high=6))

    assert [problem.field for problem in error.value.problems] == ["csat"]


def test_what_a_newer_program_keeps_is_passed_over() -> None:
    assert settings_from({"back_days": 3, "colour": "blue"}) == SurveySettings(back_days=3)


def test_a_note_stands_on_its_chart_and_on_all(desk: SurveyDesk) -> None:
    notes = desk.services.annotations
    notes.add(AnnotationDraft(on=date(2026, 5, 1), text="Welcome calls began"))
    notes.add(AnnotationDraft(on=date(2026, 3, 1), text="New breakfast", metric=Metric.CSAT))

    assert [note.text for note in notes.list_notes()] == ["New breakfast", "Welcome calls began"]
    assert [note.text for note in notes.list_notes(metric=Metric.NPS)] == ["Welcome calls began"]
    assert [note.text for note in notes.list_notes(until=date(2026, 4, 1))] == ["New breakfast"]


def test_a_note_is_changed_removed_and_brought_back(desk: SurveyDesk) -> None:
    notes = desk.services.annotations
    note = notes.add(AnnotationDraft(on=date(2026, 5, 1), text="Welcome calls")).value
    notes.edit(note, AnnotationEdit(version=1, text="Welcome calls began", metric=None))
    with pytest.raises(Conflict):
        notes.remove(note, version=1)

    removed = notes.remove(note, version=2)

    assert notes.list_notes() == ()
    taken_back(removed).undo()
    assert [one.text for one in notes.list_notes()] == ["Welcome calls began"]


def test_a_note_of_a_year_nobody_means_is_refused(desk: SurveyDesk) -> None:
    for year in (1926, 2062):
        with pytest.raises(InvalidInput):
            desk.services.annotations.add(AnnotationDraft(on=date(year, 5, 1), text="Welcome calls"))


def test_on_a_server_piles_settings_and_notes_are_kept(server_desk: SurveyDesk) -> None:
    desk = server_desk
    pile = (AnswerDraft(**CSAT | {"score": 1}), AnswerDraft(**NPS | {"score": 9}))
    assert desk.services.batch.record_all(pile).value == 2
    desk.services.settings.change(0, {"questions": {"en": {"nps": "Would you?"}}})
    desk.services.annotations.add(AnnotationDraft(on=date(2026, 5, 1), text="Welcome calls began"))

    assert desk.services.settings.get().questions["en"].nps == "Would you?"
    assert len(desk.services.annotations.list_notes(metric=Metric.CES)) == 1
