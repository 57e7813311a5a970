import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from tests.service import PDF, Service


@pytest.fixture
def service(tmp_path):
    return Service(tmp_path)


@pytest.fixture
def client(service):
    app = create_app(service.settings, parts=service.parts)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def sent(client):
    """Verify one document and return its report."""

    def send(content=PDF, **form):
        files = {"file": (form.pop("filename", "证书.pdf"), content)}
        return client.post("/v1/verifications", files=files, data={"wait": "20", **form})

    return send


@pytest.fixture
def finding(service):
    """Let documents be read up to their last certificate and no further."""
    service.verifier.tells = True
    service.verifier.held.clear()
    yield
    service.verifier.held.set()
