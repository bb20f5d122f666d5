"""Backups in words."""

from __future__ import annotations

from datetime import datetime

from app.core.words import gettext as _
from app.core.words import ngettext
from app.safekeeping.schemas import BackupRow, LostEntry, Preview, Standing
from app.storage.backups.names import Why
from app.wording.formats import Wording
from app.wording.reading import Reading

_KILO = 1000


def why_words(why: Why) -> str:
    """What a backup was taken for."""
    return {
        Why.HAND: _("taken by hand"),
        Why.REGULAR: _("taken by itself"),
        Why.QUIT: _("taken on quitting"),
        Why.UPGRADE: _("before an update of the program"),
        Why.IMPORT: _("before an import"),
        Why.MERGE: _("before merging cards"),
        Why.ERASURE: _("before an erasure"),
        Why.ASIDE: _("set aside when a backup took its place"),
    }[why]


def size_words(size: int, wording: Wording) -> str:
    """How large a file is ("12.4 MB")."""
    megabytes = size / _KILO**2
    if megabytes >= _KILO:
        return _("{size} GB").format(size=wording.tenths(megabytes / _KILO))
    if megabytes >= 1:
        return _("{size} MB").format(size=wording.tenths(megabytes))
    return _("{size} kB").format(size=wording.number(max(1, round(size / _KILO))))


def when_words(row: BackupRow, reading: Reading) -> str:
    """When it was taken, at the beginning of a line ("Today 08:10")."""
    words = _instant(row.at, reading)
    return words[:1].upper() + words[1:]


def facts_words(row: BackupRow, wording: Wording) -> str:
    """How much is in it, how large it is, and where it is when that is elsewhere."""
    parts = [size_words(row.size, wording)]
    if row.customers is not None and row.visits is not None:
        parts = [wording.customers(row.customers), wording.visits(row.visits), *parts]
    if row.elsewhere:
        parts.append(_("in {folder}").format(folder=row.elsewhere))
    return " · ".join(parts)


def proof_words(row: BackupRow) -> str:
    """Whether it was read through, in one word or two."""
    if row.damaged:
        return _("damaged")
    if row.of_another:
        return _("of another venue")
    if row.why is Why.ASIDE:
        return _("set aside")
    return _("proven") if row.proven_at is not None else _("not proven yet")


def spoken(row: BackupRow, reading: Reading) -> str:
    """A line for people who listen."""
    facts = facts_words(row, reading.wording)
    parts = (when_words(row, reading), why_words(row.why), facts, proof_words(row))
    return ", ".join(parts)


def status_words(standing: Standing, reading: Reading) -> str:
    """The backup in the status bar; nothing where the program keeps none."""
    if standing.on_server or standing.rehearsal or standing.read_only:
        return ""
    if standing.last is None:
        return _("No backup yet")
    when = _instant(standing.last.at, reading)
    if standing.stale:
        return _("Backup overdue: last proven {when}").format(when=when)
    return _("Backup proven {when}").format(when=when)


def standing_words(standing: Standing, reading: Reading) -> str:
    """How safe the venue is, in a sentence or two."""
    if standing.on_server:
        return _(
            "This venue lives on a database server. Regulars takes no backups of it: have the server backed up, "
            "for example by pg_dump every night, and try once a year to go back to one."
        )
    if standing.read_only:
        return _("The venue's file cannot be written, so nothing changes and no backups are taken.")
    if standing.rehearsal:
        return _("A rehearsal needs no backups. You can take one by hand, to try how going back works.")
    if standing.last is None:
        return _("There is no backup yet. The first one is taken within a few minutes.")
    when = _instant(standing.last.at, reading)
    if standing.stale:
        return _("The last proven backup is from {when}. That is too long ago: take one now.").format(
            when=when
        )
    return _("The last proven backup is from {when}.").format(when=when)


def share_words() -> str:
    """What is said of a file on a network share."""
    return _(
        "The venue's file lies on a network share. Opened from two computers at once it would be damaged. For several "
        "desks use a database server; for one, move the file to this computer and put only the second folder on the "
        "share."
    )


def lost_words(preview: Preview) -> str:
    """What going back would take out of sight."""
    if preview.lost is None:
        return _("This is a backup of another venue. Its people and its staff would take the place of yours.")
    if not preview.lost:
        return _("Nothing was changed since then.")
    return ngettext(
        "{count} change was made since then, and would be gone:",
        "{count} changes were made since then, and would be gone. The newest:",
        preview.lost,
    ).format(count=preview.lost)


def entry_words(entry: LostEntry, reading: Reading) -> str:
    """One of these changes."""
    what, when = kind_words(entry.kind, reading.wording), _instant(entry.at, reading)
    if entry.who:
        return _("{what}, {when}, by {who}").format(what=what, when=when, who=entry.who)
    return _("{what}, {when}").format(what=what, when=when)


def kind_words(kind: str, wording: Wording) -> str:
    """What a change was about."""
    known = {
        "customer": wording.words.customer.capitalize(),
        "visit": wording.words.visit_title,
        "contact_point": _("Contact"),
        "preference": _("Preference"),
        "promise": _("Promise"),
        "recovery_case": _("Case"),
        "case_step": _("Step of a case"),
        "case_entry": _("Note of a case"),
        "occasion": _("Occasion"),
        "moment": _("Moment"),
        "companion": _("Companion"),
        "touchpoint": _("Touchpoint"),
        "clue": _("Clue"),
        "survey_answer": _("Answer"),
        "attachment": _("Photo or file"),
        "import_batch": _("Import"),
        "venue_setting": _("Setting"),
        "staff": _("Colleague"),
    }
    return known.get(kind, _("Something else"))


def table_words(kind: str, wording: Wording) -> str:
    """What a table is called beside its count."""
    return {
        "customer": wording.words.customers_title,
        "visit": wording.words.visits_title,
        "preference": _("Preferences"),
        "promise": _("Promises"),
        "recovery_case": _("Cases"),
        "occasion": _("Occasions"),
        "survey_answer": _("Answers"),
        "attachment": _("Photos and files"),
    }[kind]


def _instant(at: datetime, reading: Reading) -> str:
    """Near ones as "today 08:10", others as a day with its time, for several are taken a day."""
    wording, now = reading.wording, reading.now
    day, today = wording.local(at).date(), wording.local(now).date()
    return wording.instant_near(at, now) if abs((today - day).days) < 7 else wording.instant(at)
