"""What every test gets: no network, a home of its own, English words, and a look at what it left behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before the first import of PySide6: no screen, no C locale, a private place for sockets.
RUNTIME_FOLDER = tempfile.mkdtemp(prefix="regulars-")
os.environ.update(
    {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "1",
        "LC_ALL": "C.UTF-8",
        "XDG_RUNTIME_DIR": RUNTIME_FOLDER,
    }
)

import shutil  # noqa: E402

import pytest  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402

from tests.examples import register_profiles  # noqa: E402
from tests.isolation import homes, leftovers, network, qt_use  # noqa: E402
from tests.isolation.complaints import Complaints, listening_to_logs, listening_to_qt  # noqa: E402
from tests.patience import patient  # noqa: E402

pytest_plugins = [
    "tests.figures",
    "tests.loading",
    "tests.looks",
    "tests.postgres",
    "tests.statements",
    "tests.tracing",
    "tests.turns",
]

register_profiles()


def pytest_unconfigure() -> None:
    """Take the private folder for sockets away again."""
    shutil.rmtree(RUNTIME_FOLDER, ignore_errors=True)


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real files, which lies beside the project and is not part of it."""
    folder = Path(__file__).parents[2] / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip("the folder of real files, ../shared/corpora, is not here")
    return folder


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Nothing in a test reaches another machine."""
    with network.only_this_machine():
        yield


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty home for each test, so that nothing of the person at this computer is read or written."""
    folder = homes.new_home(tmp_path_factory.getbasetemp())
    for name, value in homes.variables(folder).items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, home: Path) -> Iterator[None]:
    """Fail the test that leaves a thread, a window or a running timer behind."""
    uses_qt = qt_use.needs_application(request)
    if uses_qt:
        request.getfixturevalue("qapp")
    before = leftovers.look(qt=uses_qt)
    yield
    left = leftovers.new_since(before, qt=uses_qt)
    if left:
        pytest.fail("The test left behind: " + ", ".join(left), pytrace=False)


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """The usual one, with more patience."""
    return patient(qtbot)


@pytest.fixture
def qt_warnings() -> list[str]:
    """Qt's messages during this test, for a test that expects some: it looks at them itself."""
    return []


@pytest.fixture(autouse=True)
def no_complaints(request: pytest.FixtureRequest, nothing_left_behind: None) -> Iterator[None]:
    """Fail the test during which Qt or the program's log complained.

    A test that takes `caplog` looks at the log itself, one that takes `qt_warnings` looks at Qt's messages itself.
    """
    wanted = request.fixturenames
    complaints = Complaints()
    expected = request.getfixturevalue("qt_warnings") if "qt_warnings" in wanted else None
    with (
        listening_to_qt(complaints, expected=expected),
        listening_to_logs(complaints, expected="caplog" in wanted),
    ):
        yield
    if complaints.heard:
        pytest.fail("Complaints nobody expected:\n" + "\n".join(complaints.heard), pytrace=False)
