"""maatwerk, referrals, case owner, bounded contact"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0060'
down_revision = '0050'
branch_labels = None
depends_on = None


def upgrade() -> None:
    text, moment = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime
    op.create_table('precedent',
    sa.Column('id', text(), nullable=False),
    sa.Column('regel', text(), nullable=False),
    sa.Column('afwijking', text(), nullable=False),
    sa.Column('reden', text(), nullable=False),
    sa.Column('effect', text(), nullable=False),
    sa.Column('toegekend', sa.Boolean(), nullable=False),
    sa.Column('motivering', text(), nullable=False),
    sa.Column('uitkomst', text(), nullable=False),
    sa.Column('jaar', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('precedent', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_precedent_regel'), ['regel'], unique=False)

    op.create_table('doorverwijzing',
    sa.Column('id', text(), nullable=False),
    sa.Column('kenmerk', text(), nullable=False),
    sa.Column('relatie_id', text(), nullable=False),
    sa.Column('medewerker_id', text(), nullable=False),
    sa.Column('kanaal', text(), nullable=False),
    sa.Column('partner', text(), nullable=False),
    sa.Column('partner_naam', text(), nullable=False),
    sa.Column('partner_email', text(), nullable=False),
    sa.Column('contactpersoon', text(), nullable=False),
    sa.Column('toelichting', text(), nullable=False),
    sa.Column('delen', sa.JSON(), nullable=False),
    sa.Column('gedeeld', sa.JSON(), nullable=False),
    sa.Column('gevraagd_op', moment(), nullable=False),
    sa.Column('toestemming_hoe', text(), nullable=False),
    sa.Column('toestemming_op', moment(), nullable=True),
    sa.Column('toestemming_tot', moment(), nullable=False),
    sa.Column('ingetrokken_op', moment(), nullable=True),
    sa.Column('status', text(), nullable=False),
    sa.Column('uitkomst', text(), nullable=False),
    sa.Column('geeindigd_op', moment(), nullable=True),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('kenmerk')
    )
    with op.batch_alter_table('doorverwijzing', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_doorverwijzing_relatie_id'), ['relatie_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_doorverwijzing_status'), ['status'], unique=False)

    op.create_table('regie',
    sa.Column('id', text(), nullable=False),
    sa.Column('relatie_id', text(), nullable=False),
    sa.Column('medewerker_id', text(), nullable=False),
    sa.Column('gevraagd_door', text(), nullable=False),
    sa.Column('reden', text(), nullable=False),
    sa.Column('gevraagd_op', moment(), nullable=False),
    sa.Column('status', text(), nullable=False),
    sa.Column('aanvaard_op', moment(), nullable=True),
    sa.Column('geeindigd_op', moment(), nullable=True),
    sa.Column('reden_einde', text(), nullable=False),
    sa.ForeignKeyConstraint(['gevraagd_door'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('regie', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_regie_medewerker_id'), ['medewerker_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_regie_relatie_id'), ['relatie_id'], unique=False)
        batch_op.create_index('regie_loopt_eenmaal', ['relatie_id'], unique=True, sqlite_where=sa.text("status in ('gevraagd', 'lopend')"), postgresql_where=sa.text("status in ('gevraagd', 'lopend')"))

    op.create_table('grens',
    sa.Column('id', text(), nullable=False),
    sa.Column('kenmerk', text(), nullable=False),
    sa.Column('relatie_id', text(), nullable=False),
    sa.Column('goedkeuring_id', text(), nullable=True),
    sa.Column('gebeurd_op', sa.Date(), nullable=False),
    sa.Column('gebeurtenis', text(), nullable=False),
    sa.Column('aanleiding', text(), nullable=False),
    sa.Column('maatregel', text(), nullable=False),
    sa.Column('reden', text(), nullable=False),
    sa.Column('tot', sa.Date(), nullable=False),
    sa.Column('herzien_op', sa.Date(), nullable=False),
    sa.Column('voorgesteld_door', text(), nullable=False),
    sa.Column('voorgesteld_op', moment(), nullable=False),
    sa.Column('status', text(), nullable=False),
    sa.Column('besloten_door', text(), nullable=True),
    sa.Column('besloten_op', moment(), nullable=True),
    sa.Column('motivering', text(), nullable=False),
    sa.Column('bezwaar_tot', sa.Date(), nullable=True),
    sa.Column('bezwaar_op', moment(), nullable=True),
    sa.Column('bezwaar', text(), nullable=False),
    sa.Column('bezwaar_kanaal', text(), nullable=False),
    sa.Column('bezwaar_bij', text(), nullable=True),
    sa.Column('bezwaar_gegrond', sa.Boolean(), nullable=True),
    sa.Column('bezwaar_motivering', text(), nullable=False),
    sa.Column('bezwaar_besloten_op', moment(), nullable=True),
    sa.Column('herzien_laatst_op', moment(), nullable=True),
    sa.Column('herziening', text(), nullable=False),
    sa.Column('geeindigd_op', moment(), nullable=True),
    sa.ForeignKeyConstraint(['besloten_door'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['bezwaar_bij'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['goedkeuring_id'], ['goedkeuring.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.ForeignKeyConstraint(['voorgesteld_door'], ['medewerker.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('kenmerk')
    )
    with op.batch_alter_table('grens', schema=None) as batch_op:
        batch_op.create_index('grens_loopt_eenmaal', ['relatie_id'], unique=True, sqlite_where=sa.text("status in ('voorgesteld', 'van-kracht')"), postgresql_where=sa.text("status in ('voorgesteld', 'van-kracht')"))
        batch_op.create_index(batch_op.f('ix_grens_relatie_id'), ['relatie_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_grens_status'), ['status'], unique=False)

    op.create_table('maatwerk',
    sa.Column('id', text(), nullable=False),
    sa.Column('kenmerk', text(), nullable=False),
    sa.Column('relatie_id', text(), nullable=False),
    sa.Column('goedkeuring_id', text(), nullable=True),
    sa.Column('regel', text(), nullable=False),
    sa.Column('afwijking', text(), nullable=False),
    sa.Column('reden', text(), nullable=False),
    sa.Column('raakt_anderen', sa.Boolean(), nullable=False),
    sa.Column('effect', text(), nullable=False),
    sa.Column('tot', sa.Date(), nullable=True),
    sa.Column('voorgesteld_door', text(), nullable=False),
    sa.Column('overlegd_met', text(), nullable=False),
    sa.Column('voorgesteld_op', moment(), nullable=False),
    sa.Column('status', text(), nullable=False),
    sa.Column('besloten_door', text(), nullable=True),
    sa.Column('besloten_op', moment(), nullable=True),
    sa.Column('motivering', text(), nullable=False),
    sa.Column('bezwaar_tot', sa.Date(), nullable=True),
    sa.Column('uitgevoerd_op', moment(), nullable=True),
    sa.Column('uitkomst', text(), nullable=False),
    sa.Column('geeindigd_op', moment(), nullable=True),
    sa.Column('precedent_id', text(), nullable=True),
    sa.ForeignKeyConstraint(['besloten_door'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['goedkeuring_id'], ['goedkeuring.id'], ),
    sa.ForeignKeyConstraint(['overlegd_met'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.ForeignKeyConstraint(['voorgesteld_door'], ['medewerker.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('kenmerk')
    )
    with op.batch_alter_table('maatwerk', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_maatwerk_relatie_id'), ['relatie_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_maatwerk_status'), ['status'], unique=False)

    with op.batch_alter_table('relatie', schema=None) as batch_op:
        batch_op.add_column(sa.Column('contactregel', text(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('contactregel_tot', sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('relatie', schema=None) as batch_op:
        batch_op.drop_column('contactregel_tot')
        batch_op.drop_column('contactregel')

    with op.batch_alter_table('maatwerk', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_maatwerk_status'))
        batch_op.drop_index(batch_op.f('ix_maatwerk_relatie_id'))

    op.drop_table('maatwerk')
    with op.batch_alter_table('grens', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_grens_status'))
        batch_op.drop_index(batch_op.f('ix_grens_relatie_id'))
        batch_op.drop_index('grens_loopt_eenmaal', sqlite_where=sa.text("status in ('voorgesteld', 'van-kracht')"), postgresql_where=sa.text("status in ('voorgesteld', 'van-kracht')"))

    op.drop_table('grens')
    with op.batch_alter_table('regie', schema=None) as batch_op:
        batch_op.drop_index('regie_loopt_eenmaal', sqlite_where=sa.text("status in ('gevraagd', 'lopend')"), postgresql_where=sa.text("status in ('gevraagd', 'lopend')"))
        batch_op.drop_index(batch_op.f('ix_regie_relatie_id'))
        batch_op.drop_index(batch_op.f('ix_regie_medewerker_id'))

    op.drop_table('regie')
    with op.batch_alter_table('doorverwijzing', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_doorverwijzing_status'))
        batch_op.drop_index(batch_op.f('ix_doorverwijzing_relatie_id'))

    op.drop_table('doorverwijzing')
    with op.batch_alter_table('precedent', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_precedent_regel'))

    op.drop_table('precedent')
