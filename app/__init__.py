"""certscreen: verify management-system certificates."""

__version__ = "0.1.0"
