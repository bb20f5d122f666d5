"""S6: every naughty string in every field, through the services: kept or refused in words, and then shown, searched and printed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.core.errors import AppError, InvalidInput
from app.customers.schemas.drafts import CustomerEdit
from app.law.service.person_data import PersonDataService
from app.model.customer import Customer
from app.printing.templating import fill_template
from app.storage.plain.export import export_plain
from app.storage.plain.table_file import read_table
from app.storage.write_session import WriteSession
from app.venue.workplace import Workplace
from tests.figures import Figures
from tests.law.every_list import OneOf, every_read, find_in_lookup
from tests.law.known_person import fill_person, open_known
from tests.law.listed_person import act_upon_breakfast, put_in_lists
from tests.security.every_write import PLAIN, every_write
from tests.security.nasty import NASTY, RICH
from tests.venues import NOON

FEW = [RICH, NASTY["template"], NASTY["sql"], NASTY["beyond"]]
"""What the everyday test tries; the corpus is for the long one."""
AT_ONCE = 5
TAKES_LONG = frozenset({"law.service.person_data:PersonDataService.write"})
"""Reads that say the same as another one."""


@dataclass
class Tried:
    """What was tried, and what went wrong."""

    strings: int = 0
    writes: int = 0
    fields: int = 0
    refused: int = 0
    reads: int = 0
    tags: Counter[tuple[str, ...]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def attempt(self, title: str, work: Any) -> Any:
        """Do something that may be refused in words, and must not break."""
        try:
            return work()
        except AppError:
            return None
        except Exception as error:  # noqa: BLE001  (whatever it is, it is what is looked for)
            self.wrong.append(f"{title}: {type(error).__name__} {error!s:.200}")
            return None


class Tags(HTMLParser):
    """The tags of a page in their order, with the names of what they are given."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One more."""
        if tag != "br":
            self.found.append(" ".join([tag, *(name for name, _value in attrs)]))


def naughty(corpora: Path) -> list[str]:
    """Strings that broke other programs."""
    strings: list[str] = json.loads((corpora / "blns/blns.json").read_text("utf-8"))
    return [*strings, RICH, *NASTY.values()]


@contextmanager
def hotel(folder: Path) -> Iterator[tuple[Workplace, OneOf]]:
    """A hotel at work, and somebody in it who stands in every list."""
    with open_known(folder, met=False, safeguarded=False) as known:
        of = put_in_lists(known.work, known.theirs, name="Somebody", word=PLAIN)
        act_upon_breakfast(known.work, of.answer_id)
        yield known.work, of


def write_all(work: Workplace, of: OneOf, strings: Sequence[str]) -> Tried:
    """Write each string into every field of every write that can be made; nothing of it is committed."""
    tried = Tried(strings=len(strings))
    work.database._commit = _give_up  # type: ignore[method-assign]
    writes = [
        write
        for write in every_write()
        if tried.attempt(write.title, partial(write.attempt, work, of, PLAIN))
    ]
    for text in strings:
        for write in writes:
            written = tried.attempt(f"{write.title} {text!r:.60}", partial(write.attempt, work, of, text))
            tried.writes += 1
            tried.fields += written or 0
            tried.refused += not written
    return tried


def _give_up(session: WriteSession, _first: int) -> None:
    """In place of a commit: what services still read of their rows stays."""
    session.expunge_all()
    session.rollback()


