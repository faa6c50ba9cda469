"""two people on one inschrijving who part"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0098'
down_revision = '0097'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('splitsing',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('inschrijving_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('ander_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('gevraagd_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('beantwoorden_tot', sa.Date(), nullable=False),
    sa.Column('afgerond_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['ander_id'], ['relatie.id'], ),
    sa.ForeignKeyConstraint(['inschrijving_id'], ['inschrijving.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('splitsing', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_splitsing_ander_id'), ['ander_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_splitsing_relatie_id'), ['relatie_id'], unique=False)
        batch_op.create_index('een_open_splitsing', ['inschrijving_id'], unique=True, sqlite_where=sa.text("status = 'gevraagd'"), postgresql_where=sa.text("status = 'gevraagd'"))


def downgrade() -> None:
    op.drop_table('splitsing')
