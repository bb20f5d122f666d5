"""What goes together with a score is what a plain look at every answer and every fact finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from statistics import NormalDist

import pytest
from sqlalchemy import select

from app.core.measures.drivers import driver_of
from app.core.measures.scales import NPS, Scale
from app.measures.facts import WITHIN_DAYS, Fact, fact_meaning, fact_name, within_words
from app.measures.rows import Figure
from app.measures.scope import MeasureScope, Narrowing, Period
from app.measures.service import AnswerMeasures
from app.measures.why.comments import CommentReader
from app.measures.why.drivers import DriverReader
from app.measures.why.pillars import PillarReader
from app.model.case import Case
from app.model.customer import CustomerSummary
from app.model.moment import Moment
from app.model.promise import Promise
from app.model.survey import Metric, SurveyAnswer
from app.model.theme import Pillar, Theme
from app.venue.workplace import Workplace
from tests.measures.plain import OLDEST, SCALES, TODAY, VALUES, Plain, as_counts
from tests.storage.answer_counts.naive import Given


def scopes() -> Iterator[MeasureScope]:
    """Whole months, running ones, days, and narrowed ones."""
    dice = Random(12)
    yield MeasureScope()
    yield MeasureScope(Period(since=date(2026, 9, 1), until=TODAY))
    yield MeasureScope(Period(since=date(2025, 12, 1), until=date(2026, 5, 31)))
    yield MeasureScope(Period(until=date(2026, 3, 9)))
    yield MeasureScope(Period(since=date(2027, 1, 1)))
    for name, values in VALUES.items():
        ends = sorted(OLDEST + timedelta(days=dice.randint(0, 620)) for _ in range(2))
        chosen = dice.sample(values, dice.randint(1, len(values) - 1))
        yield MeasureScope(Period(*ends), Narrowing(**{name: tuple(chosen)}))
        yield MeasureScope(narrowing=Narrowing(**{name: tuple(chosen)}))
    yield MeasureScope(narrowing=Narrowing(words="cold"))


class PlainFacts:
    """What happened to whom and when."""

    def __init__(self, work: Workplace) -> None:
        self._known: dict[tuple[int, Fact], bool] = {}
        with work.read() as session:
            self.plain = Plain(session)
            self.moments = [(row.customer_id, row.delivered_at) for row in session.scalars(select(Moment))]
            self.cases = list(session.scalars(select(Case).where(Case.removed_at.is_(None))))
            self.promises = list(session.scalars(select(Promise).where(Promise.answer_id.is_(None))))
            self.first = {
                row.customer_id: row.first_visit_on for row in session.scalars(select(CustomerSummary))
            }
            self.themes = list(session.scalars(select(Theme)))

    def events(self, fact: Fact) -> list[tuple[int | None, datetime | None]]:
        """To which card it happened, and when."""
        if fact is Fact.MOMENT:
            return list(self.moments)
        if fact is Fact.PUT_RIGHT:
            return [
                (row.customer_id, row.resolved_at)
                for row in self.cases
                if row.resolved_at and row.put_right_due_at and row.resolved_at <= row.put_right_due_at
            ]
        if fact is Fact.NOT_PUT_RIGHT:
            return [
                (row.customer_id, row.put_right_due_at)
                for row in self.cases
                if row.put_right_due_at and not (row.resolved_at and row.resolved_at <= row.put_right_due_at)
            ]
        state = "kept" if fact is Fact.PROMISE_KEPT else "broken"
        return [
            (row.customer_id, row.settled_at)
            for row in self.promises
            if row.state == state
            and (
                state == "broken"
                or (row.due_at and row.settled_at is not None and row.settled_at <= row.due_at)
            )
        ]

    def having(self, answers: list[Given], fact: Fact) -> list[Given]:
        """The answers that go together with a fact."""
        for one in answers:
            if (one.row.id, fact) not in self._known:
                self._known[one.row.id, fact] = self._has(one, fact)
        return [one for one in answers if self._known[one.row.id, fact]]

    def _has(self, one: Given, fact: Fact) -> bool:
        at = one.row.answered_at
        assert at is not None
        if not one.person:
            return False
        if fact is Fact.FIRST_VISIT:
            first = self.first.get(one.person)
            return first is not None and timedelta(0) <= one.on - first <= timedelta(days=WITHIN_DAYS)
        person = self.plain.naive._person
        return any(
            card is not None
            and happened is not None
            and person(card) == one.person
            and timedelta(0) <= at - happened <= timedelta(days=WITHIN_DAYS)
            for card, happened in self.events(fact)
        )


def test_facts_go_together_with_the_answers_that_a_plain_look_finds(place: Workplace) -> None:
    facts, reader = PlainFacts(place), DriverReader(place)
    seen: dict[Fact, int] = dict.fromkeys(Fact, 0)
    for scope in scopes():
        for scale in dict.fromkeys(SCALES):
            found = reader.read(scope, Metric(scale.metric), scale=scale)
            answers = facts.plain.answers(scope, scale)
            assert found.figure.counts == as_counts(answers)
            rows = {row.fact: row for row in (*found.rows, *found.few) if row.fact is not None}
            for fact in Fact:
                having = facts.having(answers, fact)
                row = rows.get(fact)
                assert (row.driver.mentions if row else 0) == len(having), (scope, scale, fact)
                if row is not None and row.driver.effect is not None:
                    expected = driver_of(
                        everything=as_counts(answers), mentioning=as_counts(having), scale=scale
                    )
                    assert row.driver == expected
                seen[fact] += len(having)
    assert all(n > 5 for n in seen.values()), seen


def test_behind_a_fact_stand_exactly_the_answers_that_go_together_with_it(place: Workplace) -> None:
    """In every scope, so that whoever is behind a bar is as many as it says, and a filter never widens."""
    facts, measures, comments = PlainFacts(place), AnswerMeasures(place), CommentReader(place)
    for scope in scopes():
        answers = facts.plain.answers(scope, NPS)
        for fact in Fact:
            having = facts.having(answers, fact)
            narrowed = replace(scope, narrowing=replace(scope.narrowing, facts=(fact.value,)))
            figure = measures.distribution(narrowed, Metric.NPS, scale=NPS).figure
            assert figure.counts == as_counts(having), (scope, fact)
            page = comments.read(narrowed, Metric.NPS, scale=NPS, with_words=False, limit=1000)
            assert {row.answer_id for row in page.rows} == {one.row.id for one in having}


def test_several_facts_are_any_of_them(place: Workplace) -> None:
    facts, measures = PlainFacts(place), AnswerMeasures(place)
    answers = facts.plain.answers(MeasureScope(), NPS)
    both = (Fact.MOMENT, Fact.FIRST_VISIT)
    having = {one.row.id for fact in both for one in facts.having(answers, fact)}
    scope = MeasureScope(narrowing=Narrowing(facts=tuple(fact.value for fact in both)))
    assert measures.distribution(scope, Metric.NPS, scale=NPS).figure.n == len(having)


def test_themes_go_together_with_the_answers_about_them_unless_they_are_retired(place: Workplace) -> None:
    with place.write() as session:
        cold = session.scalars(select(Theme).where(Theme.name == "Cold")).one()
        session.scalars(select(Theme).where(Theme.key == "breakfast")).one().active = False
    plain = PlainFacts(place).plain
    found = DriverReader(place).read(MeasureScope(), Metric.NPS)
    rows = {row.theme_id: row for row in (*found.rows, *found.few) if row.theme_id is not None}
    about = [one for one in plain.answers(MeasureScope(), NPS) if cold.id in one.themes]
    assert rows[cold.id].driver.mentions == len(about) > 10
    assert rows[cold.id].name == "Cold"
    assert "Breakfast" not in {row.name for row in rows.values()}


def test_fewer_than_ten_with_it_or_without_it_say_nothing(place: Workplace) -> None:
    found = DriverReader(place).read(MeasureScope(), Metric.NPS)
    assert found.rows
    assert found.few
    assert all(min(row.driver.mentions, row.driver.without) >= 10 for row in found.rows)
    assert all(min(row.driver.mentions, row.driver.without) < 10 for row in found.few)
    effects = [row.driver.effect or 0 for row in found.rows]
    assert effects == sorted(effects, reverse=True)
    with place.write() as session:
        session.add(Theme(name="Nearly all", words={"": ["lovely", "cold", "nothing"]}))
    narrowed = MeasureScope(narrowing=Narrowing(words="cold"))
    rows = DriverReader(place).read(narrowed, Metric.NPS, facts=()).few
    assert "Nearly all" in {row.name for row in rows}


def test_a_difference_within_chance_is_not_settled(place: Workplace) -> None:
    found = DriverReader(place).read(MeasureScope(), Metric.NPS)
    limit = NormalDist().inv_cdf(1 - 0.025 / len(found.rows))
    for row in found.rows:
        apart = abs(row.difference.z or 0)
        assert row.is_settled == (row.difference.said and apart >= max(limit, row.difference.limit))
    assert not all(row.is_settled for row in found.rows)


def test_a_difference_beyond_chance_is_settled(place: Workplace) -> None:
    with place.write() as session:
        for number in range(60):
            comment = "Awful drapes" if number < 30 else "Quite good"
            session.add(
                SurveyAnswer(
                    metric="nps",
                    scale_min=0,
                    scale_max=10,
                    score=0 if number < 30 else 10,
                    comment=comment,
                    answered_at=place.now(),
                    arrived_at=place.now(),
                )
            )
        session.add(Theme(name="Drapes", words={"": ["drapes"]}))
    found = DriverReader(place).read(MeasureScope(), Metric.NPS)
    row = next(row for row in found.rows if row.name == "Drapes")
    assert row.is_settled
    assert row == found.rows[-1]


def test_every_pillar_counts_an_answer_once_however_many_of_its_themes_it_is_about(place: Workplace) -> None:
    with place.write() as session:
        session.scalars(select(Theme).where(Theme.name == "Cold")).one().pillar = Pillar.EXPECTATIONS
        session.add(Theme(name="Chilly", pillar=Pillar.EXPECTATIONS, words={"": ["cold", "lovely"]}))
    facts, reader = PlainFacts(place), PillarReader(place)
    for scope in (MeasureScope(), MeasureScope(Period(until=date(2026, 3, 9)), Narrowing(channels=("web",)))):
        found = reader.read(scope, Metric.CSAT)
        assert [row.pillar for row in found.rows] == list(Pillar)
        for row in found.rows:
            ids = {theme.id for theme in facts.themes if theme.pillar == row.pillar and theme.active}
            answers = [
                one for one in facts.plain.answers(scope, Scale("csat", 1, 5)) if ids & set(one.themes)
            ]
            assert row.figure.counts == as_counts(answers)
            assert set(row.theme_ids) == ids
    assert next(row for row in found.rows if row.pillar is Pillar.EXPECTATIONS).figure.n > 0


def test_a_venue_without_answers_has_no_drivers(place: Workplace) -> None:
    nothing = MeasureScope(Period(since=date(2030, 1, 1)))
    found = DriverReader(place).read(nothing, Metric.CES)
    assert (found.figure, found.rows, found.few) == (Figure(Scale("ces", 1, 5)), (), ())


@pytest.mark.parametrize("fact", list(Fact))
def test_every_fact_says_what_it_means(fact: Fact) -> None:
    assert fact_name(fact)
    assert fact_meaning(fact).endswith(".")
    assert "in the 30 days before they answered" in within_words()
