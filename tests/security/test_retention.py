"""G3: exactly what the rules name goes, after it was shown, and what is going on stays with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from app.cases.schemas.drafts import CaseDraft, IncidentDraft, Somebody, StepDraft
from app.cases.services import CaseServices
from app.core.errors import Conflict
from app.customers.schemas.drafts import CustomerDraft, PreferenceDraft
from app.customers.service.customers import CustomerService
from app.customers.service.preferences import PreferenceService
from app.law.schemas.retention import Kept, RetentionPlan, RetentionRules, Standing
from app.law.service.retention import RetentionService, months_before
from app.model.case import Case, CaseStep
from app.model.customer import Customer
from app.model.erasure import Erasure
from app.model.import_batch import ImportBatch, ImportUpdate
from app.model.preference import MustKind, Strength
from app.model.survey import Metric, SurveyAnswer
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.surveys.schemas.drafts import AnswerDraft
from app.surveys.services import SurveyServices
from app.venue.workplace import Workplace
from tests.law.known_person import OTHERS, THEIRS, Known, fill_person, open_known
from tests.venues import NOON, open_place, open_server_place, troubles

TWO_YEARS = date(2024, 11, 25)

# Written by hand, of the plain tables, by somebody who has not read the program.
NOT_SEEN = """
WITH seen AS (
    SELECT customer_id, max(coalesce(leaves_on, arrives_on)) AS day FROM visit GROUP BY customer_id
    UNION ALL SELECT customer_id, substr(max(at), 1, 10) FROM touchpoint GROUP BY customer_id
    UNION ALL SELECT customer_id, substr(max(answered_at), 1, 10) FROM survey_answer GROUP BY customer_id
    UNION ALL SELECT customer_id, substr(max(reported_at), 1, 10) FROM recovery_case GROUP BY customer_id
    UNION ALL SELECT id, substr(created_at, 1, 10) FROM customer
)
SELECT c.id FROM customer c JOIN seen ON seen.customer_id = c.id WHERE c.merged_into_id IS NULL
GROUP BY c.id HAVING max(seen.day) < :day ORDER BY c.id
"""


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    """A hotel with sixty people of many years, some of whom have not been there for long."""
    with open_known(tmp_path) as known:
        _let_some_be_long_gone(known)
        yield known
        assert troubles(known.work.database) == []


def _let_some_be_long_gone(known: Known) -> None:
    """Every third person and everything about them is of years ago."""
    with known.work.write() as session:
        connection = session.connection()
        for table, columns in (
            ("visit", ("arrives_on", "leaves_on")),
            ("touchpoint", ("at",)),
            ("survey_answer", ("answered_at", "asked_at", "arrived_at")),
            ("recovery_case", ("reported_at", "happened_at", "opened_at", "closed_at")),
            ("customer", ("created_at",)),
        ):
            whose = "id" if table == "customer" else "customer_id"
            for column in columns:
                moved = f"replace(replace(replace({column}, '2026-', '2019-'), '2025-', '2018-'), '2024-', '2017-')"
                connection.execute(text(f"UPDATE {table} SET {column} = {moved} WHERE {whose} % 3 = 0"))
        session.recorded.everything = True


def rule(known: Known, **months: int) -> RetentionService:
    """The service with these rules kept."""
    service = RetentionService(known.work)
    service.save_rules(RetentionRules(months={Kept(kind): count for kind, count in months.items()}))
    return service


def expected(known: Known, day: date = TWO_YEARS) -> set[int]:
    """Whom the query by hand names."""
    with known.work.read() as session:
        return set(session.scalars(text(NOT_SEEN), {"day": day.isoformat()}))


def test_G3_nothing_goes_without_a_rule(known: Known) -> None:
    assert RetentionService(known.work).dry_run() == RetentionPlan()


def test_G3_the_dry_run_names_exactly_whom_an_independent_query_names(known: Known) -> None:
    plan = rule(known, people=24).dry_run()

    assert len(expected(known)) > 10
    assert {one.row_id for one in plan.due} == expected(known)


def test_G3_a_dry_run_changes_nothing(known: Known) -> None:
    service = rule(known, people=24, comments=12, health=12, cases=12, log=12)
    known.work.database.close()
    before = known.path.read_bytes()

    service.dry_run()
    known.work.database.close()

    assert known.path.read_bytes() == before


def test_G3_applying_erases_exactly_those_and_nobody_else(known: Known) -> None:
    service = rule(known, people=24)
    plan = service.dry_run()
    with known.work.read() as session:
        names = dict(session.execute(text("SELECT id, display_name FROM customer")).all())

    service.apply(plan)

    gone = {one.row_id for one in plan.going}
    with known.work.read() as session:
        after = dict(session.execute(text("SELECT id, display_name FROM customer")).all())
        recorded = {row.customer_id for row in session.query(Erasure)}
    assert {row_id for row_id, name in after.items() if names[row_id] != name} == gone == recorded
    assert RetentionService(known.work).dry_run().going == ()


def test_G3_what_is_going_on_blocks_with_its_reason(known: Known) -> None:
    ids = sorted(expected(known))[:3]
    with known.work.write() as session:
        at = NOON - timedelta(days=2000)
        session.add(
            Case(customer_id=ids[0], what="x", happened_at=at, reported_at=at, opened_at=at, state="open")
        )
        session.add(
            Visit(
                customer_id=ids[1], status="booked", channel="", arrives_on=date(2020, 1, 1), currency="CHF"
            )
        )
        session.get_one(Customer, ids[2]).restricted_at = NOON
    service = rule(known, people=24)

    plan = service.dry_run()
    service.apply(plan)

    blocked = {one.row_id: one.blocked for one in plan.staying}
    assert {row_id: blocked[row_id] for row_id in ids} == {
        ids[0]: Standing.CASE,
        ids[1]: Standing.VISIT,
        ids[2]: Standing.RESTRICTED,
    }
    with known.work.read() as session:
        for row_id in ids:
            assert session.get_one(Customer, row_id).display_name != "–"


def test_G3_more_than_was_shown_never_goes(known: Known) -> None:
    service = rule(known, people=24)
    seen = RetentionPlan(service.dry_run().going[1:])

    with pytest.raises(Conflict):
        service.apply(seen)

    assert {one.row_id for one in service.dry_run().due} == expected(known)


def test_G3_old_words_of_answers_go_and_their_scores_stay(known: Known) -> None:
    service = rule(known, comments=24)
    with known.work.read() as session:
        due = "SELECT id FROM survey_answer WHERE comment <> '' AND answered_at < '2024-11-24 23:00'"
        wanted = set(session.scalars(text(due)))
        scores = session.execute(text("SELECT id, score FROM survey_answer")).all()
    plan = service.dry_run()
    assert {one.row_id for one in plan.going} == wanted
    assert wanted

    service.apply(plan)

    with known.work.read() as session:
        assert session.execute(text("SELECT id, score FROM survey_answer")).all() == scores
        left = "SELECT count(*) FROM survey_answer WHERE comment <> '' AND answered_at < '2024-11-24 23:00'"
        assert session.scalar(text(left)) == 0


def test_G3_the_words_of_old_cases_go_and_the_cases_stay(known: Known) -> None:
    service = rule(known, cases=24)
    plan = service.dry_run()
    with known.work.read() as session:
        cases = session.scalar(text("SELECT count(*) FROM recovery_case"))
    assert plan.going

    service.apply(plan)

    with known.work.read() as session:
        assert session.scalar(text("SELECT count(*) FROM recovery_case")) == cases
    assert service.dry_run().going == ()


def test_G3_what_old_entries_of_the_log_say_goes_and_its_chain_holds(known: Known) -> None:
    known.clock.at = datetime(2028, 11, 25, 12, tzinfo=NOON.tzinfo)
    service = rule(known, log=12)
    plan = service.dry_run()
    assert plan.count(Kept.LOG) > 50

    service.apply(plan)

    assert service.dry_run().count(Kept.LOG) == 0


def test_G3_needs_of_health_that_nobody_confirmed_go(known: Known) -> None:
    with known.work.write() as session:
        session.connection().execute(
            text(
                "UPDATE preference SET must_kind = 'health', strength = 'must', noted_at = '2020-01-01 00:00:00'"
                " WHERE customer_id = :id"
            ),
            {"id": known.theirs},
        )
    service = rule(known, health=24)
    plan = service.dry_run()

    service.apply(plan)

    assert plan.count(Kept.HEALTH) >= 3
    assert service.dry_run().going == ()


def test_G3_nothing_else_says_what_the_words_said_that_went(tmp_path: Path) -> None:
    """Neither the log, nor what files changed, nor an event that struck several."""
    words = {
        "comment": "cold zzsoup",
        "case": "zzflood in the spa",
        "heard": "zzheard",
        "health": "zzinsulin",
    }
    with open_place(tmp_path) as place:
        work, clock = place.work, place.clock
        guests = [CustomerService(work).add_customer(CustomerDraft(display_name=name)).value for name in "AB"]
        cases = CaseServices.at(work)
        struck = IncidentDraft(
            common=CaseDraft(customer_id=guests[0], what=words["case"]),
            others=(Somebody(customer_id=guests[1]),),
        )
        numbers = cases.opening.log_incident(struck).value
        cases.steps.take_step(numbers[0], StepDraft(step=CaseStep.LISTEN, note=words["heard"]))
        answer = AnswerDraft(
            metric=Metric.NPS,
            scale_min=0,
            scale_max=10,
            score=9,
            comment=words["comment"],
            customer_id=guests[0],
        )
        answered = SurveyServices.at(work).answers.record(answer).value
        must = PreferenceDraft(
            text=words["health"], strength=Strength.MUST, must_kind=MustKind.HEALTH, safety_reason="he said"
        )
        needed = PreferenceService(work).add_preference(guests[0], must).value
        with work.write() as session:
            for case in session.scalars(select(Case)):
                case.state, case.closed_at, case.ending = "closed", clock.now(), "verified"
            batch = ImportBatch(imported_at=clock.now(), file_names=["a.csv"], counts={})
            session.add(batch)
            session.flush()
            for kind, row_id, said in (
                ("survey_answer", answered, {"comment": words["comment"]}),
                ("preference", needed, {"text": words["health"]}),
            ):
                told = {"kind": kind, "row_id": row_id, "before": said, "after": said}
                session.execute(insert(ImportUpdate).values(batch_id=batch.id, **told))
        clock.forward(days=800)
        service = RetentionService(work)
        service.save_rules(RetentionRules(months={Kept.COMMENTS: 12, Kept.CASES: 12, Kept.HEALTH: 12}))

        service.apply(service.dry_run())

        kept = (tmp_path / "venue.regulars").read_bytes()
        assert {kind for kind, said in words.items() if said.encode() in kept} == set()
        assert troubles(work.database) == []


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 25), 24, date(2024, 11, 25)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 1), 1, date(2025, 12, 1)),
    ],
)
def test_G3_months_are_counted_by_the_calendar(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_G3_the_two_who_were_here_this_month_stay(known: Known) -> None:
    service = rule(known, people=24)

    service.apply(service.dry_run())

    said = known.path.read_bytes()
    assert OTHERS.encode() in said
    assert THEIRS.encode() in said


def test_G3_on_a_server_too(postgres_hotel_url: str) -> None:
    with open_server_place(postgres_hotel_url) as (work, _clock):
        gone, open_case, booked, restricted, fresh = (fill_person(work, name) for name in SERVER_PEOPLE)
        let_go_long_ago(work, [gone, open_case, booked, restricted])
        with work.write() as session:
            at = NOON - timedelta(days=2000)
            session.add(
                Case(
                    customer_id=open_case,
                    what="x",
                    happened_at=at,
                    reported_at=at,
                    opened_at=at,
                    state="open",
                )
            )
            session.add(
                Visit(
                    customer_id=booked,
                    status="booked",
                    arrives_on=date(2020, 1, 1),
                    currency="CHF",
                    channel="",
                )
            )
            session.get_one(Customer, restricted).restricted_at = NOON
        service = RetentionService(work)
        service.save_rules(RetentionRules(months={Kept.PEOPLE: 24, Kept.COMMENTS: 12, Kept.CASES: 12}))

        plan = service.dry_run()
        service.apply(plan)

        people = [one for one in plan.due if one.kind is Kept.PEOPLE]
        assert {one.row_id: one.blocked for one in people} == {
            gone: None,
            open_case: Standing.CASE,
            booked: Standing.VISIT,
            restricted: Standing.RESTRICTED,
        }
        with work.read() as session:
            names = dict(session.execute(text("SELECT id, display_name FROM customer")).all())
            comments = set(session.execute(text("SELECT customer_id, comment FROM survey_answer")).all())
        assert [row_id for row_id, name in names.items() if name == "–"] == [gone]
        # What restricted people said is kept with the rest of their data.
        assert {row_id for row_id, comment in comments if comment} == {restricted, fresh}
        assert service.dry_run().going == ()
        assert troubles(work.database) == []


SERVER_PEOPLE = ("Quxjvbol", "Zwyklomp", "Brandlow", "Kestwick", "Ummerling")


def let_go_long_ago(work: Workplace, customer_ids: list[int]) -> None:
    """Everything about them is of years ago."""
    dated = {
        Visit: ("arrives_on",),
        Touchpoint: ("at",),
        SurveyAnswer: ("answered_at", "asked_at", "arrived_at"),
        Case: ("reported_at", "happened_at", "opened_at", "closed_at"),
    }
    with work.write() as session:
        for mapped, columns in dated.items():
            for row in session.query(mapped).where(mapped.customer_id.in_(customer_ids)):
                for column in columns:
                    setattr(row, column, getattr(row, column).replace(year=2019))
        for customer_id in customer_ids:
            session.get_one(Customer, customer_id).created_at = NOON.replace(year=2018)
