"""``rehearsal``: makes a fictional venue, and opens it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from app.bootstrap.venue_opener import DEFAULT_SIZE, Rehearsal
from app.command_line.output import Output
from app.command_line.stopping import stopped_by_signals
from app.core.clock import SystemClock
from app.core.paths import DataFolder
from app.core.words import gettext as _
from app.core.words import ngettext


def rehearse(arguments: Namespace, output: Output) -> int:
    """Build the venue; without ``--no-open`` open the window on it."""
    wanted = Rehearsal(
        arguments.kind, size=arguments.size or DEFAULT_SIZE, seed=arguments.seed, today=arguments.today
    )
    if arguments.no_open:
        return _build(wanted, arguments, output)
    from app.bootstrap.quick_start import begin_quickly

    begin_quickly()
    from app.bootstrap.window import run_rehearsal

    return run_rehearsal(arguments.data_dir, wanted)


def _build(wanted: Rehearsal, arguments: Namespace, output: Output) -> int:
    from app.bootstrap.folders import data_folder
    from app.rehearsal.builder import build_rehearsal

    given = arguments.data_dir
    folder = DataFolder(given) if given is not None else data_folder(None).rehearsal(wanted.kind)
    with stopped_by_signals() as cancellation:
        built = build_rehearsal(
            folder.venue_file,
            wanted.kind,
            size=wanted.size,
            seed=wanted.seed,
            today=wanted.today,
            progress=output.progress,
            cancellation=cancellation,
            clock=SystemClock(),
        )
    people = ngettext("{count} customer", "{count} customers", built.customers).format(count=built.customers)
    visits = ngettext("{count} visit", "{count} visits", built.visits).format(count=built.visits)
    line = _("{venue}: {people}, {visits}, in {path}").format(
        venue=built.venue, people=people, visits=visits, path=built.path
    )
    output.answer(asdict(built) | {"path": str(built.path)}, [line])
    return 0
