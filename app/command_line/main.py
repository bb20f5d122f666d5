"""Runs one command and says how it ended."""

from __future__ import annotations

from argparse import Namespace

from app.command_line.output import Output
from app.command_line.waiting import waiting_is_told
from app.core.errors import AppError, Cancelled
from app.core.words import gettext as _

DONE, REFUSED = 0, 1


def run_command(arguments: Namespace) -> int:
    """Run the command; returns the exit code. Expected failures become one plain sentence."""
    output = Output(as_json=arguments.json)
    try:
        with waiting_is_told(output):
            return _COMMANDS[arguments.command](arguments, output)
    except Cancelled:
        output.say(_("Stopped. Nothing was changed."))
        return REFUSED
    except AppError as error:
        output.say(str(error))
        return REFUSED


def _rehearsal(arguments: Namespace, output: Output) -> int:
    from app.command_line.rehearsing import rehearse

    return rehearse(arguments, output)


def _find(arguments: Namespace, output: Output) -> int:
    from app.command_line.looking_up import find

    return find(arguments, output)


def _show(arguments: Namespace, output: Output) -> int:
    from app.command_line.looking_up import show

    return show(arguments, output)


def _import(arguments: Namespace, output: Output) -> int:
    from app.command_line.importing import import_files

    return import_files(arguments, output)


def _undo_import(arguments: Namespace, output: Output) -> int:
    from app.command_line.importing import undo_import

    return undo_import(arguments, output)


def _cases(arguments: Namespace, output: Output) -> int:
    from app.command_line.casework import list_cases

    return list_cases(arguments, output)


def _log_case(arguments: Namespace, output: Output) -> int:
    from app.command_line.casework import log_case

    return log_case(arguments, output)


def _agenda(arguments: Namespace, output: Output) -> int:
    from app.command_line.coming_up import list_agenda

    return list_agenda(arguments, output)


def _ics(arguments: Namespace, output: Output) -> int:
    from app.command_line.calendar_file import save_calendar

    return save_calendar(arguments, output)


def _measures(arguments: Namespace, output: Output) -> int:
    from app.command_line.measuring import measure

    return measure(arguments, output)


def _report(arguments: Namespace, output: Output) -> int:
    from app.command_line.reporting import save_report

    return save_report(arguments, output)


def _check(arguments: Namespace, output: Output) -> int:
    from app.command_line.checking import check

    return check(arguments, output)


def _backup(arguments: Namespace, output: Output) -> int:
    from app.command_line.safekeeping import take_backup

    return take_backup(arguments, output)


def _restore(arguments: Namespace, output: Output) -> int:
    from app.command_line.safekeeping import restore_backup

    return restore_backup(arguments, output)


def _salvage(arguments: Namespace, output: Output) -> int:
    from app.command_line.salvaging import salvage_file

    return salvage_file(arguments, output)


def _tour(arguments: Namespace, output: Output) -> int:
    from app.tour.drawing import draw_tour

    pictures = draw_tour(
        arguments.out,
        theme=arguments.theme,
        size=arguments.size,
        venue=arguments.venue,
        language=arguments.language,
    )
    names = [str(picture) for picture in pictures]
    output.answer({"pictures": names}, names)
    return DONE


_COMMANDS = {
    "rehearsal": _rehearsal,
    "find": _find,
    "show": _show,
    "import": _import,
    "undo-import": _undo_import,
    "cases": _cases,
    "log-case": _log_case,
    "agenda": _agenda,
    "ics": _ics,
    "measures": _measures,
    "report": _report,
    "backup": _backup,
    "restore": _restore,
    "salvage": _salvage,
    "check": _check,
    "tour": _tour,
}
