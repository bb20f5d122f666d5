"""What a restricted case tells those who may not see it: nothing, whichever way they look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.attachments.schemas import AttachmentDraft
from app.attachments.service import AttachmentService
from app.cases.schemas.drafts import EntryDraft, HandOverDraft
from app.cases.schemas.views import CaseQuery, CaseView
from app.core.errors import NotFound
from app.customers.lookup import Lookup
from app.customers.service.card import CardService
from app.customers.service.history import HistoryService
from app.customers.service.saying import SayingService
from app.gestures.schemas import GiveDraft
from app.gestures.service.giving import GivingService
from app.promises.schemas import PromiseDraft, PromiseSettling
from app.promises.service import PromiseService
from tests.cases.case_desk import CaseDesk

OWNER = 1
SECRET = "zebra"


class Hidden:
    """A restricted case of the owner, full of a word that nobody else may read."""

    def __init__(self, desk: CaseDesk) -> None:
        boss = desk.of(OWNER)
        self.customer_id = desk.add_customer()
        self.case_id = boss.log(
            self.customer_id, what=f"The {SECRET} was rude", place=f"{SECRET} cellar", restricted=True
        ).value
        services = boss.services
        self.given_id = services.gestures.plan(self.case_id, GiveDraft(what=f"A {SECRET}")).value
        self.promise_id = services.promises.make_promise(self.case_id, PromiseDraft(what=SECRET)).value
        self.file_id = services.files.add(
            self.case_id, AttachmentDraft(file_name=f"{SECRET}.txt", content=SECRET.encode())
        ).value
        services.log.add_entry(self.case_id, EntryDraft(text=f"Spoke of the {SECRET}"))
        services.promises.make_promise(self.case_id, PromiseDraft(what=f"Undone {SECRET}")).reversal.undo()
        boss.log(self.customer_id, what=f"Another {SECRET}", restricted=True).reversal.undo()


LOOKS: dict[str, Callable[[CaseDesk, Hidden], Any]] = {
    "the card": lambda desk, hidden: CardService(desk.work).get_card(hidden.customer_id),
    "the history": lambda desk, hidden: HistoryService(desk.work).list_history(hidden.customer_id),
    "who changed what": lambda desk, hidden: HistoryService(desk.work).list_changes(hidden.customer_id),
    "what to say": lambda desk, hidden: SayingService(desk.work).list_lines(
        CardService(desk.work).get_card(hidden.customer_id)
    ),
    "what to know before": lambda desk, hidden: desk.services.knowing.know_before(hidden.customer_id),
    "the cases of the card": lambda desk, hidden: desk.services.reader.list_of(hidden.customer_id),
    "the log": lambda desk, hidden: desk.services.log_view.list_cases(CaseQuery(view=CaseView.ALL)),
    "a search": lambda desk, hidden: desk.services.log_view.list_cases(
        CaseQuery(view=CaseView.ALL, text=SECRET[:4])
    ),
    "the places": lambda desk, hidden: desk.services.log_view.list_places(),
    "the promises": lambda desk, hidden: PromiseService(desk.work).list_open(hidden.customer_id),
    "the files": lambda desk, hidden: AttachmentService(desk.work).list_attachments(hidden.customer_id),
    "the clash guard": lambda desk, hidden: GivingService(desk.work).check_clashes(
        hidden.customer_id, GiveDraft(what=f"a {SECRET}")
    ),
}


@pytest.mark.parametrize("look", LOOKS)
def test_others_read_nothing_of_a_restricted_case(desk: CaseDesk, look: str) -> None:
    hidden = Hidden(desk)
    assert SECRET not in repr(LOOKS[look](desk, hidden))


def test_the_lookup_counts_no_hidden_case(desk: CaseDesk) -> None:
    hidden = Hidden(desk)
    work = desk.work
    lookup = Lookup(work.database, work.clock, zone=work.venue.zone, region=work.venue.region)
    row = lookup.find("Léa", limit=5).rows[0]
    assert (row.customer_id, row.open_cases, row.late_cases) == (hidden.customer_id, 0, 0)


ACTS: dict[str, Callable[[CaseDesk, Hidden], Any]] = {
    "give": lambda desk, hidden: GivingService(desk.work).mark_given(hidden.given_id, version=1),
    "drop": lambda desk, hidden: GivingService(desk.work).drop(hidden.given_id, version=1, note="No"),
    "keep": lambda desk, hidden: PromiseService(desk.work).keep_promise(
        hidden.promise_id, PromiseSettling(version=1)
    ),
    "read the file": lambda desk, hidden: AttachmentService(desk.work).get_content(hidden.file_id),
    "remove the file": lambda desk, hidden: AttachmentService(desk.work).remove_attachment(hidden.file_id),
    "hand over": lambda desk, hidden: desk.services.editing.hand_over(
        [hidden.case_id], HandOverDraft(owner_id=2)
    ),
    "ask for the limit": lambda desk, hidden: desk.services.gestures.limit_for(hidden.case_id),
}


@pytest.mark.parametrize("act", ACTS)
def test_others_do_nothing_in_a_restricted_case(desk: CaseDesk, act: str) -> None:
    hidden = Hidden(desk)
    with pytest.raises(NotFound):
        ACTS[act](desk, hidden)
