"""Which signal of which part reaches which other part: the one page on how panes talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.shell.main_window import MainWindow

if TYPE_CHECKING:
    from app.customers.pane import GuestsPane
    from app.metrics.pane import MetricsPane
    from app.occasions.schemas import MomentKey
    from app.planner.pane import MomentsPane
    from app.recovery.pane import RecoveryPane
    from app.transfer.pane import ImportPane


def wire_guests(window: MainWindow, guests: GuestsPane, *, key: str) -> None:
    """The lookup field at the top drives the Guests pane; the pane asks for the field and for room."""
    field = window.lookup
    field.text_changed.connect(guests.look_up)
    field.text_changed.connect(lambda text: window.show_pane(key) if text else None)
    field.moved.connect(guests.results.step)
    field.entered.connect(guests.view_model.open_first)
    guests.lookup_wanted.connect(window.take_to_lookup)
    guests.attention_wanted.connect(lambda: window.show_pane(key))
    window.refresh_wanted.connect(guests.refresh)


def wire_import(
    window: MainWindow, importing: ImportPane, *, key: str, home: str, guests: Callable[[], GuestsPane]
) -> None:
    """The Import pane asks for room, leads to the cards of people, and gives way to the Guests pane."""
    importing.attention_wanted.connect(lambda: window.show_pane(key))
    importing.left.connect(lambda: window.show_pane(home))
    importing.customers_wanted.connect(lambda: window.show_pane(home))
    importing.customer_wanted.connect(lambda customer_id: guests().open_customer(customer_id))
    window.refresh_wanted.connect(importing.past.refresh)


def wire_recovery(
    window: MainWindow,
    recovery: RecoveryPane,
    *,
    key: str,
    guests: Callable[[], GuestsPane],
    new_case: Callable[[], None],
) -> None:
    """The Recovery pane asks for room and for new cases, and leads from a case to its customer's card."""
    recovery.quick_case_wanted.connect(new_case)
    recovery.attention_wanted.connect(lambda: window.show_pane(key))
    recovery.customer_wanted.connect(lambda customer_id: guests().open_customer(customer_id))
    window.refresh_wanted.connect(recovery.refresh)


def wire_cases(guests: GuestsPane, *, open_case: Callable[[int], None], new_case: Callable[[], None]) -> None:
    """A card leads to its cases, and opens new ones."""
    guests.case_wanted.connect(open_case)
    guests.new_case_wanted.connect(new_case)


def wire_answers(guests: GuestsPane, *, open_answer: Callable[[int], None]) -> None:
    """A card leads to what they answered when they were asked."""
    guests.answer_wanted.connect(open_answer)


def wire_wishes(
    guests: GuestsPane,
    *,
    open_moment: Callable[[MomentKey], None],
    new_moment: Callable[[], None],
    surprise: Callable[[int, str], None],
) -> None:
    """A card leads to its moments, asks for a plan, or for one that begins with something they mentioned."""
    guests.moment_wanted.connect(open_moment)
    guests.new_moment_wanted.connect(new_moment)
    guests.surprise_wanted.connect(surprise)


def wire_moments(
    window: MainWindow,
    moments: MomentsPane,
    *,
    key: str,
    guests: Callable[[], GuestsPane],
    open_case: Callable[[int], None],
    new_moment: Callable[[], None],
    new_date: Callable[[], None],
) -> None:
    """The Moments pane asks for room, new plans and new dates, and leads to cards and cases."""
    moments.surprise_wanted.connect(new_moment)
    moments.date_wanted.connect(new_date)
    moments.attention_wanted.connect(lambda: window.show_pane(key))
    moments.customer_wanted.connect(lambda customer_id: guests().open_customer(customer_id))
    moments.case_wanted.connect(open_case)
    window.refresh_wanted.connect(moments.refresh)


def wire_metrics(
    window: MainWindow,
    metrics: MetricsPane,
    *,
    key: str,
    guests: Callable[[], GuestsPane],
    ask: Callable[[], None],
    ask_otherwise: Callable[[str], None],
    take_in: Callable[[], None],
    open_case: Callable[[int], None],
    open_answer: Callable[[int], None],
) -> None:
    """The Metrics pane asks for room, has customers asked and answers imported, and leads to cards."""
    metrics.attention_wanted.connect(lambda: window.show_pane(key))
    metrics.customer_wanted.connect(lambda customer_id: guests().open_customer(customer_id))
    metrics.ask_wanted.connect(ask)
    metrics.otherwise_wanted.connect(ask_otherwise)
    metrics.case_wanted.connect(open_case)
    metrics.change_wanted.connect(open_answer)
    metrics.import_wanted.connect(take_in)
    window.refresh_wanted.connect(metrics.refresh)
