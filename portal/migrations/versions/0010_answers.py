"""what people say of answers, and what they looked for in vain"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0010'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('antwoordoordeel',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('antwoord', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('taal', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('geholpen', sa.Boolean(), nullable=False),
    sa.Column('toelichting', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('op', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('antwoordoordeel', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_antwoordoordeel_antwoord'), ['antwoord'], unique=False)

    op.create_table('zoekwoord',
    sa.Column('week', sa.Date(), nullable=False),
    sa.Column('taal', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('woord', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('aantal', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('week', 'taal', 'woord')
    )


def downgrade() -> None:
    op.drop_table('zoekwoord')
    with op.batch_alter_table('antwoordoordeel', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_antwoordoordeel_antwoord'))

    op.drop_table('antwoordoordeel')
