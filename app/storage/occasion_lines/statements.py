"""Which occasions are celebrated, under whom and where in the calendar, as every database reads it."""

from __future__ import annotations

from sqlalchemy import TextClause, bindparam, text

_LIVE = """CASE WHEN card.merged_into_id IS NULL THEN card.id ELSE (
        WITH RECURSIVE up (id, into_id) AS (
            SELECT merged.id, merged.merged_into_id FROM customer merged WHERE merged.id = card.merged_into_id
            UNION SELECT merged.id, merged.merged_into_id FROM customer merged JOIN up ON merged.id = up.into_id)
        SELECT up.id FROM up WHERE up.into_id IS NULL) END"""


def _says_no(customer: str) -> str:
    """The latest word on moments is what counts."""
    return f"""coalesce((SELECT CASE WHEN said.given THEN 0 ELSE 1 END FROM consent said
        WHERE said.customer_id = {customer} AND said.purpose = 'moments'
        ORDER BY said.decided_on DESC, said.id DESC LIMIT 1), 0) = 1"""


def _celebrated(card: str) -> str:
    """The live customer behind a card, if that one may be celebrated; NULL otherwise."""
    return f"""(SELECT live.id FROM customer card JOIN customer live ON live.id = {_LIVE}
        WHERE card.id = {card} AND live.archived_at IS NULL AND live.deceased_at IS NULL
        AND card.deceased_at IS NULL AND live.restricted_at IS NULL AND live.objected_at IS NULL
        AND card.restricted_at IS NULL AND card.objected_at IS NULL
        AND NOT {_says_no("live.id")} AND (card.id = live.id OR NOT {_says_no("card.id")}))"""


_OTHER_PARENT = f"""(SELECT parent.id FROM (
        SELECT share.id AS turn, {_celebrated("share.customer_id")} AS id
        FROM companion_share share WHERE share.companion_id = o.companion_id) parent
        WHERE parent.id IS NOT NULL ORDER BY parent.turn LIMIT 1)"""

_SAME = """own.kind = o.kind AND coalesce(own.own_kind_id, 0) = coalesce(o.own_kind_id, 0)
        AND own.month = o.month AND own.day = o.day AND own.repeats = o.repeats
        AND coalesce(own.nth, 0) = coalesce(o.nth, 0) AND coalesce(own.weekday, 0) = coalesce(o.weekday, 0)
        AND (o.repeats IN ('yearly', 'nth_weekday') OR coalesce(own.year, 0) = coalesce(o.year, 0))"""

_COMPANION_TOO = f"""(o.companion_id IS NULL OR EXISTS (SELECT 1 FROM companion p
        WHERE p.id = o.companion_id AND p.deceased_at IS NULL AND (p.linked_customer_id IS NULL OR (
            {_celebrated("p.linked_customer_id")} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM occasion own
                WHERE own.companion_id IS NULL
                AND own.customer_id IN (p.linked_customer_id, {_celebrated("p.linked_customer_id")})
                AND {_SAME})))))"""

_SLOT = """CASE o.repeats WHEN 'yearly' THEN o.month * 100 + o.day
        WHEN 'nth_weekday' THEN 10000 + o.month * 100 + (o.nth + 1) * 7 + o.weekday
        ELSE o.year * 10000 + o.month * 100 + o.day END"""
"""What ``app.core.day_slots`` says of one occasion; keeping in touch has many slots and is worked out there."""


def _lines(only: str) -> str:
    return f"""SELECT {_SLOT} AS slot, -s.rank_key AS place, o.id AS occasion_id, s.customer_id, o.kind
        FROM occasion o JOIN customer_summary s ON s.customer_id =
            coalesce({_celebrated("o.customer_id")}, {_OTHER_PARENT})
        WHERE {only} AND {_COMPANION_TOO}"""


_FIXED = """(o.repeats = 'yearly' OR o.repeats = 'once' AND o.year IS NOT NULL
        OR o.repeats = 'nth_weekday' AND o.nth IS NOT NULL AND o.weekday IS NOT NULL)"""
_IN_TOUCH = """o.repeats = 'keep_in_touch' AND o.year IS NOT NULL"""

_PLAIN_JOINS = """occasion o JOIN customer c ON c.id = o.customer_id
        LEFT JOIN companion k ON k.id = o.companion_id"""
_PLAIN = """(c.archived_at IS NULL AND c.deceased_at IS NULL AND c.merged_into_id IS NULL
        AND c.restricted_at IS NULL AND c.objected_at IS NULL AND NOT EXISTS (SELECT 1 FROM consent n
            WHERE n.customer_id = c.id AND n.purpose = 'moments' AND NOT n.given)
        AND (k.id IS NULL OR (k.deceased_at IS NULL AND k.linked_customer_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM companion_share h WHERE h.companion_id = k.id))))"""
"""Nearly all dates: of somebody on their own card, or of who comes along with them alone, and nothing against it."""

_ALL_PLAIN = f"""SELECT {_SLOT}, -s.rank_key, o.id, o.customer_id, o.kind FROM {_PLAIN_JOINS}
        JOIN customer_summary s ON s.customer_id = o.customer_id WHERE {_FIXED} AND {_PLAIN}"""
_OTHERS = f"o.id IN (SELECT o.id FROM {_PLAIN_JOINS} WHERE NOT {_PLAIN})"
INSERT_ALL = text(
    "INSERT INTO occasion_line (slot, place, occasion_id, customer_id, kind) "
    + _lines(f"{_FIXED} AND {_OTHERS}")
    + f" UNION ALL {_ALL_PLAIN} ORDER BY 1, 2, 3"
)
COUNT_ALL = text(
    "INSERT INTO occasion_count (slot, kind, lines) "
    "SELECT slot, kind, count(*) FROM occasion_line GROUP BY slot, kind"
)


def _among(statement: str) -> TextClause:
    return text(statement).bindparams(bindparam("ids", expanding=True))


FIXED_AMONG = _among(_lines(f"{_FIXED} AND o.id IN :ids"))
FIXED = text(_lines(_FIXED))
_RULE = "o.month, o.day, o.year, o.every, o.unit, o.customer_id AS card_id"


def _in_touch(only: str) -> str:
    return f"""SELECT line.*, {_RULE} FROM ({_lines(only)}) line JOIN occasion o ON o.id = line.occasion_id"""


IN_TOUCH_AMONG = _among(_in_touch(f"{_IN_TOUCH} AND o.id IN :ids"))
IN_TOUCH = text(_in_touch(_IN_TOUCH))
MOVE_PLACES = _among(
    "UPDATE occasion_line SET place = -(SELECT s.rank_key FROM customer_summary s"
    " WHERE s.customer_id = occasion_line.customer_id)"
    " WHERE customer_id IN :ids AND place <> -(SELECT s.rank_key FROM customer_summary s"
    " WHERE s.customer_id = occasion_line.customer_id)"
)
COUNT_AMONG = _among(
    "INSERT INTO occasion_count (slot, kind, lines) "
    "SELECT slot, kind, count(*) FROM occasion_line WHERE slot IN :ids GROUP BY slot, kind"
)
