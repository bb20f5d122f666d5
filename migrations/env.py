"""Runs the revisions on the connection that the program hands over."""

from alembic import context

from app.model.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
