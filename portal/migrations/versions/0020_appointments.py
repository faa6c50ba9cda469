"""appointments, calendars of colleagues, interpreters, files with a message"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0020'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('werktijd',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('medewerker_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('weekdag', sa.Integer(), nullable=False),
    sa.Column('van', sa.Time(), nullable=False),
    sa.Column('tot', sa.Time(), nullable=False),
    sa.Column('hoogstens', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('medewerker_id', 'weekdag', 'van', name='werktijd_once')
    )
    op.create_index(op.f('ix_werktijd_medewerker_id'), 'werktijd', ['medewerker_id'], unique=False)

    tekst = ('kenmerk', 'medewerker_id', 'onderwerp', 'vraag', 'vanaf', 'plaats', 'corporatie', 'adres', 'naam',
             'telefoon', 'email', 'taal', 'tolk', 'tolk_taal', 'begeleider_naam', 'begeleider_email', 'status', 'kanaal')
    momenten = ('begin', 'einde', 'bezet_van', 'bezet_tot', 'gemaakt_op', 'gewijzigd_op')
    op.create_table('afspraak',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    *(sa.Column(naam, sqlmodel.sql.sqltypes.AutoString(), nullable=False) for naam in tekst),
    *(sa.Column(naam, sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False) for naam in momenten),
    sa.Column('herinnerd_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('volgnummer', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('kenmerk')
    )
    op.create_index(op.f('ix_afspraak_relatie_id'), 'afspraak', ['relatie_id'], unique=False)
    op.create_index(op.f('ix_afspraak_medewerker_id'), 'afspraak', ['medewerker_id'], unique=False)
    op.create_index(op.f('ix_afspraak_begin'), 'afspraak', ['begin'], unique=False)
    op.create_index('afspraak_een_per_moment', 'afspraak', ['medewerker_id', 'begin'], unique=True,
                    sqlite_where=sa.text("status = 'gepland'"), postgresql_where=sa.text("status = 'gepland'"))

    op.create_table('tolkaanvraag',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('afspraak_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('taal', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('begin', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('einde', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('gevraagd_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('bij', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('beantwoord_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['afspraak_id'], ['afspraak.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_tolkaanvraag_afspraak_id'), 'tolkaanvraag', ['afspraak_id'], unique=False)

    with op.batch_alter_table('bericht', schema=None) as batch_op:
        batch_op.add_column(sa.Column('bijlagen', sa.JSON(), nullable=False, server_default=sa.text("'[]'")))


def downgrade() -> None:
    with op.batch_alter_table('bericht', schema=None) as batch_op:
        batch_op.drop_column('bijlagen')
    for table in ('tolkaanvraag', 'afspraak', 'werktijd'):
        op.drop_table(table)
