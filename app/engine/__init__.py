"""The job engine: verifications that survive a crash at any moment."""

from app.engine.engine import Engine, EngineOptions, EngineRunningError
from app.engine.job import Announce, Outcome, Step, Verifier

__all__ = [
    "Announce",
    "Engine",
    "EngineOptions",
    "EngineRunningError",
    "Outcome",
    "Step",
    "Verifier",
]
