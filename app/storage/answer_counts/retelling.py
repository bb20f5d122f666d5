"""Following what comments are about when the words of a theme change, and visits when they are of another segment."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from app.core.collecting import collection_paused
from app.storage.answer_counts.reading import kept_lines, mentions_of, segments_of
from app.storage.answer_counts.summing import Sums
from app.storage.answer_counts.writing import add_sums, update_segments, update_themes
from app.storage.chunks import chunks

_AT_ONCE = 20_000


@collection_paused()
def tell_themes_again(connection: Connection, answer_ids: Collection[int]) -> None:
    """Put into the lines of these answers what their comments mention now, and count each theme accordingly."""
    for ids in chunks(sorted(answer_ids), _AT_ONCE):
        themes = mentions_of(connection, ids)
        sums, changed = Sums.empty(), []
        for line in kept_lines(connection, ids).values():
            now = line._replace(themes=themes.get(line.answer_id, ""))
            if now != line:
                changed.append(now)
                sums.add_themes(line, -1)
                sums.add_themes(now)
        update_themes(connection, changed)
        add_sums(connection, sums)


def tell_segments_again(connection: Connection, visit_ids: Collection[int]) -> None:
    """Put into the lines of the answers about these visits of which segment the visits are now; nothing counts by it."""
    for ids in chunks(sorted(visit_ids), _AT_ONCE):
        segments = segments_of(connection, ids)
        lines = kept_lines(connection, segments).values()
        told = (line._replace(segment=segments[line.answer_id]) for line in lines)
        update_segments(connection, [now for line, now in zip(lines, told, strict=True) if now != line])
