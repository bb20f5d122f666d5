"""Lists and tables over rows: pages, selection, and the same words for ears as for eyes."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.ui.chips import ChipSpec
from app.ui.row_list import RowDelegate, RowList, RowLook
from app.ui.row_model import ROW_ROLE, RowModel
from app.ui.row_table import CHIP_ROLE, Column, PagedTableModel, RowTable
from app.ui.spans import Span, paint_line
from app.ui.theme.theme import Theme


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    problem: str = ""


ANNA, BEN, CLEO = Person(1, "Anna"), Person(2, "Ben", "No phone"), Person(3, "Cleo")


def say(person: Person) -> str:
    return person.name


def key(person: Person) -> int:
    return person.id


@pytest.fixture
def model(qapp: object) -> RowModel[Person]:
    return RowModel(say=say, key=key)


@pytest.fixture
def table_model(qapp: object) -> PagedTableModel[Person]:
    return PagedTableModel(
        [
            Column("Number", lambda person: str(person.id), right=True, width=70),
            Column("Name", say, strong=True),
            Column(
                "What is wrong",
                lambda person: person.problem,
                chip=lambda person: ChipSpec(person.problem, "alert") if person.problem else None,
            ),
        ]
    )


class NameDelegate(RowDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, height=40)
        self.painted: list[tuple[str, RowLook]] = []

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Person, look: RowLook) -> None:
        self.painted.append((row.name, look))
        paint_line(painter, self.theme, rect=rect, spans=[Span(row.name)])

    def row_height(self, row: Person, width: int) -> int:
        return self.theme.px(60 if row.problem else 40)


@pytest.fixture
def people(theme: Theme, model: RowModel[Person], qtbot: QtBot) -> RowList:
    view = RowList(theme, model, NameDelegate(theme), name="Guests")
    qtbot.addWidget(view)
    view.resize(300, 400)
    model.show_rows([ANNA, BEN, CLEO])
    view.show()
    return view


def test_the_list_model_keeps_the_rules_of_qt(model: RowModel[Person], qtmodeltester: ModelTester) -> None:
    model.show_rows([ANNA, BEN], more=True)
    qtmodeltester.check(model)
    model.append_rows([CLEO], more=False)

    assert [model.index(at).data() for at in range(3)] == ["Anna", "Ben", "Cleo"]


def test_a_row_is_spoken_as_it_is_shown(model: RowModel[Person]) -> None:
    model.show_rows([ANNA])
    index = model.index(0)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Anna"
    assert index.data(ROW_ROLE) is ANNA
    assert model.data(QModelIndex()) is None


def test_further_rows_are_asked_for_once_and_only_while_there_are_some(model: RowModel[Person]) -> None:
    asked = []
    model.more_wanted.connect(asked.append)
    model.show_rows([ANNA], more=True)

    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert asked == [1]
    model.append_rows([BEN], more=False)
    model.fetchMore(QModelIndex())
    assert asked == [1]
    assert [person.name for person in model.rows] == ["Anna", "Ben"]


def test_the_chosen_person_stays_chosen_when_the_rows_are_read_again(
    people: RowList, model: RowModel[Person]
) -> None:
    people.choose(2)
    chosen = []
    people.row_chosen.connect(chosen.append)

    model.show_rows([CLEO, Person(2, "Benjamin"), ANNA])

    assert people.current_row == Person(2, "Benjamin")
    assert chosen == []


def test_rows_that_are_the_same_people_are_refreshed_in_place(
    people: RowList, model: RowModel[Person]
) -> None:
    resets = []
    model.modelReset.connect(lambda: resets.append(True))

    model.show_rows([ANNA, Person(2, "Benjamin"), CLEO])

    assert resets == []
    assert model.index(1).data() == "Benjamin"


def test_arrows_choose_and_enter_opens(people: RowList, qtbot: QtBot) -> None:
    chosen, opened = [], []
    people.row_chosen.connect(chosen.append)
    people.row_opened.connect(opened.append)
    assert people.current_row == ANNA

    people.step(1)
    qtbot.keyClick(people, Qt.Key.Key_Down)
    people.step(5)
    people.step(-9)
    people.open_current()
    qtbot.keyClick(people, Qt.Key.Key_Return)

    assert chosen == [BEN, CLEO, ANNA]
    assert opened == [ANNA, ANNA]


def test_stepping_through_an_empty_list_does_nothing(people: RowList, model: RowModel[Person]) -> None:
    model.show_rows([])
    people.step(1)

    assert people.current_row is None
    assert not people.choose(1)


def test_the_chosen_row_has_a_bar_and_each_row_its_own_height(people: RowList, theme: Theme) -> None:
    people.choose(1)
    image = people.grab().toImage()

    assert image.pixelColor(1, 5).name().upper() == theme.tokens.brand
    assert image.pixelColor(200, 5).name().upper() == theme.tokens.brandsoft
    assert image.pixelColor(1, 60).name().upper() == theme.tokens.surface
    heights = [people.visualRect(people.model().index(at)).height() for at in range(3)]
    assert heights == [40, 60, 40]


def test_the_table_model_keeps_the_rules_of_qt(
    table_model: PagedTableModel[Person], qtmodeltester: ModelTester
) -> None:
    table_model.show_rows([ANNA, BEN], more=True)
    qtmodeltester.check(table_model)
    table_model.append_rows([CLEO], more=False)

    assert table_model.rowCount() == 3


def test_a_table_tells_its_cells_titles_and_chips(table_model: PagedTableModel[Person]) -> None:
    table_model.show_rows([ANNA, BEN])

    titles = [table_model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)]
    assert titles == ["Number", "Name", "What is wrong"]
    assert table_model.index(1, 2).data() == "No phone"
    assert table_model.index(1, 2).data(CHIP_ROLE) == ChipSpec("No phone", "alert")
    assert table_model.index(0, 2).data(CHIP_ROLE) is None
    assert table_model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert table_model.index(0, 1).data(Qt.ItemDataRole.FontRole).bold()


def test_a_table_fetches_pages_as_somebody_scrolls(
    theme: Theme, table_model: PagedTableModel[Person], qtbot: QtBot
) -> None:
    everybody = [Person(number, f"Guest {number}") for number in range(500)]

    def fetch(have: int) -> None:
        table_model.append_rows(everybody[have : have + 100], more=have + 100 < len(everybody))

    table_model.more_wanted.connect(fetch)
    table = RowTable(theme, table_model, name="Rows")
    qtbot.addWidget(table)
    table.resize(500, 300)
    table_model.show_rows(everybody[:100], more=True)
    table.show()

    assert table_model.rowCount() < 500
    while table_model.canFetchMore(QModelIndex()):
        table.scrollToBottom()
    assert table_model.rowCount() == 500


def test_a_table_chooses_whole_rows_and_opens_them(
    theme: Theme, table_model: PagedTableModel[Person], qtbot: QtBot
) -> None:
    table = RowTable(theme, table_model, name="Rows")
    qtbot.addWidget(table)
    table.resize(500, 300)
    table_model.show_rows([ANNA, BEN])
    chosen, opened = [], []
    table.row_chosen.connect(chosen.append)
    table.row_opened.connect(opened.append)
    table.show()

    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert chosen[-1] == BEN
    assert opened == [BEN]
    assert table.current_row == BEN
    assert table.accessibleName() == "Rows"
    image = table.grab().toImage()
    assert theme.tokens.alertsoft in {
        image.pixelColor(x, y).name().upper() for x in range(195, 250) for y in range(0, image.height(), 4)
    }
