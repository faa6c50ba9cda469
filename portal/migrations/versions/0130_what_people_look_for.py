"""what people look for, and the tips that follow"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0130'
down_revision = '0121'
branch_labels = None
depends_on = None


def upgrade() -> None:
    text, moment = sqlmodel.sql.sqltypes.AutoString(), sqlmodel.sql.sqltypes.UTCDateTime()
    number = sa.Integer()
    op.create_table('zoekprofiel',
    sa.Column('id', text, nullable=False),
    sa.Column('inschrijving_id', text, nullable=False),
    sa.Column('relatie_id', text, nullable=False),
    sa.Column('naam', text, nullable=False),
    sa.Column('plaatsen', text, nullable=False),
    sa.Column('huur_van_cent', number, nullable=True),
    sa.Column('huur_tot_cent', number, nullable=True),
    sa.Column('kamers_min', number, nullable=True),
    sa.Column('kamers_max', number, nullable=True),
    sa.Column('soorten', text, nullable=False),
    sa.Column('toegankelijkheid', text, nullable=False),
    sa.Column('energielabels', text, nullable=False),
    sa.Column('modellen', text, nullable=False),
    sa.Column('ritme', text, nullable=False),
    sa.Column('uren', text, nullable=False),
    sa.Column('pauze_tot', sa.Date(), nullable=True),
    sa.Column('gemaakt_op', moment, nullable=False),
    sa.Column('gewijzigd_op', moment, nullable=False),
    sa.Column('versie', number, nullable=False),
    sa.Column('voorstel_op', moment, nullable=True),
    sa.ForeignKeyConstraint(['inschrijving_id'], ['inschrijving.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_zoekprofiel_inschrijving_id', 'zoekprofiel', ['inschrijving_id'], unique=False)
    op.create_index('ix_zoekprofiel_relatie_id', 'zoekprofiel', ['relatie_id'], unique=False)
    op.create_table('tipronde',
    sa.Column('advertentie_id', text, nullable=False),
    sa.Column('versie', number, nullable=False),
    sa.Column('op', moment, nullable=False),
    sa.Column('aantal', number, nullable=False),
    sa.ForeignKeyConstraint(['advertentie_id'], ['advertentie.id'], ),
    sa.PrimaryKeyConstraint('advertentie_id', 'versie')
    )
    op.create_table('tip',
    sa.Column('zoekprofiel_id', text, nullable=False),
    sa.Column('advertentie_id', text, nullable=False),
    sa.Column('status', text, nullable=False),
    sa.Column('gemaakt_op', moment, nullable=False),
    sa.Column('verstuurd_op', moment, nullable=True),
    sa.Column('bericht_id', text, nullable=True),
    sa.Column('reden', text, nullable=False),
    sa.ForeignKeyConstraint(['advertentie_id'], ['advertentie.id'], ),
    sa.ForeignKeyConstraint(['bericht_id'], ['bericht.id'], ),
    sa.ForeignKeyConstraint(['zoekprofiel_id'], ['zoekprofiel.id'], ),
    sa.PrimaryKeyConstraint('zoekprofiel_id', 'advertentie_id')
    )
    waiting = sa.text("status = 'klaar'")
    op.create_index(
        'tip_due', 'tip', ['gemaakt_op'], unique=False, sqlite_where=waiting, postgresql_where=waiting
    )
    op.create_index('tip_of_home', 'tip', ['advertentie_id'], unique=False)
    with op.batch_alter_table('bericht', schema=None) as batch_op:
        batch_op.add_column(sa.Column('afmelden_adres', text, nullable=False, server_default=''))


def downgrade() -> None:
    with op.batch_alter_table('bericht', schema=None) as batch_op:
        batch_op.drop_column('afmelden_adres')
    for table in ('tip', 'tipronde', 'zoekprofiel'):
        op.drop_table(table)
