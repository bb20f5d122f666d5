"""Email addresses as people type and export them."""

from __future__ import annotations

import re

_LONGEST = 254
_BRACKETED = re.compile(r"<([^<>]+)>\s*$")
_ADDRESS = re.compile(
    r"""[^\s@,;:<>()\[\]\\"]+ @ [^\s@,;:<>()\[\]\\"_/]+ (?:\.[^\s@,;:<>()\[\]\\"_./]+)+""", re.VERBOSE
)


def read_email(text: str) -> str | None:
    """The address in ``text`` in lower case, or nothing when it is none.

    Understands ``Name <name@example.org>`` and ``mailto:``; addresses of any script are kept.
    """
    address = text.strip()
    bracketed = _BRACKETED.search(address)
    if bracketed:
        address = bracketed.group(1).strip()
    address = address.strip(" '\"<>").rstrip(".,;")
    if address[:7].lower() == "mailto:":
        address = address[7:].partition("?")[0]
    address = address.lower()
    if len(address) > _LONGEST or not _ADDRESS.fullmatch(address):
        return None
    local = address.partition("@")[0]
    return None if local.startswith(".") or local.endswith(".") or ".." in address else address
