"""The right side of the pane: the card of one customer with everything that is done on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.attachments.at_hand import FilesAtHand
from app.customers.capture_bar.bar import CaptureBar
from app.customers.card.panel import CardPanel
from app.customers.card_models import CardModels
from app.customers.forms.customer_form import CustomerForm
from app.customers.history.card import HistoryCard
from app.customers.history.entry_choices import choices_for
from app.ui.dialogs import Dialogs
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class CardSide:
    """Puts the card together at once, and the form for somebody new when that is needed."""

    def __init__(
        self, models: CardModels, *, theme: Theme, reading: Reading, dialogs: Dialogs, notices: Notices
    ) -> None:
        self.models = models
        self._theme = theme
        self._reading = reading
        happenings = models.card.happenings
        self.files = FilesAtHand(
            add=happenings.attach,
            content=lambda row: models.content_of(row.id),
            dialogs=dialogs,
            notices=notices,
        )
        self.panel = CardPanel(
            models.card,
            theme=theme,
            reading=reading,
            history=HistoryCard(models.history, theme, reading, choices=partial(choices_for, happenings)),
            bar=CaptureBar(models.capture, theme, reading),
            files=self.files,
        )
        self.files.show_picture = lambda image, title: self.panel.side.open_picture(image, title=title)
        self.panel.forms.follow_history(models.history)

    def new_form(self, *, open_customer: Callable[[int], None], leave: Callable[[], None]) -> CustomerForm:
        """A form for somebody new."""
        form = CustomerForm(
            self.models.new_customer(),
            theme=self._theme,
            reading=self._reading,
            finding=self.models.card.finding,
        )
        form.added.connect(open_customer)
        form.known_chosen.connect(open_customer)
        form.left.connect(leave)
        return form
