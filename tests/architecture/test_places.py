"""Some things have one place: the clock, message boxes, catch-alls, Qt, SQLAlchemy, charts."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Rule, Source, assert_kept, imported, last_name, made_up

CLOCK = "app.core.clock"
DIALOGS = "app.ui.dialogs"
# The lane, the command runner, the job of a long command and the crash hook: what goes wrong there must not end the program.
CATCH_ALLS = (
    "app.ui.lane",
    "app.ui.job",
    "app.ui.commands",
    "app.shell.crashes",
    "app.core.crashes",
    "app.storage.cipher.keychain",
)
WITHOUT_QT = ("app.core", "app.model", "app.storage", "app.wording", "app.contacts")
WITHOUT_QT_MODULES = ("service", "queries", "schemas")
WITHOUT_SQL = ("app.core", "app.ui", "app.shell", "app.wiring", "app.__main__")
WITHOUT_SQL_MODULES = ("view_model", "pane", "schemas")
SQL = ("sqlalchemy", "alembic", "sqlcipher3", "psycopg")
HANDING_OVER = {"findChild", "findChildren", "childAt", "nextInFocusChain", "previousInFocusChain"}
HANDING_KEYS_ON = "app.ui.reading_order"
CHARTS = ("app.ui.charts", "app.metrics")


def reads_the_clock(source: Source) -> Iterator[str]:
    if source.within(CLOCK):
        return
    for node in source.nodes:
        if not isinstance(node, ast.Attribute):
            continue
        base = last_name(node.value)
        if (base, node.attr) == ("time", "time") or (
            base in {"datetime", "date"} and node.attr in {"now", "utcnow", "today"}
        ):
            yield source.at(node, f"reads the clock by {base}.{node.attr}")


def shows_a_message_box(source: Source) -> Iterator[str]:
    if source.within(DIALOGS):
        return
    for node, name in imported(source):
        if name.endswith(".QMessageBox"):
            yield source.at(node, "shows a message box of its own")
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr == "QMessageBox":
            yield source.at(node, "shows a message box of its own")


def catches_everything(source: Source) -> Iterator[str]:
    if source.within(*CATCH_ALLS):
        return
    for node in source.nodes:
        if isinstance(node, ast.ExceptHandler) and is_catch_all(node) and not raises_again(node):
            yield source.at(node, "catches everything")


def is_catch_all(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(one is None or last_name(one) in {"Exception", "BaseException"} for one in caught)


def raises_again(handler: ast.ExceptHandler) -> bool:
    """Cleaning up and passing on is no catching."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def prints(source: Source) -> Iterator[str]:
    for node in source.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield source.at(node, "prints")


def is_not_done(source: Source) -> Iterator[str]:
    for node in source.nodes:
        if (
            isinstance(node, ast.Raise)
            and last_name(getattr(node.exc, "func", node.exc)) == "NotImplementedError"
        ):
            yield source.at(node, "is not done")


def knows_qt(source: Source) -> Iterator[str]:
    if source.within(*WITHOUT_QT) or source.name.endswith(tuple(f".{name}" for name in WITHOUT_QT_MODULES)):
        yield from imports_of(source, "PySide6", "shiboken6", "pyqtgraph")


def view_model_knows_widgets(source: Source) -> Iterator[str]:
    if source.name.rpartition(".")[2].endswith("view_model"):
        yield from imports_of(source, "PySide6.QtWidgets", "pyqtgraph")


def knows_sql(source: Source) -> Iterator[str]:
    if source.within(*WITHOUT_SQL) or source.name.rpartition(".")[2].endswith(WITHOUT_SQL_MODULES):
        yield from imports_of(source, *SQL)


def mixes_qt_and_sql(source: Source) -> Iterator[str]:
    if list(imports_of(source, "PySide6")):
        yield from imports_of(source, *SQL)


def draws_charts(source: Source) -> Iterator[str]:
    if not source.within(*CHARTS):
        yield from imports_of(source, "pyqtgraph")


def hands_parts_over(source: Source) -> Iterator[str]:
    """What these find PySide takes for a part of whoever was asked; app.ui.parts finds it without."""
    for node in source.nodes:
        if not isinstance(node, ast.Attribute):
            continue
        if node.attr in HANDING_OVER or (node.attr == "focusProxy" and not source.within(HANDING_KEYS_ON)):
            yield source.at(node, f"asks by {node.attr}")


