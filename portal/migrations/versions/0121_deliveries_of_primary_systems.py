"""deliveries of primary systems"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0121'
down_revision = '0120'
branch_labels = None
depends_on = None


def upgrade() -> None:
    text, moment = sqlmodel.sql.sqltypes.AutoString(), sqlmodel.sql.sqltypes.UTCDateTime()
    with op.batch_alter_table('eenheid', schema=None) as batch_op:
        batch_op.add_column(sa.Column('gezien_in', text, nullable=True))
        batch_op.add_column(sa.Column('gezien_op', moment, nullable=True))
    op.create_index('advertentie_stamp', 'advertentie', ['status', 'gewijzigd_op', 'versie', 'id'], unique=False)
    op.create_table('primairsysteem',
    sa.Column('corporatie', text, nullable=False),
    sa.Column('volledig_op', moment, nullable=True),
    sa.PrimaryKeyConstraint('corporatie')
    )
    op.create_table('levering',
    sa.Column('id', text, nullable=False),
    sa.Column('corporatie', text, nullable=False),
    sa.Column('bron', text, nullable=False),
    sa.Column('volledig', sa.Boolean(), nullable=False),
    sa.Column('begonnen_op', moment, nullable=False),
    sa.Column('klaar_op', moment, nullable=True),
    sa.Column('nieuw', sa.Integer(), nullable=False),
    sa.Column('gewijzigd', sa.Integer(), nullable=False),
    sa.Column('gelijk', sa.Integer(), nullable=False),
    sa.Column('geweigerd', sa.Integer(), nullable=False),
    sa.Column('verdwenen', sa.Integer(), nullable=False),
    sa.Column('gestopt', text, nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_levering_corporatie', 'levering', ['corporatie'], unique=False)
    op.create_table('leveringsregel',
    sa.Column('id', text, nullable=False),
    sa.Column('levering_id', text, nullable=False),
    sa.Column('plaats', text, nullable=False),
    sa.Column('sleutel', text, nullable=False),
    sa.Column('reden', text, nullable=False),
    sa.Column('waarden', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['levering_id'], ['levering.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_leveringsregel_levering_id', 'leveringsregel', ['levering_id'], unique=False)


def downgrade() -> None:
    for table in ('leveringsregel', 'levering', 'primairsysteem'):
        op.drop_table(table)
    op.drop_index('advertentie_stamp', 'advertentie')
    with op.batch_alter_table('eenheid', schema=None) as batch_op:
        batch_op.drop_column('gezien_op')
        batch_op.drop_column('gezien_in')
