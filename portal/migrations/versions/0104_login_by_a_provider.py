"""login by an identity provider"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0104'
down_revision = '0100'
branch_labels = None
depends_on = None


def upgrade() -> None:
    text, moment = sqlmodel.sql.sqltypes.AutoString(), sqlmodel.sql.sqltypes.UTCDateTime()
    op.create_table('aanmelding',
    sa.Column('id', text, nullable=False),
    sa.Column('aanbieder', text, nullable=False),
    sa.Column('wat', text, nullable=False),
    sa.Column('sessie_id', text, nullable=True),
    sa.Column('doel', text, nullable=False),
    sa.Column('taal', text, nullable=False),
    sa.Column('gemaakt_op', moment, nullable=False),
    sa.Column('verloopt_op', moment, nullable=False),
    sa.Column('gebruikt_op', moment, nullable=True),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('identiteit',
    sa.Column('id', text, nullable=False),
    sa.Column('issuer', text, nullable=False),
    sa.Column('subject', text, nullable=False),
    sa.Column('relatie_id', text, nullable=True),
    sa.Column('medewerker_id', text, nullable=True),
    sa.Column('gekoppeld_op', moment, nullable=False),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('issuer', 'subject', name='identiteit_is_van_een_persoon')
    )
    with op.batch_alter_table('identiteit', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_identiteit_medewerker_id'), ['medewerker_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_identiteit_relatie_id'), ['relatie_id'], unique=False)
    with op.batch_alter_table('sessie', schema=None) as batch_op:
        batch_op.add_column(sa.Column('bewezen_op', moment, nullable=True))
        batch_op.add_column(sa.Column('aanbieder', text, nullable=False, server_default=''))
        batch_op.add_column(sa.Column('aanbieder_sid', text, nullable=False, server_default=''))
        batch_op.add_column(sa.Column('id_token', text, nullable=False, server_default=''))
        batch_op.create_index(batch_op.f('ix_sessie_aanbieder_sid'), ['aanbieder_sid'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('sessie', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sessie_aanbieder_sid'))
        for name in ('id_token', 'aanbieder_sid', 'aanbieder', 'bewezen_op'):
            batch_op.drop_column(name)
    op.drop_table('identiteit')
    op.drop_table('aanmelding')
