"""The words for what an import changes."""

from __future__ import annotations

from app.core.words import gettext as _


def column_word(column: str) -> str:
    """What a column of the venue's tables is called on screen."""
    return _columns().get(column, column)


def kind_word(kind: str) -> str:
    """What a new row of a table is called on screen."""
    return _kinds().get(kind, kind)


def kept_reason() -> str:
    """Why the file's value was not taken."""
    return _("The file says something else; what the venue has was kept")


def _columns() -> dict[str, str]:
    name, dates, amount = _("name"), _("dates"), _("amount")
    return {
        "display_name": name,
        "given_name": name,
        "family_name": name,
        "title": _("title"),
        "preferred_name": _("preferred name"),
        "say_name": _("how to say the name"),
        "languages": _("language"),
        "nationality": _("nationality"),
        "company": _("company"),
        "card_number": _("loyalty card"),
        "tier": _("tier"),
        "deceased_at": _("death"),
        "note": _("note"),
        "month": _("birthday"),
        "day": _("birthday"),
        "year": _("birthday"),
        "arrives_on": dates,
        "leaves_on": dates,
        "started_at": dates,
        "booked_on": _("booking date"),
        "status": _("state of the visit"),
        "place": _("place"),
        "place_kind": _("kind of place"),
        "adults": _("party"),
        "children": _("party"),
        "board": _("meals"),
        "channel": _("channel"),
        "segment": _("segment"),
        "amount_minor": amount,
        "currency": amount,
        "product": _("lines"),
        "quantity_thousandths": _("lines"),
        "unit_minor_thousandths": _("lines"),
        "score": _("score"),
        "asked_at": _("score"),
        "answered_at": _("score"),
        "arrived_at": _("score"),
        "comment": _("comment"),
        "stage_id": _("stage"),
        "department_id": _("department"),
        "staff_id": _("who looked after them"),
        "left_out": _("whether it counts"),
        "language": _("language"),
    }


def _kinds() -> dict[str, str]:
    return {
        "contact_point": _("contact"),
        "alias": _("another name"),
        "companion": _("companion"),
        "occasion": _("date to remember"),
        "preference": _("preference"),
        "clue": _("clue"),
        "customer_tag": _("tag"),
        "attachment": _("photo"),
        "visit": _("visit"),
        "visit_line": _("lines"),
        "external_id": _("number there"),
        "survey_answer": _("answer"),
    }
