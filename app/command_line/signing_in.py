"""Who a command acts for: the owner, or where staff sign in whoever names themselves and their password."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path

from app.bootstrap.opening import open_workplace
from app.core.errors import Refused
from app.core.words import gettext as _
from app.model.codes import Role
from app.sign_in.rows import Person, Welcome
from app.sign_in.service.signing_in import SignInService
from app.sign_in.words import refusal_words
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace

STAFF, SECRET = "REGULARS_STAFF", "REGULARS_SECRET"


def secret_given() -> str:
    """What the environment gives to open the venue with; empty where nothing."""
    return os.environ.get(SECRET, "")


def typed_secret() -> str:
    """What somebody types at the terminal; raises Refused where there is none."""
    if _at_terminal() and (secret := getpass(_("Password: "), stream=sys.stderr)):
        return secret
    raise Refused(
        None,
        _("This venue opens only for some."),
        to_do=_("Set {secret} to the password, the passphrase or the recovery key.").format(secret=SECRET),
    )


@contextmanager
def open_signed_in(given: Path | None) -> Iterator[Workplace]:
    """The venue in the data folder; without sign-in nobody in particular is at work.

    The secret opens an encrypted one too, where the keychain of the computer does not.
    """
    with open_workplace(given, words=secret_given()) as workplace:
        sign_in(workplace)
        yield workplace


@contextmanager
def open_as_owner(given: Path | None) -> Iterator[Workplace]:
    """The same, its first owner at work where nobody has to sign in."""
    with open_signed_in(given) as workplace:
        if not workplace.desk.guarded:
            staff = VenueReader(workplace.database).list_staff()
            workplace.desk.staff_id = min((row.id for row in staff if row.role is Role.OWNER), default=0)
        yield workplace


def sign_in(work: Workplace) -> None:
    """Sign in where that is needed; raises Refused with what to do about it."""
    if not work.desk.guarded:
        return
    name, secret = _asked()
    service = SignInService(work)
    answer = service.sign_in(_find(service.list_people(), name).staff_id, secret)
    if not isinstance(answer, Welcome):
        raise Refused(None, _("{name} was not let in.").format(name=name), to_do=refusal_words(answer))
    service.admit(answer)


def _asked() -> tuple[str, str]:
    """The name and the password, of the environment or as they are typed at a terminal."""
    name, secret = os.environ.get(STAFF, ""), os.environ.get(SECRET, "")
    if _at_terminal():
        if not name:
            sys.stderr.write(_("Who are you? "))
            sys.stderr.flush()
            name = sys.stdin.readline().strip()
        secret = secret or getpass(_("Password: "), stream=sys.stderr)
    if name and secret:
        return name, secret
    raise Refused(
        None,
        _("Staff sign in here, commands too."),
        to_do=_("Set {staff} to a name and {secret} to the password.").format(staff=STAFF, secret=SECRET),
    )


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _find(people: tuple[Person, ...], name: str) -> Person:
    wanted = name.strip().casefold()
    found = [one for one in people if one.name.casefold() == wanted]
    if len(found) == 1:
        return found[0]
    raise Refused(
        None,
        _("Nobody called “{name}” works here.").format(name=name),
        to_do=_("Write the name as it stands in the settings."),
    )
