"""The job engine: verifications that survive a crash at any moment.

What a job is stands here; the engine itself, in ``app.engine.engine``, is slow to import and only
a service needs it.
"""

from app.engine.job import Announce, Outcome, Step, Verifier

__all__ = ["Announce", "Outcome", "Step", "Verifier"]
