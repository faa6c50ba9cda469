"""a form goes in the envelope of a letter"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0116'
down_revision = '0115'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('verzending', schema=None) as batch_op:
        batch_op.add_column(sa.Column('formulier_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default=''))


def downgrade() -> None:
    with op.batch_alter_table('verzending', schema=None) as batch_op:
        batch_op.drop_column('formulier_id')
