"""what a client writes beside a conversation"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0081'
down_revision = '0080'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('dossiernotitie',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('relatie_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('contactmoment_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('tekst', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('getypt_door', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('gemaakt_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('uitkomst', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('antwoord', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('beantwoord_door', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('beantwoord_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['beantwoord_door'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['contactmoment_id'], ['contactmoment.id'], ),
    sa.ForeignKeyConstraint(['getypt_door'], ['medewerker.id'], ),
    sa.ForeignKeyConstraint(['relatie_id'], ['relatie.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('dossiernotitie', schema=None) as batch_op:
        for name in ('contactmoment_id', 'relatie_id'):
            batch_op.create_index(batch_op.f(f'ix_dossiernotitie_{name}'), [name], unique=False)
