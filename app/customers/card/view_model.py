"""The customer shown: read at once on a lane, read again when something of it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError, NotFound
from app.core.partial_dates import LeapDay
from app.customers.edits.family import FamilyEdits
from app.customers.edits.happenings import HappeningEdits
from app.customers.edits.knowledge import KnowledgeEdits
from app.customers.edits.person import PersonEdits
from app.customers.feeling import FeelingCurve
from app.customers.forms.finding import Finding
from app.customers.history.view_model import HistoryViewModel, Page
from app.customers.schemas.card import Card
from app.customers.schemas.knowledge import PreferenceGroupRow
from app.customers.schemas.person import CardRow, Presence
from app.customers.schemas.visits import StageRow
from app.customers.services import GuestServices
from app.customers.what_to_say.choosing import what_to_say
from app.customers.what_to_say.facts import Line, VisitFact
from app.customers.what_to_say.from_card import facts_of
from app.model.codes import VisitStatus
from app.occasions.queries.own_kinds import OwnKindRow
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.wording.reading import Reading

_PORTRAIT_SIDE = 224
"""Pixels: the disc beside the name on a screen of 400 %."""
_MOST_PORTRAITS = 100
_VISITS_LOOKED_AT = 10


@dataclass(frozen=True)
class ShownCard:
    """A card with what is told and drawn beside it."""

    card: Card
    curve: FeelingCurve
    timeline: Page
    lines: tuple[Line, ...] = ()
    groups: tuple[PreferenceGroupRow, ...] = ()
    own_kinds: tuple[OwnKindRow, ...] = ()
    portrait: QImage | None = None


class CardViewModel(QObject):
    """``shown`` follows every reading, with True when it is another customer than before.

    ``gone`` gives the words of why there is nobody to show.
    """

    shown = Signal(bool)
    gone = Signal(str)

    def __init__(
        self,
        services: GuestServices,
        *,
        lane: AnyLane,
        bus: ChangeBus,
        runner: CommandRunner,
        notices: Notices,
        history: HistoryViewModel,
        reading: Reading,
        finding: Finding,
    ) -> None:
        super().__init__()
        self.finding = finding
        self._services = services
        self._history = history
        self._reading = reading
        self._lane = lane
        self._notices = notices
        self._look = runner.look
        self._wanted_id = 0
        self._shown: ShownCard | None = None
        self._portraits: dict[int, QImage | None] = {}
        self.person = PersonEdits(services, runner, self._head)
        self.knowledge = KnowledgeEdits(services, runner, self._head)
        self.family = FamilyEdits(services, runner, self._head)
        self.happenings = HappeningEdits(services, runner, self._head)
        bus.changed.connect(self._follow)

    @property
    def now_shown(self) -> ShownCard | None:
        """What is on screen."""
        return self._shown

    @property
    def wanted_id(self) -> int:
        """Whose card is shown or on its way; 0 for nobody's."""
        return self._wanted_id

    @property
    def customer_id(self) -> int:
        """Whose card is on screen; 0 for nobody's."""
        return self._shown.card.head.id if self._shown else 0

    def show_customer(self, customer_id: int) -> None:
        """Read and show a card."""
        if customer_id != self._wanted_id or self._shown is None:
            self._wanted_id = customer_id
            self._ask()

    def refresh(self) -> None:
        """Read the card again."""
        if self._wanted_id:
            self._ask()

    def note_arrival(self) -> None:
        """The customer is here now, with or without a booking."""
        where = self._head().whereabouts
        if where.presence is Presence.ARRIVING and where.visit_id is not None:
            self.happenings.check_in(where.visit_id)
        else:
            self.happenings.receive()

    def note_departure(self) -> None:
        """The customer has left."""
        where = self._head().whereabouts
        if where.presence is Presence.HERE and where.visit_id is not None:
            self.happenings.check_out(where.visit_id)

    def turn_archived(self) -> None:
        """Take the customer out of sight, or bring them back."""
        if self._head().archived_at is None:
            self.person.archive()
        else:
            self.person.restore()

    @property
    def leap_day(self) -> LeapDay:
        """When the venue keeps 29 February in other years."""
        return self._services.cards.leap_day

    def list_stages(self) -> tuple[StageRow, ...]:
        """The stages of the journey; a notice says why not."""
        return self._look(self._services.cards.list_stages) or ()

    def read_quietly(self, customer_id: int) -> ShownCard:
        """Read a card without showing it, as before the pane needs it."""
        return self._reader(customer_id)(Cancellation())

    def close(self) -> None:
        """Ask nothing more."""
        self._lane.close()
        self.finding.close()

    def _head(self) -> CardRow:
        if self._shown is None:
            raise NotFound("")
        return self._shown.card.head

    def _ask(self) -> None:
        self._lane.ask(self._reader(self._wanted_id), then=self._take, otherwise=self._fail)

    def _reader(self, customer_id: int) -> Callable[[Cancellation], ShownCard]:
        services, portraits, history = self._services, self._portraits, self._history

        def read(cancellation: Cancellation) -> ShownCard:
            card = services.cards.get_card(customer_id, cancellation=cancellation)
            curve = services.cards.feeling_curve(customer_id, cancellation=cancellation)
            portrait_id = card.head.portrait_id
            if len(portraits) > _MOST_PORTRAITS:
                portraits.clear()
            if portrait_id is not None and portrait_id not in portraits:
                portraits[portrait_id] = small_picture(services.attachments.get_content(portrait_id))
            return ShownCard(
                card=card,
                lines=self._lines(card, cancellation),
                groups=services.cards.list_groups(),
                own_kinds=services.own_kinds.list(),
                curve=curve,
                timeline=history.read_first(customer_id, cancellation),
                portrait=portraits.get(portrait_id) if portrait_id is not None else None,
            )

        return read

    def _lines(self, card: Card, cancellation: Cancellation) -> tuple[Line, ...]:
        """What to say, by the rules; may be called from any thread."""
        visits = self._services.cards.list_visits(
            card.head.id, limit=_VISITS_LOOKED_AT, cancellation=cancellation
        )
        over = (visit for visit in visits if visit.status is VisitStatus.COMPLETED)
        last = next((VisitFact(visit.arrives_on, visit.place) for visit in over), None)
        reading = self._reading
        facts = facts_of(card, today=reading.today, wording=reading.wording, last_visit=last)
        return what_to_say(facts, reading.wording)

    def _take(self, shown: ShownCard) -> None:
        is_other = shown.card.head.id != self.customer_id
        self._shown = shown
        if is_other:
            self._history.show_customer(shown.card.head.id, shown.timeline)
        self.shown.emit(is_other)

    def _fail(self, error: AppError) -> None:
        if isinstance(error, NotFound):
            self._shown = None
            self._wanted_id = 0
            self.gone.emit(error.what)
        else:
            self._notices.problem(error)

    def _follow(self, change: Change) -> None:
        if self._wanted_id and (
            change.concerns(self._wanted_id) or change.kinds & {"preference_group", "own_occasion_kind"}
        ):
            self._ask()
        self._history.follow(change)


def small_picture(content: bytes) -> QImage | None:
    """A photo no larger than it is shown, turned upright; None when it cannot be read."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _PORTRAIT_SIDE:
        wanted = QSize(_PORTRAIT_SIDE, _PORTRAIT_SIDE)
        reader.setScaledSize(size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else image
