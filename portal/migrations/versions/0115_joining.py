"""two people who join their inschrijvingen"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0115'
down_revision = '0105'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('samenvoeging',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('ander_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('naam', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('contactsoort', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('contactwaarde', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('afspraak', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('gevraagd_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('beantwoorden_tot', sa.Date(), nullable=False),
    sa.Column('afgerond_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['ander_id'], ['relatie.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('samenvoeging', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_samenvoeging_ander_id'), ['ander_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_samenvoeging_contactwaarde'), ['contactwaarde'], unique=False)
        batch_op.create_index(batch_op.f('ix_samenvoeging_relatie_id'), ['relatie_id'], unique=False)
        batch_op.create_index('een_open_samenvoeging', ['relatie_id'], unique=True, sqlite_where=sa.text("status IN ('gevraagd', 'aangenomen')"), postgresql_where=sa.text("status IN ('gevraagd', 'aangenomen')"))
    with op.batch_alter_table('medeaanvrager', schema=None) as batch_op:
        batch_op.add_column(sa.Column('eigen_datum', sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('medeaanvrager', schema=None) as batch_op:
        batch_op.drop_column('eigen_datum')
    op.drop_table('samenvoeging')
