"""Whoever was not content is answered, and it is known how soon."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.errors import Conflict, InvalidInput
from app.core.paths import program_folder
from app.model.contact_point import ContactPoint
from app.model.customer import Customer
from app.model.promise import Promise, PromiseState
from app.model.touchpoint import Touchpoint
from app.surveys.replies.settings import TemplateDraft
from app.surveys.replies.templates import read_templates
from app.surveys.schemas.closing import ReplyChannel, ReplyDraft
from tests.surveys.survey_desk import CES, CSAT, SurveyDesk, taken_back

SHIPPED = read_templates(program_folder() / "resources")


def touchpoints(desk: SurveyDesk) -> list[str]:
    """What cards say of contacts."""
    with desk.work.read() as session:
        return list(session.scalars(select(Touchpoint.text).order_by(Touchpoint.id)))


def test_those_who_wait_are_listed_the_oldest_first_with_their_names(desk: SurveyDesk) -> None:
    guest = desk.add_customer("Piotr Mülke")
    first = desk.record(3, customer_id=guest, comment="Nobody called back", place="412")
    desk.clock.forward(hours=25)
    second = desk.record(1, **CSAT)
    desk.record(9, customer_id=guest)
    waiting = desk.services.closing.list_waiting()
    assert (waiting.total, waiting.late) == (2, 1)
    rows = [(row.answer_id, row.who, row.late, row.score, row.scale_max) for row in waiting.rows]
    assert rows == [(first, "Piotr Mülke", True, 3, 10), (second, "", False, 1, 5)]
    assert waiting.rows[0].customer_id == guest
    assert desk.services.closing.list_waiting(offset=1).rows == waiting.rows[1:]


def test_who_was_merged_goes_by_the_card_in_use_and_who_was_put_away_by_none(desk: SurveyDesk) -> None:
    old, guest = desk.add_customer("P. Mulke"), desk.add_customer("Piotr Mülke")
    desk.record(3, customer_id=old)
    with desk.work.write() as session:
        session.get_one(Customer, old).merged_into_id = guest
    row = desk.services.closing.list_waiting().rows[0]
    assert (row.customer_id, row.who) == (guest, "Piotr Mülke")
    with desk.work.write() as session:
        session.get_one(Customer, guest).archived_at = desk.clock.now()
    row = desk.services.closing.list_waiting().rows[0]
    assert (row.customer_id, row.who) == (None, "")


def test_answering_keeps_the_promise_and_tells_it_on_the_card(desk: SurveyDesk) -> None:
    guest = desk.add_customer("Piotr Mülke")
    answer_id = desk.record(3, customer_id=guest)
    before = desk.everything()
    outcome = desk.services.closing.reply(answer_id, ReplyDraft(text="So sorry", channel=ReplyChannel.CALL))
    promise = desk.promises()[0]
    assert (promise.state, promise.settled_at, promise.settled_by) == (
        PromiseState.KEPT,
        desk.clock.now(),
        desk.work.staff_id,
    )
    assert touchpoints(desk) == ["Answered their 3 out of 10: So sorry"]
    assert desk.services.closing.find_waiting(answer_id) is None
    taken_back(outcome).undo()
    assert desk.everything() == before
    assert touchpoints(desk) == []


def test_somebody_without_a_card_is_answered_where_it_was_promised(desk: SurveyDesk) -> None:
    promised, praised = desk.record(2), desk.record(10, comment="Lovely")
    desk.services.closing.reply(promised, ReplyDraft(text="Called the room"))
    assert desk.promises()[0].settled_note == "Called the room"
    with pytest.raises(InvalidInput, match="Nobody knows"):
        desk.services.closing.reply(praised, ReplyDraft(text="Thanks"))


def test_somebody_content_can_be_answered_too(desk: SurveyDesk) -> None:
    praised = desk.record(10, customer_id=desk.add_customer(), comment="Lovely")
    desk.services.closing.reply(praised, ReplyDraft(text="Thank you"))
    assert touchpoints(desk) == ["Answered their 10 out of 10: Thank you"]


def test_two_who_answer_the_same_are_told(desk: SurveyDesk) -> None:
    answer_id = desk.record(2, customer_id=desk.add_customer())
    row = desk.services.closing.find_waiting(answer_id)
    assert row is not None
    with desk.work.write() as session:
        session.get_one(Promise, row.promise_id).what = "Call them"
    with pytest.raises(Conflict):
        desk.services.closing.reply(answer_id, ReplyDraft(text="Sorry", promise_version=row.version))
    assert touchpoints(desk) == []


def test_how_soon_they_were_answered_counts_open_ones_only_past_the_target(desk: SurveyDesk) -> None:
    answers = [desk.record(2) for _ in range(4)]
    for hours, answer_id in zip((2, 10, 30), answers, strict=False):
        desk.clock.forward(hours=hours)
        desk.services.closing.reply(answer_id, ReplyDraft(text="Sorry"))
    pace = desk.services.closing.pace()
    assert (pace.in_target.k, pace.in_target.n) == (2, 4)
    assert (pace.waiting, pace.oldest) == (1, timedelta(hours=42))
    assert pace.taken.median == timedelta(hours=12)
    assert desk.services.closing.pace(since=desk.work.today()).in_target.n == 0
    with desk.work.write() as session:
        promise = session.scalars(select(Promise).where(Promise.answer_id == answers[3])).one()
        promise.state = PromiseState.BROKEN
    pace = desk.services.closing.pace(until=desk.work.today())
    assert (pace.in_target.k, pace.in_target.n, pace.waiting, pace.oldest) == (2, 4, 0, None)


def test_an_answer_begins_with_templates_in_their_language(desk: SurveyDesk) -> None:
    guest = desk.add_customer("Léa Müller", title="Frau", family_name="Müller", languages=("it", "de"))
    desk.add(ContactPoint(customer_id=guest, kind="email", value="lea@example.org"))
    answer_id = desk.record(3, customer_id=guest, language="de-CH", comment="{{staff}} kam nicht")
    start = desk.services.closing.start_reply(answer_id, SHIPPED)
    assert (start.who, start.emails, start.phones) == ("Léa Müller", ("lea@example.org",), ())
    assert [name for name, _ in start.texts][-1] == "Danke"
    assert start.texts[0][1].startswith("Guten Tag Frau Müller\n")
    assert "3 von 10" in start.texts[0][1]
    assert "{{" not in start.texts[0][1]
    assert start.texts[0][1].endswith("Mara Kovac\nHarbour House")
    nobody = desk.services.closing.start_reply(desk.record(1, **CES), SHIPPED)
    assert nobody.texts[0][1].startswith("Dear Guest,")
    assert nobody.who == ""


def test_what_a_customer_wrote_is_never_read_as_a_place(desk: SurveyDesk) -> None:
    desk.services.templates.add(TemplateDraft(name="Quote", text="You wrote: {{ comment }} {{place}}!"))
    answer_id = desk.record(3, comment="{{staff}} was rude {% for x in y %}")
    start = desk.services.closing.start_reply(answer_id, SHIPPED)
    assert start.texts[0] == ("Quote", "You wrote: {{staff}} was rude {% for x in y %} !")


@pytest.mark.parametrize("text", ["Hello {{ nam }}", "One\n{{ name.__class__ }}", "{{ 7 * 7 }}", "{{}}"])
def test_a_template_with_a_place_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="These can be used"):
        TemplateDraft(name="Wrong", text=text)


def test_templates_are_kept_once_by_name(desk: SurveyDesk) -> None:
    desk.services.templates.add(TemplateDraft(name="Quote", text="A"))
    with pytest.raises(InvalidInput, match="already"):
        desk.services.templates.add(TemplateDraft(name="QUOTE", text="B"))
    desk.services.templates.add(TemplateDraft(name="Quote", text="B", language="de"))
    version, kept = desk.services.templates.look()
    with pytest.raises(Conflict):
        desk.services.templates.change(version - 1, kept.model_copy(update={"templates": ()}))


def test_every_language_ships_the_same_templates() -> None:
    assert set(SHIPPED) == {"en", "de", "fr", "it", "es"}
    assert {len(templates) for templates in SHIPPED.values()} == {3}
    for templates in SHIPPED.values():
        for one in templates:
            TemplateDraft(name=one.name, text=one.text)
