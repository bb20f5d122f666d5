"""An import from the file to the report, without a widget."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.transfer.mapping.dates import DateStyle
from app.transfer.mapping.targets import Target
from app.transfer.view_model import Stage

if TYPE_CHECKING:
    from tests.transfer.pane_desk import ImportDesk

GUESTS = "Name;E-Mail;Phone;Note\nAda Okafor;ada@example.com;+41 79 123 45 67;likes tulips\nNils Berg;nils@example.com;;\n"
TWO_WAYS = "Name,Birthday\nAnna Berg,03/04/1980\nBen Cho,05/06/1990\n"


def test_files_dropped_are_read_and_what_will_happen_is_worked_out(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    stages: list[Stage] = []
    model.stage_changed.connect(lambda: stages.append(model.stage))
    model.open_files([import_desk.file("guests.csv", GUESTS)])
    assert stages == [Stage.READING, Stage.MATCHING]
    assert model.report is not None
    assert model.report.customers_added == 2
    assert model.can_import


def test_nothing_is_written_before_somebody_says_so(import_desk: ImportDesk) -> None:
    import_desk.view_model.open_files([import_desk.file("guests.csv", GUESTS)])
    import_desk.view_model.leave()
    assert not import_desk.changes
    assert import_desk.service.list_batches() == ()


def test_importing_tells_everybody_and_can_be_taken_back_and_done_again(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    model.open_files([import_desk.file("guests.csv", GUESTS)])
    model.run()
    assert model.stage is Stage.DONE
    assert import_desk.changes[-1].everything
    assert import_desk.runner.undo_label == "import guests.csv"
    import_desk.runner.undo()
    assert [batch.undone for batch in import_desk.service.list_batches()] == [True]
    import_desk.runner.redo()
    assert [batch.undone for batch in import_desk.service.list_batches()] == [False, True]
    import_desk.runner.undo()
    assert all(batch.undone for batch in import_desk.service.list_batches())


def test_an_import_taken_back_from_the_list_does_not_block_undo(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    model.open_files([import_desk.file("guests.csv", GUESTS)])
    model.run()
    import_desk.past.take_back(import_desk.service.list_batches()[0].id)
    import_desk.runner.undo()
    assert import_desk.runner.undo_label == ""


def test_a_column_that_means_something_else_changes_what_will_happen(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    model.open_files([import_desk.file("guests.csv", GUESTS)])
    assert model.report is not None
    assert model.report.contacts_added == 3
    model.edits.choose_target(2, Target.LEAVE_OUT)
    assert model.report.contacts_added == 2
    assert model.file is not None
    assert model.file.mapping is not None
    assert model.file.mapping.columns[2].target is Target.LEAVE_OUT


def test_a_meaning_that_only_one_column_may_have_moves(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    model.open_files([import_desk.file("guests.csv", GUESTS)])
    model.edits.choose_target(3, Target.NAME)
    assert model.file is not None
    assert model.file.mapping is not None
    assert model.file.mapping.columns[0].target is Target.LEAVE_OUT


def test_what_was_matched_by_hand_stays_when_letters_are_read_another_way(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    model.open_files([import_desk.file("guests.csv", GUESTS)])
    model.edits.choose_target(3, Target.TAGS)
    model.edits.choose_encoding("cp1252")
    assert model.file is not None
    assert model.file.look.encoding_name == "cp1252"
    assert model.file.mapping is not None
    assert model.file.mapping.columns[3].target is Target.TAGS


def test_dates_that_can_be_read_two_ways_follow_the_choice(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    model.open_files([import_desk.file("birthdays.csv", TWO_WAYS)])
    model.edits.choose_date_style(DateStyle.MONTH_FIRST)
    assert model.file is not None
    assert model.file.mapping is not None
    column = model.file.mapping.columns[1]
    assert (column.date_style, column.style_sure) == (DateStyle.MONTH_FIRST, True)


def test_a_matching_is_remembered_under_the_name_it_was_given(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    path = import_desk.file("guests.csv", GUESTS)
    model.open_files([path])
    model.edits.choose_name("Till export")
    model.edits.choose_target(3, Target.TAGS)
    model.run()
    model.open_files([path])
    assert model.file is not None
    assert model.file.name == "Till export"
    assert model.file.mapping is not None
    assert model.file.mapping.columns[3].target is Target.TAGS
    assert model.report is not None
    assert model.report.customers_added == 0


def test_letters_that_leave_a_doubt_are_asked_about_before_anything_else(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    path = import_desk.file("doubt.csv", "Name,Phone\nJosé,0791234567\nRémi,0791234568\n", "latin-1")
    model.open_files([path])
    assert model.stage is Stage.ASKING
    assert model.file is not None
    readings = [sample.names for sample in model.file.samples]
    assert ("José", "Rémi") in readings
    assert len(readings) > 1
    model.edits.choose_encoding("cp1252")
    assert model.stage is Stage.MATCHING
    assert model.report is not None
    assert [person.name for person in model.report.new] == ["José", "Rémi"]


def test_a_file_that_cannot_be_read_says_why(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    picture = import_desk.folder / "guests.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    model.open_files([picture])
    assert model.stage is Stage.FAILED
    assert model.trouble is not None
    assert "guests.csv" in model.trouble.what


def test_of_several_files_the_bad_one_stays_out(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    good, empty = import_desk.file("guests.csv", GUESTS), import_desk.file("empty.csv", "")
    model.open_files([good, empty])
    assert [file.path for file in model.files] == [good]
    assert [refused.path for refused in model.refused] == [empty]
    assert model.report is not None
    assert model.report.customers_added == 2


def test_a_reading_that_is_impossible_leaves_the_file_as_it_was(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    model.open_files([import_desk.file("guests.csv", GUESTS)])
    model.edits.choose_encoding("utf-32")
    assert model.stage is Stage.MATCHING
    assert model.file is not None
    assert model.file.look.encoding_name == "utf-8"
    assert "guests.csv" in import_desk.said


def test_a_file_that_vanishes_before_it_is_imported_leaves_nothing_behind(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    path = import_desk.file("guests.csv", GUESTS)
    model.open_files([path])
    path.unlink()
    model.run()
    assert model.stage is Stage.MATCHING
    assert "guests.csv" in import_desk.said
    assert import_desk.service.list_batches() == ()


def test_rows_with_a_card_number_come_in_masked_once_that_is_chosen(import_desk: ImportDesk) -> None:
    model = import_desk.view_model
    model.open_files([import_desk.file("cards.csv", "Name,Note\nAda Okafor,pays with 4111 1111 1111 1111\n")])
    assert model.report is not None
    assert model.report.rows_rejected == 1
    model.choose_masking(mask=True)
    assert model.report.rows_rejected == 0


def test_the_export_of_a_hotel_needs_no_matching(import_desk: ImportDesk, corpora: Path) -> None:
    lines = (corpora / "pms-export" / "bookings.csv").read_bytes().splitlines(keepends=True)[:400]
    path = import_desk.folder / "bookings.csv"
    path.write_bytes(b"".join(lines))
    model = import_desk.view_model
    model.open_files([path])
    assert model.report is not None
    assert model.report.visits_added == 399
    assert model.report.rows_rejected == 0


@pytest.mark.parametrize("stage", [Stage.MATCHING, Stage.FAILED, Stage.DONE])
def test_leaving_puts_everything_down(import_desk: ImportDesk, stage: Stage) -> None:
    model = import_desk.view_model
    model.open_files([import_desk.file("guests.csv", "" if stage is Stage.FAILED else GUESTS)])
    if stage is Stage.DONE:
        model.run()
    assert model.stage is stage
    model.leave()
    assert (model.stage, model.files, model.report) == (Stage.START, (), None)
