"""``salvage``: saving what can be read of a damaged file, also of one that only some may read."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from app.bootstrap.keys import find_key
from app.command_line.output import Output
from app.command_line.signing_in import secret_given, typed_secret
from app.command_line.stopping import stopped_by_signals
from app.core.errors import Refused
from app.core.rights import Right
from app.core.words import gettext as _
from app.core.words import ngettext
from app.storage.salvage.damaged_file import DamagedFile
from app.storage.salvage.saving import salvage
from app.venue.roles_left import may_do


def salvage_file(arguments: Namespace, output: Output) -> int:
    """Save what can be read; gives how many rows of each table, and which tables lack some."""
    with stopped_by_signals() as stop:
        damaged = arguments.file.absolute()
        key = find_key(damaged, words=secret_given())
        saved = salvage(
            damaged,
            arguments.out.absolute(),
            key=key,
            make_sure=partial(_refuse_others, _who_asks(damaged) if key is not None else ()),
            cancellation=stop,
            progress=output.progress,
        )
    total = sum(saved.rows.values())
    lines = [
        ngettext("{count} row saved in {folder}.", "{count} rows saved in {folder}.", total).format(
            count=total, folder=saved.folder
        )
    ]
    if saved.incomplete:
        lines.append(_("Not all could be read of: {tables}.").format(tables=", ".join(saved.incomplete)))
    document = {
        "file": str(saved.folder),
        "proven": False,
        "rows": saved.rows,
        "incomplete": list(saved.incomplete),
    }
    output.answer(document, lines)
    return 0


def _who_asks(damaged: Path) -> tuple[int, ...]:
    """Whose password was given, also where the keychain opens the file without one; nobody's where it is another secret.

    The passphrase and the recovery key are the owner's, who may save everything.
    """
    from app.storage.cipher.unlocking import find_by_words

    return find_by_words(damaged, secret_given() or typed_secret()).staff_ids


def _refuse_others(staff_ids: tuple[int, ...], file: DamagedFile) -> None:
    """All that was encrypted comes out of it readable, which not everybody may have who may open it.

    A plain file has no secrets before whoever can read it: nobody is asked.
    """
    if staff_ids and not may_do(file, staff_ids, right=Right.BACKUPS):
        raise Refused(
            Right.BACKUPS,
            _("Saving everything as CSV is for those who may go back to a backup."),
            to_do=_("Give the password of an owner or manager, the passphrase or the recovery key."),
        )
