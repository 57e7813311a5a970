"""Untrusted bytes are touched only here, in processes that can do nothing else."""
