"""Handing the screen of one window over to a customer, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.bootstrap.window_parts import WindowParts
from app.core.paths import program_folder

if TYPE_CHECKING:
    from app.metrics.hand_over.pin_first import PinFirst
    from app.metrics.hand_over.screen import HandOverScreen
    from app.metrics.hand_over.view_model import HandOverViewModel
    from app.surveys.questions import Questions
    from app.surveys.services import SurveyServices


class HandingOver:
    """Covers the screen with one question; whoever has no PIN sets one first."""

    def __init__(self, parts: Callable[[], WindowParts]) -> None:
        self._parts = parts
        self._window: QWidget | None = None
        self._pin_first: PinFirst | None = None
        self._view_model: HandOverViewModel | None = None
        self._screen: HandOverScreen | None = None
        self._asked: dict[str, Any] = {}
        self._closers: list[Callable[[], None]] = []

    @property
    def screen(self) -> HandOverScreen:
        """The survey, made now if it was not needed before."""
        if self._screen is None:
            self._screen = self._build_screen()
        return self._screen

    @property
    def pin_first(self) -> PinFirst:
        """Where a PIN is set, made now if it was not needed before."""
        if self._pin_first is None:
            self._pin_first = self._build_pin_first()
        return self._pin_first

    def serve(self, window: QWidget) -> None:
        """Be ready over this window."""
        self._window = window

    def start(self, asked: Mapping[str, Any]) -> None:
        """Hand the screen over with this question, now or once there is a PIN."""
        self._asked = dict(asked)
        session = self._parts().session
        has_pin = session.lock.can_lock or session.runner.look(self._services().pins.has_pin)
        if has_pin:
            self._go_on()
        elif has_pin is not None:
            self.pin_first.bring_up()

    def start_with(self, metric: str, customer_id: int | None) -> None:
        """Hand it over to a customer, or to somebody without a card, with this question on the venue's scale."""
        from app.model.survey import Metric

        services, asked = self._services(), Metric(metric)

        def read() -> dict[str, Any]:
            scale = services.settings.get().scale(asked)
            visit_id = services.answers.defaults_for(customer_id).visit_id if customer_id else None
            about = {"scale_min": scale.low, "scale_max": scale.high, "high_is_good": scale.high_is_good}
            return {"metric": asked, "customer_id": customer_id, "visit_id": visit_id, **about}

        question = self._parts().session.runner.look(read)
        if question is not None:
            self.start(question)

    def close(self) -> None:
        """Stop what runs; to be called before the window goes."""
        for close in self._closers:
            close()
        if self._screen is not None:
            self._screen.deleteLater()

    def _services(self) -> SurveyServices:
        from app.surveys.services import SurveyServices

        return SurveyServices.at(self._parts().session.workplace)

    def _go_on(self) -> None:
        read = self._parts().session.runner.look(self._read_questions)
        if read is None:
            return
        questions, spoken = read
        screen = self.screen
        assert self._view_model is not None
        self._view_model.begin(self._asked, questions, spoken=spoken)
        lock = self._parts().session.lock
        screen.lock = lock.take_back if lock.can_lock else None
        lock.hand_over()
        screen.take_over()

    def _read_questions(self) -> tuple[Questions, tuple[str, ...]]:
        """What is asked here, and the languages of whoever is asked."""
        from app.surveys.questions import Questions, read_shipped

        services, venue = self._services(), self._parts().session.workplace.venue
        shipped = read_shipped(program_folder() / "resources")
        questions = Questions(shipped, services.settings.get(), venue=venue.name, home=venue.language)
        customer_id = self._asked.get("customer_id")
        return questions, services.answers.defaults_for(customer_id).languages if customer_id else ()

    def _build_screen(self) -> HandOverScreen:
        from app.metrics.hand_over.screen import HandOverScreen
        from app.metrics.hand_over.view_model import HandOverViewModel
        from app.wording.reading import Reading

        parts = self._parts()
        work = parts.session.workplace
        self._view_model = HandOverViewModel(
            self._services,
            lane=parts.new_lane(),
            runner=parts.session.runner,
            reading=Reading(work.wording, work.clock),
        )
        self._closers.append(self._view_model.close)
        screen = HandOverScreen(self._view_model, theme=parts.theme, venue=work.venue.name)
        screen.returned.connect(self._come_back)
        return screen

    def _come_back(self) -> None:
        """Nobody's screen is in a customer's hands any more; where staff sign in, it is locked already."""
        lock = self._parts().session.lock
        if lock.is_handed_over:
            lock.take_back()

    def _build_pin_first(self) -> PinFirst:
        from app.metrics.hand_over.pin_first import PinFirst
        from app.metrics.settings.pin_form import PinForm

        assert self._window is not None
        parts = self._parts()
        session = parts.session
        form = PinForm(
            parts.theme,
            self._services().pins,
            lane=parts.new_lane(),
            runner=session.runner,
            notices=session.notices,
        )
        self._closers.append(form.close_lane)
        first = PinFirst(form, theme=parts.theme, window=self._window)
        first.set.connect(self._go_on)
        return first
