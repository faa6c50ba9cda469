"""two people on one draft"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0070'
down_revision = '0062'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('aanwezig',
    sa.Column('tab', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('medewerker_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('naam', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('gezien_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('tab')
    )
    with op.batch_alter_table('aanwezig', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_aanwezig_relatie_id'), ['relatie_id'], unique=False)

    with op.batch_alter_table('concept', schema=None) as batch_op:
        batch_op.add_column(sa.Column('versies', sa.JSON(), nullable=False, server_default=sa.text("'{}'")))
        batch_op.add_column(sa.Column('kenmerk', sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    # A draft lives two weeks: the few that are open now keep their own id as kenmerk.
    op.execute("update concept set kenmerk = id")
    with op.batch_alter_table('concept', schema=None) as batch_op:
        batch_op.alter_column('kenmerk', existing_type=sqlmodel.sql.sqltypes.AutoString(), nullable=False)
        batch_op.create_unique_constraint('concept_kenmerk', ['kenmerk'])


def downgrade() -> None:
    with op.batch_alter_table('concept', schema=None) as batch_op:
        batch_op.drop_constraint('concept_kenmerk', type_='unique')
        batch_op.drop_column('kenmerk')
        batch_op.drop_column('versies')

    with op.batch_alter_table('aanwezig', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_aanwezig_relatie_id'))

    op.drop_table('aanwezig')
