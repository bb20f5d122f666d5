"""The words of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from app import __version__
from app.command_line.nonsense import BUCKETS, SIDES, refuse_nonsense
from app.core.words import gettext as _

_LARGEST = 2**31 - 1
_LONGEST_WINDOW = 3660
KINDS = ("hotel", "restaurant", "boutique")
VIEWS = ("open", "late", "mine", "follow-up", "approval", "all")
SEVERITIES = ("minor", "moderate", "serious", "critical")
FAILURE_KINDS = ("mistake", "rework", "breakdown", "inefficiency", "variation")
OCCASION_KINDS = (
    "birthday",
    "anniversary",
    "honeymoon",
    "graduation",
    "name_day",
    "first_visit",
    "custom",
    "milestone",
    "surprise",
)
"""The codes of the model, written out so that asking for help imports nothing."""
METRICS = ("nps", "csat", "ces", "recovery", "promises", "moments")


def read_arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What was asked for; ``command`` is None for the window. Wrong usage ends with exit code 2."""
    parser = argparse.ArgumentParser(
        prog="regulars",
        description=_("Know every guest, keep every promise. Without a command, opens the window."),
    )
    parser.add_argument("--version", action="version", version=f"Regulars {__version__}")
    _add_common(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    for name, summary, add_words in _COMMANDS:
        command = commands.add_parser(name, help=summary(), description=summary())
        _add_common(command, default=argparse.SUPPRESS)
        add_words(command)
    arguments = parser.parse_args(words)
    if arguments.command == "measures":
        refuse_nonsense(arguments, parser.error)
    return arguments


def _add_common(parser: argparse.ArgumentParser, *, default: object) -> None:
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar=_("DIR"),
        default=default,
        help=_("keep everything in this folder instead of the user's data folder"),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=False if default is None else default,
        help=_("answer with one JSON document"),
    )


def _add_rehearsal(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--size", type=_count, metavar="N", help=_("how many customers, up to 1,000,000"))
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=_("another number, other people"))
    parser.add_argument("--today", type=_day, metavar=_("DATE"), help=_("the day it plays on"))
    parser.add_argument("--no-open", action="store_true", help=_("make it without opening the window"))


def _add_find(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help=_("part of a name, a phone number, a room, …"))
    parser.add_argument("--limit", type=_count, default=50, metavar="N")


def _add_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", type=_count)


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar=_("FILE"))
    parser.add_argument("--mapping", type=Path, metavar=_("FILE"), help=_("a JSON file that maps columns"))
    parser.add_argument(
        "--encoding", metavar="E", help=_("how the file writes its letters, when guessed wrong")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("say what would happen, write nothing"))
    parser.add_argument(
        "--as",
        dest="as_kind",
        choices=("csv", "xlsx", "xls", "ods", "vcard", "calendar"),
        help=_("read the file as this kind"),
    )
    parser.add_argument(
        "--sheet",
        metavar=_("NAME"),
        help=_("the sheet of a workbook that is read, when it is not the first with a table"),
    )


def _add_undo_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("batch", type=_count)


