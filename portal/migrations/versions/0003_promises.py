"""promises in a table of their own"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    text, moment = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime
    runs = sa.text("status in ('open', 'gepauzeerd')")
    op.create_table('belofte',
    sa.Column('id', text(), nullable=False),
    sa.Column('soort', text(), nullable=False),
    sa.Column('object_id', text(), nullable=False),
    sa.Column('titel', text(), nullable=False),
    sa.Column('kanaal', text(), nullable=False),
    sa.Column('onderwerp', text(), nullable=False),
    sa.Column('spoed', sa.Boolean(), nullable=False),
    sa.Column('relatie_id', text(), nullable=True),
    sa.Column('medewerker_id', text(), nullable=False),
    sa.Column('status', text(), nullable=False),
    sa.Column('beloofd_op', moment(), nullable=False),
    sa.Column('voor', moment(), nullable=False),
    sa.Column('eerst_voor', moment(), nullable=False),
    sa.Column('gepauzeerd_op', moment(), nullable=True),
    sa.Column('pauze_reden', text(), nullable=False),
    sa.Column('pauze_tot', moment(), nullable=True),
    sa.Column('bezig_id', text(), nullable=True),
    sa.Column('bezig_op', moment(), nullable=True),
    sa.Column('klant_zei_nee_op', moment(), nullable=True),
    sa.Column('alarm_op', moment(), nullable=True),
    sa.Column('afgerond_op', moment(), nullable=True),
    sa.Column('uitkomst', text(), nullable=False),
    sa.Column('in_een_contact', sa.Boolean(), nullable=True),
    sa.Column('versie', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['bezig_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('belofte', schema=None) as batch_op:
        batch_op.create_index('belofte_loopt_eenmaal', ['soort', 'object_id'], unique=True, sqlite_where=runs, postgresql_where=runs)
        batch_op.create_index('belofte_termijn', ['status', 'voor'], unique=False)
        batch_op.create_index(batch_op.f('ix_belofte_medewerker_id'), ['medewerker_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_belofte_relatie_id'), ['relatie_id'], unique=False)

    op.create_table('beloftegebeurtenis',
    sa.Column('id', text(), nullable=False),
    sa.Column('belofte_id', text(), nullable=False),
    sa.Column('volgnummer', sa.Integer(), nullable=False),
    sa.Column('soort', text(), nullable=False),
    sa.Column('op', moment(), nullable=False),
    sa.Column('door_id', text(), nullable=True),
    sa.Column('medewerker_id', text(), nullable=False),
    sa.Column('voor', moment(), nullable=False),
    sa.Column('reden', text(), nullable=False),
    sa.ForeignKeyConstraint(['belofte_id'], ['belofte.id'], ),
    sa.ForeignKeyConstraint(['door_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('beloftegebeurtenis', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_beloftegebeurtenis_belofte_id'), ['belofte_id'], unique=False)

    op.create_table('afwezigheid',
    sa.Column('id', text(), nullable=False),
    sa.Column('medewerker_id', text(), nullable=False),
    sa.Column('van', sa.Date(), nullable=False),
    sa.Column('tot', sa.Date(), nullable=True),
    sa.Column('vastgelegd_door', text(), nullable=False),
    sa.Column('vastgelegd_op', moment(), nullable=False),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['vastgelegd_door'], ['medewerker.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('afwezigheid', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_afwezigheid_medewerker_id'), ['medewerker_id'], unique=False)

    # The promise that stood in each request moves along.
    op.execute(
        "insert into belofte (id, soort, object_id, titel, kanaal, onderwerp, spoed, relatie_id, medewerker_id, status,"
        " beloofd_op, voor, eerst_voor, pauze_reden, alarm_op, afgerond_op, uitkomst, versie)"
        " select id, 'terugbellen', id, naam, 'TEL', '', false, relatie_id, medewerker_id,"
        " case when status = 'open' then 'open' else 'nagekomen' end,"
        " ontvangen_op, beloofd_voor, beloofd_voor, '', alarm_op, afgehandeld_op, '', 1 from contactverzoek"
    )
    op.execute(
        "insert into beloftegebeurtenis (id, belofte_id, volgnummer, soort, op, medewerker_id, voor, reden)"
        " select id, id, 1, 'beloofd', beloofd_op, medewerker_id, voor, '' from belofte"
    )
    with op.batch_alter_table('contactverzoek', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_contactverzoek_medewerker_id'))
        batch_op.drop_column('medewerker_id')
        batch_op.drop_column('status')
        batch_op.drop_column('beloofd_voor')
        batch_op.drop_column('alarm_op')
        batch_op.drop_column('afgehandeld_op')


def downgrade() -> None:
    raise NotImplementedError("the promises of other subjects have no place in contactverzoek")
