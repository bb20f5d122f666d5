"""S9, S10 and S11: files are the user's alone, logs hold no customer's words, and nothing is sent anywhere."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.bootstrap.restoring import restore_venue
from app.core.clock import SystemClock
from app.core.logs import start_logs, stop_logs
from app.core.paths import DataFolder
from app.model.staff import Staff
from app.storage.backups.backups import Backups
from app.storage.backups.names import Why
from app.storage.salvage.saving import salvage
from tests.faults.power import PROJECT
from tests.faults.work import at_work
from tests.figures import Figures
from tests.security.everything import SHARES, WORD, Everything
from tests.sign_in.plain_hashes import PlainHashes
from tests.tracing import tracer
from tests.venues import open_place

OTHERS = 0o077
MASKS = ("000", "022")
"""What the user's files are made with elsewhere; each is tried from the beginning, in a folder of its own."""
MAKING = "open,openat,creat,mkdir,mkdirat,umask"
_MADE = re.compile(
    r'(?:openat|open|creat|mkdir|mkdirat)\((?:AT_FDCWD(?:<[^>]*>)?, )?"(?P<path>[^"]+)".*?(?P<mode>0[0-7]{3,4})\) += (?!-1)'
    r"|umask\((?P<mask>0[0-7]*)\)"
)
WORK = """
import os, sys
from app.__main__ import main
folder, *masks = sys.argv[1:]
for mask in masks:
    os.umask(int(mask, 8))
    data = ["--data-dir", folder + "/" + mask]
    assert main(["import", folder + "/in.csv", *data]) == 0
    assert main(["log-case", "--walk-in", "Somebody", "--what", "Wet", *data]) == 0
    assert main(["backup", *data]) == 0
    assert main(["ics", "--out", folder + "/" + mask + "/out.ics", *data]) == 0
    assert main(["import", folder + "/bad.csv", *data]) == 0
"""


def watched(calls: str, log: Path) -> list[str]:
    """How a command begins whose calls of the system are recorded; nothing where that is impossible."""
    command = tracer().command
    return [*command, "-e", f"trace={calls}", "-o", str(log)] if command else []


def made_in(folder: Path, log: Path) -> list[tuple[str, bool]]:
    """Everything that was made below a folder, and whether it was open to others then, in spite of the mask."""
    made, mask = [], 0
    for found in _MADE.finditer(log.read_text("utf-8", "replace")):
        if found["mask"]:
            mask = int(found["mask"], 8)
        elif found["path"].startswith(str(folder)):
            made.append((found["path"], bool(int(found["mode"], 8) & ~mask & OTHERS)))
    return made


def open_to_others(folder: Path) -> list[str]:
    """Everything in a folder that others may read, write or enter."""
    return [
        str(path.relative_to(folder)) for path in [folder, *folder.rglob("*")] if path.stat().st_mode & OTHERS
    ]


