"""Says in the same few words what staff write in many: "candles are not welcome", "spare him the candles"."""

from __future__ import annotations

import re

_THING = r"(?P<thing>[^,;:.!?|]*?)"
_NO_THING = r" no \g<thing> "
_GOOD = (
    r"(?:fine|ok|okay|alright|all right|welcome|wanted|allowed|appreciated|good|acceptable|permitted|possible|"
    r"no problem|not a problem|no issue)"
)
_BAD = (
    r"(?:an? )?(?:no[- ]?go|taboo|forbidden|prohibited|unwelcome|unwanted|banned|off[- ]limits|off the table|"
    r"out of the question|too much|nightmare|torture|(?:his|her) idea of hell)"
)
_VERY = r"(?:now |all |also |both |perfectly |totally |absolutely |completely |quite |again |really )?"
_IS = r"\b(?:is|are|was|were|would be|will be)\s+"
_REFUSAL = (
    r"\b(?:no|not|without|nothing|never|none|nobody|allerg\w*|intoleran\w*|avoid\w*|hates?|dislikes?)\b"
)
_START = r"(?:^|(?<=[,;:.!?|])|(?<=\bbut))"
_END = (
    r"(?=\s*(?:now|again|too|though|these days|of course|please|any ?more|for (?:her|him|them|me|us))?\s*"
    r"(?:$|[,;:.!?|]|\bbut\b))"
)
_LEAVING = (
    r"\b(?:leav(?:e|ing) (?:out|off|away)|go without|do without|hold the|spare (?:me|us|her|him|them)(?: the)?|"
    r"(?:can not|cannot|cant|could not) (?:stand|bear|abide)|put off by|keep away from|steer clear of|"
    r"stay away from|gave up|given up|giving up|has quit|quit|refrain(?:s|ing)? from|abstain(?:s|ing)? from)\b"
)
_AGAINST = (
    r"\b(?:opposed to|objects? to|strictly against|is against|are against|not fond of|not keen on|not big on|"
    r"not into|no fan of|not a (?:big |great )?fan of|(?:could|can) do without|"
    r"(?:prefers? (?:to )?|(?:would|d) rather )(?:skip|avoid|forget|ignore)|"
    r"(?:ignore|omit|drop|ditch|forgo|forget about)(?= (?:the|her|his|their|any|all|my|our)))\b"
)
_ILL_AT_EASE = (
    r"\b(?:(?:embarrassed|mortified|upset|annoyed|stressed|overwhelmed|scared|frightened|terrified|afraid) "
    r"(?:by|of|when|at)|uncomfortable (?:with|about|when|at|being)|"
    r"(?:touchy|sensitive|private|shy|coy|embarrassed|secretive|funny|self[- ]conscious) about)\b"
)
_NOT_DONE = r"(?:celebrated|observed|kept|marked|liked|desired|needed|mentioned|(?:his|her|their|my) thing|a good idea)"
_NO_LONGER_MINDS = (
    r"\b(?:does not|doesnt|do not|dont|did not|didnt|would not|wouldnt|no longer|not|never) mind(?:s|ed)?\b"
    r"(?!\s+(?:if|when)\s+(?:no|not|without))[^,;:.!?]*"
)
_NOTHING_AGAINST = (
    r"\b(?:nothing against|no objections? to|no aversion to|not (?:bothered|fussed|troubled) (?:by|about)|"
    r"(?:no longer|stopped|does not|doesnt) (?:avoid|dislik|hat|refus|object)\w*)\b[^,;:.!?]*"
)
_UPSETS = (
    r"\s*\b(?:(?:make|makes|made)\s+(?:him|her|them|me|us)\s+(?:very |really |feel |so )*"
    r"(?:uncomfortable|cringe|anxious|nervous|sad|cry|ill|sick|unwell)|"
    r"(?:embarrass\w*|mortif\w*|upsets?|frightens?|scares?|stresses|overwhelms?)\s+(?:him|her|them|me|us))\b"
)
_SHORT_NO = (
    r"\s*[:,\u2013\u2014-]?\s*\b(?:no thanks|no thank you|please no|please not|no please|rather not|never|no)"
    r"\s*[.!]*$"
)

_REWRITES = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        # "Never forget her birthday" asks for the opposite of what "never" alone would.
        (r"\b(?:do not|dont|never|must not|mustnt|not to) (?:forget|miss|overlook)\b", "remember"),
        (_NO_LONGER_MINDS, " "),
        (_NOTHING_AGAINST, " "),
        (rf"{_THING}\s*{_IS}(?:not|never)\s+{_VERY}{_GOOD}\b", _NO_THING),
        (rf"{_THING}\s*\b(?:isnt|arent|wasnt|werent)\s+{_VERY}{_GOOD}\b", _NO_THING),
        (rf"{_THING}\s*\b(?:is|are|was|were)?\s*\b(?:not|never|isnt|arent)\s+{_NOT_DONE}\b", _NO_THING),
        (rf"{_THING}\s*(?:{_IS}|:\s*){_BAD}(?!\w)", _NO_THING),
        (rf"^{_THING}{_SHORT_NO}", _NO_THING),
        (rf"{_THING}{_UPSETS}", _NO_THING),
        (_LEAVING, " no "),
        (_AGAINST, " no "),
        (_ILL_AT_EASE, " no "),
        (r"\bleave (?:the |all |any )?(?P<thing>[\w -]{3,30}?) (?:out|off|away)\b", _NO_THING),
        (r"\bkeep (?:the |all |any )?(?P<thing>[\w -]{3,30}?) away\b", _NO_THING),
        (r"\brather not\b", " no "),
        (rf"{_START}(?:(?!{_REFUSAL})[^,;:.!?|])*?{_IS}{_VERY}{_GOOD}\b{_END}", " "),
    )
)


def plainly(text: str) -> str:
    """The text with its refusals said as "no …", and without what it says is welcome.

    What is in doubt stays, so that the guard warns rather than misses.
    """
    for pattern, instead in _REWRITES:
        text = pattern.sub(instead, text)
    return text
