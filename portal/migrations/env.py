"""Alembic: the tables of the domain against the store of the settings."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from alembic import context
from sqlmodel import SQLModel

import portal.domain
from portal.database import create_portal_engine
from portal.settings import settings

# Every table is known once every module of the domain is imported.
for module in walk_packages(portal.domain.__path__, "portal.domain."):
    import_module(module.name)


def run() -> None:
    """Run the migrations on a connection that was handed in, or on the store of the settings."""
    connection = context.config.attributes.get("connection")
    if connection is not None:
        _migrate(connection)
        return
    engine = create_portal_engine(settings().database_url, connections=1)
    with engine.connect() as own:
        _migrate(own)
        own.commit()
    engine.dispose()


def _migrate(connection) -> None:  # type: ignore[no-untyped-def]
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
