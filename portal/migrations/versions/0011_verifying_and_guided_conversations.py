"""verifying and guided conversations"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

NOTES = (
    'verificatie_bewijs', 'vraag', 'aanpak', 'samenvatting_klanttaal', 'instemming', 'instemming_uitleg',
)


def upgrade() -> None:
    op.create_table('verificatiepoging',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('medewerker_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('vragen', sa.Integer(), nullable=False),
    sa.Column('goed', sa.Integer(), nullable=False),
    sa.Column('gelukt', sa.Boolean(), nullable=False),
    sa.Column('op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('gebruikt_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('verificatiepoging', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_verificatiepoging_relatie_id'), ['relatie_id'], unique=False)

    with op.batch_alter_table('contactmoment', schema=None) as batch_op:
        for name in NOTES:
            batch_op.add_column(
                sa.Column(name, sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default='')
            )
        batch_op.add_column(sa.Column('bewaard_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column('in_een_contact', sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table('sessie', schema=None) as batch_op:
        batch_op.add_column(sa.Column('vergrendeld_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('sessie', schema=None) as batch_op:
        batch_op.drop_column('vergrendeld_op')

    with op.batch_alter_table('contactmoment', schema=None) as batch_op:
        for name in ('in_een_contact', 'bewaard_op', *reversed(NOTES)):
            batch_op.drop_column(name)

    with op.batch_alter_table('verificatiepoging', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_verificatiepoging_relatie_id'))

    op.drop_table('verificatiepoging')
