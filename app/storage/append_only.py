"""Tables that are only ever added to, guarded by the database itself."""

from __future__ import annotations

from sqlalchemy import Connection

_SET_ASIDE = ("removed_at", "customer_id")
"""What may change in such a row: undoing sets it aside, and two cards may become one."""

_GUARDS = ("is_not_deleted", "is_not_reworded", "is_not_replaced")


def guard_append_only(connection: Connection, table: str) -> None:
    """Have the database refuse to delete or reword rows of ``table``; they can only be set aside."""
    if connection.dialect.name == "sqlite":
        for statement in _sqlite_triggers(connection, table):
            connection.exec_driver_sql(statement)
    else:
        connection.exec_driver_sql(_SERVER_FUNCTION)
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_to_reword()"
        )


def lift_append_only(connection: Connection, table: str) -> None:
    """Take the guard off inside a transaction that erases a person; it is put back before that ends."""
    if connection.dialect.name == "sqlite":
        for name in _GUARDS:
            connection.exec_driver_sql(f"DROP TRIGGER {table}_{name}")
    else:
        connection.exec_driver_sql(f"DROP TRIGGER {table}_stays ON {table}")


def _sqlite_triggers(connection: Connection, table: str) -> tuple[str, str, str]:
    """Against deleting, against rewording, and against a new row that takes the place of an old one.

    Every column is compared, for a key has other names too, by which ``UPDATE OF`` does not know it; and
    what ``REPLACE`` takes away counts as deleted only where recursive triggers are on.
    """
    columns = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
    reworded = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in columns if name not in _SET_ASIDE)
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
    return (
        f"CREATE TRIGGER {table}_is_not_deleted BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_is_not_reworded BEFORE UPDATE ON {table} WHEN {reworded} {refuse}",
        f"CREATE TRIGGER {table}_is_not_replaced BEFORE INSERT ON {table} WHEN {taken} {refuse}",
    )


_SERVER_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_to_reword() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'removed_at' - 'customer_id'
        = to_jsonb(OLD) - 'removed_at' - 'customer_id' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '%% is only added to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$ LANGUAGE plpgsql
"""
