"""A case lives on a PostgreSQL server as it does in a file."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from app.cases.schemas.drafts import CaseDraft, IncidentDraft, Somebody
from app.cases.settings import ClockBasis, RecoverySettings
from app.core.errors import Conflict
from app.model.case import CaseEntry, CaseState
from app.model.customer import Customer
from tests.cases.case_desk import CaseDesk


def test_a_whole_life_with_every_act_undone_and_redone(server_desk: CaseDesk) -> None:
    desk = server_desk
    old, customer_id = desk.add_customer("L. Muller"), desk.add_customer()
    with desk.work.write() as session:
        session.get_one(Customer, old).merged_into_id = customer_id
    desk.log(old)
    assert desk.services.opening.defaults_for(old).open_cases == 1
    outcomes = [desk.log(customer_id, listened=True)]
    case_id = outcomes[0].value
    assert desk.case(case_id).again
    seen = [desk.everything()]
    acts = [
        lambda: desk.take(case_id, "empathise"),
        lambda: desk.take(case_id, "apologise", skipped=True, note="Done in writing"),
        lambda: desk.take(case_id, "resolve"),
        lambda: desk.close(case_id),
        lambda: desk.reopen(case_id),
        lambda: desk.services.settings.save(RecoverySettings(clock=ClockBasis.BUSINESS_HOURS)),
    ]
    for act in acts:
        desk.clock.forward(minutes=90)
        outcomes.append(act())
        seen.append(desk.everything())
    for outcome, before in zip(reversed(outcomes[1:]), reversed(seen[:-1]), strict=True):
        assert outcome.reversal is not None
        outcome.reversal.undo()
        assert desk.everything() == before
    for outcome, after in zip(outcomes[1:], seen[1:], strict=True):
        assert outcome.reversal is not None
        outcome.reversal.redo()
        assert desk.everything() == after


def test_an_incident_is_taken_back_and_brought_back(server_desk: CaseDesk) -> None:
    before = server_desk.everything()
    common = CaseDraft(walk_in="couple in 412", what="Flood")
    draft = IncidentDraft(common=common, others=(Somebody(walk_in="man in 413"),))
    outcome = server_desk.services.opening.log_incident(draft)
    after = server_desk.everything()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert server_desk.everything() == before
    outcome.reversal.redo()
    assert server_desk.everything() == after


def test_two_desks_close_one_case_once(server_desk: CaseDesk) -> None:
    case_id = server_desk.resolved()
    seen = server_desk.case(case_id).version
    server_desk.close(case_id, version=seen, reason="Mine")
    with pytest.raises(Conflict):
        server_desk.close(case_id, version=seen, reason="Yours")
    case = server_desk.case(case_id)
    assert (case.state, case.closing_reason) == (CaseState.CLOSED, "Mine")


def test_an_entry_is_neither_deleted_nor_reworded_on_a_server(server_desk: CaseDesk) -> None:
    server_desk.log()
    before = server_desk.everything()
    for statement in (update(CaseEntry).values(text="It was not us"), delete(CaseEntry)):
        with (
            pytest.raises(DBAPIError, match="only added to"),
            server_desk.work.database.engine.begin() as connection,
        ):
            connection.execute(statement)
    assert server_desk.everything() == before
