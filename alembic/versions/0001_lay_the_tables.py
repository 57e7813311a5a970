"""Lay the tables."""

import sqlalchemy as sa
from alembic import op

from app.store import columns

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table('object',
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('media_type', columns.Words(), nullable=False),
    sa.Column('created_at', columns.Moment(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('sha256', name=op.f('pk_object'))
    )
    op.create_table('trail_entry',
    sa.Column('seq', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('subject', columns.Words(), nullable=False),
    sa.Column('entry', sa.Text(), nullable=False),
    sa.Column('leaf', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_trail_entry'))
    )
    with op.batch_alter_table('trail_entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_trail_entry_subject'), ['subject'], unique=False)

    op.create_table('trail_head',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('last', sa.String(length=64), nullable=False),
    sa.Column('frontier', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trail_head'))
    )
    op.bulk_insert(
        sa.table('trail_head', sa.column('id'), sa.column('size'), sa.column('last'), sa.column('frontier')),
        [{'id': 1, 'size': 0, 'last': '0' * 64, 'frontier': ''}],
    )
    op.create_table('worker_lease',
    sa.Column('worker', columns.Words(), nullable=False),
    sa.Column('since', sa.Double(), nullable=False),
    sa.Column('beat', sa.Double(), nullable=False),
    sa.PrimaryKeyConstraint('worker', name=op.f('pk_worker_lease'))
    )
    op.create_table('registry_snapshot',
    sa.Column('registry', columns.Words(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('captured_at', columns.Moment(timezone=True), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=True),
    sa.Column('source', columns.Words(), nullable=False),
    sa.Column('rows', sa.Integer(), nullable=False),
    sa.Column('imported_at', columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['sha256'], ['object.sha256'], name=op.f('fk_registry_snapshot_sha256')),
    sa.PrimaryKeyConstraint('registry', 'sha256', name=op.f('pk_registry_snapshot'))
    )
    with op.batch_alter_table('registry_snapshot', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_registry_snapshot_imported_at'), ['imported_at'], unique=False)

    op.create_table('verification',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('status', columns.Words(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('filename', columns.Words(), nullable=False),
    sa.Column('media_type', columns.Words(), nullable=False),
    sa.Column('bytes', sa.BigInteger(), nullable=False),
    sa.Column('created_at', columns.Moment(timezone=True), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('profile', columns.Words(), nullable=False),
    sa.Column('overrides', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('requirement', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('events', sa.Integer(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('finished_at', columns.Moment(timezone=True), nullable=True),
    sa.Column('report', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('problem', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('pages', sa.Integer(), nullable=True),
    sa.Column('genuine', columns.Words(), nullable=True),
    sa.Column('in_force', columns.Words(), nullable=True),
    sa.Column('fit', columns.Words(), nullable=True),
    sa.Column('rules_version', columns.Words(), nullable=True),
    sa.ForeignKeyConstraint(['sha256'], ['object.sha256'], name=op.f('fk_verification_sha256')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_verification'))
    )
    with op.batch_alter_table('verification', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_verification_created_at_id'), ['created_at', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_verification_fit_created_at_id'), ['fit', 'created_at', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_verification_genuine_created_at_id'), ['genuine', 'created_at', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_verification_in_force_created_at_id'), ['in_force', 'created_at', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_verification_sha256'), ['sha256'], unique=False)

    op.create_table('certificate_row',
    sa.Column('verification_id', sa.Uuid(), nullable=False),
    sa.Column('index', sa.Integer(), nullable=False),
    sa.Column('number', columns.Words(), nullable=True),
    sa.Column('organisation', columns.Words(), nullable=True),
    sa.Column('genuine', columns.Words(), nullable=False),
    sa.Column('in_force', columns.Words(), nullable=False),
    sa.Column('fit', columns.Words(), nullable=False),
    sa.ForeignKeyConstraint(['verification_id'], ['verification.id'], name=op.f('fk_certificate_row_verification_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('verification_id', 'index', name=op.f('pk_certificate_row'))
    )
    with op.batch_alter_table('certificate_row', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_certificate_row_number'), ['number'], unique=False)

    op.create_table('event',
    sa.Column('verification_id', sa.Uuid(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('at', columns.Moment(timezone=True), nullable=False),
    sa.Column('kind', columns.Words(), nullable=False),
    sa.Column('data', sa.JSON(none_as_null=True), nullable=False),
    sa.ForeignKeyConstraint(['verification_id'], ['verification.id'], name=op.f('fk_event_verification_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('verification_id', 'seq', name=op.f('pk_event'))
    )
    op.create_table('lookup_task',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('registry', columns.Words(), nullable=False),
    sa.Column('number', columns.Words(), nullable=False),
    sa.Column('verification_id', sa.Uuid(), nullable=False),
    sa.Column('url', columns.Words(), nullable=False),
    sa.Column('state', columns.Words(), nullable=False),
    sa.Column('created_at', columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['verification_id'], ['verification.id'], name=op.f('fk_lookup_task_verification_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_lookup_task'))
    )
    with op.batch_alter_table('lookup_task', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_lookup_task_state_created_at_id'), ['state', 'created_at', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_lookup_task_verification_id'), ['verification_id'], unique=False)




def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table('lookup_task', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_lookup_task_verification_id'))
        batch_op.drop_index(batch_op.f('ix_lookup_task_state_created_at_id'))

    op.drop_table('lookup_task')
    op.drop_table('event')
    with op.batch_alter_table('certificate_row', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_certificate_row_number'))

    op.drop_table('certificate_row')
    with op.batch_alter_table('verification', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_verification_sha256'))
        batch_op.drop_index(batch_op.f('ix_verification_in_force_created_at_id'))
        batch_op.drop_index(batch_op.f('ix_verification_genuine_created_at_id'))
        batch_op.drop_index(batch_op.f('ix_verification_fit_created_at_id'))
        batch_op.drop_index(batch_op.f('ix_verification_created_at_id'))

    op.drop_table('verification')
    with op.batch_alter_table('registry_snapshot', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_registry_snapshot_imported_at'))

    op.drop_table('registry_snapshot')
    op.drop_table('worker_lease')
    op.drop_table('trail_head')
    with op.batch_alter_table('trail_entry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_trail_entry_subject'))

    op.drop_table('trail_entry')
    op.drop_table('object')
