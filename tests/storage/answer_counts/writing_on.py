"""A process that answers again and again until somebody kills it: `python -m … FILE SEED THE-WRITE-IN-WHICH-TO-DIE`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

from sqlalchemy.orm import Session

from app.storage.answer_counts.keeper import AnswerKeeper
from app.storage.opening import open_file
from app.storage.recording import Recorded
from tests.storage.answer_counts.acting import Hand, keepers
from tests.venues import SetClock

WRITES = ("answer", "answer again", "nobody answers", "score", "move", "remove", "bulk", "merge")


class Dying:
    """Ends in the middle of one write, when everything has been written down and nothing is committed."""

    def __init__(self, turn: int, end: Callable[[], None] = lambda: os._exit(9)) -> None:
        self._left, self._end = turn, end

    def keep(self, session: Session, recorded: Recorded) -> None:
        """Count the writes; end in the last one."""
        self._left -= 1
        if self._left == 0:
            session.flush()
            self._end()


def write_on(path: Path, seed: int, *, dying: Dying) -> None:
    """Say after each commit how many there were."""
    database = open_file(path, clock=SetClock(), keepers=keepers([AnswerKeeper(), dying]))
    hand, dice = Hand(database), Random(seed)
    try:
        hand.begin()
        for done in count(1):
            hand.act(dice.choice(WRITES), dice.randint(0, 90))
            sys.stdout.write(f"{done}\n")
            sys.stdout.flush()
    finally:
        database.close()


if __name__ == "__main__":
    write_on(Path(sys.argv[1]), int(sys.argv[2]), dying=Dying(int(sys.argv[3])))
