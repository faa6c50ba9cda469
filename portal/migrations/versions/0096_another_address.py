"""another e-mail address or number, and the days it rests"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0096'
down_revision = '0092'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('contactwijziging',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('sessie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('oud', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('nieuw', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('gevraagd_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('code_hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('pogingen', sa.Integer(), nullable=False),
    sa.Column('verloopt_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('bewezen_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('gaat_in_op', sa.Date(), nullable=True),
    sa.Column('sleutel_hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('contactwijziging', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contactwijziging_relatie_id'), ['relatie_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contactwijziging_sleutel_hash'), ['sleutel_hash'], unique=False)
        batch_op.create_index(batch_op.f('ix_contactwijziging_status'), ['status'], unique=False)
        batch_op.create_index('contactwijziging_een_in_rust', ['soort', 'nieuw'], unique=True, sqlite_where=sa.text("status = 'rust'"), postgresql_where=sa.text("status = 'rust'"))


def downgrade() -> None:
    op.drop_table('contactwijziging')
