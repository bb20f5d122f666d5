"""Every line at once, as each database reads it."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from app.core.measures.scales import METRICS, Scale
from app.model.answer_count import NEVER
from app.storage.answer_counts.clocks import SECONDS_BEFORE_1970, offset_case
from app.storage.answer_counts.lines import HOURS, Line
from app.storage.answer_counts.reading import ANSWER

_DAY = 86_400
_WORDS = {
    "sqlite": {
        "seconds": "unixepoch(substr({column}, 1, 19))",
        "themes": "group_concat(theme_id, ' ' ORDER BY theme_id)",
        "flag": "{column}",
    },
    "postgresql": {
        "seconds": "floor(extract(epoch FROM {column}))::bigint",
        "themes": "string_agg(theme_id::text, ' ' ORDER BY theme_id)",
        "flag": "{column}::int",
    },
}
"""What the two databases say differently."""

_PEOPLE = """climb (card_id, at_id) AS (
        SELECT id, merged_into_id FROM customer WHERE merged_into_id IS NOT NULL
        UNION SELECT climb.card_id, card.merged_into_id FROM climb JOIN customer card ON card.id = climb.at_id
            WHERE card.merged_into_id IS NOT NULL),
    live (card_id, person_id) AS (
        SELECT climb.card_id, climb.at_id FROM climb JOIN customer card ON card.id = climb.at_id
            WHERE card.merged_into_id IS NULL)"""


def all_lines(connection: Connection, zone: ZoneInfo) -> str:
    """The statement that gives every line as it must be, in the order in which they are kept.

    What comes after an answer of somebody is found among all their answers to the metric; nothing comes
    after one that is nobody's.
    """
    words = _WORDS[connection.dialect.name]
    local = _local_seconds(connection, "answered_at", zone)
    names = ", ".join(Line._fields)
    plain = names.replace("next_day", str(NEVER))
    following = (
        f"lead(day, 1, {NEVER}) OVER (PARTITION BY person_id, metric ORDER BY day, answered_at, answer_id)"
    )
    owned = names.replace("next_day", following)
    timed = f"""SELECT a.*, {local} AS local FROM survey_answer a
        WHERE a.score IS NOT NULL AND a.left_out = '' AND a.metric IN ({_metrics()})"""
    told = f"""SELECT {_scale(words)} AS line, local / {_DAY} AS day, a.id AS answer_id, a.score,
            (local / {_DAY} - 1) % 7 * {HOURS} + local % {_DAY} / 3600 AS hour, coalesce(a.stage_id, 0) AS stage_id,
            a.channel, a.place, coalesce(a.staff_id, 0) AS staff_id, coalesce(a.department_id, 0) AS department_id,
            coalesce(live.person_id, a.customer_id, 0) AS person_id, coalesce(mentioned.themes, '') AS themes,
            a.metric, a.answered_at
        FROM ({timed}) a LEFT JOIN live ON live.card_id = a.customer_id
        LEFT JOIN mentioned ON mentioned.answer_id = a.id"""
    return f"""WITH RECURSIVE {_PEOPLE},
    mentioned AS ({mentioned_themes(connection)}),
    told AS NOT MATERIALIZED ({told})
    SELECT {owned} FROM told WHERE person_id <> 0
    UNION ALL SELECT {plain} FROM told WHERE person_id = 0
    ORDER BY 1, 2, 3"""


def mentioned_themes(connection: Connection) -> str:
    """The statement that gives the themes of every answer that mentions one, as lines hold them."""
    themes = _WORDS[connection.dialect.name]["themes"]
    return f"SELECT answer_id, {themes} AS themes FROM theme_mention GROUP BY answer_id"


def all_asked(connection: Connection, zone: ZoneInfo) -> str:
    """The statement that gives, for every scale and day, how many were asked and did not answer, and how many did."""
    words = _WORDS[connection.dialect.name]
    local = _local_seconds(connection, "asked_at", zone)
    return f"""SELECT {_scale(words)} AS line, {local} / {_DAY} AS day,
        sum(CASE WHEN a.score IS NULL THEN 1 ELSE 0 END) AS unanswered,
        sum(CASE WHEN a.score IS NULL THEN 0 ELSE 1 END) AS answered
        FROM survey_answer a WHERE a.asked_at IS NOT NULL AND a.left_out = '' AND a.metric IN ({_metrics()})
        GROUP BY 1, 2"""


def _local_seconds(connection: Connection, column: str, zone: ZoneInfo) -> str:
    """Seconds on the clocks of the venue, from where ordinals of days begin."""
    seconds = _WORDS[connection.dialect.name]["seconds"].format(column=f"a.{column}")
    first, last = connection.execute(select(func.min(ANSWER.c[column]), func.max(ANSWER.c[column]))).one()
    now = datetime(1970, 1, 1, tzinfo=UTC)
    return f"({seconds} + {offset_case(seconds, zone, first=first or now, last=last or now)} + {SECONDS_BEFORE_1970})"


def _metrics() -> str:
    return ", ".join(f"'{metric}'" for metric in METRICS)


def _scale(words: dict[str, str]) -> str:
    """The number of the scale, as ``Scale.number`` says it."""
    cases = " ".join(f"WHEN '{metric}' THEN {_base(metric)}" for metric in METRICS)
    low, high = _step("low"), _step("high")
    flag = words["flag"].format(column="a.high_is_good")
    return f"(CASE a.metric {cases} END + a.scale_min * {low} + a.scale_max * {high} + {flag})"


def _base(metric: str) -> int:
    """What the metric alone gives, in what ``_step`` counts by."""
    return Scale(metric, 0, 1, high_is_good=False).number - _step("high")


def _step(end: str) -> int:
    """By how much the number rises with each end of the scale."""
    one, other = ((0, 9), (1, 9)) if end == "low" else ((0, 8), (0, 9))
    return Scale("nps", *other).number - Scale("nps", *one).number
