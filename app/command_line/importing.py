"""The commands that bring files in and take an import back."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.bootstrap.folders import data_folder
from app.command_line.first_venue import open_or_make_workplace
from app.command_line.output import Output
from app.command_line.signing_in import open_signed_in
from app.command_line.stopping import stopped_by_signals
from app.core.errors import Unreadable
from app.core.raw_files import opened_raw
from app.core.words import gettext as _
from app.core.words import ngettext
from app.transfer.importing.looking import FileLook
from app.transfer.importing.schemas import FileReport, ImportReport, UndoReport
from app.transfer.importing.service import ImportService
from app.transfer.mapping.dates import DateStyle
from app.transfer.mapping.targets import DATES, SCORES
from app.transfer.opening import Choices
from app.transfer.problems import Problem

_LARGEST_MAPPING = 5_000_000
_SPOKEN = 20
"""Problems said one by one; all are in the JSON and in the file of rejected rows."""


def import_files(arguments: Namespace, output: Output) -> int:
    """Import the files in one transaction, or say what importing them would do."""
    given = _read_mapping(arguments.mapping)
    choices = {path: Choices(encoding=arguments.encoding, sheet=arguments.sheet) for path in arguments.files}
    workplace = open_or_make_workplace(arguments.data_dir, output, keep=not arguments.dry_run)
    with workplace as work, stopped_by_signals() as stop:
        service = ImportService(work, else_folder=data_folder(arguments.data_dir).root)
        looks = service.inspect(
            arguments.files, choices=choices, mapping=given, kind=arguments.as_kind, cancellation=stop
        )
        _refuse_unsure(looks)
        refuse_unknown_scales(looks)
        _tell_doubts(looks, output)
        if arguments.dry_run:
            report = service.preview(looks, progress=output.progress, cancellation=stop)
        else:
            report = service.run(looks, progress=output.progress, cancellation=stop).value
    _tell(report, output)
    output.answer(report_document(report), _lines(report, dry_run=arguments.dry_run))
    return 0


def undo_import(arguments: Namespace, output: Output) -> int:
    """Take a batch back."""
    with open_signed_in(arguments.data_dir) as work, stopped_by_signals() as stop:
        report = ImportService(work).undo(arguments.batch, progress=output.progress, cancellation=stop).value
    lines = [
        _("Customers removed: {count}").format(count=report.customers_removed),
        _("Visits removed: {count}").format(count=report.visits_removed),
        _("Rows restored: {count}").format(count=report.restored),
    ]
    lines += [_("Kept customer {id}: {reason}").format(id=row.id, reason=row.reason) for row in report.kept]
    output.answer(undo_document(report), lines)
    return 0


def report_document(report: ImportReport) -> dict[str, Any]:
    """The report as the command prints it."""
    return {
        "batch": report.batch_id,
        "files": [_file_document(file) for file in report.files],
        "customers_added": report.customers_added,
        "customers_updated": report.customers_updated,
        "visits_added": report.visits_added,
        "occasions_added": report.occasions_added,
        "answers_added": report.answers_added,
        "companions_added": report.companions_added,
    }


def undo_document(report: UndoReport) -> dict[str, Any]:
    """What was taken back, as the command prints it."""
    plurals = {
        "contact_point": "contacts_removed",
        "occasion": "occasions_removed",
        "companion": "companions_removed",
        "preference": "preferences_removed",
        "clue": "clues_removed",
        "visit_line": "lines_removed",
        "customer_tag": "tags_removed",
        "attachment": "attachments_removed",
        "survey_answer": "answers_removed",
    }
    return {
        "customers_removed": report.customers_removed,
        "visits_removed": report.visits_removed,
        **{name: report.removed.get(kind, 0) for kind, name in plurals.items()},
        "restored": report.restored,
        "kept": [{"id": row.id, "reason": row.reason} for row in report.kept],
    }


def _file_document(file: FileReport) -> dict[str, Any]:
    calendar = {} if file.calendar is None else asdict(file.calendar)
    sheet = {"sheet": file.sheet} if file.sheet else {}
    return {
        **calendar,
        **sheet,
        "file": str(file.path),
        "kind": file.kind,
        "encoding": file.encoding,
        "delimiter": file.delimiter,
        "mapping": dict(file.mapping),
        "rows": file.rows,
        "added": file.added,
        "updated": file.updated,
        "skipped": file.skipped,
        "rejected": [_problem_document(problem) for problem in file.problems],
    }


def _problem_document(problem: Problem) -> dict[str, Any]:
    return {"row": problem.row, "field": problem.field, "reason": problem.reason}


def _read_mapping(path: Path | None) -> Any:
    if path is None:
        return None
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST_MAPPING:
            raise ValueError
        return _document(path)
    except (OSError, ValueError) as failure:
        raise Unreadable(
            _("“{name}” holds no mapping of columns.").format(name=path.name),
            to_do=_("It must be a JSON file such as {example}.").format(example='{"Guest Name": "name"}'),
        ) from failure


def _document(path: Path) -> Any:
    with opened_raw(path) as file:
        return json.loads(file.readall().decode("utf-8-sig"))


def _refuse_unsure(looks: Sequence[FileLook]) -> None:
    """Letters that may be wrong are asked about; a command can only be told."""
    for look in looks:
        if not look.encoding.sure:
            likely = ", ".join((look.encoding_name, *look.encoding.others[:3]))
            raise Unreadable(
                _("It is not certain how “{name}” writes its letters.").format(name=look.path.name),
                kept=_("Nothing was imported."),
                to_do=_("Name the encoding with --encoding; likely are {encodings}.").format(
                    encodings=likely
                ),
            )


def refuse_unknown_scales(looks: Sequence[FileLook]) -> None:
    """Scores that may be of two scales are asked about and never mixed; a command can only be told."""
    for look in looks:
        columns = look.mapping.columns if look.mapping is not None else ()
        for column in columns:
            if column.target in SCORES and not column.style_sure:
                raise Unreadable(
                    _("It is not certain on which scale “{column}” in “{name}” was answered.").format(
                        column=column.header, name=look.path.name
                    ),
                    kept=_("Nothing was imported."),
                    to_do=_("Say it with --mapping: likely is {target}, or one of {targets}.").format(
                        target=column.target.value, targets=", ".join(sorted(SCORES))
                    ),
                )


def _tell_doubts(looks: Sequence[FileLook], output: Output) -> None:
    """Say which sheet was read where there are several, and how dates were where the file leaves a doubt."""
    for look in looks:
        others = [name for name in look.sheets if name != look.sheet]
        if others and look.choices.sheet is None:
            output.say(
                _("{file}: the sheet “{sheet}” is read. Others can be named with --sheet: {others}.").format(
                    file=look.path.name, sheet=look.sheet, others=", ".join(others)
                )
            )
        columns = look.mapping.columns if look.mapping is not None else ()
        doubtful = [column for column in columns if column.target in DATES and not column.style_sure]
        for style in dict.fromkeys(column.date_style for column in doubtful):
            names = ", ".join(column.header for column in doubtful if column.date_style is style)
            if style is DateStyle.SERIAL:
                output.say(
                    _(
                        "{file}: the numbers in {columns} are read as days, as spreadsheets count them."
                    ).format(file=look.path.name, columns=names)
                )
                continue
            example = _("day before month") if style is DateStyle.DAY_FIRST else _("month before day")
            output.say(
                _("{file}: the dates in {columns} could be read two ways; they are read {way}.").format(
                    file=look.path.name, columns=names, way=example
                )
            )


def _tell(report: ImportReport, output: Output) -> None:
    for file in report.files:
        for problem in file.problems[:_SPOKEN]:
            output.say(_problem_sentence(file, problem))
        more = file.problems_count - _SPOKEN
        if more > 0:
            output.say(
                ngettext("{file}: {count} more problem.", "{file}: {count} more problems.", more).format(
                    file=file.path.name, count=more
                )
            )
        if file.rejected_file is not None:
            output.say(_("The rows left out were saved in {file}.").format(file=file.rejected_file))
    if report.rejected_unsaved:
        output.say(report.rejected_unsaved)
    if report.notes_count:
        output.say(
            ngettext(
                "{count} row says something else than the venue has; the venue's words were kept.",
                "{count} rows say something else than the venue has; the venue's words were kept.",
                report.notes_count,
            ).format(count=report.notes_count)
        )


def _problem_sentence(file: FileReport, problem: Problem) -> str:
    reason = problem.reason.rstrip(".")
    if problem.field:
        return _("{file}, row {row}, {field}: {reason}.").format(
            file=file.path.name, row=problem.row, field=problem.field, reason=reason
        )
    return _("{file}, row {row}: {reason}.").format(file=file.path.name, row=problem.row, reason=reason)


def _lines(report: ImportReport, *, dry_run: bool) -> list[str]:
    lines = [
        _(
            "{file}: {rows} rows, {added} added, {updated} updated, {skipped} skipped, {rejected} rejected"
        ).format(
            file=file.path.name,
            rows=file.rows,
            added=file.added,
            updated=file.updated,
            skipped=file.skipped,
            rejected=file.rejected,
        )
        for file in report.files
    ]
    lines.append(
        _("Customers: {added} new, {updated} updated. Visits: {visits} new.").format(
            added=report.customers_added, updated=report.customers_updated, visits=report.visits_added
        )
    )
    if report.answers_added or report.answers_updated:
        lines.append(
            _("Answers: {added} new, {updated} updated.").format(
                added=report.answers_added, updated=report.answers_updated
            )
        )
    if report.occasions_added:
        lines.append(_("Dates to remember: {count} new.").format(count=report.occasions_added))
    if dry_run:
        lines.append(_("Nothing was written: this was a dry run."))
    else:
        lines.append(_("This was import number {batch}.").format(batch=report.batch_id))
    return lines
