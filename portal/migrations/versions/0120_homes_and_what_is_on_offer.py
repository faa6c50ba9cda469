"""homes and what is on offer"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0120'
down_revision = '0110'
branch_labels = None
depends_on = None


def upgrade() -> None:
    text, moment = sqlmodel.sql.sqltypes.AutoString(), sqlmodel.sql.sqltypes.UTCDateTime()
    number = sa.Integer()
    op.create_table('eenheid',
    sa.Column('id', text, nullable=False),
    sa.Column('corporatie', text, nullable=False),
    sa.Column('id_extern', text, nullable=False),
    sa.Column('soort', text, nullable=False),
    sa.Column('detailsoort', text, nullable=False),
    sa.Column('status', text, nullable=False),
    sa.Column('straat', text, nullable=False),
    sa.Column('huisnummer', text, nullable=False),
    sa.Column('postcode', text, nullable=False),
    sa.Column('plaats', text, nullable=False),
    sa.Column('gemeente', text, nullable=False),
    sa.Column('buurt', text, nullable=False),
    sa.Column('kamers', number, nullable=True),
    sa.Column('oppervlakte', number, nullable=True),
    sa.Column('etage', number, nullable=True),
    sa.Column('bouwjaar', number, nullable=True),
    sa.Column('zelfstandig', sa.Boolean(), nullable=False),
    sa.Column('doelgroep', text, nullable=False),
    sa.Column('toegankelijkheid', text, nullable=False),
    sa.Column('energielabel', text, nullable=False),
    sa.Column('maatschappelijk_label', text, nullable=False),
    sa.Column('rekenhuur_cent', number, nullable=True),
    sa.Column('brutohuur_cent', number, nullable=True),
    sa.Column('vraagprijs_cent', number, nullable=True),
    sa.Column('criteria', sa.JSON(), nullable=False),
    sa.Column('vingerafdruk', text, nullable=False),
    sa.Column('gewijzigd_op', moment, nullable=False),
    sa.Column('verdwenen_op', moment, nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('corporatie', 'id_extern', name='eenheid_once')
    )
    op.create_table('prijscomponent',
    sa.Column('id', text, nullable=False),
    sa.Column('eenheid_id', text, nullable=False),
    sa.Column('volgorde', number, nullable=False),
    sa.Column('soort', text, nullable=False),
    sa.Column('detailsoort', text, nullable=False),
    sa.Column('naam', text, nullable=False),
    sa.Column('subsidiabel', sa.Boolean(), nullable=False),
    sa.Column('bedrag_cent', number, nullable=False),
    sa.ForeignKeyConstraint(['eenheid_id'], ['eenheid.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('prijscomponent_order', 'prijscomponent', ['eenheid_id', 'volgorde'], unique=True)
    op.create_table('advertentie',
    sa.Column('id', text, nullable=False),
    sa.Column('kenmerk', text, nullable=False),
    sa.Column('corporatie', text, nullable=False),
    sa.Column('id_extern', text, nullable=True),
    sa.Column('eenheid_id', text, nullable=False),
    sa.Column('status', text, nullable=False),
    sa.Column('detailstatus', text, nullable=False),
    sa.Column('model', text, nullable=False),
    sa.Column('intakevorm', text, nullable=False),
    sa.Column('overeenkomstsoort', text, nullable=False),
    sa.Column('soort', text, nullable=False),
    sa.Column('detailsoort', text, nullable=False),
    sa.Column('adres', text, nullable=False),
    sa.Column('postcode', text, nullable=False),
    sa.Column('plaats', text, nullable=False),
    sa.Column('buurt', text, nullable=False),
    sa.Column('kamers', number, nullable=True),
    sa.Column('oppervlakte', number, nullable=True),
    sa.Column('zelfstandig', sa.Boolean(), nullable=False),
    sa.Column('doelgroep', text, nullable=False),
    sa.Column('toegankelijkheid', text, nullable=False),
    sa.Column('energielabel', text, nullable=False),
    sa.Column('rekenhuur_cent', number, nullable=True),
    sa.Column('brutohuur_cent', number, nullable=True),
    sa.Column('vraagprijs_cent', number, nullable=True),
    sa.Column('tekst', text, nullable=False),
    sa.Column('bezichtiging_op', moment, nullable=True),
    sa.Column('beschikbaar_op', sa.Date(), nullable=True),
    sa.Column('publicatie_op', moment, nullable=True),
    sa.Column('sluiting_op', moment, nullable=True),
    sa.Column('gepubliceerd_op', moment, nullable=True),
    sa.Column('ingetrokken_op', moment, nullable=True),
    sa.Column('gemaakt_op', moment, nullable=False),
    sa.Column('gewijzigd_op', moment, nullable=False),
    sa.Column('versie', number, nullable=False),
    sa.ForeignKeyConstraint(['eenheid_id'], ['eenheid.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('corporatie', 'id_extern', name='advertentie_once'),
    sa.UniqueConstraint('kenmerk')
    )
    op.create_index('advertentie_on_offer', 'advertentie', ['status', 'gepubliceerd_op'], unique=False)
    op.create_index('advertentie_desk', 'advertentie', ['corporatie', 'status'], unique=False)
    op.create_index('ix_advertentie_eenheid_id', 'advertentie', ['eenheid_id'], unique=False)
    op.create_table('advertentiecriterium',
    sa.Column('id', text, nullable=False),
    sa.Column('advertentie_id', text, nullable=False),
    sa.Column('volgorde', number, nullable=False),
    sa.Column('toepassing', text, nullable=False),
    sa.Column('soort', text, nullable=False),
    sa.Column('detailsoort', text, nullable=False),
    sa.Column('doelgroep', text, nullable=False),
    sa.Column('naam', text, nullable=False),
    sa.Column('ondergrens', number, nullable=True),
    sa.Column('bovengrens', number, nullable=True),
    sa.ForeignKeyConstraint(['advertentie_id'], ['advertentie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(
        'advertentiecriterium_order', 'advertentiecriterium', ['advertentie_id', 'volgorde'], unique=True
    )
    op.create_table('advertentiefoto',
    sa.Column('id', text, nullable=False),
    sa.Column('advertentie_id', text, nullable=False),
    sa.Column('volgorde', number, nullable=False),
    sa.Column('bestand', text, nullable=False),
    sa.Column('alt_nl', text, nullable=False),
    sa.Column('alt_en', text, nullable=False),
    sa.ForeignKeyConstraint(['advertentie_id'], ['advertentie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('advertentiefoto_order', 'advertentiefoto', ['advertentie_id', 'volgorde'], unique=True)


def downgrade() -> None:
    for table in ('advertentiefoto', 'advertentiecriterium', 'advertentie', 'prijscomponent', 'eenheid'):
        op.drop_table(table)
