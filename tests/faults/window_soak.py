"""A long day before one window, measured: ``python -m tests.faults.window_soak FOLDER OPERATIONS`` prints its figures.

Everything is done by the window's own keys and pages, on real threads and a real file. What is counted after each part:
memory, handles, widgets, windows, and every QObject that hangs on the window or that Python knows of.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path
from random import Random

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.bootstrap.desk_window import GUESTS
from app.bootstrap.program import Program
from app.core.clock import FixedClock
from app.core.paths import DataFolder
from app.ui.application import new_application
from tests.faults.hands import CTRL, PANES, Hands, look_up, note, open_card, settings, undo
from tests.faults.soak import PARTS, Yardstick, figures
from tests.faults.work import NOON, add_guest
from tests.venues import open_place

GUESTS_THERE = 60


def another_card(hands: Hands, dice: Random) -> None:
    """Look somebody up and open them."""
    look_up(f"guest {10 + dice.randrange(GUESTS_THERE - 10)}")(hands)
    open_card(hands)


def line_and_back(hands: Hands, number: int) -> None:
    """Keep a line and take it back, so that the card does not grow for ever."""
    note(f"likes table {number % 97}")(hands)
    undo(hands)


def form_and_away(hands: Hands) -> None:
    """Open a form of the card and leave it."""
    hands.key(Qt.Key.Key_L, CTRL)
    hands.wait(lambda: hands.desk.guests.card.side.form is not None)
    hands.key(Qt.Key.Key_Escape)
    hands.wait(lambda: hands.desk.guests.card.side.form is None)


def case_and_away(hands: Hands) -> None:
    """Open the form of a case over the window and leave it."""
    hands.key(Qt.Key.Key_R, CTRL)
    quick = hands.desk.recovering.quick_form
    hands.wait(lambda: quick.is_open)
    hands.key(Qt.Key.Key_Escape)
    hands.wait(lambda: not quick.is_open)


def plan_and_away(hands: Hands) -> None:
    """Open the form of a moment over the window and leave it."""
    hands.key(Qt.Key.Key_M, CTRL)
    quick = hands.desk.planning.quick_form
    hands.wait(lambda: quick.is_open)
    hands.key(Qt.Key.Key_Escape)
    hands.wait(lambda: not quick.is_open)


def one_operation(hands: Hands, dice: Random, number: int) -> None:
    """What comes next before the window."""
    step = number % 10
    if step in (0, 3, 6):
        another_card(hands, dice)
    elif step in (1, 4):
        line_and_back(hands, number)
    elif step == 2:
        form_and_away(hands)
    elif step == 5:
        case_and_away(hands)
    elif step == 7:
        plan_and_away(hands)
    elif step == 8:
        pages = list(PANES.values())
        pages[number // 10 % len(pages)](hands)
    else:
        page = settings(hands)
        sections = page.sections
        page.open(sections[number // 10 % len(sections)].key)
        hands.rest(5)
        hands.desk.window.go_to(GUESTS)


def counted(hands: Hands) -> dict[str, int]:
    """How many objects of Qt there are."""
    gc.collect()
    hands.rest(50)
    # What the program has set aside counts too, and so does what has become garbage in there.
    gc.unfreeze()
    known = sum(isinstance(one, QObject) for one in gc.get_objects())
    gc.freeze()
    return {
        "widgets": len(QApplication.allWidgets()),
        "windows": len(QApplication.topLevelWidgets()),
        "below_window": len(hands.desk.window.findChildren(QObject)),
        "known_to_python": known,
    }


def soak(hands: Hands, operations: int) -> dict[str, object]:
    """So many operations in parts, after everything was opened once; gives the first, an early and the last part."""
    dice, parts, yardstick = Random(1), [], Yardstick()
    for number in range(200):
        one_operation(hands, dice, number)
    # Whoever counts what hangs on the window makes it known to Python.
    counted(hands)
    for part in range(PARTS):
        spans, same = [], []
        for number in range(operations // PARTS):
            begun = time.thread_time()
            one_operation(hands, dice, number)
            spans.append(time.thread_time() - begun)
            if number % Yardstick.EVERY == 0:
                same.append(yardstick.span())
        parts.append(figures(part, spans, same) | counted(hands))
        print(json.dumps(parts[-1]), file=sys.stderr, flush=True)
    return {"operations": operations, "first": parts[0], "early": parts[1], "last": parts[-1]}


def main() -> None:
    """One soak in one folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    folder, operations = Path(sys.argv[1]), int(sys.argv[2])
    with open_place(folder) as place:
        for number in range(GUESTS_THERE):
            add_guest(place.work, f"Guest {number}")
    program = Program(new_application("regulars"), data=DataFolder(folder), clock=FixedClock(NOON))
    hands = Hands(program)
    program.start()
    hands.wait(lambda: bool(program.desks) and hands.desk.session.is_open)
    hands.wait(lambda: hands.desk.guests.results.answers is not None)
    hands.front()
    another_card(hands, Random(0))
    print(json.dumps(soak(hands, operations)))
    program.close()


if __name__ == "__main__":
    main()
