"""S6: every naughty string in every field, through the services: kept or refused in words, and then shown, searched and printed."""

from __future__ import annotations

import inspect
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.core.errors import AppError, InvalidInput
from app.core.rights import OWNER
from app.customers.schemas.drafts import CustomerEdit
from app.law.service.person_data import PersonDataService
from app.model.customer import Customer
from app.model.staff import Staff
from app.printing.templating import fill_template
from app.saved_views.service import SavedViewService
from app.sign_in.service.signing_in import SignInService
from app.staff.service.colleagues import ColleagueService
from app.storage.plain.export import export_plain
from app.storage.plain.table_file import read_table
from app.storage.write_session import WriteSession
from app.transfer.importing.service import ImportService
from app.venue.workplace import Workplace
from tests.figures import Figures
from tests.law.every_list import OneOf, every_read, find_in_lookup
from tests.law.known_person import fill_person, open_known
from tests.law.listed_person import act_upon_breakfast, put_in_lists
from tests.security.every_write import (
    MADE_BY_THE_PROGRAM,
    Write,
    calls_with_words,
    every_write,
    is_write,
    title_of,
)
from tests.security.filling import PLAIN
from tests.security.nasty import NASTY, RICH
from tests.security.service_calls import all_calls
from tests.security.surroundings import Examples, surround
from tests.venues import NOON

FEW = [f"{RICH} {NASTY['template']}", f"{NASTY['sql']} {NASTY['beyond']}"]
"""What the everyday test reads; the corpus is for the long one."""
NOBODY = RICH.replace("Guest", "Nobody") + " \ud800"
"""What the everyday test writes: formatting, and half a letter, which a clipboard can hold."""
AT_ONCE = 5
LISTS_OF_THE_VENUE: Mapping[str, Callable[[Workplace], object]] = {
    "saved_views.service:SavedViewService.list_views": lambda work: SavedViewService(
        work, "recovery"
    ).list_views(),
    "sign_in.service.signing_in:SignInService.list_people": lambda work: SignInService(work).list_people(),
    "staff.service.colleagues:ColleagueService.list_colleagues": lambda work: ColleagueService(
        work
    ).list_colleagues(),
    "transfer.importing.service:ImportService.list_batches": lambda work: ImportService(work).list_batches(),
}
"""Reads that name none of the venue's customers, but what else it has names for."""
SAY_NO_WORDS = {
    "audit.readings:": "writes down who read what",
    "encryption.": "tells how the file is kept",
    "law.erasing.book:": "writes beside the file",
    "law.service.erasing:ErasureService.clean": "writes the file anew",
    "safekeeping.": "tells of whole files",
    "sign_in.guarding:": "tells yes or no",
    "sign_in.service.lock_rules:": "tells a number",
    "sign_in.service.permissions:": "tells of roles",
    "sign_in.service.pins:": "tells yes or no",
    "sign_in.service.signing_in:": "tells how somebody stands at the desk",
}
"""Calls, by the beginning of their titles, that are given no words and give none back."""
READS_IN_FULL = frozenset({"law.service.person_data:PersonDataService.write"})
"""Reads that say the same as another one."""
TOGETHER = ("customers.service.saying:", "law.service.", "measures.", "moments.sheets.")
"""Calls, by the beginning of their titles, that take long and are handed some strings at a time."""


