"""Run the migrations, on the connection given or on the address given with ``-x url=…``."""

from sqlalchemy import Connection

from alembic import context
from app.store.migrate import ours
from app.store.sessions import connect
from app.store.tables import Table


def migrate(connection: Connection) -> None:
    """Run the migrations in the caller's transaction."""
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        include_name=ours,
        render_as_batch=True,
        compare_type=True,
        user_module_prefix="columns.",
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    url = context.get_x_argument(as_dictionary=True).get("url")
    if url is None:
        from app.settings import Settings

        url = Settings().database_url
    engine = connect(url)
    with engine.begin() as new:
        migrate(new)
    engine.dispose()
