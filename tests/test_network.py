"""The guard that keeps tests on this machine does what it says."""

import socket

import pytest

ELSEWHERE = "192.0.2.1"  # TEST-NET-1, RFC 5737: nobody's address


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_connection_to_elsewhere_is_refused(method, family):
    host = ELSEWHERE if family is socket.AF_INET else "2001:db8::1"
    with socket.socket(family) as sock, pytest.raises(AssertionError, match="tried to reach"):
        getattr(sock, method)((host, 80))


def test_a_datagram_to_elsewhere_is_refused():
    with (
        socket.socket(type=socket.SOCK_DGRAM) as sock,
        pytest.raises(AssertionError, match="tried to reach"),
    ):
        sock.sendto(b"x", (ELSEWHERE, 53))


@pytest.mark.parametrize("ask", [lambda host: socket.getaddrinfo(host, 80), socket.gethostbyname])
def test_a_foreign_name_is_not_resolved(ask):
    with pytest.raises(AssertionError, match="tried to reach"):
        ask("registry.example")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", None])
def test_a_local_name_is_resolved(host):
    assert socket.getaddrinfo(host, 80)


def test_loopback_stays_open():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()[:2], timeout=5) as sock,
    ):
        accepted, _ = server.accept()
        accepted.close()
        assert sock.getpeername()[0] == "127.0.0.1"


def test_unix_sockets_stay_open(tmp_path):
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as sock:
        server.bind(str(tmp_path / "s"))
        server.listen()
        sock.connect(str(tmp_path / "s"))
        accepted, _ = server.accept()
        accepted.close()
