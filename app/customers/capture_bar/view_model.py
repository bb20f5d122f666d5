"""The line being typed, what it would become, and keeping it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.core.errors import InvalidInput
from app.customers.capture.grammar import propose
from app.customers.capture.proposals import Kind, Proposal, Reason
from app.customers.schemas.card import Card
from app.customers.service.capture import CaptureService
from app.ui.commands import CommandRunner
from app.ui.notices import Notices
from app.ui.running import succeeded
from app.wording.reading import Reading

BASIC = (Kind.PREFERENCE, Kind.CLUE, Kind.TOUCHPOINT, Kind.PROMISE)
"""The kinds that are always offered."""


class CaptureViewModel(QObject):
    """A line that is being typed outlives a change of customer, an error and a refresh.

    ``changed`` follows every new proposal, ``line_replaced`` a text that was not typed.
    """

    changed = Signal()
    line_replaced = Signal(str)

    def __init__(
        self, service: CaptureService, *, runner: CommandRunner, notices: Notices, reading: Reading
    ) -> None:
        super().__init__()
        self._service = service
        self._runner = runner
        self._notices = notices
        self._reading = reading
        self._card: Card | None = None
        self._text = ""
        self._of_others: dict[int, str] = {}
        self._choices: tuple[Proposal, ...] = ()
        self._at = 0

    @property
    def text(self) -> str:
        """What has been typed."""
        return self._text

    @property
    def proposal(self) -> Proposal | None:
        """What Enter would keep."""
        return self._choices[self._at] if self._choices else None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds this line could become; the basic ones first."""
        further = {choice.kind for choice in self._choices if choice.kind is not None}
        return (*BASIC, *(kind for kind in Kind if kind in further and kind not in BASIC))

    @property
    def is_refused(self) -> bool:
        """Whether the line cannot be kept as it is."""
        return self.proposal is not None and self.proposal.refusal is not None

    def show_card(self, card: Card | None) -> None:
        """Whom the line is about."""
        known = self._card.companions if self._card else ()
        self._card = card
        if self._text and card is not None and card.companions != known:
            self._propose()

    def type_text(self, text: str) -> None:
        """Read what was typed."""
        if text != self._text:
            self._text = text
            self._propose()

    def offer_next(self, step: int = 1) -> None:
        """Go on to the next thing the line could be; a refused card number is masked."""
        proposal = self.proposal
        if proposal is None:
            return
        if proposal.refusal is not None and proposal.refusal.reason is Reason.CARD_NUMBER:
            self._replace(proposal.refusal.masked)
            return
        self._at = (self._at + step) % len(self._choices)
        self.changed.emit()

    def choose_kind(self, kind: Kind) -> None:
        """Take the line as a thing of this kind, where it can be one."""
        wanted = (at for at, choice in enumerate(self._choices) if choice.kind is kind)
        at = next(wanted, None)
        if at is not None:
            self._at = at
            self.changed.emit()

    def save(self) -> bool:
        """Keep the line as proposed; it stays when that does not work."""
        card, proposal = self._card, self.proposal
        if card is None or proposal is None or proposal.refusal is not None:
            return False
        try:
            kept = succeeded(self._runner, lambda: self._service.save(card.head.id, proposal))
        except InvalidInput as error:
            self._notices.problem(error)
            return False
        if kept:
            self._replace("")
        return kept

    def clear(self) -> None:
        """Throw the line away."""
        self._replace("")

    def change_hands(self, before: int, now: int) -> None:
        """Let the line of who was at the desk wait for them, and go on with that of who is there now."""
        self._of_others[before] = self._text
        self._replace(self._of_others.pop(now, ""))

    def _replace(self, text: str) -> None:
        self._text = text
        self._propose()
        self.line_replaced.emit(text)

    def _propose(self) -> None:
        self._at = 0
        self._choices = ()
        if self._text.strip():
            made = propose(
                self._text,
                now=self._reading.wording.local(self._reading.now),
                companions=self._companions(),
            )
            self._choices = (made, *made.alternatives)
        self.changed.emit()

    def _companions(self) -> tuple[str, ...]:
        return tuple(companion.name for companion in self._card.companions) if self._card else ()
