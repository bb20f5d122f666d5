"""One place opens what may be a venue at work, and one makes connections: closing such a file elsewhere ends its locks."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Rule, Source, assert_kept, imported, last_name, made_up

RAW, DRIVER = "app.core.raw_files", "app.storage.driver"
READS_ITS_OWN = (
    # What the program wrote under a name of its own, or came with it, what the system tells, and what begins as a workbook.
    "app.core.spare_memory",
    "app.rehearsal.word_lists",
    "app.shell.licences",
    "app.shell.places",
    "app.storage.backups.choices",
    "app.storage.backups.ledger",
    "app.storage.backups.manifest",
    "app.storage.backups.shares",
    "app.storage.backups.swapping",
    "app.storage.backups.taking",
    "app.storage.cipher.key_file",
    "app.storage.plain.table_file",
    "app.storage.replacing",
    "app.storage.sealing",
    "app.surveys.questions",
    "app.surveys.replies.templates",
    "app.transfer.reading.workbooks",
    "app.ui.icons",
    "app.venue.regions",
    "app.wording.theme_starters",
)
NEW = {"O_EXCL", "O_APPEND", "devnull"}
CONNECTS = {("sqlite", "connect"), ("sqlite3", "connect"), ("dbapi2", "connect")}
COPYING = {"copyfile", "copy", "copy2", "copytree", "move"}


def connects_by_itself(source: Source) -> Iterator[str]:
    if source.within(DRIVER):
        return
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and (last_name(node.value), node.attr) in CONNECTS:
            yield source.at(node, "connects to a file by itself")
    for node, name in imported(source):
        if name.split(".")[0] == "sqlite3" or name.startswith("PySide6.QtSql"):
            yield source.at(node, f"has another library beside the one whose locks are known: {name}")


def opens_by_itself(source: Source) -> Iterator[str]:
    if source.within(RAW, *READS_ITS_OWN):
        return
    for node in source.nodes:
        if isinstance(node, ast.Call) and opens_what_is_there(node):
            yield source.at(node, "opens a file that may be a venue at work")


def opens_what_is_there(call: ast.Call) -> bool:
    name, owner = last_name(call.func), last_name(getattr(call.func, "value", None))
    if owner == "shutil":
        return name in COPYING
    if name in {"read_bytes", "read_text"}:
        return True
    if name in {"FileIO", "from_path"} or (name == "open" and isinstance(call.func, ast.Name)):
        return True
    if name != "open":
        return False
    if owner == "os":
        names = {last_name(node) for one in call.args for node in ast.walk(one)}
        return not NEW & names and "folder" not in names
    return reads(call)


def reads(call: ast.Call) -> bool:
    """Whether it is the opening of a file to read or change it, not of a page, an archive or a new file."""
    modes = [one.value for one in (*call.args, *(key.value for key in call.keywords if key.arg == "mode"))
             if isinstance(one, ast.Constant) and isinstance(one.value, str)]  # fmt: skip
    told = {key.arg for key in call.keywords} & {"encoding", "buffering", "newline"}
    return any(set(mode) <= set("rbt+") for mode in modes) or bool(told and not modes)


RULES: list[Rule] = [connects_by_itself, opens_by_itself]

OFFENDERS: list[tuple[Rule, str]] = [
    (connects_by_itself, "connection = sqlite.connect(str(path))"),
    (connects_by_itself, "import sqlite3"),
    (connects_by_itself, "from PySide6.QtSql import QSqlDatabase"),
    (opens_by_itself, "with path.open('rb') as file:\n    pass"),
    (opens_by_itself, "with path.open(encoding='utf-8') as file:\n    pass"),
    (opens_by_itself, "with open(path, 'w') as file:\n    pass"),
    (opens_by_itself, "descriptor = os.open(path, os.O_RDONLY)"),
    (opens_by_itself, "content = path.read_bytes()"),
    (opens_by_itself, "shutil.copyfile(venue, target)"),
]

INNOCENT: list[tuple[Rule, str]] = [
    (connects_by_itself, "button.clicked.connect(act)"),
    (connects_by_itself, "connection = connected(path)"),
    (opens_by_itself, "with opened_raw(path) as file:\n    pass"),
    (opens_by_itself, "descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)"),
    (opens_by_itself, "with unfinished.open('w', encoding='utf-8') as file:\n    pass"),
    (opens_by_itself, "page = settings.open(BACKUPS)"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_files_that_may_be_venues_are_opened_in_one_place(rule: Rule) -> None:
    assert_kept(rule)


@pytest.mark.parametrize(("rule", "text"), OFFENDERS)
def test_whoever_opens_one_elsewhere_is_found(rule: Rule, text: str) -> None:
    assert list(rule(made_up(text)))


@pytest.mark.parametrize(("rule", "text"), INNOCENT)
def test_whoever_does_not_is_left_alone(rule: Rule, text: str) -> None:
    assert not list(rule(made_up(text)))
