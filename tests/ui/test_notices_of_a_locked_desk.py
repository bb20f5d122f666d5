"""What is said while nobody is there to read it."""

from __future__ import annotations

from app.core.errors import DeskLocked, Refused
from app.core.rights import Right
from app.ui.notices import Notice, Notices


def test_a_locked_desk_is_no_news_and_a_refusal_is(qapp: object) -> None:
    said: list[Notice] = []
    notices = Notices()
    notices.shown.connect(said.append)

    notices.problem(DeskLocked())
    notices.problem(Refused(Right.EXPORT))

    assert [(notice.text, notice.more) for notice in said] == [
        ("Your role may not do this.", "Nothing was changed. Ask a manager.")
    ]
