"""What the quick form works with: for whom it is, who was found, what is known of them, and saving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.cases.schemas.defaults import CaseDefaults
from app.cases.schemas.drafts import Somebody as SomebodyDraft
from app.cases.services import CaseServices
from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.core.outcome import Outcome
from app.recovery.detail.choices import CaseChoices
from app.recovery.quick.saving import NewCase, Saving
from app.recovery.quick.somebody import Finds, FoundPerson, Somebody
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.running import succeeded
from app.wording.reading import Reading


class QuickViewModel(QObject):
    """``people_changed`` follows who it is for and what is known of them, ``found`` an answer of the lookup.

    ``choices_read`` carries what can be chosen, ``saved`` the number of the first case opened.
    """

    people_changed = Signal()
    found = Signal(object)
    choices_read = Signal(object)
    saved = Signal(int)

    def __init__(
        self,
        services: Callable[[], CaseServices],
        *,
        finds: Finds,
        choices: Callable[[], CaseChoices],
        again_days: Callable[[], int],
        new_lane: Callable[[], AnyLane],
        runner: CommandRunner,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.again_days = 0
        self._services = services
        self._finds = finds
        self._choices = choices
        self._read_again_days = again_days
        self._finding, self._knowing, self._choosing = new_lane(), new_lane(), new_lane()
        self._runner = runner
        self._notices = notices
        self._people: tuple[Somebody, ...] = ()

    @property
    def people(self) -> Sequence[Somebody]:
        """For whom it is, in the order in which they were named."""
        return self._people

    @property
    def is_again(self) -> bool:
        """Whether something went wrong for one of them not long ago."""
        return any(self.counts_again(one) for one in self._people)

    def counts_again(self, somebody: Somebody) -> bool:
        """Whether a case of this person counts as a second one."""
        days = somebody.last_case_days
        return days is not None and days <= self.again_days

    def begin(self) -> None:
        """Read what can be chosen."""

        def read(_cancellation: Cancellation) -> tuple[CaseChoices, int]:
            return self._choices(), self._read_again_days()

        self._choosing.ask(read, then=self._take_choices, otherwise=self._notices.problem)

    def start_for(self, customer_id: int) -> None:
        """Make it the case of this customer alone."""
        self._people = (Somebody(customer_id=customer_id),)
        self._know()

    def add_person(self, found: FoundPerson) -> None:
        """It happened to this customer too."""
        if all(one.customer_id != found.customer_id for one in self._people):
            self._people += (Somebody(customer_id=found.customer_id, name=found.name),)
            self._know()

    def add_walk_in(self, description: str) -> None:
        """It happened to somebody without a card too."""
        self._people += (Somebody(description=description),)
        self.people_changed.emit()

    def remove(self, somebody: Somebody) -> None:
        """It did not happen to this one."""
        self._people = tuple(one for one in self._people if one is not somebody)
        self.people_changed.emit()

    def find(self, text: str) -> None:
        """Look customers up."""
        text = text.strip()
        if not text:
            self._finding.drop()
            self.found.emit(())
            return
        self._finding.ask(
            lambda cancellation: self._finds(text, cancellation),
            then=self.found.emit,
            otherwise=self._notices.problem,
        )

    def save(self, new: NewCase) -> bool:
        """Open the case, or one for everybody; raises InvalidInput for the form to show."""
        saving = Saving(self._services())
        opened: list[int] = []

        def work() -> Outcome[tuple[int, ...]]:
            outcome = saving.save(new)
            opened.extend(outcome.value)
            return outcome

        if not succeeded(self._runner, work):
            return False
        for failure in saving.failures:
            self._notices.problem(failure)
        self.forget()
        self.saved.emit(opened[0])
        return True

    def others_of(self, people: Sequence[Somebody]) -> tuple[SomebodyDraft, ...]:
        """Everybody but the first, as the incident takes them."""
        return tuple(
            SomebodyDraft(
                customer_id=one.customer_id,
                walk_in=one.description,
                place=one.place or None,
                visit_id=one.visit_id,
            )
            for one in people[1:]
        )

    def forget(self) -> None:
        """Begin with nobody."""
        self._people = ()
        self.people_changed.emit()

    def close(self) -> None:
        """Ask nothing more."""
        for lane in (self._finding, self._knowing, self._choosing):
            lane.close()

    def _know(self) -> None:
        """Read what is known of everybody with a card."""
        self.people_changed.emit()
        wanted = [one.customer_id for one in self._people if one.customer_id is not None]

        def read(_cancellation: Cancellation) -> dict[int, CaseDefaults]:
            opening = self._services().opening
            return {customer_id: opening.defaults_for(customer_id) for customer_id in wanted}

        self._knowing.ask(read, then=self._take_known, otherwise=self._fail_knowing)

    def _take_known(self, known: dict[int, CaseDefaults]) -> None:
        self._people = tuple(
            one.knowing(known[one.customer_id]) if one.customer_id in known else one for one in self._people
        )
        self.people_changed.emit()

    def _fail_knowing(self, error: AppError) -> None:
        self._notices.problem(error)
        self._people = tuple(
            replace(one, name=one.name) for one in self._people if one.name or one.description
        )
        self.people_changed.emit()

    def _take_choices(self, read: tuple[CaseChoices, int]) -> None:
        choices, self.again_days = read
        self.choices_read.emit(choices)
        self.people_changed.emit()