@dataclass
class Tried:
    """What was tried, and what went wrong."""

    strings: int = 0
    attempts: int = 0
    fields: int = 0
    refused: int = 0
    reached: set[str] = field(default_factory=set)
    people: dict[int, str] = field(default_factory=dict)
    tags: Counter[tuple[str, ...]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def attempt(self, title: str, work: Any, *, of: str = "") -> Any:
        """Do something that may be refused in words, and must not break."""
        self.attempts += 1
        try:
            answer = work()
        except AppError:
            return None
        except Exception as error:  # noqa: BLE001  (whatever it is, it is what is looked for)
            self.wrong.append(f"{title} {of}: {type(error).__name__} {error!s:.200}")
            return None
        self.reached.add(title)
        return answer

    def write(self, write: Write, work: Workplace, of: OneOf, text: str, *, instead: str = PLAIN) -> None:
        """Have a text written, and count where it came to be."""
        filling = self.attempt(
            write.title, partial(write.attempt, work, of, text, instead=instead), of=f"{text!r:.60}"
        )
        self.fields += len(filling.written) if filling else 0
        self.refused += not (filling and filling.written)


@dataclass(frozen=True)
class Hotel:
    """A venue at work, somebody in it, and what surrounds calls there."""

    work: Workplace
    of: OneOf
    examples: Examples


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


def reachable() -> set[str]:
    """All that can be handed somebody's words."""
    return {title_of(call) for call in calls_with_words()} - MADE_BY_THE_PROGRAM.keys()


def readable() -> set[str]:
    """All that may show somebody's words."""
    return (
        {one.title for one in every_read()} - READS_IN_FULL
        | LISTS_OF_THE_VENUE.keys()
        | {"lookup", "template"}
    )


def naughty(corpora: Path) -> list[str]:
    """Strings that broke other programs."""
    strings: list[str] = json.loads((corpora / "blns/blns.json").read_text("utf-8"))
    return [*strings, RICH, *NASTY.values()]


@contextmanager
def hotel(folder: Path) -> Iterator[Hotel]:
    """A hotel at work, its owner at the desk, and somebody in it who stands in every list."""
    with open_known(folder, met=False, safeguarded=False) as known:
        with known.work.read() as session:
            known.work.desk.staff_id = session.scalars(select(Staff.id).where(Staff.role == OWNER)).one()
        of = put_in_lists(known.work, known.theirs, name="Somebody", word=PLAIN)
        act_upon_breakfast(known.work, of.answer_id)
        with surround(known.work, of, folder) as examples:
            yield Hotel(known.work, of, examples)


@contextmanager
def nothing_committed(work: Workplace) -> Iterator[None]:
    """In place of each commit, what services still read of their rows stays, and nothing else."""

    def give_up(session: WriteSession, _first: int) -> None:
        session.expunge_all()
        session.rollback()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work.database, "_commit", give_up)
        yield


def write_all(at: Hotel, strings: Sequence[str]) -> tuple[Tried, Tried]:
    """Hand each string to every call that takes words, in every field; nothing of it is committed.

    Gives what came of writes, and of questions.
    """
    tried = Tried(strings=len(strings)), Tried(strings=len(strings))
    every = list(every_write(at.examples))
    together = [" ".join(strings[one : one + AT_ONCE]) for one in range(0, len(strings), AT_ONCE)]
    with nothing_committed(at.work):
        for write in every:
            for text in together if write.title.startswith(TOGETHER) else strings:
                tried[not is_write(write.call)].write(write, at.work, at.of, text)
    return tried


def keep_all(at: Hotel, strings: Sequence[str]) -> Tried:
    """Keep each string as the name and in every field of whatever a venue can have more of."""
    tried = Tried(strings=len(strings))
    every = [one for one in every_write(at.examples) if is_write(one.call) and one.stands_alone]
    for number, text in enumerate(strings):
        for write in every:
            tried.write(write, at.work, at.of, text, instead=f"{PLAIN} {number}")
    return tried


def read_all(work: Workplace, strings: Sequence[str]) -> Tried:
    """Have the strings, some at a time, in every text of somebody; read and print it all, and search for each."""
    tried = Tried()
    reads = [read for read in every_read() if read.title not in READS_IN_FULL]
    searching = [read for read in reads if read.searches and not read.is_personal]
    taken = list(dict.fromkeys(filter(None, map(_as_kept, strings))))
    tried.strings, tried.refused = len(taken), len(strings) - len(taken)
    for at in range(0, len(taken), AT_ONCE):
        some = taken[at : at + AT_ONCE]
        kept = " ".join(some)
        of = put_in_lists(work, fill_person(work, kept), name=kept, word=kept)
        tried.people[of.customer_id] = kept
        asked: list[tuple[str, Any]] = [("lookup", partial(find_in_lookup, work, text)) for text in some]
        asked += [(read.title, partial(read.answer, work, of)) for read in reads if read.is_personal]
        asked += [
            (one.title, partial(one.answer, work, of, typed=text)) for one in searching for text in some
        ]
        asked += [("template", partial(_fill, tried, text)) for text in some]
        for title, ask in asked:
            tried.attempt(title, ask, of=f"{kept!r:.200}")
        tried.tags[tags_of(work, of.customer_id)] += 1
    return tried


def read_lists(tried: Tried, at: Hotel, folder: Path) -> None:
    """Read all that is about nobody alone, and what of those who were tried is in the plain files of a night."""
    for read in every_read():
        if not read.is_personal:
            tried.attempt(read.title, partial(read.answer, at.work, at.of))
    for title, ask in LISTS_OF_THE_VENUE.items():
        tried.attempt(title, partial(ask, at.work))
    tried.wrong += _not_in_files(at.work, tried.people, folder)


def tags_of(work: Workplace, customer_id: int) -> tuple[str, ...]:
    """How the page with all that is known of somebody is marked up."""
    return tuple(Tags(PersonDataService(work).page(customer_id)).found)


def plain_tags(work: Workplace) -> tuple[str, ...]:
    """The same of somebody of whom nothing is said that could be taken for anything else."""
    of = put_in_lists(work, fill_person(work, PLAIN), name=PLAIN, word=PLAIN)
    return tags_of(work, of.customer_id)


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


