"""Comments are those of the answers that count, the newest first, with what is shown beside them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.core.measures.scales import NPS
from app.measures.scope import MeasureScope, Narrowing, Period
from app.measures.why.comments import CommentReader
from app.model.customer import Customer
from app.model.survey import Metric, SurveyAnswer
from app.model.theme import Theme
from app.surveys.schemas.drafts import AnswerDraft
from app.surveys.services import SurveyServices
from app.venue.workplace import Workplace
from tests.measures.plain import Plain
from tests.measures.why.test_drivers import scopes


def expected(work: Workplace, scope: MeasureScope, *, with_words: bool) -> list[int]:
    """The answers of the scope by their ids, the newest first."""
    with work.read() as session:
        plain = Plain(session)
        scores = scope.narrowing.scores or range(11)
        answers = [
            one
            for one in plain.answers(scope, NPS)
            if (one.row.comment or not with_words) and one.row.score in scores
        ]
        answers.sort(key=lambda one: (one.on, one.row.id), reverse=True)
        return [one.row.id for one in answers]


def test_any_scope_shows_what_a_plain_look_finds_page_by_page(place: Workplace) -> None:
    reader = CommentReader(place)
    seen = 0
    for scope in (*scopes(), MeasureScope(narrowing=Narrowing(scores=(0, 1, 2), words="breakf"))):
        with_words = seen % 2 == 0
        wanted = expected(place, scope, with_words=with_words or bool(scope.narrowing.words))
        found: list[int] = []
        more = True
        while more:
            page = reader.read(
                scope, Metric.NPS, scale=NPS, with_words=with_words, offset=len(found), limit=40
            )
            found += [row.answer_id for row in page.rows]
            assert (page.total, page.is_all) == (len(wanted), True)
            more = page.more
        assert found == wanted, scope
        seen += len(found)
    assert seen > 150


def test_answers_on_every_scale_stand_together(place: Workplace) -> None:
    page = CommentReader(place).read(MeasureScope(), Metric.CSAT, limit=500)
    assert {(row.scale.low, row.scale.high) for row in page.rows} == {(1, 5), (1, 7)}
    instants = [row.answered_at.date() for row in page.rows]
    assert instants == sorted(instants, reverse=True)


def test_what_was_searched_for_is_marked_and_what_it_is_about_is_said(place: Workplace) -> None:
    page = CommentReader(place).read(MeasureScope(narrowing=Narrowing(words="BREAK cold")), Metric.NPS)
    row = page.rows[0]
    assert row.comment == "The breakfast was cold"
    assert [row.comment[start:end] for start, end in row.marked] == ["break", "cold"]
    assert {theme.name: theme.words for theme in row.themes} == {
        "Breakfast": ("breakfast",),
        "Cold": ("cold",),
        "Empathy": ("cold",),
    }
    with place.write() as session:
        session.scalars(select(Theme).where(Theme.name == "Cold")).one().active = False
    row = CommentReader(place).read(MeasureScope(narrowing=Narrowing(words="cold")), Metric.NPS).rows[0]
    assert "Cold" not in {theme.name for theme in row.themes}
    assert CommentReader(place).read(MeasureScope(narrowing=Narrowing(words="!")), Metric.NPS).rows == ()


def test_names_are_those_of_the_card_in_use_and_none_of_cards_put_away(place: Workplace) -> None:
    with place.write() as session:
        session.get_one(Customer, 1).archived_at = place.now()
    page = CommentReader(place).read(MeasureScope(), Metric.NPS, with_words=False, limit=500)
    with place.read() as session:
        owners = {row.id: row.customer_id for row in session.scalars(select(SurveyAnswer))}
    merged = {4: 4, 8: 4, 9: 4}
    for row in page.rows:
        owner = owners[row.answer_id]
        card = merged.get(owner or 0, owner)
        shown = None if card in (None, 1) else card
        assert (row.customer_id, row.who) == (shown, f"Guest {(shown or 0) - 1}" if shown else "")


def test_who_waits_for_an_answer_is_told(place: Workplace) -> None:
    draft = AnswerDraft(metric=Metric.NPS, scale_min=0, scale_max=10, score=1, comment="Never again")
    answer_id = SurveyServices.at(place).answers.record(draft).value
    scope = MeasureScope(Period(since=date(2026, 11, 25)))
    row = CommentReader(place).read(scope, Metric.NPS, limit=1).rows[0]
    assert row.answer_id == answer_id
    assert (row.promise_id is not None, row.late) == (True, False)


def test_a_metric_that_nobody_answered_has_no_comments(place: Workplace) -> None:
    with place.write() as session:
        for row in session.scalars(select(SurveyAnswer).where(SurveyAnswer.metric == "ces")):
            session.delete(row)
    page = CommentReader(place).read(MeasureScope(), Metric.CES)
    assert (page.rows, page.total, page.is_all, page.more) == ((), 0, True, False)
