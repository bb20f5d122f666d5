"""What is typed finds the cases that hold it, and is never anything but words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cases.schemas.drafts import CaseEdit, EntryDraft, StoryDraft
from app.cases.schemas.views import CaseQuery, CaseView
from app.cases.service.log_view import CaseLog
from app.gestures.schemas import GiveDraft
from app.model.case_category import CaseCategory
from app.model.customer import Customer
from tests.cases.case_desk import CaseDesk
from tests.cases.mixed_log import NAMES, PLACES, WHATS, PlainLog, fill_log
from tests.examples import examples
from tests.venues import open_place


def found(desk: CaseDesk, text: str) -> set[int]:
    """The numbers of all cases found by a text."""
    rows = CaseLog(desk.work).list_cases(CaseQuery(view=CaseView.ALL, text=text), limit=1_000).rows
    return {row.id for row in rows}


def test_everything_written_about_a_case_finds_it(desk: CaseDesk) -> None:
    lea = desk.add_customer("Léa Müller-Odermatt")
    case_id = desk.log(lea, what="Straße zu laut", place="Terrasse 4").value
    other = desk.log(what="Soup cold").value
    desk.services.log.add_entry(case_id, EntryDraft(text="Rang the plumber"))
    desk.services.gestures.plan(case_id, GiveDraft(what="Bottle of Pomerol", cost_minor=100))
    version = desk.case(case_id).version
    desk.services.editing.tell_story(case_id, StoryDraft(version=version, story="They came back to thank us"))
    for text in (
        "lea",
        "mueller",
        "odermatt müll",
        "strasse",
        "laut zu",
        "terrasse 4",
        "plumb",
        "pomerol",
        "thank",
    ):
        assert found(desk, text) == {case_id}, text
    assert found(desk, "grey coat") == {other}
    assert found(desk, "soup plumber") == set()


def test_the_number_finds_the_case_with_and_without_its_noughts(desk: CaseDesk) -> None:
    with desk.work.write() as session:
        session.connection().exec_driver_sql("INSERT INTO sqlite_sequence VALUES ('recovery_case', 340)")
    case_id = desk.log().value
    assert case_id == 341
    desk.log()
    for text in ("341", "0341", "#341", " 0341 ", "034"):
        assert found(desk, text) == ({341, 342} if text == "034" else {341}), text


def test_a_line_that_was_taken_back_finds_nothing_any_more(desk: CaseDesk) -> None:
    case_id = desk.log().value
    reversal = desk.services.log.add_entry(case_id, EntryDraft(text="Rang the plumber")).reversal
    assert reversal is not None
    reversal.undo()
    assert found(desk, "plumber") == set()
    reversal.redo()
    assert found(desk, "plumber") == {case_id}


def test_a_case_taken_back_is_not_found_until_it_is_brought_back(desk: CaseDesk) -> None:
    outcome = desk.log(what="Flooded cellar")
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert found(desk, "cellar") == set()
    outcome.reversal.redo()
    assert found(desk, "cellar") == {outcome.value}


def test_a_new_name_of_customer_or_category_is_found_at_once(desk: CaseDesk) -> None:
    customer_id = desk.add_customer("Léa Berg")
    category_id = desk.services.catalogue.list_categories()[0].id
    case_id = desk.log(customer_id, category_id=category_id).value
    with desk.work.write() as session:
        session.get_one(Customer, customer_id).display_name = "Léa Thal"
        session.get_one(CaseCategory, category_id).name = "Zebra crossings"
    assert found(desk, "thal zebra") == {case_id}
    assert found(desk, "berg") == set()
    desk.services.editing.edit_case(
        case_id, CaseEdit(version=desk.case(case_id).version, what="Mosquitoes everywhere")
    )
    assert found(desk, "mosquito") == {case_id}
    assert found(desk, "shower") == {case_id}, "the log still says what it was called first"


@pytest.mark.parametrize(
    "text",
    ['"', '""" OR 1', "AND", "NOT what", "cold*", "*", "(", "^a", "NEAR(a b)", "a:b", "-", "😀", "'; DROP"],
)
def test_what_is_typed_is_never_an_operator(desk: CaseDesk, text: str) -> None:
    case_id = desk.log(what=f"They said {text} and left 😀").value
    desk.log(what="Zzz", walk_in="Qqq")
    assert case_id in found(desk, text)


@settings(max_examples=examples(60))
@given(text=st.text(max_size=60))
def test_nothing_that_can_be_typed_breaks_the_search(mixed: CaseDesk, plain: PlainLog, text: str) -> None:
    assert found(mixed, text) <= {case.id for case in plain.cases}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseDesk]:
    """A long log of mixed cases."""
    with open_place(tmp_path_factory.mktemp("mixed")) as place:
        fill_log(place.work, seed=8)
        yield CaseDesk(replace(place.work), place.clock)


@pytest.fixture(scope="module")
def plain(mixed: CaseDesk) -> PlainLog:
    """The same log, read once: searching changes nothing."""
    return PlainLog(mixed.work)


words = st.sampled_from(
    [word for text in (*NAMES, *WHATS, *PLACES, "wine back owner") for word in text.split()]
)


@given(
    typed=st.lists(words.filter(str.isascii).filter(str.isalnum), min_size=1, max_size=3),
    kept=st.integers(1, 12),
)
def test_a_search_finds_what_a_plain_filter_finds(
    mixed: CaseDesk, plain: PlainLog, typed: list[str], kept: int
) -> None:
    text = " ".join([*typed[:-1], typed[-1][:kept]])
    # A plain filter reads no Chinese name aloud; the index does.
    aloud = {case.id for case in plain.cases if case.customer_id == 1 + NAMES.index("王伟")}
    expected = set(plain.ids(CaseQuery(view=CaseView.ALL, text=text)))
    assert found(mixed, text) - aloud == expected - aloud
