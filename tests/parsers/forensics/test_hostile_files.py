"""Files made to break readers end as document errors here, too, or are simply answered."""

import pytest

from parsers.errors import DocumentError
from parsers.sandbox.host import Sandbox
from tests.hostile.files import HOSTILE
from tests.hostile.reading import SMALL

PDF = "application/pdf"
FILES = [each for each in HOSTILE if each.content.startswith(b"%PDF")]
ASKED = {
    "traces": ((), lambda session: session.traces(1)),
    "signatures": (("parsers.forensics.signing",), lambda session: session.signatures([1])),
}


@pytest.fixture(scope="module", params=ASKED)
def asked(request):
    preload, ask = ASKED[request.param]
    sandbox = Sandbox(SMALL, preload=preload)
    yield sandbox, ask
    sandbox.close()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_hostile_file_costs_nothing_but_its_own_process(asked, file):
    sandbox, ask = asked
    with sandbox.open(file.content, PDF) as session:
        try:
            found = len(ask(session))
        except DocumentError:
            found = 0
    assert found <= 200
