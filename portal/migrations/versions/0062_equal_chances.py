"""drafts that lapsed, by way and quarter"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0062'
down_revision = '0061'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('kansentelling',
    sa.Column('kwartaal', sa.Date(), nullable=False),
    sa.Column('stroom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('weg', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('verlopen', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('kwartaal', 'stroom', 'weg')
    )


def downgrade() -> None:
    op.drop_table('kansentelling')