def _not_in_files(work: Workplace, people: Mapping[int, str], into: Path) -> Iterator[str]:
    """Of whom the plain files of a night do not say what is kept."""
    folder = export_plain(work.database, into, on=NOON.date())
    columns, rows = read_table(folder / "customer.csv")
    at, note = columns.index("id"), columns.index("note")
    notes = {row[at]: row[note] for row in rows}
    for customer_id, kept in people.items():
        if kept not in notes.get(str(customer_id), ""):
            yield f"plain files {kept!r:.60}"


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hotel]:
    """The same for all that leave nothing behind by which another test could fail."""
    with hotel(tmp_path_factory.mktemp("hotel")) as made:
        yield made


def test_S6_every_call_is_tried_or_says_why_not() -> None:
    titles = {
        title_of(call) for call in all_calls() if "session" not in inspect.signature(call.function).parameters
    }
    asked = {title_of(call) for call in calls_with_words()}
    read = {one.title for one in every_read()} | LISTS_OF_THE_VENUE.keys()
    silent = {title for title in titles if title.startswith(tuple(SAY_NO_WORDS))}
    without_words = {title_of(call) for call in all_calls() if is_write(call)} - asked

    assert titles - asked - read - silent - without_words == set()
    assert [one for one in SAY_NO_WORDS if not any(title.startswith(one) for title in titles - asked)] == []
    assert MADE_BY_THE_PROGRAM.keys() <= asked


def test_S6_a_call_that_is_not_reached_is_told(at: Hotel) -> None:
    tried, titled = Tried(), "cases.service.closing:ClosingService.reopen"
    reopening = next(write for write in every_write({}) if write.title == titled)
    with nothing_committed(at.work):
        tried.write(reopening, at.work, at.of, NOBODY)

    assert tried.reached == set()
    assert [told.partition(" ")[0] for told in tried.wrong] == [titled]


def test_S6_nasty_words_in_every_field_are_written_or_refused(at: Hotel) -> None:
    writes, questions = write_all(at, [NOBODY])
    with at.work.read() as session:
        notes = session.scalars(select(Customer.note)).all()

    assert writes.wrong + questions.wrong == []
    assert writes.reached | questions.reached == reachable()
    assert writes.fields > 250
    assert [note for note in notes if "Nobody" in note] == []


def test_S6_nasty_words_of_somebody_are_read_searched_and_printed_as_words(at: Hotel, tmp_path: Path) -> None:
    plain = plain_tags(at.work)
    kept = keep_all(at, [f"{FEW[1]} \ud800"])
    tried = read_all(at.work, FEW)
    read_lists(tried, at, tmp_path)

    assert kept.wrong + tried.wrong == []
    assert kept.fields > 80
    assert list(tried.tags) == [plain]
    assert tried.reached == readable()


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_S6_every_naughty_string_in_every_field_is_written_or_refused(
    at: Hotel, corpora: Path, figures: Figures
) -> None:
    writes, questions = write_all(at, naughty(corpora))

    for name, tried in (("writes", writes), ("questions", questions)):
        of_all = [call for call in calls_with_words() if is_write(call) is (name == "writes")]
        figures(
            f"{tried.strings} strings through {len(tried.reached)} of {len(of_all)} {name} that take words",
            f"{tried.attempts} attempts, {tried.fields} fields filled, {tried.refused} refused in words,"
            f" {len(tried.wrong)} broken",
        )
    assert writes.wrong + questions.wrong == []
    assert writes.reached | questions.reached == reachable()


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_S6_every_naughty_string_of_somebody_is_read_searched_and_printed_as_words(
    tmp_path: Path, corpora: Path, figures: Figures
) -> None:
    strings = naughty(corpora)
    with hotel(tmp_path) as own:
        plain = plain_tags(own.work)
        tried = read_all(own.work, strings)
        kept = keep_all(own, strings[::3])
        read_lists(tried, own, tmp_path / "plain")

    figures(
        f"{kept.strings} strings as names of whatever a venue can have more of",
        f"{kept.fields} fields kept, {kept.refused} refused in words, {len(kept.wrong)} broken",
    )
    figures(
        f"{tried.strings} strings in every text of somebody, searched, filtered by, printed and in files",
        f"{tried.attempts} reads by {len(tried.reached & readable())} of {len(readable())} ways,"
        f" {tried.refused} strings no field takes, or twice, {len(tried.wrong)} broken,"
        f" {len(tried.tags.keys() - {plain})} read as formatting",
    )
    assert kept.wrong + tried.wrong == []
    assert list(tried.tags) == [plain]
    assert tried.reached == readable()
