"""How days that come back are said in English."""

from __future__ import annotations

import re

from app.core.recurring import LAST
from app.customers.capture.language import RuleWords

_COUNT = r"\d{1,4}|other|second|third|two|three|four|five|six|seven|eight|nine|ten|twelve"
_NTH = r"first|1st|second|2nd|third|3rd|fourth|4th|last"
_WEEKDAY = r"monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)

RULES = RuleWords(
    in_touch=re.compile(
        r"(?:please\s+)?(?P<what>(?:keep|stay|be|get) in touch|call|ring|phone|write|email|message|check in)"
        r"(?:\s+(?:with\s+)?(?:him|her|them))?\s*,?\s+"
        rf"(?:(?:once\s+)?(?:every|each)(?:\s+(?P<count>{_COUNT}))?|once an?)\s+(?P<unit>weeks?|months?)[.!]*",
        re.IGNORECASE,
    ),
    plain=frozenset({"keep in touch", "stay in touch", "be in touch", "get in touch"}),
    counts={
        "other": 2,
        "second": 2,
        "third": 3,
        **{
            word: number
            for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)
        },
        "twelve": 12,
    },
    nth_weekday=re.compile(
        rf"(?:(?P<before>[^:]{{2,80}}?)\s*:\s*)?(?:on\s+)?(?:every\s+|the\s+)?(?P<nth>{_NTH})\s+(?P<weekday>{_WEEKDAY})\s+"
        rf"(?:of|in)\s+(?:every\s+|each\s+)?(?P<month>{_MONTH})\b\.?(?:\s*[:,–-]\s*(?P<label>[^:]{{2,80}}))?",
        re.IGNORECASE,
    ),
    nths={
        **{word: number for number, word in enumerate("first second third fourth".split(), 1)},
        "1st": 1,
        "2nd": 2,
        "3rd": 3,
        "4th": 4,
        "last": LAST,
    },
)
