"""What the section about encryption shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """How the venue's file is kept; ``plain_backups`` are those that anybody can read, plain files of a night included, and
    ``folder`` is where they are.

    ``staff`` are the names of those whose password opens it, ``computers`` those that open it by themselves.
    """

    encrypted: bool
    possible: bool = True
    staff: tuple[str, ...] = ()
    computers: tuple[str, ...] = ()
    here: bool = False
    passphrase: bool = False
    plain_backups: tuple[str, ...] = ()
    folder: str = ""