def read_all(work: Workplace, strings: Sequence[str], folder: Path) -> Tried:
    """Have the strings, some at a time, in every text of somebody; read and print it all, and search for each."""
    tried = Tried()
    reads = [read for read in every_read() if read.title not in TAKES_LONG]
    searching = [read for read in reads if read.searches and not read.is_personal]
    people = []
    taken = list(dict.fromkeys(filter(None, map(_as_kept, strings))))
    tried.strings, tried.refused = len(taken), len(strings) - len(taken)
    for at in range(0, len(taken), AT_ONCE):
        some = taken[at : at + AT_ONCE]
        kept = " ".join(some)
        of = put_in_lists(work, fill_person(work, kept), name=kept, word=kept)
        people.append((of.customer_id, kept))
        asked: list[tuple[str, Any]] = [("lookup", partial(find_in_lookup, work, text)) for text in some]
        asked += [(read.title, partial(read.said, work, of)) for read in reads if read.is_personal]
        asked += [(one.title, partial(one.said, work, of, typed=text)) for one in searching for text in some]
        asked += [("template", partial(_fill, tried, text)) for text in some]
        for title, ask in asked:
            tried.attempt(f"{title} {kept!r:.200}", ask)
        tried.reads += len(asked)
        tried.tags[tuple(Tags(PersonDataService(work).page(of.customer_id)).found)] += 1
    for read in reads:
        if not read.is_personal and people:
            tried.attempt(read.title, partial(read.said, work, of))
            tried.reads += 1
    tried.wrong += _not_in_files(work, people, folder)
    return tried


def _fill(tried: Tried, text: str) -> None:
    html = fill_template("Dear {{ name }}", {"name": text}, field="text")
    if Tags(html).found:
        tried.wrong.append(f"template: {html:.80}")


def _as_kept(text: str) -> str | None:
    """What a field keeps of it; None where it takes nothing."""
    try:
        return CustomerEdit(version=1, note=text).note or None
    except InvalidInput:
        return None


def _not_in_files(work: Workplace, people: Sequence[tuple[int, str]], into: Path) -> Iterator[str]:
    """Of whom the plain files of a night do not say what is kept."""
    folder = export_plain(work.database, into, on=NOON.date())
    columns, rows = read_table(folder / "customer.csv")
    at, note = columns.index("id"), columns.index("note")
    notes = {row[at]: row[note] for row in rows}
    for customer_id, kept in people:
        if kept not in notes.get(str(customer_id), ""):
            yield f"plain files {kept!r:.60}"


def test_S6_nasty_words_in_every_field_are_written_or_refused(tmp_path: Path) -> None:
    with hotel(tmp_path) as (work, of):
        tried = write_all(work, of, FEW[:1])
        with work.read() as session:
            notes = session.scalars(select(Customer.note)).all()

    assert tried.wrong == []
    assert tried.fields > 100
    assert FEW[0] not in notes


def test_S6_nasty_words_of_somebody_are_read_searched_and_printed_as_words(tmp_path: Path) -> None:
    with hotel(tmp_path) as (work, _of):
        plain = read_all(work, [PLAIN], tmp_path / "plain")
        tried = read_all(work, FEW, tmp_path / "nasty")

    assert tried.tags.keys() == plain.tags.keys()
    assert tried.wrong == []
    assert tried.reads > 100


@pytest.mark.long
def test_S6_every_naughty_string_in_every_field_is_written_or_refused(
    tmp_path: Path, corpora: Path, figures: Figures
) -> None:
    with hotel(tmp_path) as (work, of):
        tried = write_all(work, of, naughty(corpora))

    figures(
        f"{tried.strings} strings through {tried.writes // tried.strings} writes of services",
        f"{tried.fields} fields written, {tried.refused} writes refused in words, {len(tried.wrong)} broken",
    )
    assert tried.wrong == []
    assert tried.writes > 15_000


@pytest.mark.long
def test_S6_every_naughty_string_of_somebody_is_read_searched_and_printed_as_words(
    tmp_path: Path, corpora: Path, figures: Figures
) -> None:
    with hotel(tmp_path) as (work, _of):
        plain = read_all(work, [PLAIN], tmp_path / "plain")
        tried = read_all(work, naughty(corpora), tmp_path / "nasty")

    figures(
        f"{tried.strings} strings in every text of somebody, searched, filtered by, printed and in files",
        f"{tried.reads} reads, {tried.refused} strings no field takes, or twice, {len(tried.wrong)} broken,"
        f" {len(tried.tags.keys() - plain.tags.keys())} read as formatting",
    )
    assert tried.wrong == []
    assert tried.tags.keys() == plain.tags.keys()
