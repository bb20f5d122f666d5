"""G4 and what goes with it: no list names or quotes who restricted their data, none who objected is approached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cases.schemas.views import CaseOrder, CaseQuery, CaseView
from app.cases.service.log_view import CaseLog
from app.core.rights import ROLE_RIGHTS
from app.customers.schemas.drafts import ConsentDraft
from app.customers.service.consents import ConsentService
from app.law.service.limits import LimitService
from app.law.service.person_data import PersonDataService
from app.model.consent import Purpose
from app.storage.backups.names import Why
from app.storage.plain.export import export_plain
from app.storage.plain.table_file import read_table
from app.venue.workplace import Workplace
from tests.law.every_list import OneOf, every_read, find_in_lookup
from tests.law.known_person import OTHERS, THEIRS, open_known
from tests.law.listed_person import act_upon_breakfast, put_in_lists
from tests.venues import NOON

RESTRICTED, OBJECTING = "Xenia Quellbrunn", "Ywen Marchbanks"


@dataclass(frozen=True)
class Limited:
    """A hotel with somebody who will restrict their data, and somebody who will object."""

    work: Workplace
    restricted: OneOf
    objecting: OneOf

    def limit(self) -> None:
        """From now on their wishes hold."""
        limits = LimitService(self.work)
        limits.restrict(self.restricted.customer_id)
        limits.note_objection(self.objecting.customer_id)

    def limit_as_manager(self) -> None:
        """The same where somebody else stands at the desk."""
        desk = self.work.desk
        role, rights = desk.role, desk.rights
        desk.role, desk.rights = "manager", ROLE_RIGHTS["manager"]
        self.limit()
        desk.role, desk.rights = role, rights


@pytest.fixture
def limited(tmp_path: Path) -> Iterator[Limited]:
    """Both stand in every list there is."""
    with open_known(tmp_path, met=False) as known:
        theirs = put_in_lists(known.work, known.theirs, name=RESTRICTED, word=THEIRS)
        others = put_in_lists(known.work, known.others, name=OBJECTING, word=OTHERS)
        act_upon_breakfast(known.work, theirs.answer_id)
        yield Limited(known.work, theirs, others)


def walk(work: Workplace, of: OneOf, *words: str, personal: bool) -> set[str]:
    """The reads that say one of these words."""
    reads = [read for read in every_read() if read.is_personal is personal]
    said = {read.title: read.said(work, of) for read in reads}
    return {title for title, text in said.items() if any(word in text for word in words)}


NAMED_ON_PURPOSE = {
    "customers.service.duplicates:DuplicateService.find_likely": "nobody is to be written down a second time",
    "law.service.reports:LawReports.touched_between": "whoever a mishap touched must be told of it",
}
"""Lists of the venue in which somebody stands whose data are restricted, and why."""
WORKED_WITH = {
    **NAMED_ON_PURPOSE,
    "audit.service:LogService.every_row": "the account of who did what",
    "audit.service:LogService.list_log": "the account of who did what",
    "cases.service.log_view:CaseLog.list_cases": "what went wrong is put right for them too",
    "law.service.consents:ConsentBook.every_decision": "what they agreed to is known, so that it is kept to",
    "law.service.consents:ConsentBook.list_decisions": "what they agreed to is known, so that it is kept to",
    "measures.report.service:MonthReader.read": "quotes what was said, and asks for no answer",
    "measures.value.service:ValueMeasures.came": "who is behind a figure",
    "measures.why.comments:CommentReader.read": "who is behind a figure",
}
"""Lists in which somebody is named who does not want to be approached: by none of them anybody is."""
IN_LISTS = {
    "audit.service:LogService.every_row",
    "audit.service:LogService.list_log",
    "cases.service.log_view:CaseLog.list_cases",
    "law.service.consents:ConsentBook.list_decisions",
    "measures.report.service:MonthReader.read",
    "measures.value.service:ValueMeasures.came",
    "measures.value.service:ValueMeasures.recommended",
    "measures.why.comments:CommentReader.read",
    "moments.reminders.service:ReminderReader.due",
    "moments.sheets.reading:SheetReader.of_days",
    "moments.stories.service:StoryReader.list",
    "occasions.service.agenda:AgendaReader.day",
    "occasions.service.agenda:AgendaReader.read",
    "surveys.service.acting:ThemeActionService.list_to_tell",
    "surveys.service.closing:ClosingService.list_waiting",
    "surveys.service.themes:ThemeService.preview",
}
"""Where both stand before they say anything: without that these tests would prove nothing."""
OF_ONE = {
    "attachments.service:AttachmentService.get_content",
    "attachments.service:AttachmentService.list_attachments",
    "cases.service.knowing:KnowingService.know_before",
    "cases.service.reading:CaseReader.get_case",
    "cases.service.reading:CaseReader.list_of",
    "customers.service.card:CardService.get_card",
    "customers.service.card:CardService.list_visits",
    "customers.service.history:HistoryService.list_changes",
    "customers.service.history:HistoryService.list_history",
    "moments.service.reading:MomentReader.get_moment",
    "moments.sheets.reading:SheetReader.of_moment",
    "promises.service:PromiseService.list_of_case",
    "promises.service:PromiseService.list_open",
    "surveys.service.answering:AnswerService.get",
    "surveys.service.closing:ClosingService.find_waiting",
}
"""What tells of one person what is not for everybody any more."""


def test_G4_no_list_of_the_venue_names_or_quotes_who_restricted_their_data(limited: Limited) -> None:
    one = limited.restricted
    assert walk(limited.work, one, RESTRICTED, THEIRS, personal=False) >= IN_LISTS

    limited.limit()

    assert walk(limited.work, one, RESTRICTED, THEIRS, personal=False) == NAMED_ON_PURPOSE.keys()


def test_G4_no_list_of_whom_to_approach_names_who_objected(limited: Limited) -> None:
    one = limited.objecting
    assert walk(limited.work, one, OBJECTING, personal=False) >= IN_LISTS - {
        "surveys.service.themes:ThemeService.preview"
    }

    limited.limit()

    assert walk(limited.work, one, OBJECTING, personal=False) == WORKED_WITH.keys()


def test_G4_whoever_is_no_manager_reads_nothing_about_who_restricted_their_data(limited: Limited) -> None:
    limited.work.desk.role, limited.work.desk.rights = "host", ROLE_RIGHTS["host"]
    assert walk(limited.work, limited.restricted, THEIRS, personal=True) >= OF_ONE

    limited.limit_as_manager()

    assert walk(limited.work, limited.restricted, THEIRS, personal=True) == set()


def test_G4_managers_still_read_on_the_card_what_is_kept(limited: Limited) -> None:
    limited.limit()

    assert walk(limited.work, limited.restricted, THEIRS, personal=True) >= OF_ONE - {
        "surveys.service.closing:ClosingService.find_waiting"
    }


def test_G4_the_lookup_finds_who_restricted_their_data_by_name_alone(limited: Limited) -> None:
    limited.work.desk.role, limited.work.desk.rights = "host", ROLE_RIGHTS["host"]
    assert all(THEIRS in find_in_lookup(limited.work, typed) for typed in (RESTRICTED, THEIRS))

    limited.limit_as_manager()

    found = find_in_lookup(limited.work, RESTRICTED)
    assert RESTRICTED in found
    assert "No nuts" in found
    assert THEIRS not in found
    assert RESTRICTED not in find_in_lookup(limited.work, THEIRS)


def test_G4_the_log_goes_on_after_a_case_of_which_nothing_is_told(limited: Limited) -> None:
    limited.limit()
    log = CaseLog(limited.work)

    for order in CaseOrder:
        query = CaseQuery(CaseView.ALL, order=order)
        whole = [row.id for row in log.list_cases(query, limit=1000).rows]
        at = whole.index(limited.restricted.case_id)
        before = log.list_cases(query, limit=at + 1)
        rest = log.list_cases(query, limit=1000, after=before.rows[-1])
        assert [row.id for row in (*before.rows, *rest.rows)] == whole


def test_G4_what_holds_everybody_on_purpose_says_whose_data_may_only_be_kept(
    limited: Limited, tmp_path: Path
) -> None:
    """Backups, the plain files beside them and what is saved of a damaged file are the venue's data themselves."""
    limited.limit()
    backups = limited.work.database.backups
    assert backups is not None

    folder = export_plain(limited.work.database, tmp_path / "plain", on=NOON.date())

    columns, rows = read_table(folder / "customer.csv")
    at = {name: columns.index(name) for name in ("id", "restricted_at", "objected_at")}
    marked = {row[at["id"]]: (bool(row[at["restricted_at"]]), bool(row[at["objected_at"]])) for row in rows}
    assert marked[str(limited.restricted.customer_id)] == (True, False)
    assert marked[str(limited.objecting.customer_id)] == (False, True)
    assert THEIRS.encode() in backups.take(Why.HAND).kept.path.read_bytes()


def test_G4_whoever_restricted_their_data_is_given_all_of_them(limited: Limited) -> None:
    limited.limit()

    given = PersonDataService(limited.work).page(limited.restricted.customer_id)

    assert RESTRICTED in given
    assert THEIRS in given


def test_G4_nobody_is_listed_to_be_told_who_does_not_want_to_be_contacted(limited: Limited) -> None:
    title = "surveys.service.acting:ThemeActionService.list_to_tell"
    (read,) = (read for read in every_read() if read.title == title)
    assert OBJECTING in read.said(limited.work, limited.objecting)
    for given, told in ((True, True), (False, False), (True, True)):
        draft = ConsentDraft(purpose=Purpose.CONTACT, given=given)
        ConsentService(limited.work).record_consent(limited.objecting.customer_id, draft)

        assert (OBJECTING in read.said(limited.work, limited.objecting)) is told
