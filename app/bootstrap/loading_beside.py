"""What is loaded away from the window's thread: nothing here, nor what it loads, has classes of Qt."""

from __future__ import annotations

from importlib import import_module

from app.core.cancelling import Cancellation
from app.core.clock import SystemClock

FOR_THE_LIST = ("app.customers.lookup", "app.customers.words.results")
"""Without classes of Qt and without SQLAlchemy: what the list of people needs."""

BESIDE = (
    "app.customers.services",
    "app.storage.write_session",
    "app.customers.words.head",
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
"""Without classes of Qt: what cards, cases, moments, figures and writing need."""


def load_for_the_list() -> None:
    """Load what the list of people needs besides Qt; any thread may."""
    for name in FOR_THE_LIST:
        import_module(name)


def load_beside(cancellation: Cancellation) -> None:
    """Load what is needed besides Qt, away from the window's thread."""
    from app.bootstrap.opening import keepers

    for name in BESIDE:
        cancellation.raise_if_cancelled()
        import_module(name)
    keepers(SystemClock())
