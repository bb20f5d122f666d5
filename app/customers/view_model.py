"""What the Guests pane shows and who is chosen in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.customers.results.view_model import LooksUp, LookupViewModel
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.wording.reading import Reading

if TYPE_CHECKING:
    from app.customers.capture_bar.view_model import CaptureViewModel
    from app.customers.card.view_model import CardViewModel
    from app.customers.card_models import CardModels
    from app.customers.history.view_model import HistoryViewModel
    from app.customers.services import GuestServices

SETTLE_MS = 120
"""How long the choice must rest before a card is read, so that typing never waits for one."""


class GuestsViewModel(QObject):
    """The list, and the models of the card, which are made when the first one is wanted.

    ``when_ready`` calls back, of several callers the latest, as soon as what cards need is loaded.
    ``opened`` asks for the card of a customer to be brought up and worked on; ``card_shown`` and
    ``card_gone`` say what the card says. ``card_awaited`` says before the first one that it is on its way.
    """

    opened = Signal(int)
    card_shown = Signal(bool)
    card_gone = Signal(str)
    card_awaited = Signal()

    def __init__(
        self,
        lookup: LooksUp,
        *,
        services: Callable[[], GuestServices],
        new_lane: Callable[[], AnyLane],
        bus: ChangeBus,
        runner: CommandRunner,
        notices: Notices,
        reading: Reading,
        when_ready: Callable[[Callable[[], None]], None] = lambda then: then(),
        settle_ms: int = SETTLE_MS,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.notices = notices
        self.lookup = LookupViewModel(lookup, lane=new_lane(), bus=bus, notices=notices)
        self._services = services
        self._new_lane = new_lane
        self._when_ready = when_ready
        self._bus = bus
        self._runner = runner
        self._models: CardModels | None = None
        self._opening = False
        self._waits_for_card = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(settle_ms)
        self._settle.timeout.connect(self._settled)
        self.lookup.customer_chosen.connect(self._choose)
        self.lookup.answered.connect(self._answered)

    @property
    def models(self) -> CardModels:
        """The models of everything beside the list, made now if they were not needed before."""
        if self._models is None:
            from app.customers.card_models import CardModels

            self._models = CardModels(
                self._services(),
                new_lane=self._new_lane,
                bus=self._bus,
                runner=self._runner,
                notices=self.notices,
                reading=self.reading,
            )
            self._models.card.shown.connect(self.card_shown)
            self._models.card.gone.connect(self.card_gone)
        return self._models

    @property
    def card(self) -> CardViewModel:
        """The card."""
        return self.models.card

    @property
    def history(self) -> HistoryViewModel:
        """The history of the customer shown."""
        return self.models.history

    @property
    def capture(self) -> CaptureViewModel:
        """The capture line."""
        return self.models.capture

    @property
    def at_hand_id(self) -> int:
        """Whose card is shown or on its way; 0 for nobody's, and while it is not known yet whose."""
        return 0 if self._opening or self._models is None else self._models.card.wanted_id

    @property
    def shown_id(self) -> int:
        """Whose card is on screen; 0 for nobody's."""
        return self._models.card.customer_id if self._models is not None else 0

    def start(self) -> None:
        """Show who is here, expected and was here lately."""
        self.lookup.refresh()

    def show_customer(self, customer_id: int) -> None:
        """Show a card at once."""
        self._settle.stop()
        self.lookup.choose(customer_id)
        self._settle.stop()
        self._waits_for_card = False
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
        if self._models is not None:
            self._models.refresh()

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._settle.stop()
        self.lookup.close()
        if self._models is not None:
            self._models.close()

    def _choose(self, _customer_id: int) -> None:
        if self._models is None:
            self.card_awaited.emit()
        if self._settle.interval():
            self._settle.start()
        else:
            self._settled()

    def _settled(self) -> None:
        self._waits_for_card = True
        self._when_ready(self._show_chosen)

    def _show_chosen(self) -> None:
        if self._waits_for_card:
            self._waits_for_card = False
            self.card.show_customer(self.lookup.chosen_id)

    def _answered(self, is_new: object) -> None:
        rows = self.lookup.result.rows
        if self._opening and self.lookup.is_answered and is_new:
            self._opening = False
            if rows:
                self.open_customer(rows[0].customer_id)

    def _open_chosen(self) -> None:
        self._opening = False
        rows = self.lookup.result.rows
        if rows:
            chosen = self.lookup.row_of(self.lookup.chosen_id) or rows[0]
            self.open_customer(chosen.customer_id)
