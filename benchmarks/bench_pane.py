"""The Guests pane on screen: a keystroke until the list is painted, and the card of somebody with a thousand entries.

Painting is drawing the widgets into a picture without a screen; the reference is the reading alone, without Qt.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")

from PySide6.QtWidgets import QApplication

from app.core.cancelling import Cancellation
from app.core.undo import History
from app.customers.pane import GuestsPane
from app.customers.services import GuestServices
from app.customers.view_model import GuestsViewModel
from app.ui.actions import Actions
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.dialogs import Dialogs
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace
from app.wording.reading import Reading
from benchmarks.desk import REGULAR, open_desk
from benchmarks.timing import Budget, report, take_times

RESOURCES = Path(__file__).parents[1] / "resources"
TEXTS = (
    "g",
    "gu",
    "gue",
    "gues",
    "guest",
    "guest 1",
    "guest 12",
    "1",
    "19",
    "199",
    "l",
    "lo",
    "lou",
    "louis",
)
ROUNDS = 20
SETTLE_FOREVER = 10**6


def main() -> int:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(app, resources=RESOURCES, mode="light")
    with open_desk() as work, TemporaryDirectory() as folder:
        view_model, pane = open_pane(work, theme, Path(folder))
        return measure(work, view_model, pane)


def open_pane(work: Workplace, theme: Theme, folder: Path) -> tuple[GuestsViewModel, GuestsPane]:
    """The pane at the size it has in a window of 1366 by 820."""
    bus, notices = ChangeBus(), Notices()
    services = GuestServices.at(work)
    view_model = GuestsViewModel(
        services.lookup,
        services=lambda: services,
        new_lane=InlineLane,
        bus=bus,
        runner=CommandRunner(bus, History(), notices),
        notices=notices,
        reading=Reading(work.wording, work.clock),
        settle_ms=SETTLE_FOREVER,
    )
    pane = GuestsPane(
        view_model,
        theme=theme,
        actions=Actions(theme),
        dialogs=Dialogs(),
        remembered=Remembered(folder / "window.ini"),
    )
    pane.resize(1290, 736)
    pane.show()
    return view_model, pane


def measure(work: Workplace, view_model: GuestsViewModel, pane: GuestsPane) -> int:
    """Take the times of both and say them."""
    lookup = GuestServices.at(work).lookup

    def type_text(text: str) -> None:
        view_model.lookup.look_up(text)
        pane.results.grab()

    def show_card(customer_id: int) -> None:
        view_model.card.show_customer(customer_id)
        pane.card.grab()

    texts = [text for _ in range(ROUNDS) for text in TEXTS]
    for text in TEXTS:
        type_text(text)
    typing = take_times(type_text, texts)
    finding = take_times(lambda text: lookup.find(text, cancellation=Cancellation()), texts)
    turns = [customer_id for _ in range(ROUNDS * 2) for customer_id in (REGULAR, REGULAR + 1)]
    for customer_id in turns[:8]:
        show_card(customer_id)
        QApplication.processEvents()
    showing = take_times(show_card, turns)
    reading = take_times(view_model.card.read_quietly, turns)
    print(f"keystroke until painted      {typing.said()}")
    print(f"finding alone                {finding.said()}")
    print(f"card read and painted        {showing.said()}")
    print(f"card read alone              {reading.said()}")
    print(
        f"ratio to reading alone, p95  list {typing.p95 / finding.p95:.2f}   card {showing.p95 / reading.p95:.2f}"
    )
    view_model.close()
    return report(
        [
            Budget("keystroke until the list is painted, p95", typing.p95, 16.0),
            Budget("card with 1,000 entries read and painted, p95", showing.p95, 50.0),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
