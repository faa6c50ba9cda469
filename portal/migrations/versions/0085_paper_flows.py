"""what a form on paper is about, and what it became"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0085'
down_revision = '0082'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('papierformulier', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('object_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default=sa.text("''"))
        )


def downgrade() -> None:
    with op.batch_alter_table('papierformulier', schema=None) as batch_op:
        batch_op.drop_column('object_id')
