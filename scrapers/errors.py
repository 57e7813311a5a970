"""Why a registry gave no usable answer.

* RegistryError
  * RegistryUnavailableError: no answer, try later
  * RegistryBlockedError: it asked for a challenge or refused us
  * UnexpectedPageError: it answered in a form we do not know
  * IndeterminateAnswerError: it answered, but the answer does not say which (a stale token)
  * NothingToAskError: the certificate shows nothing this registry could be asked about
"""


class RegistryError(Exception):
    """The registry gave no usable answer."""


class RegistryUnavailableError(RegistryError):
    """The registry did not answer."""


class RegistryBlockedError(RegistryError):
    """The registry asked for a challenge or refused us."""


class UnexpectedPageError(RegistryError):
    """The answer has a form this adapter does not know."""


class IndeterminateAnswerError(RegistryError):
    """The answer may mean "none" or "not asked properly"; it says neither."""


class NothingToAskError(RegistryError):
    """The certificate shows nothing this registry could be asked about."""