def _add_cases(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--view", choices=VIEWS, default=VIEWS[0])


def _add_log_case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--what", required=True, metavar=_("TEXT"), help=_("what went wrong"))
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--customer", type=_count, metavar="ID")
    who.add_argument("--walk-in", metavar=_("TEXT"), help=_("a name, or what they look like"))
    parser.add_argument("--severity", choices=SEVERITIES, default="moderate")
    parser.add_argument("--kind", choices=FAILURE_KINDS, default="mistake")
    parser.add_argument("--place", metavar=_("TEXT"), help=_("where; else that of the visit under way"))


def _add_agenda(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", type=_day, metavar=_("DATE"), help=_("else from today on"))
    parser.add_argument("--days", type=_window, default=14, metavar="N", help=_("how many days, up to 3660"))
    parser.add_argument(
        "--kind", action="append", choices=OCCASION_KINDS, help=_("only of this kind; may be given again")
    )


def _add_ics(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    parser.add_argument("--from", dest="first", type=_day, metavar=_("DATE"), help=_("else from today on"))
    parser.add_argument("--days", type=_window, default=365, metavar="N", help=_("how many days, up to 3660"))


def _add_measures(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--metric", choices=METRICS, default=METRICS[0])
    parser.add_argument(
        "--by",
        choices=(*BUCKETS, *SIDES),
        help=_("tell it apart; each bucket of time is a period of its own"),
    )
    parser.add_argument(
        "--from", dest="first", type=_day, metavar=_("DATE"), help=_("else from the beginning")
    )
    parser.add_argument(
        "--to", dest="last", type=_day, metavar=_("DATE"), help=_("the last day; else until now")
    )
    parser.add_argument(
        "--scale",
        type=_scale,
        metavar="W-B",
        help=_("from the worst score to the best, such as 1-5 or 7-1; else the scale of the venue"),
    )


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--month", type=_month, required=True, metavar="YYYY-MM")
    parser.add_argument("--out", type=Path, required=True, metavar=_("FILE"))


def _add_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, metavar=_("DIR"), help=_("into this folder instead of the usual one")
    )


def _add_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar=_("FILE"), help=_("a backup, or its name in the usual folder")
    )


def _add_salvage(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    parser.add_argument("--out", type=Path, required=True, metavar=_("DIR"), help=_("a new or empty folder"))


def _add_nothing(_parser: argparse.ArgumentParser) -> None:
    """The command has no words of its own."""


def _add_tour(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar=_("DIR"))
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", type=_size, default=(1366, 820), metavar=_("WxH"))
    parser.add_argument("--venue", choices=KINDS, default="hotel")
    parser.add_argument("--language", metavar="L")


_Words = Callable[[argparse.ArgumentParser], None]
_COMMANDS: tuple[tuple[str, Callable[[], str], _Words], ...] = (
    ("rehearsal", lambda: _("make and open a fictional venue to practise in"), _add_rehearsal),
    ("find", lambda: _("look customers up, exactly as the window does"), _add_find),
    ("show", lambda: _("show the card of a customer"), _add_show),
    ("import", lambda: _("bring in customers and visits from files"), _add_import),
    ("undo-import", lambda: _("take an import back"), _add_undo_import),
    ("cases", lambda: _("list the cases of the recovery log"), _add_cases),
    ("log-case", lambda: _("write down that something went wrong"), _add_log_case),
    ("agenda", lambda: _("list what is to be celebrated, and what was missed"), _add_agenda),
    ("ics", lambda: _("save what is coming as a calendar (iCalendar)"), _add_ics),
    ("measures", lambda: _("measure how customers feel, and what is done for them"), _add_measures),
    ("report", lambda: _("save the report of a month as PDF"), _add_report),
    ("backup", lambda: _("keep a proven copy of the venue's file"), _add_backup),
    ("restore", lambda: _("go back to a backup; the venue's file is set aside"), _add_restore),
    ("salvage", lambda: _("save what can be read of a damaged file as CSV"), _add_salvage),
    ("check", lambda: _("prove that the venue's file is whole"), _add_nothing),
    ("tour", lambda: _("draw a picture of every pane"), _add_tour),
)


def _count(word: str) -> int:
    if not (word.isascii() and word.removeprefix("-").isdigit()):
        raise argparse.ArgumentTypeError(_("must be a whole number"))
    if word.startswith("-") or not word.strip("0"):
        raise argparse.ArgumentTypeError(_("must be 1 or more"))
    if len(word.lstrip("0")) > len(str(_LARGEST)) or int(word) > _LARGEST:
        raise argparse.ArgumentTypeError(_("must be {most} or less").format(most=_LARGEST))
    return int(word)


def _window(word: str) -> int:
    days = _count(word)
    if days > _LONGEST_WINDOW:
        raise argparse.ArgumentTypeError(_("must be {most} or less").format(most=_LONGEST_WINDOW))
    return days


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("must be a date such as 2026-11-25")) from error


def _month(word: str) -> date:
    year, dash, month = word.partition("-")
    try:
        if not (dash and len(year) == len("2026") and len(month) == len("11") and word.isascii()):
            raise ValueError(word)
        return date(int(year), int(month), 1)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("must be a month such as 2026-11")) from error


def _scale(word: str) -> tuple[int, int]:
    worst, dash, best = word.partition("-")
    if not (dash and word.isascii() and worst.isdigit() and best.isdigit()):
        raise argparse.ArgumentTypeError(_("must be two scores such as 1-5 or 7-1"))
    return int(worst), int(best)


def _size(word: str) -> tuple[int, int]:
    width, by, height = word.lower().partition("x")
    if not (by and width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(_("must be a width and a height such as 1366x820"))
    return int(width), int(height)
