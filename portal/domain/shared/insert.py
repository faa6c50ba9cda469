"""Adding a row that may be there already: the database decides, so two workers at once make one row."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_once(session: Session, row: SQLModel) -> bool:
    """Add this row unless one with the same key is there. False: it was there, and nothing changed."""
    session.flush()  # what this row refers to must be there first
    model = type(row)
    insert: Any = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(model).values(**row.model_dump()).on_conflict_do_nothing()
    # psycopg reports rowcount -1 here; what RETURNING gives back is the answer on both stores.
    key = SQLModel.metadata.tables[str(model.__tablename__)].primary_key.columns
    return session.connection().execute(statement.returning(*key)).first() is not None
