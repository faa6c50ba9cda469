"""binding acts put before a client, and second screens"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0061'
down_revision = '0060'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('keuze',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('medewerker_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('contactmoment_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('hulpsessie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('wijze', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('object_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('versie', sa.Integer(), nullable=False),
    sa.Column('taal', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('punten', sa.JSON(), nullable=False),
    sa.Column('erbij', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('stappen', sa.JSON(), nullable=False),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('gevraagd_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('verloopt_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('beantwoord_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('terug_tot', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('keuze', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_keuze_contactmoment_id'), ['contactmoment_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_keuze_relatie_id'), ['relatie_id'], unique=False)

    op.create_table('tweede_scherm',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('code_hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('gemaakt_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('verloopt_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('gekoppeld_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('keuze_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('beeindigd_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('tweede_scherm', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tweede_scherm_code_hash'), ['code_hash'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('tweede_scherm', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_tweede_scherm_code_hash'))

    op.drop_table('tweede_scherm')
    with op.batch_alter_table('keuze', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_keuze_relatie_id'))
        batch_op.drop_index(batch_op.f('ix_keuze_contactmoment_id'))

    op.drop_table('keuze')
