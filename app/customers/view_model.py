"""What the Guests pane shows and who is chosen in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.customers.capture_bar.view_model import CaptureViewModel
from app.customers.card.view_model import CardViewModel
from app.customers.forms.new_customer_view_model import NewCustomerViewModel
from app.customers.history.view_model import HistoryViewModel
from app.customers.reading import Reading
from app.customers.results.view_model import LookupViewModel
from app.customers.services import GuestServices
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices

SETTLE_MS = 120
"""How long the choice must rest before a card is read, so that typing never waits for one."""


class GuestsViewModel(QObject):
    """``opened`` asks for the card of a customer to be brought up and worked on."""

    opened = Signal(int)

    def __init__(
        self,
        services: GuestServices,
        *,
        new_lane: Callable[[], AnyLane],
        bus: ChangeBus,
        runner: CommandRunner,
        notices: Notices,
        reading: Reading,
        settle_ms: int = SETTLE_MS,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.notices = notices
        self.lookup = LookupViewModel(services.lookup, lane=new_lane(), bus=bus, notices=notices)
        self.history = HistoryViewModel(services.history, lane=new_lane(), notices=notices)
        self.card = CardViewModel(
            services,
            lane=new_lane(),
            bus=bus,
            runner=runner,
            notices=notices,
            history=self.history,
            reading=reading,
        )
        self.capture = CaptureViewModel(services.captures, runner=runner, notices=notices, reading=reading)
        self.new_customer = NewCustomerViewModel(services, lane=new_lane(), runner=runner, notices=notices)
        self._opening = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(settle_ms)
        self._settle.timeout.connect(self._show_chosen)
        self.lookup.customer_chosen.connect(self._choose)
        self.lookup.answered.connect(self._answered)
        self.card.shown.connect(self._card_shown)
        self.card.gone.connect(lambda: self.capture.show_card(None))

    def start(self) -> None:
        """Show who is here, expected and was here lately."""
        self.lookup.refresh()

    def show_customer(self, customer_id: int) -> None:
        """Show a card at once."""
        self._settle.stop()
        self.lookup.choose(customer_id)
        self._settle.stop()
        self.card.show_customer(customer_id)

    def open_customer(self, customer_id: int) -> None:
        """Show a card at once, to work on it."""
        self.show_customer(customer_id)
        self.opened.emit(customer_id)

    def open_first(self, text: str) -> None:
        """Open whoever is found first for ``text``, as soon as that is known: scanners type fast."""
        self._opening = True
        self.lookup.look_up(text)
        if self._opening and self.lookup.is_answered:
            self._open_chosen()

    def refresh(self) -> None:
        """Read everything again."""
        self.lookup.refresh()
        self.card.refresh()
        self.history.refresh()

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._settle.stop()
        for part in (self.lookup, self.history, self.card, self.new_customer):
            part.close()

    def _choose(self, customer_id: int) -> None:
        if self._settle.interval():
            self._settle.start()
        else:
            self.card.show_customer(customer_id)

    def _show_chosen(self) -> None:
        self.card.show_customer(self.lookup.chosen_id)

    def _answered(self, is_new: object) -> None:
        rows = self.lookup.result.rows
        if self._opening and self.lookup.is_answered and is_new and rows:
            self._opening = False
            self.open_customer(rows[0].customer_id)

    def _open_chosen(self) -> None:
        self._opening = False
        rows = self.lookup.result.rows
        if rows:
            chosen = self.lookup.row_of(self.lookup.chosen_id) or rows[0]
            self.open_customer(chosen.customer_id)

    def _card_shown(self, _is_other: object) -> None:
        shown = self.card.now_shown
        self.capture.show_card(shown.card if shown else None)
