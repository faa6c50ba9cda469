"""login codes that we hand out"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0105'
down_revision = '0104'
branch_labels = None
depends_on = None


def upgrade() -> None:
    text, moment = sqlmodel.sql.sqltypes.AutoString(), sqlmodel.sql.sqltypes.UTCDateTime()
    op.create_table('inlogbewijs',
    sa.Column('id', text, nullable=False),
    sa.Column('relatie_id', text, nullable=False),
    sa.Column('wijze', text, nullable=False),
    sa.Column('code_hash', text, nullable=False),
    sa.Column('medewerker_id', text, nullable=True),
    sa.Column('gemaakt_op', moment, nullable=False),
    sa.Column('verloopt_op', moment, nullable=False),
    sa.Column('pogingen', sa.Integer(), nullable=False),
    sa.Column('gebruikt_op', moment, nullable=True),
    sa.ForeignKeyConstraint(['medewerker_id'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('inlogbewijs', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_inlogbewijs_code_hash'), ['code_hash'], unique=False)
        batch_op.create_index(batch_op.f('ix_inlogbewijs_relatie_id'), ['relatie_id'], unique=False)
    with op.batch_alter_table('tweede_scherm', schema=None) as batch_op:
        batch_op.add_column(sa.Column('inlogcode_hash', text, nullable=False, server_default=''))
        batch_op.add_column(sa.Column('inlogbewijs_id', text, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('tweede_scherm', schema=None) as batch_op:
        batch_op.drop_column('inlogbewijs_id')
        batch_op.drop_column('inlogcode_hash')
    op.drop_table('inlogbewijs')
