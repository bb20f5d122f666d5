"""Roles, rights and what came of signing in, in plain words."""

from __future__ import annotations

from app.core.rights import Right
from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.codes import Role
from app.sign_in.rows import Missed, NotThisWay, TooSoon, Why


def role_words(role: str) -> str:
    """What somebody is here."""
    return {
        Role.DESK: _("Front desk"),
        Role.HOST: _("Host"),
        Role.MANAGER: _("Manager"),
        Role.OWNER: _("Owner"),
    }[Role(role)]


def right_words(right: Right) -> tuple[str, str]:
    """What a right is called, and what it means at this desk."""
    return {
        Right.LOOK: (_("Look"), _("See people, their cards, cases, moments and answers")),
        Right.WORK: (_("Work at the desk"), _("Write down visits, promises, cases, plans and answers")),
        Right.CONTACTS: (
            _("Contact details"),
            _("See phones and addresses, and find people by them"),
        ),
        Right.HEALTH: (
            _("Reasons of health"),
            _("Read why something must not be; what must not be is shown to everybody"),
        ),
        Right.RESTRICTED_CASES: (_("Restricted cases"), _("Open cases that only a few may read")),
        Right.DECIDE: (_("Decide"), _("Approve what costs more, and decide for others")),
        Right.IMPORT: (_("Import"), _("Bring files in, and take them back")),
        Right.EXPORT: (_("Export"), _("Take lists and files out of the program")),
        Right.MEASURE: (_("Figures"), _("See the figures, and print the report")),
        Right.SETTINGS: (_("Settings"), _("Change limits, targets, playbooks and questions")),
        Right.STAFF: (_("Staff"), _("Add people who work here, and set their PIN and password")),
        Right.ERASE: (_("Erase"), _("Erase somebody, and say how long things are kept")),
        Right.BACKUPS: (_("Backups"), _("Take backups, and go back to one")),
        Right.AUDIT: (_("Who did what"), _("Read the account of every change")),
        Right.KEYS: (_("Keys and rights"), _("Turn encryption on or off, and change this table")),
    }[right]


def refusal_words(answer: Missed | TooSoon | NotThisWay) -> str:
    """Why somebody is not let in, and what helps; the same whether a PIN or a password was typed."""
    if isinstance(answer, NotThisWay):
        return _way_words(answer.why)
    wrong = _("That is not right.") if isinstance(answer, Missed) else ""
    if isinstance(answer, Missed) and not answer.left:
        return " ".join((wrong, _way_words(Why.PIN_OFF)))
    return " ".join(filter(None, (wrong, _wait_words(answer.wait_s))))


def _way_words(why: Why) -> str:
    return {
        Why.NOT_OPENED: _("After a start somebody signs in by password first. Then your PIN is enough."),
        Why.PIN_OFF: _("The PIN is off now. Sign in by password, or ask a manager for a new PIN."),
        Why.NO_PIN: _("There is no PIN yet. Sign in by password, or ask a manager to set a PIN."),
        Why.NO_PASSWORD: _("There is no password yet. Ask a manager or the owner to set one."),
    }[why]


def _wait_words(seconds: int) -> str:
    if not seconds:
        return ""
    template = ngettext("Try again in {count} second.", "Try again in {count} seconds.", seconds)
    return template.format(count=seconds)
