"""Rows of a table interpreted by a mapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.core.card_numbers import SHORTEST_CARD, find_card_numbers, mask_card_numbers
from app.core.words import gettext as _
from app.transfer.interpreting.answer_cells import AnswerCells
from app.transfer.interpreting.answers import Answers
from app.transfer.interpreting.drafts import Draft
from app.transfer.interpreting.options import Options
from app.transfer.interpreting.people import finish_person
from app.transfer.interpreting.person_cells import PersonCells, Reader
from app.transfer.interpreting.splitting import as_meant
from app.transfer.interpreting.visit_cells import VisitCells
from app.transfer.interpreting.visits import Visits
from app.transfer.mapping.blanks import is_blank_word
from app.transfer.mapping.codes import country_code
from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.header_words import normal
from app.transfer.mapping.survey_words import is_second_header
from app.transfer.mapping.targets import ADDRESS_PARTS, SCORES, FileKind, Target
from app.transfer.problems import Problem
from app.transfer.reading.delimited import Row
from app.transfer.records import PersonRecord, Record

_FIRST = (Target.NATIONALITY, Target.COUNTRY, Target.CURRENCY, Target.EMAIL)
"""Other cells of a row are read in the light of these."""

_SUMS = "total totals subtotal sum summe gesamt gesamtsumme insgesamt totale somme suma totaal totalt razem celkem итого 合計 合计 总计 합계"
_TOTALS = frozenset(("grand total", "sub total", *_SUMS.split()))
_WORDS = frozenset({Target.PLACE, Target.PLACE_KIND, Target.BOARD, Target.CHANNEL, Target.SEGMENT})
"""Columns of short words among which "Undefined" and "N/A" say nothing."""


class TableInterpreter:
    """Turns the rows of one file into records, one by one."""

    def __init__(self, mapping: Mapping, options: Options) -> None:
        self._mapping = mapping
        self._options = options
        self._kind = mapping.kind
        self._persons = PersonCells(options)
        self._cells = VisitCells(mapping)
        self._visits = Visits(mapping, options)
        self._answer_cells = AnswerCells(options)
        self._answers = Answers(mapping, options) if self._kind is FileKind.ANSWERS else None
        ordered = sorted(mapping.columns, key=lambda column: column.target not in _FIRST)
        self._readers = [(column.index, reader) for column in ordered if (reader := self._reader(column))]
        self._headers = [normal(column.header) for column in mapping.columns]

    def records(self, rows: Iterable[Row]) -> Iterator[Record]:
        """A record for every row; a row that repeats the header is passed over."""
        for row in rows:
            if not row.problem and (self._repeats_header(row.cells) or is_second_header(row.cells)):
                continue
            yield self.record(row)

    def record(self, row: Row) -> Record:
        """What one row says."""
        if row.problem:
            return Record(row.line, row.cells, problems=(Problem(row.line, "", row.problem, rejected=True),))
        draft = Draft(row.line)
        cells = self._without_cards(row.cells, draft)
        for index, read in self._readers:
            text = cells[index]
            if text and (text := text.strip()):
                read(as_meant(text) if text[0] in "'=" else text, draft, cells)
        return self._finish(draft, row, cells)

    def _finish(self, draft: Draft, row: Row, cells: list[str]) -> Record:
        person = finish_person(draft)
        if self._answers is not None:
            return self._finish_answers(self._answers, draft, row, cells=cells, person=person)
        if person is None:
            draft.reject("", _("No name, email or phone"))
        elif _is_total(person):
            draft.reject("", _("This row is a sum, not a person"))
        visit = self._visits.visit(draft) if self._kind is FileKind.VISITS else None
        purchase = self._visits.purchase(draft) if self._kind is FileKind.PURCHASES else None
        problems = tuple(draft.problems)
        if draft.rejected:
            return Record(row.line, row.cells, problems=problems)
        return Record(row.line, row.cells, person, visit, purchase, problems)

    def _finish_answers(
        self, answers: Answers, draft: Draft, row: Row, *, cells: list[str], person: PersonRecord | None
    ) -> Record:
        """A row of a survey: whoever gave no more than a name is looked for among those the venue knows."""
        found = answers.of(draft, cells)
        problems = tuple(draft.problems)
        if draft.rejected:
            return Record(row.line, row.cells, problems=problems)
        if person is not None and not (person.emails or person.phones or person.external_id):
            person = replace(person, known_by=(person.name,), only_known=True)
        return Record(row.line, row.cells, person, problems=problems, answers=found)

    def _without_cards(self, cells: list[str], draft: Draft) -> list[str]:
        """The cells, with payment card numbers refused, or masked where that was chosen."""
        if not any(len(cell) >= SHORTEST_CARD and find_card_numbers(cell) for cell in cells):
            return cells
        for index, cell in enumerate(cells):
            if not find_card_numbers(cell):
                continue
            header = self._mapping.columns[index].header
            if self._options.mask_cards:
                draft.keep_out(header, _("Card number masked"))
            else:
                draft.reject(header, _("Card number refused"))
        return [mask_card_numbers(cell) for cell in cells]

    def _repeats_header(self, cells: list[str]) -> bool:
        return (
            bool(self._headers[0])
            and cells[0] == self._mapping.columns[0].header
            and all(normal(cell) == header for cell, header in zip(cells, self._headers, strict=False))
        )

    def _reader(self, column: Column) -> Reader | None:
        if column.target in (Target.LEAVE_OUT, Target.LABEL):
            return None
        if column.target in ADDRESS_PARTS:
            return _address_reader(column)
        if column.target in SCORES:
            return None
        known = self._persons.reader(column) or self._cells.reader(column)
        return known or self._answer_cells.reader(column) or _text_reader(column)


def _is_total(person: PersonRecord) -> bool:
    """Whether a row only adds up the others."""
    known = person.emails or person.phones or person.external_id
    return not known and normal(person.name) in _TOTALS


def _text_reader(column: Column) -> Reader:
    target = column.target

    def read(text: str, draft: Draft, _cells: list[str]) -> None:
        draft.texts[target] = text

    def read_word(text: str, draft: Draft, _cells: list[str]) -> None:
        if not is_blank_word(text):
            draft.texts[target] = text

    return read_word if target in _WORDS else read


def _address_reader(column: Column) -> Reader:
    target, group = column.target, column.group

    def read(text: str, draft: Draft, cells: list[str]) -> None:
        parts = draft.addresses.setdefault(group, {})
        parts[target] = ", ".join(filter(None, (parts.get(target, ""), " ".join(text.split()))))
        label = cells[column.label_column].strip("* ") if column.label_column is not None else column.label
        if label:
            parts[Target.LABEL] = label
        if target is Target.COUNTRY and not draft.region:
            draft.region = country_code(text)

    return read
