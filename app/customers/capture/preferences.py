"""Likes, dislikes and musts: what they say, what they are about and for how long they hold."""

from __future__ import annotations

from app.customers.capture.language import Language
from app.customers.capture.musts import Must
from app.customers.capture.proposals import NewPreference
from app.customers.capture.reading import Context, tidy

MUST_GROUP, LIKES, DISLIKES = "must_have", "likes", "dislikes"


def topic_of(text: str, language: Language) -> str:
    """The group a like belongs to, by its head noun: "table by the window" is about a table."""
    words = language.preferences
    ends = words.head_ends.search(text)
    head = text[: ends.start()] if ends else text
    return _last_topic(head, language) or _last_topic(text, language) or LIKES


def like(text: str, context: Context) -> NewPreference:
    """What somebody likes or asks for."""
    kept, this_visit = _scope(text, context.language)
    return NewPreference(
        strength="like",
        text=tidy(kept),
        group=topic_of(kept, context.language),
        this_visit=this_visit,
        about=context.about,
    )


def dislike(text: str, context: Context) -> NewPreference:
    """What somebody does not want."""
    kept, this_visit = _scope(text, context.language)
    return NewPreference(
        strength="dislike", text=tidy(kept), group=DISLIKES, this_visit=this_visit, about=context.about
    )


def must(text: str, context: Context, *, must_kind: str = "") -> NewPreference:
    """What must not go wrong; an allergy never holds for one visit only."""
    kept, this_visit = (text, False) if must_kind == "allergy" else _scope(text, context.language)
    kept = tidy(kept)
    without_subject = tidy(context.language.subject.sub("", kept, count=1))
    return NewPreference(
        strength="must",
        text=without_subject or kept,
        group=MUST_GROUP,
        must_kind=must_kind,
        this_visit=this_visit,
        about=context.about,
    )


def governed_must(clause: str, *, found: Must, context: Context) -> NewPreference:
    """The must inside a clause that says something else ("complained that her nut allergy was ignored")."""
    start, end = found.start, found.end
    before = clause[:start].rstrip()
    word = before.rpartition(" ")[2]
    if word and context.language.health.specific.fullmatch(word):
        start = len(before) - len(word)
    if clause[end:].lstrip().startswith(("to ", "of ", "- ", ": ")):
        end = len(clause)
    return must(clause[start:end], context, must_kind=found.must_kind)


def find_like(clause: str, context: Context) -> NewPreference | None:
    """A like, if the clause says one."""
    words = context.language.preferences
    clause = context.language.pronoun.sub("", clause)
    favourite = words.favourite.match(clause)
    if favourite:
        made = like(f"{favourite['what']} {favourite['thing']}", context)
        return NewPreference(
            strength="like",
            text=tidy(f"favourite {favourite['thing']}: {favourite['what']}"),
            group=made.group,
            about=context.about,
        )
    match = words.likes.match(clause)
    return like(match["what"], context) if match and not words.no_longer.search(clause) else None


def find_dislike(clause: str, context: Context) -> NewPreference | None:
    """A dislike, if the clause says one."""
    words = context.language.preferences
    clause = context.language.pronoun.sub("", clause)
    match = words.dislikes.match(clause)
    return dislike(match["what"], context) if match and not words.no_longer.search(clause) else None


def _scope(text: str, language: Language) -> tuple[str, bool]:
    kept, times = language.preferences.this_visit.subn(" ", text)
    kept = " ".join(kept.split())
    return (kept, True) if times and kept else (text, False)


def _last_topic(text: str, language: Language) -> str:
    best, at = "", -1
    for topic, pattern in language.preferences.topics:
        for match in pattern.finditer(text):
            if match.end() > at:
                best, at = topic, match.end()
    return best
