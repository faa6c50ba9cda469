"""a request for contact by somebody who acts for a client"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0092'
down_revision = '0091'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('contactverzoek', schema=None) as batch_op:
        batch_op.add_column(sa.Column('machtiging_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('contactverzoek', schema=None) as batch_op:
        batch_op.drop_column('machtiging_id')
