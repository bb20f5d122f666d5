"""What is loaded away from the window's thread: nothing here, nor what it loads, has classes of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from app.core.cancelling import Cancellation
from app.core.clock import SystemClock

FOR_THE_LIST = ("app.customers.lookup", "app.customers.words.results")
"""Without classes of Qt and without SQLAlchemy: what the list of people needs."""

FOR_CARDS = (
    "app.customers.services",
    "app.attachments.from_disk",
    "app.consents.words",
    "app.customers.capture.english",
    "app.customers.capture.grammar",
    "app.customers.history.timeline",
    "app.customers.what_to_say.from_card",
    "app.customers.words.captured",
    "app.customers.words.feelings",
    "app.customers.words.head",
    "app.customers.words.preferences",
    "app.ui.charts.feeling_points",
)
"""Without classes of Qt: what cards need."""

BESIDE = (
    "app.storage.write_session",
    "app.gestures.service.catalogue",
    "app.measures.value.service",
    "app.metrics.reading.compare",
    "app.metrics.reading.overview",
    "app.metrics.reading.where",
    "app.moments.reminders.service",
    "app.occasions.sheets.month_list",
    "app.printing.templating",
    "app.planner.plan.reading",
    "app.recovery.measures.compared",
    "app.recovery.quick.saving",
    "app.safekeeping.service",
    "app.safekeeping.words",
    "app.saved_views.service",
    "app.surveys.services",
    "numpy",
)
"""Without classes of Qt: what cases, moments, figures and writing need."""


def load_for_the_list() -> None:
    """Load what the list of people needs besides Qt; any thread may."""
    for name in FOR_THE_LIST:
        import_module(name)


def load_for_cards(cancellation: Cancellation) -> None:
    """Load what cards need besides Qt, away from the window's thread."""
    _load(FOR_CARDS, cancellation)


def load_beside(cancellation: Cancellation) -> None:
    """Load everything else that is needed besides Qt, away from the window's thread."""
    from app.bootstrap.opening import keepers

    _load(BESIDE, cancellation)
    keepers(SystemClock())


def _load(names: Sequence[str], cancellation: Cancellation) -> None:
    for name in names:
        cancellation.raise_if_cancelled()
        import_module(name)
