"""The Import pane as a person sees and drives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.changes import Change
from app.transfer.mapping.targets import Target
from app.transfer.outcome.card import NEW, PROBLEMS, SAME, UPDATED
from app.transfer.outcome.tables import wrong_words
from app.transfer.view_model import Stage

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from app.transfer.pane import ImportPane
    from app.ui.theme.theme import Theme
    from tests.transfer.pane_desk import ImportDesk

BOOKINGS = (
    "Guest Name;E-Mail;Phone;Date of Birth;Arrival;Departure;Room No\n"
    "Okafor, Ada;ada@example.com;+41 79 123 45 67;29.11.1980;24.11.2026;26.11.2026;412\n"
    "Berg, Nils Mr.;nils@example.com;12;29.02.1971;25.11.2026;27.11.2026;201\n"
    "Sato, Hana;hana@example.com;;;31.02.2026;;\n"
)
CARDS = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Léa Müller\r\nTEL:+41791234567\r\nBDAY:1980-11-29\r\nEND:VCARD\r\n"
CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Léa Müller's birthday\r\nDTSTART;VALUE=DATE:20201129\r\n"
    "RRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Staff meeting\r\nDTSTART:20261130T090000Z\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def matching(import_desk: ImportDesk, import_pane: ImportPane) -> ImportPane:
    import_pane.open_files([import_desk.file("bookings.csv", BOOKINGS)])
    return import_pane


def texts(pane: ImportPane, key: str) -> list[list[str]]:
    """What a table shows."""
    model = pane.match.outcome.tables[key].rows
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def chip_texts(pane: ImportPane) -> list[str]:
    flow = pane.match.outcome._chips
    return [flow.itemAt(place).widget().accessibleName() for place in range(flow.count())]


def test_the_head_says_how_the_file_was_read(matching: ImportPane) -> None:
    assert matching.head.title == "Import bookings.csv"
    line = matching.head._line._label.accessibleName()
    assert line == "3 rows · UTF-8 · semicolons · dates are day first (31.12.2024)."


def test_the_chips_say_what_will_happen(matching: ImportPane) -> None:
    assert chip_texts(matching) == ["2 new guests", "2 stays", "2 rows with a problem"]
    assert matching.match.import_button.text() == "Import 2 rows"


def test_every_problem_stands_in_the_table_with_its_row(matching: ImportPane) -> None:
    rows = texts(matching, PROBLEMS)
    assert [row[0] for row in rows] == ["3", "4"]
    assert rows[1][:3] == ["4", "Sato, Hana", "31.02.2026"]
    assert rows[1][-1] == "Arrival: “31.02.2026” is not a date"
    tones = [
        matching.match.outcome.tables[PROBLEMS].rows.columns[-1].chip(row).tone
        for row in matching.match.outcome.tables[PROBLEMS].rows.rows
    ]
    assert tones == ["brass", "alert"]


def test_values_of_a_row_with_too_few_cells_are_not_shown_under_other_headers(
    import_desk: ImportDesk, import_pane: ImportPane
) -> None:
    short = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n1,A,2,24.12.2026,3.50\n2,B,24.12.2026,3.50\n"
    import_pane.open_files([import_desk.file("till.csv", short)])
    row = next(row for row in texts(import_pane, PROBLEMS) if "cells" in row[-1])
    assert row[1] == "2, B"
    assert row[2:-1] == ["", ""]


@pytest.mark.parametrize("key", [PROBLEMS, UPDATED, NEW, SAME])
def test_every_table_is_a_sound_model(matching: ImportPane, qtmodeltester: ModelTester, key: str) -> None:
    qtmodeltester.check(matching.match.outcome.tables[key].rows)


def test_a_long_list_comes_page_by_page(
    import_desk: ImportDesk, import_pane: ImportPane, qtmodeltester: ModelTester
) -> None:
    lines = "".join(f"Guest {place},guest{place}@example.com\n" for place in range(250))
    import_pane.open_files([import_desk.file("many.csv", "Name,Email\n" + lines)])
    model = import_pane.match.outcome.tables[NEW].rows
    assert model.rowCount() == 100
    model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == 200
    qtmodeltester.check(model)


def test_the_tabs_tell_how_many_there_are(matching: ImportPane) -> None:
    words = [button.text() for button in matching.match.outcome.tabs._buttons.values()]
    assert words == ["Problems 2", "Updated 0", "New 2", "May be the same person 0"]


def tab_order(first: QWidget) -> list[QWidget]:
    """Every widget that Tab stops at, from ``first`` on."""
    found, widget = [first], first.nextInFocusChain()
    while widget is not first:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def test_tab_goes_through_the_page_in_reading_order(matching: ImportPane) -> None:
    match = matching.match
    order = tab_order(matching.head._line.button)
    wanted = [
        matching.head._line.button,
        match.columns.list,
        match.outcome.tabs._buttons[PROBLEMS],
        match.outcome.tables[PROBLEMS],
        match.name.button,
        match.cancel_button,
        match.problems_button,
        match.import_button,
    ]
    assert [widget for widget in order if widget in wanted] == wanted
    assert all(widget.accessibleName() for widget in wanted)


def test_a_whole_import_is_done_by_keyboard(matching: ImportPane, qtbot: QtBot) -> None:
    match = matching.match
    qtbot.keyClick(match.columns.list, Qt.Key.Key_Down)
    qtbot.keyClick(match.columns.list, Qt.Key.Key_Delete)
    assert matching.view_model.file.mapping.columns[1].target is Target.LEAVE_OUT
    qtbot.keyClick(match.import_button, Qt.Key.Key_Space)
    assert matching.view_model.stage is Stage.DONE


def test_escape_leaves_without_importing(matching: ImportPane, qtbot: QtBot, import_desk: ImportDesk) -> None:
    with qtbot.waitSignal(matching.left):
        qtbot.keyClick(matching.match.import_button, Qt.Key.Key_Escape)
    assert matching.view_model.stage is Stage.START
    assert import_desk.service.list_batches() == ()


def test_what_came_in_and_what_stayed_out_is_said_at_the_end(
    matching: ImportPane, import_desk: ImportDesk
) -> None:
    matching.match.import_button.click()
    assert matching.head.title == "bookings.csv is in"
    done = matching.done
    assert ("user-plus", "2 new guests") in done._came._lines
    assert ("circle-alert", "1 row stayed out") in done._out._lines
    saved = import_desk.folder / "bookings.rejected.csv"
    assert str(saved) in done._where.text()
    assert "31.02.2026" in saved.read_text(encoding="utf-8-sig")


def test_the_import_shown_can_be_taken_back_at_once(matching: ImportPane, import_desk: ImportDesk) -> None:
    matching.match.import_button.click()
    matching.done.undo_button.click()
    assert matching.head.title == "bookings.csv was taken back"
    assert matching.done.gone.accessibleName() == "Taken back: 2 guests, 2 stays"
    assert not matching.done.undo_button.isEnabled()
    assert import_desk.service.list_batches()[0].undone


def test_control_z_after_the_import_is_seen_on_the_page(
    matching: ImportPane, import_desk: ImportDesk
) -> None:
    matching.match.import_button.click()
    import_desk.runner.undo()
    assert matching.head.title == "bookings.csv was taken back"


def test_past_imports_tell_when_who_and_what(matching: ImportPane, qtbot: QtBot) -> None:
    matching.match.import_button.click()
    matching.show_past()
    model = matching.past_card.list.model()
    said = model.index(0, 0).data()
    assert said == ("bookings.csv, 25 Nov 2026 13:00 · Mara Kovac · 2 new guests · 2 stays, Enter to undo")


def test_a_past_import_is_taken_back_by_keyboard_after_a_question(
    matching: ImportPane, import_desk: ImportDesk, qtbot: QtBot
) -> None:
    matching.match.import_button.click()
    matching.show_past()
    past = matching.past_card.list
    past.setCurrentIndex(past.model().index(0, 0))
    import_desk.dialogs.answer = False
    qtbot.keyClick(past, Qt.Key.Key_Return)
    assert import_desk.dialogs.questions == ["Take back what came in with bookings.csv?"]
    assert not import_desk.service.list_batches()[0].undone
    import_desk.dialogs.answer = True
    qtbot.keyClick(past, Qt.Key.Key_Return)
    assert import_desk.service.list_batches()[0].undone
    assert "taken back" in past.model().index(0, 0).data()


def test_what_somebody_built_on_since_stays_and_the_list_says_why(
    matching: ImportPane, import_desk: ImportDesk
) -> None:
    from app.customers.schemas.drafts import PreferenceDraft
    from app.customers.service.preferences import PreferenceService

    matching.match.import_button.click()
    preferences = PreferenceService(import_desk.place.work)
    preferences.add_preference(1, PreferenceDraft(text="tulips", strength="like"))
    matching.past.take_back(1)
    said = matching.past_card.list.model().index(0, 0).data()
    assert "1 guest kept:" in said


def test_the_list_of_past_imports_is_a_sound_model(matching: ImportPane, qtmodeltester: ModelTester) -> None:
    matching.match.import_button.click()
    qtmodeltester.check(matching.past_card.list.model())


def test_an_import_of_another_desk_appears_in_the_list(
    import_pane: ImportPane, import_desk: ImportDesk
) -> None:
    path = import_desk.file("bookings.csv", BOOKINGS)
    import_desk.service.run(import_desk.service.inspect([path]))
    import_desk.bus.publish(Change(everything=True))
    assert import_pane.past_card.list.model().rowCount() == 1


def test_problems_are_saved_where_somebody_wants_them(matching: ImportPane, import_desk: ImportDesk) -> None:
    import_desk.dialogs.to_save = import_desk.folder / "to put right.csv"
    matching.match.problems_button.click()
    saved = import_desk.dialogs.to_save.read_text(encoding="utf-8-sig")
    assert "Sato, Hana" in saved
    assert "Berg, Nils Mr." in saved
    assert import_desk.said == "Saved as to put right.csv"


def test_an_address_book_shows_what_was_found_instead_of_columns(
    import_desk: ImportDesk, import_pane: ImportPane
) -> None:
    import_pane.open_files([import_desk.file("people.vcf", CARDS)])
    assert import_pane.match.found.isVisible()
    assert not import_pane.match.columns.isVisible()
    assert ("cake", "1 date to remember") in import_pane.match.found._facts._lines
    assert import_pane.match.import_button.text() == "Import 1 card"


def test_a_calendar_shows_whose_days_were_found_and_what_stays_out(
    import_desk: ImportDesk, import_pane: ImportPane
) -> None:
    import_pane.open_files([import_desk.file("days.ics", CALENDAR)])
    assert ("cake", "1 date to remember") in import_pane.match.found._facts._lines
    assert import_pane.match.import_button.text() == "Import 1 event"
    assert "2 events" in import_pane.head._line._text
    (problem,) = import_desk.view_model.report.problems
    assert wrong_words(problem) == "Title: It names nobody you know"


def test_several_files_are_shown_one_by_one(import_desk: ImportDesk, import_pane: ImportPane) -> None:
    files = [import_desk.file("bookings.csv", BOOKINGS), import_desk.file("people.vcf", CARDS)]
    import_pane.open_files(files)
    assert import_pane.head.title == "Import 2 files"
    assert import_pane.match.columns.isVisible()
    import_pane.match.files.choose("1")
    assert import_pane.match.found.isVisible()
    assert texts(import_pane, PROBLEMS)[0][0] == "bookings.csv"


def test_a_bad_file_among_good_ones_is_named(import_desk: ImportDesk, import_pane: ImportPane) -> None:
    import_pane.open_files([import_desk.file("bookings.csv", BOOKINGS), import_desk.file("empty.csv", "")])
    assert import_pane.match.refused.accessibleName() == "“empty.csv” is empty. It stays out."


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), "a picture"),
        (b"PK\x03\x04" + bytes(60), "damaged"),
        (b"%PDF-1.7\n" + bytes(300), "PDF"),
    ],
)
def test_a_file_nothing_can_be_made_of_says_why_and_what_was_kept(
    import_desk: ImportDesk, import_pane: ImportPane, content: bytes, says: str
) -> None:
    path = import_desk.folder / "guests.csv"
    path.write_bytes(content)
    import_pane.open_files([path])
    words = import_pane.failed._state.accessibleName()
    assert "guests.csv" in words
    assert says in words
    assert "Nothing was changed." in words


def test_a_file_put_right_is_read_when_somebody_tries_again(
    import_desk: ImportDesk, import_pane: ImportPane, qtbot: QtBot
) -> None:
    path = import_desk.file("bookings.csv", "")
    import_pane.open_files([path])
    import_desk.file("bookings.csv", BOOKINGS)
    qtbot.keyClick(import_pane.failed.focusProxy(), Qt.Key.Key_Space)
    assert import_pane.view_model.stage is Stage.MATCHING


def test_doubtful_letters_are_shown_side_by_side(
    import_desk: ImportDesk, import_pane: ImportPane, qtbot: QtBot
) -> None:
    path = import_desk.file("doubt.csv", "Name,Phone\nJosé,0791234567\nRémi,0791234568\n", "latin-1")
    import_pane.open_files([path])
    assert 2 <= len(import_pane.asking.buttons) <= 3
    right = next(b for b in import_pane.asking.buttons if b.accessibleName() == "José, Rémi are right")
    qtbot.keyClick(right, Qt.Key.Key_Space)
    assert [row[1] for row in texts(import_pane, NEW)] == ["José", "Rémi"]


def test_doubtful_dates_are_asked_about(import_desk: ImportDesk, import_pane: ImportPane) -> None:
    import_pane.open_files([import_desk.file("b.csv", "Name,Birthday\nAnna Berg,03/04/1980\n")])
    assert import_pane.match.doubt.isVisible()
    import_pane.match.doubt.month_button.click()
    assert not import_pane.match.doubt.isVisible()
    assert "month first" in import_pane.head._line._label.accessibleName()


def test_files_are_chosen_from_the_menu(import_desk: ImportDesk, import_pane: ImportPane) -> None:
    import_desk.dialogs.to_open = [import_desk.file("bookings.csv", BOOKINGS)]
    import_pane.choose_or_go_on()
    assert import_pane.view_model.stage is Stage.MATCHING


def test_the_matching_gets_another_name_in_place(matching: ImportPane, qtbot: QtBot) -> None:
    name = matching.match.name
    qtbot.mouseClick(name.button, Qt.MouseButton.LeftButton)
    assert name.field.text() == "bookings"
    qtbot.keyClicks(name.field, "PMS export")
    qtbot.keyClick(name.field, Qt.Key.Key_Return)
    assert matching.view_model.file.name == "PMS export"
    assert name.button.text() == "“PMS export”"


def test_escape_keeps_the_name_of_the_matching(matching: ImportPane, qtbot: QtBot) -> None:
    name = matching.match.name
    name.button.click()
    qtbot.keyClicks(name.field, "other")
    qtbot.keyClick(name.field, Qt.Key.Key_Escape)
    assert matching.view_model.file.name == "bookings"
    assert matching.view_model.stage is Stage.MATCHING


def test_card_numbers_can_be_masked_instead_of_refused(
    import_desk: ImportDesk, import_pane: ImportPane
) -> None:
    import_pane.open_files([import_desk.file("c.csv", "Name,Note\nAda Okafor,4111 1111 1111 1111\n")])
    box = import_pane.match.outcome._mask
    assert box.isVisible()
    box.click()
    report = import_pane.view_model.report
    assert (report.rows, report.rows_rejected) == (1, 0)


@pytest.mark.parametrize(("size", "scale"), [((948, 616), 1.0), ((948, 616), 2.0), ((3600, 1900), 2.0)])
def test_the_pane_fits_every_window(
    matching: ImportPane, theme: Theme, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    theme.set_text_scale(scale)
    matching.resize(*size)
    button = matching.match.import_button
    qtbot.waitUntil(lambda: button.width() >= button.sizeHint().width())
    assert (matching.width(), matching.height()) == size
    assert matching.rect().contains(button.mapTo(matching, button.rect().bottomRight()))


def test_a_known_guest_is_opened_from_the_list_of_updates(
    matching: ImportPane, import_desk: ImportDesk, qtbot: QtBot
) -> None:
    matching.match.import_button.click()
    changed = BOOKINGS.replace("412", "413")
    matching.open_files([import_desk.file("bookings.csv", changed)])
    table = matching.match.outcome.tables[UPDATED]
    matching.match.outcome.tabs._buttons[UPDATED].click()
    table.setCurrentIndex(table.rows.index(0, 0))
    with qtbot.waitSignal(matching.customer_wanted) as wanted:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args == [1]


def test_the_same_file_again_brings_nothing_new(matching: ImportPane, import_desk: ImportDesk) -> None:
    matching.match.import_button.click()
    matching.open_files([import_desk.folder / "bookings.csv"])
    assert matching.match.import_button.text() == "Nothing new to import"
    assert not matching.match.import_button.isEnabled()
