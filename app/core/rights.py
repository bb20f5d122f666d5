"""What somebody may do here, and which role may do what unless the venue says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Right(StrEnum):
    """One thing that a role may do or not."""

    LOOK = "look"
    """See people, their cards, cases, moments and answers."""
    WORK = "work"
    """Write down what happens at the desk: cards, visits, touchpoints, promises, cases, plans, answers."""
    CONTACTS = "contacts"
    """See phones, e-mail addresses and postal addresses, and find people by them."""
    HEALTH = "health"
    """Read why somebody must not be served something; what must not happen is shown to everybody."""
    RESTRICTED_CASES = "restricted_cases"
    """Open the cases that only a few may read."""
    DECIDE = "decide"
    """Approve what costs more, close for others, merge two cards."""
    IMPORT = "import"
    """Bring files in and take them back."""
    EXPORT = "export"
    """Take lists out of the program: files, calendars, everything one person asked for."""
    MEASURE = "measure"
    """See the figures and print the report."""
    SETTINGS = "settings"
    """Change how the venue works: limits, targets, playbooks, questions, words."""
    STAFF = "staff"
    """Add people who work here, choose their role, and set their PIN and password anew."""
    ERASE = "erase"
    """Erase a person, restrict their data, set how long things are kept."""
    BACKUPS = "backups"
    """Take backups and go back to one."""
    AUDIT = "audit"
    """Read who did what."""
    KEYS = "keys"
    """Turn encryption on or off, change its passphrase, decide what each role may do."""


OWNER = "owner"
"""The role that may always do everything, so that nobody can lock the venue out of itself."""

EVERYTHING = frozenset(Right)
READING = frozenset({Right.LOOK, Right.MEASURE, Right.AUDIT})
"""The rights to see something; whoever lacks one could not have changed anything."""
AT_THE_DESK = frozenset({Right.LOOK, Right.WORK, Right.CONTACTS, Right.MEASURE})

ROLE_RIGHTS: Mapping[str, frozenset[Right]] = {
    "desk": AT_THE_DESK,
    "host": AT_THE_DESK | {Right.HEALTH},
    "manager": EVERYTHING - {Right.KEYS},
    OWNER: EVERYTHING,
}


def rights_of(role: str, changes: Mapping[str, Mapping[str, bool]] | None = None) -> frozenset[Right]:
    """What a role may do; ``changes`` is what the venue decided otherwise, as role → right → yes or no.

    A role nobody knows may do nothing, and a right nobody knows is passed over.
    """
    if role == OWNER:
        return EVERYTHING
    rights = ROLE_RIGHTS.get(role, frozenset())
    decided = (changes or {}).get(role, {})
    return frozenset(right for right in Right if decided.get(right.value, right in rights))
