"""How much is remembered of what was worked out a moment ago.

One page is looked at many times: for what its text layer lacks, whole, by halves, then for every
field. What a line or a page says does not depend on who asks, so it is worked out once.
"""

from typing import Final

LINES: Final = 2048
"""A few pages' lines: what a document needs while it is read, and soon forgotten."""
PAGES: Final = 32
