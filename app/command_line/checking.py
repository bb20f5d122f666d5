"""``check``: proves that the venue's file is whole."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from functools import partial

from app.bootstrap.folders import data_folder
from app.bootstrap.opening import open_workplace
from app.command_line.output import Output
from app.command_line.signing_in import secret_given
from app.core.errors import Corrupt
from app.core.words import gettext as _
from app.storage.answer_counts.checking import answer_differences
from app.storage.audit_chain.checking import account_differences, gone_back_at
from app.storage.audit_chain.linking import Anchor
from app.storage.backups.backups import Backups
from app.storage.backups.names import Why
from app.storage.case_search.checking import case_differences
from app.storage.checks import run_checks
from app.storage.comment_search.checking import comment_differences
from app.storage.database import Database
from app.storage.lookup.checking import lookup_differences
from app.storage.occasion_lines.checking import occasion_differences
from app.storage.summaries import summary_differences

_DERIVED = (
    ("summaries", summary_differences),
    ("lookup index", lookup_differences),
    ("cases", case_differences),
    ("comments", comment_differences),
    ("answers", answer_differences),
    ("occasions", occasion_differences),
)


def check(arguments: Namespace, output: Output) -> int:
    """Check the venue's file; exit code 1 when something is wrong."""
    with open_workplace(arguments.data_dir, words=secret_given()) as workplace:
        venue = data_folder(arguments.data_dir).venue_file
        backups = Backups(venue, clock=workplace.clock, key=workplace.database.key)
        noted = anchors_noted(backups, told=_gone_back_at(workplace.database))
        account = ("audit chain", partial(account_differences, anchors=noted))
        results = run_checks(workplace.database, (*_DERIVED, account))
    ok = all(result.ok for result in results)
    lines = [f"{result.name}: {_('ok') if result.ok else result.detail}" for result in results]
    output.answer({"ok": ok, "checks": [asdict(result) for result in results]}, lines)
    return 0 if ok else 1


def _gone_back_at(database: Database) -> datetime | None:
    """When the log says that somebody went back; a log that cannot be read is told by the check of the tables."""
    with suppress(Corrupt), database.read() as session:
        return gone_back_at(session.connection())
    return None


def anchors_noted(backups: Backups, *, told: datetime | None = None) -> list[Anchor]:
    """Where the log ended when each backup was taken, as long as nobody went back to an earlier one since.

    A file that was set aside shows that somebody did. Where none was there to be set aside, only the log tells, at ``told``.
    """
    kept = backups.whose.own(backups.list_kept())
    gone_back = max((one.at for one in kept if one.why is Why.ASIDE), default=told)
    if gone_back is not None and told is not None:
        gone_back = max(gone_back, told)
    # Of two in one second it cannot be told which came first.
    since = [one for one in kept if gone_back is None or one.at > gone_back]
    anchors = [one.manifest.anchor for one in since if one.manifest is not None]
    return [Anchor(anchor.count, anchor.chain) for anchor in anchors if anchor is not None]