def test_S9_files_are_the_users_alone_from_the_first_byte(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("Name,Email\nLéa,lea@example.org\n", encoding="utf-8")
    (tmp_path / "bad.csv").write_text("Name,Email,Arrival\nUwe,u@example.org,99/99/2026\n", encoding="utf-8")
    command = [
        *watched(MAKING, tmp_path / "log"),
        sys.executable,
        "-c",
        WORK,
        str(tmp_path),
        *MASKS,
    ]

    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    for mask in MASKS:
        data = tmp_path / mask
        assert {path.name for path in data.iterdir()} >= {"venue.regulars", "backups", "out.ics"}
        assert open_to_others(data) == []
    if not tracer().command:
        pytest.skip(f"held for what lies there; the first byte was not watched: {tracer().why_not}")
    for mask in MASKS:
        made = made_in(tmp_path / mask, tmp_path / "log")
        assert len(made) > 5
        assert [name for name, is_open in made if is_open] == []


def test_S9_without_the_mask_a_file_would_be_open_to_others(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    script = "import os, sys; os.umask(0); open(sys.argv[1] + '/data/x', 'w').close()"
    command = [*watched(MAKING, tmp_path / "log"), sys.executable, "-c", script, str(tmp_path)]
    subprocess.run(command, check=True)

    assert open_to_others(tmp_path / "data") == ["x"]
    if tracer().command:
        assert made_in(tmp_path / "data", tmp_path / "log") == [(str(tmp_path / "data" / "x"), True)]


PERSONAL = re.compile(rf"{WORD}|Anna|example\.org|555 \d|41795|likes|cake for", re.IGNORECASE)
BETWEEN_RESTORES = 2_500


@contextmanager
def logging_everything(folder: Path) -> Iterator[Path]:
    """The program's own log at its most talkative, and whatever the libraries say, each statement included."""
    path = start_logs(folder, level=logging.DEBUG)
    handlers, root = logging.getLogger("regulars").handlers, logging.getLogger()
    statements = logging.getLogger("sqlalchemy")
    before, said = root.level, statements.level
    root.setLevel(logging.DEBUG)
    statements.setLevel(logging.INFO)
    for handler in handlers:
        root.addHandler(handler)
    try:
        yield path
    finally:
        root.setLevel(before)
        statements.setLevel(said)
        for handler in tuple(handlers):
            root.removeHandler(handler)
        stop_logs()


class Heard(logging.Handler):
    """Keeps every line that is logged, for the files of the log are only so long."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = 0
        self.personal: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Listen to one line, with its trace."""
        self.lines += 1
        self.personal += PERSONAL.findall(self.format(record))


def go_back(folder: Path) -> None:
    """Take a backup, damage the file, save what can be read of it, and go back."""
    path, clock = folder / "venue.regulars", SystemClock()
    backup = Backups(path, clock=clock).take(Why.HAND).kept.path
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xa5" * 20_000)
    salvage(path, folder / f"saved {backup.stem}")
    restore_venue(backup, DataFolder(folder), clock=clock)


def worked_through(folder: Path, steps: int) -> tuple[Heard, Everything]:
    """Do everything and log everything; what was heard."""
    with open_place(folder) as place, place.work.database.write(by=0) as session:
        session.get_one(Staff, 1).password_hash = PlainHashes().hash("a long password")
    heard = Heard()
    with logging_everything(folder / "logs"):
        logging.getLogger().addHandler(heard)
        logging.getLogger("regulars").addHandler(heard)
        logging.getLogger("regulars.test").info("work begins")
        at_it = Everything(at_work(folder / "venue.regulars"), folder, seed=1)
        for step in range(1, steps + 1):
            at_it.act()
            if step % BETWEEN_RESTORES == 0 or step == steps:
                at_it.close()
                go_back(folder)
                at_it.reopen(at_work(folder / "venue.regulars"))
        at_it.close()
        logging.getLogger().removeHandler(heard)
    logs = [path.read_text("utf-8") for path in (folder / "logs").iterdir()]
    heard.personal += [found for log in logs for found in PERSONAL.findall(log)]
    return heard, at_it


def test_S10_two_hundred_operations_leave_no_personal_word_in_the_logs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    heard, at_it = worked_through(tmp_path, 200)

    assert heard.personal == []
    assert heard.lines > 10_000
    assert set(at_it.done) == {act.__name__ for act in SHARES}
    assert at_it.refused < 80


@pytest.mark.long
def test_S10_ten_thousand_operations_leave_no_personal_word_in_the_logs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, figures: Figures
) -> None:
    heard, at_it = worked_through(tmp_path, 10_000)

    figures(
        "10,000 operations, logged at DEBUG",
        f"{len(heard.personal)} personal words in {heard.lines:,} lines, {at_it.refused:,} refused, {at_it.done}",
    )
    assert heard.personal == []


def test_S10_what_a_statement_carries_is_in_no_error(tmp_path: Path) -> None:
    with open_place(tmp_path) as place, pytest.raises(DBAPIError) as error, place.work.read() as session:
        session.execute(text("SELECT nothing FROM customer WHERE display_name = :name"), {"name": WORD})

    assert WORD not in str(error.value)


def test_S10_a_name_in_the_log_would_be_found(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with logging_everything(tmp_path / "logs") as path:
        logging.getLogger("regulars.test").info("added %s", f"{WORD}7")

    assert PERSONAL.findall(path.read_text("utf-8")) == [WORD]


SILENT = """
import sys
told = []
def hear(event, given):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind",
                 "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect"):
        told.append((event, str(given[1:])))
sys.addaudithook(hear)
from app.__main__ import main
if sys.argv[1] == "window":
    from PySide6.QtWidgets import QApplication
    from app.ui.garbage import GarbageCollector
    GarbageCollector.settle = lambda _collector: QApplication.quit()
code = main(sys.argv[2:])
if sys.argv[1] == "loud":
    import socket
    try: socket.create_connection(("127.0.0.1", 9), 0.1)
    except OSError: pass
print("CONNECTIONS", told)
sys.exit(code)
"""
_INET = re.compile(r"(?:connect|sendto|sendmsg)\([^)]*(?:AF_INET6?|sin_port)")


def connections(folder: Path, *words: str, how: str = "quiet") -> list[str]:
    """What a command connected to, by Python's own account and, where there is strace, the system's."""
    command = [*watched("network", folder / "net"), sys.executable, "-c", SILENT, how, *words]
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    told = done.stdout.rpartition("CONNECTIONS")[2].strip()
    system = (folder / "net").read_text("utf-8", "replace") if tracer().command else ""
    return [*([] if told == "[]" else [told]), *_INET.findall(system)]


def test_S11_a_window_and_commands_connect_to_nothing(tmp_path: Path) -> None:
    with open_place(tmp_path):
        pass

    data = ("--data-dir", str(tmp_path))
    assert connections(tmp_path, *data, how="window") == []
    assert connections(tmp_path, "check", *data) == []


@pytest.mark.long
def test_S11_the_tour_through_every_pane_connects_to_nothing(tmp_path: Path, figures: Figures) -> None:
    told = connections(tmp_path, "tour", "--venue", "boutique", "--out", str(tmp_path / "out"))

    pictures = len(list((tmp_path / "out").glob("*.png")))
    figures("the tour through every pane", f"{len(told)} connections while {pictures} pictures were drawn")
    assert pictures > 40
    assert told == []


def test_S11_a_connection_would_be_heard(tmp_path: Path) -> None:
    with open_place(tmp_path):
        pass

    heard = connections(tmp_path, "find", "x", "--data-dir", str(tmp_path), how="loud")
    assert len(heard) >= (2 if tracer().command else 1)


def test_S11_network_is_imported_only_where_the_first_window_is_raised() -> None:
    root = Path(__file__).parents[2] / "app"
    talkative = re.compile(
        r"QtNetwork|QtWebEngine|import socket|from socket|urllib\.request|http\.client|import requests|import httpx|smtplib|ftplib"
    )
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if talkative.search(path.read_text("utf-8"))
    }

    assert found == {"shell/raise_calls.py"}
    assert "QLocalSocket" in (root / "shell/raise_calls.py").read_text("utf-8")
