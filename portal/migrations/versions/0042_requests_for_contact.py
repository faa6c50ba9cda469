"""requests for contact: subject, channel, interpreter, companion; promises: reference and minutes"""

from alembic import op
import sqlalchemy as sa
import sqlmodel


revision = '0042'
down_revision = '0031'
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    new = {
        'kanaal': "'TEL'", 'email': "''", 'adres': "''", 'onderwerp': "''", 'wanneer': "'zo-snel-mogelijk'",
        'tolk': "'nee'", 'begeleider': "''",
    }
    with op.batch_alter_table('contactverzoek', schema=None) as batch_op:
        for name, default in new.items():
            batch_op.add_column(sa.Column(name, text(), nullable=False, server_default=sa.text(default)))
        batch_op.add_column(sa.Column('vastgelegd_door', text(), nullable=True))
        batch_op.create_foreign_key('contactverzoek_vastgelegd_door', 'medewerker', ['vastgelegd_door'], ['id'])
    op.execute("update contactverzoek set tolk = 'wij' where tolk_taal <> ''")
    with op.batch_alter_table('belofte', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kenmerk', text(), nullable=False, server_default=sa.text("''")))
        batch_op.add_column(sa.Column('minuten', sa.Integer(), nullable=False, server_default=sa.text('20')))
    op.execute(
        "update belofte set kenmerk = coalesce((select kenmerk from contactverzoek where contactverzoek.id = object_id), '')"
    )


def downgrade() -> None:
    raise NotImplementedError("what was asked by e-mail or letter has no phone number")
