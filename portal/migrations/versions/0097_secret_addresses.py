"""an address that is kept secret"""

from alembic import op
import sqlalchemy as sa


revision = '0097'
down_revision = '0096'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('relatie', schema=None) as batch_op:
        batch_op.add_column(sa.Column('geheim_adres', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table('relatie', schema=None) as batch_op:
        batch_op.drop_column('geheim_adres')
