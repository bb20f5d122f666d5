from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from app.customers.capture.grammar import propose
from app.customers.capture.proposals import Doubt, Kind
from app.customers.capture.words import describe, doubt_words, kind_word
from app.wording.formats import Wording

NOW = datetime(2026, 11, 25, 14, 0, tzinfo=ZoneInfo("Europe/Zurich"))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("likes the harbour view table", "Preference, Seating: “harbour view table”"),
        ("hates phone calls before 9", "Preference, Dislikes: “phone calls before 9”"),
        ("allergic to nuts", "Must: “allergic to nuts”"),
        ("wife Anna is allergic to nuts", "Must of Anna: “allergic to nuts”  +  Companion: Anna, wife"),
        ("wants oat milk tonight", "Preference, Food and drink, this stay only: “oat milk”"),
        ("dog was at the vet", "Clue: “dog was at the vet”"),
        ("promised a quiet table tomorrow 19:30", "Promise, Mara, tomorrow 19:30: “quiet table”"),
        ("will call back Friday", "Promise, Mara, Friday: “call back”"),
        ("follow up", "Promise, Mara: “follow up”"),
        ("birthday 29 Nov", "Birthday: 29 Nov"),
        ("son Louis turns 9 on Sunday", "Companion: Louis, son  +  Birthday of Louis: 29 Nov 2017"),
        ("engagement on 14 Feb", "Engagement: 14 Feb 2027"),
        ("complained about the noise", "Complaint, feeling −1: “complained about the noise”"),
        ("thanked us warmly", "Thanks, feeling +2: “thanked us warmly”"),
        ("called to ask about parking", "Call: “called to ask about parking”"),
        ("likes to be called Léa", "Likes to be called: “Léa”"),
        ("pronounced LAY-ah", "Said like: “LAY-ah”"),
        ("birthday 31 Feb", "There is no “31 Feb” in the calendar"),
        ("promised a call at 25:00", "There is no such time: “at 25:00”"),
        ("card 4111 1111 1111 1111", "Card numbers are not kept. Keep it as “card •••• •••• •••• 1111”?"),
        ("", "Type what you noticed"),
    ],
)
def test_the_preview_says_what_enter_keeps(line: str, words: str) -> None:
    wording = Wording("hotel", "en", "Europe/Zurich", "CHF")
    assert describe(propose(line, now=NOW, default_owner="Mara"), wording, now=NOW) == words


def test_a_topic_that_a_restaurant_lacks_is_a_like_there() -> None:
    wording = Wording("restaurant", "en", "Europe/Zurich", "CHF")
    assert describe(propose("likes a firm pillow", now=NOW), wording, now=NOW).startswith(
        "Preference, Likes:"
    )


def test_every_kind_and_every_doubt_has_its_words() -> None:
    assert all(kind_word(kind) for kind in Kind)
    assert all(doubt_words(doubt) for doubt in Doubt)
