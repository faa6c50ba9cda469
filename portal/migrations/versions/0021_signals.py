"""signals, and the wish for a person"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('signaal',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('plek', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('aantal', sa.Integer(), nullable=False),
    sa.Column('velden', sa.JSON(), nullable=False),
    sa.Column('begonnen_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('laatst_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('afgewezen_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('contactverzoek_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('relatie_id', 'plek', 'soort', name='een_signaal_per_soort_en_plek')
    )
    with op.batch_alter_table('signaal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_signaal_relatie_id'), ['relatie_id'], unique=False)

    with op.batch_alter_table('relatie', schema=None) as batch_op:
        batch_op.add_column(sa.Column('liever_persoonlijk', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table('relatie', schema=None) as batch_op:
        batch_op.drop_column('liever_persoonlijk')

    with op.batch_alter_table('signaal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_signaal_relatie_id'))

    op.drop_table('signaal')
