"""ending an inschrijving"""

from alembic import op
import sqlalchemy as sa


revision = '0090'
down_revision = '0085'
branch_labels = None
depends_on = None

BEFORE, AFTER = "status IN ('VOO', 'LOP')", "status IN ('VOO', 'LOP', 'VOP')"


def _one_that_runs(where: str) -> None:
    op.drop_index('een_lopende_inschrijving', table_name='inschrijving')
    op.create_index(
        'een_lopende_inschrijving', 'inschrijving', ['relatie_id'], unique=True,
        sqlite_where=sa.text(where), postgresql_where=sa.text(where),
    )


def upgrade() -> None:
    op.add_column('inschrijving', sa.Column('bedenken_tot', sa.Date(), nullable=True))
    op.create_index('ix_inschrijving_bedenken_tot', 'inschrijving', ['bedenken_tot'], unique=False)
    op.add_column('relatie', sa.Column('overleden_op', sa.Date(), nullable=True))
    _one_that_runs(AFTER)


def downgrade() -> None:
    _one_that_runs(BEFORE)
    op.drop_column('relatie', 'overleden_op')
    op.drop_index('ix_inschrijving_bedenken_tot', table_name='inschrijving')
    op.drop_column('inschrijving', 'bedenken_tot')
