"""a promise that broke stays broken"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0145'
down_revision = '0130'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('belofte', schema=None) as batch_op:
        batch_op.add_column(sa.Column('gebroken_op', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    # The alarms that were raised say when.
    op.execute(
        "update belofte set gebroken_op = (select min(g.voor) from beloftegebeurtenis g "
        "where g.belofte_id = belofte.id and g.soort = 'te-laat')"
    )


def downgrade() -> None:
    with op.batch_alter_table('belofte', schema=None) as batch_op:
        batch_op.drop_column('gebroken_op')
