"""No test leaves this machine."""

import ipaddress
import socket
import sys

pytest_plugins = ("tests.databases",)
collect_ignore = ["flows/worker.py"]  # a program the tests start, with arguments of its own

LOCAL_NAMES = {"", "localhost", "localhost.localdomain"}
INTERNET = {socket.AF_INET, socket.AF_INET6}


def is_local(host):
    """Say whether a host given to a socket is this machine itself."""
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def no_network(event, args):
    """Refuse connections and names that are not local; Unix sockets stay open."""
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        sock, address = args[:2]
        refused = sock.family in INTERNET and address is not None and not is_local(address[0])
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        refused = not is_local(args[0])
    else:
        return
    if refused:
        raise AssertionError(f"a test tried to reach {args}")


sys.addaudithook(no_network)
