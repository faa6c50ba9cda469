"""changes of a client's own data"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0091'
down_revision = '0090'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('wijziging',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('oud', sa.JSON(), nullable=False),
    sa.Column('nieuw', sa.JSON(), nullable=False),
    sa.Column('op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('kanaal', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('medewerker_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('wijziging', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_wijziging_relatie_id'), ['relatie_id'], unique=False)


def downgrade() -> None:
    op.drop_table('wijziging')
