"""Memory with every pane opened, in a hotel of a million guests: a plain file and the same one encrypted.

``python -m benchmarks.bench_memory FOLDER [WORDS]`` measures the venue of a data folder instead, which ``WORDS`` open
when it is encrypted. Each venue has a process of its own: people are looked up, cards read, every pane and every
page of the metrics shown, and people looked up again. What is kept of pages read is part of it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import Budget, report

ROOT = Path(__file__).parents[1]
LARGE, MOST, ROUNDS = 1_000_000, 220.0, 3
TYPED = ("anna", "müll", "4566", "biscuit", "kowal", "oat milk", "юлия", "HB12", "dvoř", "smi")
WORDS = "three small words"
OPENED, AT_THE_END = "opened", "with every pane"


def main(folder: str, words: str) -> int:
    """Measure the venue of a folder, or a plain and an encrypted one of a million."""
    if folder:
        return report([_budget(folder, measure(folder, words))])
    with TemporaryDirectory(prefix="regulars-bench-", dir=ROOT / "build") as made:
        plain, sealed = Path(made) / "plain", Path(made) / "sealed"
        make_both(plain, sealed)
        found = {"plain": measure(str(plain)), "encrypted": measure(str(sealed), WORDS)}
    return report([_budget(name, marks) for name, marks in found.items()])


def _budget(name: str, marks: dict[str, float]) -> Budget:
    print(f"{name}: " + ", ".join(f"{mark} {megabytes:.0f} MiB" for mark, megabytes in marks.items()))
    return Budget(f"{name}, {AT_THE_END}", marks[AT_THE_END], MOST, unit="MiB")


def make_both(plain: Path, sealed: Path) -> None:
    """The hotel in each of the folders; building it takes minutes and is done once."""
    from app.core.clock import SystemClock
    from app.core.paths import DataFolder
    from app.core.recovery_key import RecoveryKey
    from app.rehearsal.builder import build_rehearsal
    from app.storage.cipher.locks import Locks
    from app.storage.cipher.recoding import recode
    from app.storage.cipher.unlocking import find_by_words
    from app.storage.opening import open_file
    from benchmarks.bench_lookup import FOLDER

    for folder in (plain, sealed):
        folder.mkdir()
    files = [DataFolder(folder).venue_file for folder in (plain, sealed)]
    kept = FOLDER / f"hotel-{LARGE}.regulars"
    if not kept.exists():
        build_rehearsal(kept, "hotel", size=LARGE)
    shutil.copyfile(kept, files[0])
    open_file(files[0], clock=SystemClock()).close()
    shutil.copyfile(files[0], files[1])
    recovery = RecoveryKey.new()
    recode(files[1], recovery)
    Locks(files[1], find_by_words(files[1], recovery.shown).key.pragma).set_passphrase(WORDS)


def measure(folder: str, words: str = "") -> dict[str, float]:
    """What the process of a window had, in MiB."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES="qt.text.font.db=false")
    command = [sys.executable, "-m", "benchmarks.bench_memory", "--window", folder, words]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    marks: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return marks


def resident() -> float:
    """How much memory this process has, in MiB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def watch_window(folder: str, words: str) -> None:
    """Use the window of a venue, begun as the program begins, and say how much memory it had in the end."""
    from app.bootstrap.quick_start import begin_quickly

    begin_quickly()
    from app.bootstrap.program import Program
    from app.bootstrap.venue_opener import open_existing
    from app.core.clock import SystemClock
    from app.core.paths import DataFolder
    from app.ui.application import new_application

    clock, data = SystemClock(), DataFolder(Path(folder))
    program = Program(new_application("regulars"), data=data, clock=clock)
    program.show_desk(data, open_existing(data, clock, words=words))
    marks = use_window(program)
    print(json.dumps(marks))
    sys.stdout.flush()
    # Whatever reads on other threads is not waited for.
    os._exit(0)


def use_window(program: object) -> dict[str, float]:
    """Look up, open cards, show everything, look up again."""
    window = program.desks[-1].window  # type: ignore[attr-defined]
    window.resize(1366, 820)
    window.show()
    settle()
    marks = {OPENED: resident()}
    look_up(window)
    marks["looked up"] = resident()
    for key in list(window._entries):
        window.show_pane(key)
        settle(1_500)
        pages = getattr(getattr(window.pane(key), "front", None), "_pages", ())
        for page in pages:
            window.pane(key).front.show_page(page.key)
            settle(1_500)
    marks[AT_THE_END] = resident()
    for _ in range(ROUNDS):
        look_up(window)
    marks[AT_THE_END] = max(marks[AT_THE_END], resident())
    return marks


def look_up(window: object) -> None:
    """Type each text letter by letter, and open who is found first."""
    window.show_pane("guests")  # type: ignore[attr-defined]
    for text in TYPED:
        for end in range(1, len(text) + 1):
            window.lookup.set_text(text[:end])  # type: ignore[attr-defined]
            settle(40)
        settle(250)


def settle(milliseconds: int = 400) -> None:
    """Let what is under way arrive."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    given = sys.argv[1:]
    if given[:1] == ["--window"]:
        watch_window(given[1], given[2])
        sys.exit(0)
    sys.exit(main(*(*given, "", "")[:2]))
