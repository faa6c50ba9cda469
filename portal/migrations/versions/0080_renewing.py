"""renewing"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0080'
down_revision = '0070'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('inschrijving', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('eindereden', sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default='')
        )
        batch_op.add_column(sa.Column('herstelbaar_tot', sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f('ix_inschrijving_herstelbaar_tot'), ['herstelbaar_tot'], unique=False)

    op.create_table('verlenging',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('inschrijving_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('termijn_tot', sa.Date(), nullable=False),
    sa.Column('nieuw_tot', sa.Date(), nullable=False),
    sa.Column('bedrag_cent', sa.Integer(), nullable=False),
    sa.Column('beleid_versie', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('gevraagd_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('verlengen_tot', sa.Date(), nullable=False),
    sa.Column('herstelbaar_tot', sa.Date(), nullable=False),
    sa.Column('herinneren_op', sa.Date(), nullable=True),
    sa.Column('afgerond_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['inschrijving_id'], ['inschrijving.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('inschrijving_id', 'termijn_tot', name='een_verlenging_per_termijn')
    )
    with op.batch_alter_table('verlenging', schema=None) as batch_op:
        for name in ('inschrijving_id', 'relatie_id', 'status', 'herinneren_op'):
            batch_op.create_index(batch_op.f(f'ix_verlenging_{name}'), [name], unique=False)
