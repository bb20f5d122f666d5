"""What the database itself refuses: an account is only added to, at its end."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

_STAYS = "id at staff_id action kind row_id customer_id undo digest chain".split()
"""What never changes; of an erased person the details go, together with their salt."""


def guard_account(connection: Connection) -> None:
    """Have the database refuse to delete or reword entries, or to write any but at the end of the chain."""
    statements = _FILE if connection.dialect.name == "sqlite" else _SERVER
    for statement in statements:
        connection.exec_driver_sql(statement)


def missing_guards(connection: Connection) -> list[str]:
    """The names of what should refuse and is not there, or does something else under that name."""
    if connection.dialect.name == "sqlite":
        there = _texts(connection, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return [name for name, statement in _named(_FILE) if there.get(name) != statement]
    there = _texts(connection, "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgenabled <> 'D'")
    missing = [name for name, _statement in _named(_SERVER) if name not in there]
    bodies = _texts(
        connection, "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
    )
    return [*missing, *(name for name, body in _bodies() if bodies.get(name) != body)]


def _texts(connection: Connection, query: str) -> dict[str, str]:
    return {row[0]: row[1] for row in connection.exec_driver_sql(query)}


def _named(statements: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each trigger by its name."""
    for statement in statements:
        words = statement.split()
        if words[1] == "TRIGGER":
            yield words[2], statement


def _bodies() -> Iterator[tuple[str, str]]:
    """What the functions do that the server's triggers call."""
    for statement in _SERVER:
        words = statement.split()
        if words[1] == "FUNCTION":
            yield words[2].removesuffix("()"), statement.split("$$")[1].replace("%%", "%")


def _trigger(name: str, when: str, refusal: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"


def _stays(table: str, acts: str, function: str) -> str:
    return f"CREATE TRIGGER {table}_stays BEFORE {acts} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"


def _is_not_emptied(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_touch()"
    )


_ONLY_ADDED = "audit_entry is only added to"
_GOES_ON = "audit_head only goes on"
_ERASURES = "erasure is only added to"
_REWORDED = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _STAYS)
_NOT_ERASED = "NEW.details IS NOT NULL OR NEW.salt IS NOT NULL"
_NOT_NEXT = "NEW.chain = '' OR NEW.digest = '' OR NEW.id <= (SELECT max(id) FROM audit_entry)"
_TAKEN = "EXISTS (SELECT 1 FROM erasure WHERE id = NEW.id)"

_FILE: tuple[str, ...] = (
    _trigger("audit_entry_is_not_deleted", "DELETE ON audit_entry", _ONLY_ADDED),
    _trigger(
        "audit_entry_is_not_reworded", f"UPDATE ON audit_entry WHEN {_REWORDED} OR {_NOT_ERASED}", _ONLY_ADDED
    ),
    _trigger("audit_entry_goes_on", f"INSERT ON audit_entry WHEN {_NOT_NEXT}", _ONLY_ADDED),
    _trigger("audit_head_is_not_deleted", "DELETE ON audit_head", _GOES_ON),
    _trigger(
        "audit_head_goes_on", "UPDATE ON audit_head WHEN NEW.id IS NOT 1 OR NEW.count <= OLD.count", _GOES_ON
    ),
    _trigger("audit_head_is_one", "INSERT ON audit_head WHEN EXISTS (SELECT 1 FROM audit_head)", _GOES_ON),
    _trigger("erasure_is_not_deleted", "DELETE ON erasure", _ERASURES),
    _trigger("erasure_is_not_reworded", "UPDATE ON erasure", _ERASURES),
    _trigger("erasure_is_not_replaced", f"INSERT ON erasure WHEN {_TAKEN}", _ERASURES),
)

_SERVER: tuple[str, ...] = (
    """
CREATE FUNCTION keep_audit_entry() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.chain <> '' AND NEW.digest <> ''
        AND NEW.id > coalesce((SELECT max(id) FROM audit_entry), 0) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.details IS NULL AND NEW.salt IS NULL
        AND to_jsonb(NEW) - 'details' - 'salt' = to_jsonb(OLD) - 'details' - 'salt' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'audit_entry is only added to' USING ERRCODE = 'integrity_constraint_violation';
END $$ LANGUAGE plpgsql
""",
    _stays("audit_entry", "INSERT OR UPDATE OR DELETE", "keep_audit_entry"),
    """
CREATE FUNCTION keep_audit_head() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.id = 1 AND NEW.count > OLD.count THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'audit_head only goes on' USING ERRCODE = 'integrity_constraint_violation';
END $$ LANGUAGE plpgsql
""",
    _stays("audit_head", "UPDATE OR DELETE", "keep_audit_head"),
    """
CREATE FUNCTION refuse_to_touch() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION '%% is only added to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$ LANGUAGE plpgsql
""",
    _stays("erasure", "UPDATE OR DELETE", "refuse_to_touch"),
    *map(_is_not_emptied, ("audit_entry", "audit_head", "erasure")),
)