def imports_of(source: Source, *libraries: str) -> Iterator[str]:
    for node, name in imported(source):
        if any(name == library or name.startswith(f"{library}.") for library in libraries):
            yield source.at(node, f"imports {name}")


RULES: list[Rule] = [
    reads_the_clock,
    shows_a_message_box,
    catches_everything,
    prints,
    is_not_done,
    knows_qt,
    view_model_knows_widgets,
    knows_sql,
    mixes_qt_and_sql,
    draws_charts,
    hands_parts_over,
]

OFFENDERS: list[tuple[Rule, str, str]] = [
    (reads_the_clock, "app.core.dates", "from datetime import datetime\nx = datetime.now(UTC)"),
    (reads_the_clock, "app.core.dates", "import datetime\nx = datetime.date.today()"),
    (reads_the_clock, "app.core.dates", "import time\nx = time.time()"),
    (shows_a_message_box, "app.customers.pane", "from PySide6.QtWidgets import QMessageBox"),
    (shows_a_message_box, "app.customers.pane", "QtWidgets.QMessageBox.warning(None, '', '')"),
    (catches_everything, "app.core.dates", "try:\n    x()\nexcept Exception:\n    pass"),
    (
        catches_everything,
        "app.core.dates",
        "try:\n    x()\nexcept (ValueError, BaseException) as error:\n    y(error)",
    ),
    (catches_everything, "app.core.dates", "try:\n    x()\nexcept:\n    pass"),
    (prints, "app.core.dates", "def f():\n    print('Anna')"),
    (is_not_done, "app.core.dates", "def f():\n    raise NotImplementedError"),
    (is_not_done, "app.core.dates", "def f():\n    raise NotImplementedError('later')"),
    (knows_qt, "app.wording.names", "def f():\n    from PySide6.QtCore import QLocale"),
    (knows_qt, "app.customers.service", "import PySide6.QtCore"),
    (view_model_knows_widgets, "app.customers.view_model", "from PySide6.QtWidgets import QWidget"),
    (view_model_knows_widgets, "app.customers.card_view_model", "from PySide6 import QtWidgets"),
    (knows_sql, "app.customers.pane", "from sqlalchemy import select"),
    (knows_sql, "app.ui.lane", "import sqlalchemy.exc"),
    (
        mixes_qt_and_sql,
        "app.customers.card",
        "from PySide6.QtCore import QObject\nfrom sqlalchemy import select",
    ),
    (draws_charts, "app.customers.feeling", "import pyqtgraph"),
    (hands_parts_over, "app.ui.over", "for each in box.findChildren(QWidget):\n    each.hide()"),
    (hands_parts_over, "app.ui.over", "part = box.focusProxy()"),
]

INNOCENT: list[tuple[Rule, str, str]] = [
    (reads_the_clock, "app.core.clock", "from datetime import datetime\nx = datetime.now(UTC)"),
    (reads_the_clock, "app.core.dates", "x = self._clock.now()"),
    (shows_a_message_box, "app.ui.dialogs", "from PySide6.QtWidgets import QMessageBox"),
    (catches_everything, "app.ui.lane", "try:\n    x()\nexcept Exception as error:\n    y(error)"),
    (catches_everything, "app.core.dates", "try:\n    x()\nexcept BaseException:\n    y()\n    raise"),
    (view_model_knows_widgets, "app.customers.view_model", "from PySide6.QtCore import QObject"),
    (knows_sql, "app.customers.queries", "from sqlalchemy import select"),
    (draws_charts, "app.ui.charts.lines", "import pyqtgraph"),
    (hands_parts_over, "app.ui.over", "for each in parts_of(box, QWidget):\n    each.hide()"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_everything_is_in_its_place(rule: Rule) -> None:
    assert_kept(rule)


@pytest.mark.parametrize(("rule", "name", "text"), OFFENDERS)
def test_what_is_out_of_place_is_found(rule: Rule, name: str, text: str) -> None:
    assert list(rule(made_up(text, name=name)))


@pytest.mark.parametrize(("rule", "name", "text"), INNOCENT)
def test_what_is_in_its_place_is_left_alone(rule: Rule, name: str, text: str) -> None:
    assert not list(rule(made_up(text, name=name)))


def test_every_rule_has_an_offender() -> None:
    assert {rule for rule, _, _ in OFFENDERS} == set(RULES)
