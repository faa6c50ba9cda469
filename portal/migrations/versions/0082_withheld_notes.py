"""notes that a client does not read"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0082'
down_revision = '0081'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('afscherming',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('contactmoment_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('tekst', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('grond', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('reden', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('zichtbaar', sa.Boolean(), nullable=False),
    sa.Column('verzwijgen_reden', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('goedkeuring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('opgesteld_door', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('opgesteld_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('teamleider_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('besluit_reden', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('herzien_op', sa.Date(), nullable=False),
    sa.Column('herziening', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('geopend_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['goedkeuring_id'], ['goedkeuring.id'], ),
    sa.ForeignKeyConstraint(['opgesteld_door'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['teamleider_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('afscherming', schema=None) as batch_op:
        for name in ('contactmoment_id', 'relatie_id', 'status'):
            batch_op.create_index(batch_op.f(f'ix_afscherming_{name}'), [name], unique=False)
