"""G2: an erased person is nowhere, and everything else is as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.bootstrap.restoring import restore_venue
from app.cases.measures.service import RecoveryMeasures
from app.cases.schemas.drafts import CaseDraft, IncidentDraft, Somebody
from app.cases.services import CaseServices
from app.core.errors import AskedAgain, Conflict, NotFound
from app.core.paths import DataFolder
from app.customers.schemas.drafts import CustomerDraft, PreferenceDraft
from app.customers.service.card import CardService
from app.customers.service.customers import CustomerService
from app.customers.service.preferences import PreferenceService
from app.data_rights.words import backups_words
from app.law.erasing.left_alone import LeftAlone
from app.law.erasing.reapplying import ErasingAgain
from app.law.holdings import DERIVED, HOLDINGS, NOBODY, OF_NOBODY, PART_OF
from app.law.service import erasing
from app.law.service.erasing import ErasureService
from app.measures.scope import MeasureScope
from app.measures.service import AnswerMeasures
from app.measures.value.people import VisitScope
from app.measures.value.service import ValueMeasures
from app.model.audit_entry import AuditAction, AuditEntry
from app.model.case import Case, CaseEntry, Incident
from app.model.companion import Companion, CompanionShare
from app.model.customer import Customer
from app.model.erasure import Erasure
from app.model.import_batch import ImportBatch, ImportMapping
from app.model.occasion import Occasion
from app.model.occasion_line import OccasionLine
from app.model.preference import Preference
from app.model.schema import Base
from app.model.survey import Metric
from app.model.visit import Visit
from app.storage.backups.choices import Choices
from app.storage.backups.names import Why
from app.storage.restoring import restore
from app.venue.workplace import Workplace
from tests.law.known_person import OTHERS, THEIRS, Known, fill_person, let_meet, open_known
from tests.sign_in.door import Door
from tests.venues import NOON, SetClock, keepers, open_server_place, open_venue_file, troubles


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    """A hotel that knows somebody in every way there is; at the end nothing is out of step."""
    with open_known(tmp_path) as known:
        yield known
        assert troubles(known.work.database) == []


def times_said(path: Path, word: str = THEIRS) -> int:
    """How often a word lies in the folder beside the backups, however it is written."""
    files = [one for one in path.parent.rglob("*") if one.is_file() and "backups" not in one.parts]
    return sum(one.read_bytes().lower().count(word.lower().encode()) for one in files)


def figures(work: Workplace) -> dict[str, Any]:
    """What the venue measures."""
    scope, visits = MeasureScope(), VisitScope()
    answers, value = AnswerMeasures(work), ValueMeasures(work)
    return {
        **{metric.value: answers.headline(scope, metric) for metric in Metric},
        "spread": answers.distribution(scope, Metric.NPS),
        "cases": RecoveryMeasures(work).tiles(),
        "spent": value.value(visits),
        "returning": value.returning(visits),
        "rhythm": value.rhythm(visits),
    }


def test_G2_nothing_of_an_erased_person_is_in_any_file(known: Known) -> None:
    assert times_said(known.path) > 50

    erased = ErasureService(known.work).erase(known.theirs)

    assert erased.value.cleaned
    assert times_said(known.path) == 0
    assert times_said(known.path, OTHERS) > 50


@pytest.mark.parametrize(("name", "in_full"), [("{word}.vcf", False), ("{name} (2)-2026.csv", True)])
def test_G2_a_file_that_brought_them_in_is_not_called_after_them_any_more(
    known: Known, name: str, in_full: bool
) -> None:
    with known.work.write() as session:
        card = session.get_one(Customer, known.theirs)
        name = name.format(word=THEIRS.lower(), name=card.display_name.upper().replace(" ", "_"))
        batches = [ImportBatch(imported_at=NOON, file_names=[name, "a.csv"], counts={}) for _ in range(2)]
        session.add_all(batches)
        session.flush()
        card.import_batch_id = batches[0].id
        ids = [one.id for one in batches]

    ErasureService(known.work).erase(known.theirs)

    with known.work.read() as session:
        of_theirs, of_others = (session.get_one(ImportBatch, one).file_names for one in ids)
    assert of_theirs == [NOBODY, "a.csv"]
    # A word alone may be anybody's: of a file that brought others in the whole name tells.
    assert of_others == [NOBODY if in_full else name, "a.csv"]


def test_G2_a_matching_that_is_called_after_them_has_no_name(known: Known) -> None:
    with known.work.write() as session:
        theirs = session.get_one(Customer, known.theirs).display_name
        session.add(ImportMapping(shape="1", name=theirs, mapping={}))
        session.add(ImportMapping(shape="2", name="Guests of today", mapping={}))

    ErasureService(known.work).erase(known.theirs)

    with known.work.read() as session:
        assert session.get_one(ImportMapping, "1").name == NOBODY
        assert session.get_one(ImportMapping, "2").name == "Guests of today"
    assert times_said(known.path) == 0


def test_G2_an_event_says_nothing_more_once_everybody_it_struck_is_erased(known: Known) -> None:
    said = f"{THEIRS} fell, and the lamp with them"
    common = CaseDraft(customer_id=known.theirs, what=said)
    struck = IncidentDraft(common=common, others=(Somebody(customer_id=known.others),))
    CaseServices.at(known.work).opening.log_incident(struck)

    def still_said() -> bool:
        with known.work.read() as session:
            return said in session.scalars(select(Incident.what)).all()

    ErasureService(known.work).erase(known.theirs, although_open=True)
    assert still_said(), "it is the other's as well"

    ErasureService(known.work).erase(known.others, although_open=True)
    assert not still_said()
    assert times_said(known.path) == 0


def test_G2_without_writing_the_file_anew_traces_would_be_left(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "clean_file", lambda _engine: None)

    ErasureService(known.work).erase(known.theirs)

    assert times_said(known.path) > 0


def test_G2_the_figures_of_the_venue_stay_as_they_were(known: Known) -> None:
    before = figures(known.work)

    ErasureService(known.work).erase(known.theirs)

    assert figures(known.work) == before


def test_G2_the_account_of_changes_still_holds_and_tells_of_the_erasing(known: Known) -> None:
    ErasureService(known.work).erase(known.theirs)

    with known.work.read() as session:
        told = session.scalars(select(AuditEntry).where(AuditEntry.action == AuditAction.ERASED)).one()
        assert told.row_id == known.theirs
        about = session.scalars(
            select(AuditEntry).where(AuditEntry.customer_id == known.theirs, AuditEntry.kind != "erasure")
        ).all()
        assert len(about) > 20
        assert {(one.details, one.salt) for one in about} == {(None, None)}


def test_G2_the_log_of_cases_is_guarded_again_afterwards(known: Known) -> None:
    ErasureService(known.work).erase(known.theirs)

    with known.work.read() as session:
        names = set(
            session.connection()
            .exec_driver_sql(
                "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'case_entry'"
            )
            .scalars()
        )
    assert len(names) == 3


def test_G2_everybody_else_keeps_what_they_had(known: Known) -> None:
    with known.work.read() as session:
        before = session.scalars(select(Preference.text).where(Preference.customer_id == known.others)).all()

    ErasureService(known.work).erase(known.theirs)

    with known.work.read() as session:
        after = session.scalars(select(Preference.text).where(Preference.customer_id == known.others)).all()
        other = session.get_one(Customer, known.others)
        assert other.display_name.startswith(OTHERS)
        assert other.referred_by_id is None
    assert [text for text in before if THEIRS not in text] == list(after)


def test_G2_a_child_of_two_stays_with_the_other_and_so_does_its_birthday(known: Known) -> None:
    other = CustomerService(known.work).add_customer(CustomerDraft(display_name="Uma Lindqvist")).value
    with known.work.write() as session:
        child = Companion(customer_id=known.theirs, name="Louis", kind="child")
        session.add(child)
        session.flush()
        born = Occasion(customer_id=known.theirs, companion_id=child.id, kind="birthday", month=5, day=7)
        session.add_all([born, CompanionShare(customer_id=other, companion_id=child.id)])
        session.flush()
        occasion_id = born.id

    ErasureService(known.work).erase(known.theirs)

    with known.work.read() as session:
        stands = select(OccasionLine.customer_id).where(OccasionLine.occasion_id == occasion_id)
        assert session.get_one(Occasion, occasion_id).customer_id == other
        assert session.scalars(stands).all() == [other]


def test_G2_what_stays_belongs_to_a_card_that_says_nothing(known: Known) -> None:
    ErasureService(known.work).erase(known.theirs)

    with known.work.read() as session:
        card = session.get_one(Customer, known.theirs)
        assert (card.display_name, card.note, card.card_number) == (NOBODY, "", "")
        assert card.archived_at == NOON
        case = session.scalars(select(Case).where(Case.customer_id == known.theirs)).one()
        assert case.what == NOBODY
        entry = session.scalars(select(CaseEntry).where(CaseEntry.case_id == case.id)).first()
        assert entry is not None
        assert (entry.text, entry.details) == ("", {})


def test_G2_an_erasing_is_recorded_by_number_only_in_the_file_and_beside_it(known: Known) -> None:
    ErasureService(known.work).erase(known.theirs)

    beside = json.loads((known.path.parent / "erasures.json").read_text())
    assert [one["customer_id"] for one in beside["erasures"]] == [known.theirs]
    assert set(beside["erasures"][0]) == {"customer_id", "at", "venue_made_at"}
    with known.work.read() as session:
        row = session.scalars(select(Erasure)).one()
        assert (row.customer_id, row.staff_id, row.reason) == (known.theirs, 1, "asked")


def test_G2_an_older_backup_is_freed_of_them_before_it_is_used(known: Known) -> None:
    backups = known.work.database.backups
    assert backups is not None
    old = backups.take(Why.HAND).kept.path
    ErasureService(known.work).erase(known.theirs)
    known.work.database.close()

    restore(old, known.path, at=NOON, before_use=(ErasingAgain(SetClock(), keepers),))

    assert times_said(known.path) == 0
    assert times_said(known.path, OTHERS) > 50
    database = open_venue_file(known.path, SetClock())
    assert troubles(database) == []
    database.close()


@pytest.mark.parametrize("gone", ["lists", "file and a list", "file and the other list"])
def test_G2_a_list_or_the_file_is_enough_to_know_whom(known: Known, gone: str) -> None:
    backups = known.work.database.backups
    assert backups is not None
    old = backups.take(Why.HAND).kept.path
    ErasureService(known.work).erase(known.theirs)
    known.work.database.close()
    lists = known.path.parent / "erasures.json", old.parent / "erasures.json"
    missing = lists if gone == "lists" else (known.path, lists["other" in gone])
    for one in missing:
        one.write_bytes(one.read_bytes()[:-2]) if one in lists else one.unlink()

    restore(old, known.path, at=NOON, before_use=(ErasingAgain(SetClock(), keepers),))

    assert times_said(known.path) == 0


def test_G2_on_a_new_computer_the_folder_of_backups_knows_whom(known: Known, tmp_path: Path) -> None:
    backups = known.work.database.backups
    assert backups is not None
    stick, new = tmp_path / "stick", tmp_path / "new"
    stick.mkdir()
    new.mkdir()
    backups.choose(Choices(second=str(stick)))
    name = backups.take(Why.HAND).kept.path.name
    ErasureService(known.work).erase(known.theirs)
    by_erasing = (stick / "erasures.json").read_bytes()
    (stick / "erasures.json").unlink()
    backups.take(Why.HAND)
    taken = backups.take_to(tmp_path / "elsewhere").kept.path

    restore_venue(stick / name, DataFolder(new), clock=SetClock())

    assert times_said(new / "venue.regulars") == 0
    for folder in (stick, new, taken.parent):
        assert (folder / "erasures.json").read_bytes() == by_erasing


def test_G2_without_erasing_again_the_backup_would_bring_them_back(known: Known) -> None:
    backups = known.work.database.backups
    assert backups is not None
    old = backups.take(Why.HAND).kept.path
    ErasureService(known.work).erase(known.theirs)
    known.work.database.close()

    restore(old, known.path, at=NOON)

    assert times_said(known.path) > 50


def test_G2_whoever_has_the_number_of_an_erased_one_after_going_back_is_left_alone(known: Known) -> None:
    backups = known.work.database.backups
    assert backups is not None
    ErasureService(known.work).erase(known.theirs)
    with known.work.write() as session:
        row = session.get_one(Customer, known.others)
        row.created_at = NOON.replace(hour=13)
    beside = known.path.parent / "erasures.json"
    told = json.loads(beside.read_text())
    told["erasures"][0]["customer_id"] = known.others
    beside.write_text(json.dumps(told))
    newer = backups.take(Why.HAND).kept.path
    known.work.database.close()

    restore(newer, known.path, at=NOON, before_use=(ErasingAgain(SetClock(), keepers),))

    assert times_said(known.path, OTHERS) > 50


def test_G2_before_it_a_preview_says_what_goes_what_stays_and_which_backups_hold_them(known: Known) -> None:
    backups = known.work.database.backups
    assert backups is not None
    taken = backups.take(Why.HAND).kept

    preview = ErasureService(known.work).preview(known.theirs)

    assert preview.name.startswith(THEIRS)
    going = {one.table: one.count for one in preview.going}
    assert (going["contact_point"], going["attachment"], going["preference"]) == (1, 2, 3)
    assert {one.table for one in preview.emptied} >= {
        "visit",
        "survey_answer",
        "recovery_case",
        "audit_entry",
    }
    assert preview.backups == (taken.at,)
    assert preview.blocking == ()


def test_G2_it_says_where_words_about_others_name_them(known: Known) -> None:
    with known.work.write() as session:
        session.get_one(Customer, known.others).note = f"came with {THEIRS} Name {THEIRS}"

    preview = ErasureService(known.work).preview(known.theirs)

    assert [(one.table, one.count) for one in preview.named_elsewhere] == [("customer", 1)]


def test_G2_an_open_case_or_a_visit_to_come_is_said_first(known: Known) -> None:
    with known.work.write() as session:
        case = session.scalars(select(Case).where(Case.customer_id == known.theirs)).one()
        case.state, case.closed_at, case.ending = "open", None, ""
    service = ErasureService(known.work)

    with pytest.raises(Conflict):
        service.erase(known.theirs)
    assert times_said(known.path) > 50

    service.erase(known.theirs, although_open=True)
    assert times_said(known.path) == 0


def test_G2_nobody_is_erased_twice(known: Known) -> None:
    ErasureService(known.work).erase(known.theirs)

    with pytest.raises(NotFound):
        ErasureService(known.work).erase(known.theirs)


def test_G2_an_erased_one_has_no_card_to_open(known: Known) -> None:
    ErasureService(known.work).erase(known.theirs, although_open=True)

    with pytest.raises(NotFound, match="not here any more"):
        CardService(known.work).get_card(known.theirs)


def test_G2_a_desk_that_had_the_card_open_writes_nothing_more_about_an_erased_one(known: Known) -> None:
    ErasureService(known.work).erase(known.theirs, although_open=True)

    with pytest.raises(NotFound, match="not here any more"):
        PreferenceService(known.work).add_preference(known.theirs, PreferenceDraft(text=THEIRS))
    with pytest.raises(NotFound, match="not here any more"), known.work.write() as session:
        session.get_one(Customer, known.theirs).note = THEIRS
    assert times_said(known.path) == 0


def test_G2_without_that_guard_an_erased_one_would_be_written_about(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LeftAlone, "keep", lambda *_given: None)
    ErasureService(known.work).erase(known.theirs, although_open=True)
    PreferenceService(known.work).add_preference(known.theirs, PreferenceDraft(text=THEIRS))

    assert times_said(known.path) > 0


def test_G2_what_is_going_on_with_an_erased_one_may_still_end(known: Known) -> None:
    with known.work.write() as session:
        visit = Visit(customer_id=known.theirs, status="here", arrives_on=NOON.date())
        session.add(visit)
    ErasureService(known.work).erase(known.theirs, although_open=True)

    with known.work.write() as session:
        session.get_one(Visit, visit.id).status = "completed"


def test_G2_it_asks_for_the_password_again(door: Door) -> None:
    door.open()
    door.clock.forward(minutes=6)

    with pytest.raises(AskedAgain):
        ErasureService(door.work).erase(1)


def test_G2_on_a_server_too(postgres_hotel_url: str) -> None:
    with open_server_place(postgres_hotel_url) as (work, _clock):
        theirs, others = fill_person(work, THEIRS), fill_person(work, OTHERS)
        let_meet(work, theirs, others)
        before = figures(work)

        preview = ErasureService(work).preview(theirs)
        erased = ErasureService(work).erase(theirs)

        assert erased.value.cleaned
        assert "erases them again" in backups_words(preview, work.wording)
        assert "erases them again" in backups_words(erased.value, work.wording)
        assert figures(work) == before
        assert troubles(work.database) == []
        assert said_in_tables(work) == []


def said_in_tables(work: Workplace) -> list[str]:
    """The tables in which a word of theirs stands."""
    found = []
    with work.read() as session:
        for table in Base.metadata.tables.values():
            rows = session.execute(select(table)).all()
            if THEIRS.lower() in repr(rows).lower():
                found.append(table.name)
    return found


def test_G2_every_table_has_its_place() -> None:
    placed = [*HOLDINGS, *DERIVED, *PART_OF, *OF_NOBODY]

    assert sorted(placed) == sorted(Base.metadata.tables)


def test_G2_no_undo_brings_back_what_was_said_of_them(known: Known) -> None:
    kept = PreferenceService(known.work).add_preference(known.theirs, PreferenceDraft(text=f"{THEIRS} tea"))
    assert kept.reversal is not None
    kept.reversal.undo()
    ErasureService(known.work).erase(known.theirs)

    with pytest.raises(NotFound):
        kept.reversal.redo()

    assert times_said(known.path) == 0
