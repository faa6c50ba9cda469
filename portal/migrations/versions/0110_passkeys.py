"""passkeys, and confirming a heavy act with one or at the identity provider"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0110'
down_revision = '0116'
branch_labels = None
depends_on = None


def upgrade() -> None:
    text, moment = sqlmodel.sql.sqltypes.AutoString(), sqlmodel.sql.sqltypes.UTCDateTime()
    op.create_table('passkey',
    sa.Column('id', text, nullable=False),
    sa.Column('credential', text, nullable=False),
    sa.Column('sleutel', text, nullable=False),
    sa.Column('teller', sa.Integer(), nullable=False),
    sa.Column('naam', text, nullable=False),
    sa.Column('relatie_id', text, nullable=True),
    sa.Column('medewerker_id', text, nullable=True),
    sa.Column('gemaakt_op', moment, nullable=False),
    sa.Column('gebruikt_op', moment, nullable=True),
    sa.Column('geblokkeerd_op', moment, nullable=True),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('credential')
    )
    with op.batch_alter_table('passkey', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_passkey_medewerker_id'), ['medewerker_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_passkey_relatie_id'), ['relatie_id'], unique=False)
    op.create_table('passkeyvraag',
    sa.Column('id', text, nullable=False),
    sa.Column('browser', text, nullable=False),
    sa.Column('sessie_id', text, nullable=True),
    sa.Column('waarvoor', text, nullable=False),
    sa.Column('bevestiging_id', text, nullable=True),
    sa.Column('doel', text, nullable=False),
    sa.Column('taal', text, nullable=False),
    sa.Column('gemaakt_op', moment, nullable=False),
    sa.Column('verloopt_op', moment, nullable=False),
    sa.Column('gebruikt_op', moment, nullable=True),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('inlogpoging', schema=None) as batch_op:
        batch_op.add_column(sa.Column('voor_collega', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('medewerker_id', text, nullable=True))
    with op.batch_alter_table('aanmelding', schema=None) as batch_op:
        batch_op.add_column(sa.Column('bevestiging_id', text, nullable=True))
    with op.batch_alter_table('bevestiging', schema=None) as batch_op:
        batch_op.add_column(sa.Column('bevestigd_met', text, nullable=False, server_default=''))


def downgrade() -> None:
    with op.batch_alter_table('bevestiging', schema=None) as batch_op:
        batch_op.drop_column('bevestigd_met')
    with op.batch_alter_table('aanmelding', schema=None) as batch_op:
        batch_op.drop_column('bevestiging_id')
    with op.batch_alter_table('inlogpoging', schema=None) as batch_op:
        batch_op.drop_column('medewerker_id')
        batch_op.drop_column('voor_collega')
    op.drop_table('passkeyvraag')
    op.drop_table('passkey')
