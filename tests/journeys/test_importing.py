"""A file, from wherever it comes, to the cards of the people in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.transfer.pane import ImportPane
from app.transfer.view_model import Stage
from tests.journeys.conftest import Person

Start = Callable[[Path], Person]
GUESTS = "Name,Email,Phone\nAda Okonkwo,ada@example.com,+41 79 123 45 67\nNils Berg,nils@example.com,\n"


def a_file(folder: Path) -> Path:
    path = folder / "guests.csv"
    path.write_text(GUESTS, encoding="utf-8")
    return path


def drop(widget: QWidget, path: Path) -> None:
    """Drag a file onto a widget and let it go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    held, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(5, 5), action, data, held, key))
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), action, data, held, key))


def bring_in(person: Person, pane: ImportPane) -> None:
    """Wait for what will happen, and say so."""
    person.wait(lambda: pane.view_model.can_import)
    person.press(pane.match.import_button, Qt.Key.Key_Space)
    person.wait(lambda: pane.view_model.stage is Stage.DONE)


def test_a_file_dropped_on_the_window_is_shown_imported_and_found(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    drop(desk.window, a_file(tmp_path))
    pane = desk.importing.pane
    assert desk.window.current_key == "import"
    bring_in(person, pane)
    person.wait(lambda: desk.window.status.count.text == "2 guests")
    person.press(pane.done.show_button, Qt.Key.Key_Space)
    assert desk.window.current_key == "guests"
    person.look_up("okonkwo", finds=1)


def test_an_import_is_taken_back_and_done_again_by_the_same_keys_as_everything(
    start: Start, tmp_path: Path
) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    desk.importing.open_files([a_file(tmp_path)])
    bring_in(person, desk.importing.pane)
    person.wait(lambda: desk.window.status.count.text == "2 guests")
    desk.session.runner.undo()
    person.wait(lambda: desk.window.status.count.text == "0 guests")
    desk.session.runner.redo()
    person.wait(lambda: desk.window.status.count.text == "2 guests")


def test_a_file_dropped_before_there_is_a_venue_waits_for_it(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    person.program.ask_first()
    first = person.program.first
    assert first is not None
    drop(first, a_file(tmp_path))
    desk = person.answer_first_run()
    pane = desk.importing.pane
    person.wait(lambda: desk.window.current_key == "import")
    person.wait(lambda: pane.view_model.can_import)


def test_a_file_dropped_on_a_card_is_kept_with_it_and_not_imported(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    desk.importing.open_files([a_file(tmp_path)])
    bring_in(person, desk.importing.pane)
    with person.qtbot.waitSignal(desk.guests.customer_shown, timeout=10_000):
        desk.guests.open_customer(1)
    drop(desk.guests.card, a_file(tmp_path))
    assert desk.window.current_key == "guests"
    assert desk.session.runner.undo_label != "import guests.csv"


def test_the_empty_desk_offers_the_import(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    desk.dialogs.files_to_open = lambda **_words: [a_file(tmp_path)]  # type: ignore[method-assign]
    desk.guests.import_wanted.emit()
    person.wait(lambda: desk.importing.pane.view_model.can_import)


def test_an_import_under_way_is_gone_back_to(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    desk.importing.open_files([a_file(tmp_path)])
    pane = desk.importing.pane
    person.wait(lambda: pane.view_model.can_import)
    desk.window.show_pane("guests")
    desk.importing.choose()
    assert desk.window.current_key == "import"
    assert pane.view_model.can_import


def test_the_window_closes_in_the_middle_of_an_import_and_nothing_is_half_written(
    start: Start, tmp_path: Path
) -> None:
    lines = "".join(f"Guest {place},guest{place}@example.com,\n" for place in range(4000))
    path = tmp_path / "many.csv"
    path.write_text("Name,Email,Phone\n" + lines, encoding="utf-8")
    person = start(tmp_path / "place")
    desk = person.set_up()
    desk.importing.open_files([path])
    pane = desk.importing.pane
    person.wait(lambda: pane.view_model.can_import)
    person.press(pane.match.import_button, Qt.Key.Key_Space)
    assert pane.view_model.stage is Stage.IMPORTING
    person.program.close()
    again = start(tmp_path / "place")
    again.program.start()
    again.wait(lambda: bool(again.program.desks))
    again.wait(lambda: again.desk.window.status.count.text == "0 guests")


def test_the_import_is_not_on_the_rail_and_leaves_it_as_it_was(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    desk.importing.show_past()
    assert desk.window.current_key == "import"
    assert desk.window.rail.button("guests").isChecked()
    assert [listed.action.text() for listed in desk.actions.listed].count("Import…") == 1
