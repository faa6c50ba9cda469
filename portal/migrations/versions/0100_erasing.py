"""when a person was erased"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0100'
down_revision = '0098'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('relatie', sa.Column('gewist_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column('relatie', 'gewist_op')
