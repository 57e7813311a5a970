"""Keep what is found while a document is still being read."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table('found_certificate',
    sa.Column('verification_id', sa.Uuid(), nullable=False),
    sa.Column('index', sa.Integer(), nullable=False),
    sa.Column('told', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('certificate', sa.JSON(none_as_null=True), nullable=False),
    sa.ForeignKeyConstraint(['verification_id'], ['verification.id'], name=op.f('fk_found_certificate_verification_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('verification_id', 'index', name=op.f('pk_found_certificate'))
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table('found_certificate')
