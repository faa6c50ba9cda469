"""forms on paper, along which way each answer came, and which way a registration took"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0031'
down_revision = '0041'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('papierformulier',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('stroom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('versie', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('taal', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('groot', sa.Boolean(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('uitgegeven_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('gewijzigd_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('ontvangen_op', sa.Date(), nullable=True),
    sa.Column('ingevoerd_door', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('contactmoment_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('handtekening_gezien_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('ontbreekt', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('code')
    )
    with op.batch_alter_table('papierformulier', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_papierformulier_relatie_id'), ['relatie_id'], unique=False)

    with op.batch_alter_table('concept', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kanalen', sa.JSON(), nullable=False, server_default=sa.text("'{}'")))

    with op.batch_alter_table('inschrijving', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('weg', sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default=sa.text("'digitaal'"))
        )
        batch_op.add_column(sa.Column('begonnen_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('inschrijving', schema=None) as batch_op:
        batch_op.drop_column('begonnen_op')
        batch_op.drop_column('weg')

    with op.batch_alter_table('concept', schema=None) as batch_op:
        batch_op.drop_column('kanalen')

    with op.batch_alter_table('papierformulier', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_papierformulier_relatie_id'))

    op.drop_table('papierformulier')
