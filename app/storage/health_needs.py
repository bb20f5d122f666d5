"""Which needs of health may be read: whoever says no to their being kept is not shown with them any more.

A need that is kept for somebody's safety holds whatever they say. Where nobody was asked yet it is shown, and
somebody should ask.
"""

from __future__ import annotations

IMPORTED = "imported"
CAPTURED = "captured"
"""Reasons that the program states itself; somebody should confirm them with the person."""
TO_CONFIRM = ("", IMPORTED, CAPTURED)
_UNPROVEN = ", ".join(f"'{reason}'" for reason in TO_CONFIRM)


def agrees(customer_id: str = "preference.customer_id") -> str:
    """Whether the latest they said about their health being kept is yes; ``customer_id`` is whose column that is."""
    return (
        f"EXISTS (SELECT 1 FROM consent agreed WHERE agreed.customer_id = {customer_id}"
        " AND agreed.purpose = 'health' AND agreed.given AND NOT EXISTS (SELECT 1 FROM consent later"
        " WHERE later.customer_id = agreed.customer_id AND later.purpose = 'health'"
        " AND (later.decided_on, later.id) > (agreed.decided_on, agreed.id)))"
    )


def holds(preference: str = "preference") -> str:
    """The condition on a row of ``preference``, a table's name or its alias; every database understands it."""
    return (
        f"({preference}.must_kind <> 'health' OR {preference}.safety_reason NOT IN ({_UNPROVEN}) OR NOT EXISTS"
        f" (SELECT 1 FROM consent denied WHERE denied.customer_id = {preference}.customer_id AND denied.purpose = 'health'"
        " AND NOT denied.given AND NOT EXISTS (SELECT 1 FROM consent later WHERE later.customer_id = denied.customer_id"
        " AND later.purpose = 'health' AND (later.decided_on, later.id) > (denied.decided_on, denied.id))))"
    )
