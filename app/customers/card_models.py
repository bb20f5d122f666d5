"""The view models of everything beside the list, made together when the first card is wanted."""

from __future__ import annotations

from collections.abc import Callable

from app.customers.capture_bar.view_model import CaptureViewModel
from app.customers.card.view_model import CardViewModel
from app.customers.forms.finding import finding_by
from app.customers.forms.new_customer_view_model import NewCustomerViewModel
from app.customers.history.view_model import HistoryViewModel
from app.customers.services import GuestServices
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.wording.reading import Reading


class CardModels:
    """The card, its history, the capture line that follows it, and forms for somebody new."""

    def __init__(
        self,
        services: GuestServices,
        *,
        new_lane: Callable[[], AnyLane],
        bus: ChangeBus,
        runner: CommandRunner,
        notices: Notices,
        reading: Reading,
    ) -> None:
        self.history = HistoryViewModel(services.history, lane=new_lane(), notices=notices)
        self.card = CardViewModel(
            services,
            lane=new_lane(),
            bus=bus,
            runner=runner,
            notices=notices,
            history=self.history,
            reading=reading,
            finding=finding_by(
                services.lookup,
                lane=new_lane(),
                heard_from=services.cards.list_heard_from,
                words_lane=new_lane(),
                reading=reading,
            ),
        )
        self.capture = CaptureViewModel(services.captures, runner=runner, notices=notices, reading=reading)
        self._new_customers: list[NewCustomerViewModel] = []
        self._services, self._new_lane, self._notices = services, new_lane, notices
        self._attachments = services.attachments
        self._runner = runner
        self.card.shown.connect(self._follow_card)
        self.card.gone.connect(lambda _why: self.capture.show_card(None))

    def refresh(self) -> None:
        """Read everything again."""
        self.card.refresh()
        self.history.refresh()

    def new_customer(self) -> NewCustomerViewModel:
        """What one form for somebody new works with."""
        model = NewCustomerViewModel(
            self._services, lane=self._new_lane(), runner=self._runner, notices=self._notices
        )
        self._new_customers.append(model)
        return model

    def content_of(self, attachment_id: int) -> bytes:
        """The bytes of a file; raises NotFound."""
        return self._runner.read(lambda: self._attachments.get_content(attachment_id))

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self.history.close()
        self.card.close()
        for model in self._new_customers:
            model.close()

    def _follow_card(self, _is_other: object) -> None:
        shown = self.card.now_shown
        self.capture.show_card(shown.card if shown else None)
