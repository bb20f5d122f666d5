"""How hard a password is to guess, in plain words."""

from __future__ import annotations

from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.sign_in.schemas import PasswordDraft

_LONG, _WORDS, _KINDS = 16, 4, 3


def strength_words(password: str) -> str:
    """One sentence while it is typed; nothing before anything is."""
    if not password:
        return ""
    try:
        PasswordDraft(password=password, again=password)
    except InvalidInput as invalid:
        return invalid.problems[0].message
    if len(password) >= _LONG or len(password.split()) >= _WORDS:
        return _("Strong: hard to guess, even for a computer.")
    if _kinds(password) >= _KINDS:
        return _("Good. Longer would be better still.")
    return _("Fair. A few words more make it strong.")


def _kinds(password: str) -> int:
    """How many kinds of characters are in it: small and capital letters, digits, others."""
    tests = (str.islower, str.isupper, str.isdigit, lambda one: not one.isalnum())
    return sum(any(test(one) for one in password) for test in tests)
