"""Which network addresses a report may be fetched from: public ones alone.

A page from outside must not make this machine ask its own network (server-side request forgery), so every address
is judged as the number that will be connected to, never as the name that stands for it.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host name, as text, best first; raises OSError where there are none."""

# RFC 4291, section 2.4: all global unicast there is lies here. What IANA has not given out, and the ranges that only
# wrap another address (IPv4-compatible, site-local, local NAT64, segment routing), lie outside.
_UNICAST = ipaddress.ip_network("2000::/3")
_REFUSED_6 = tuple(
    ipaddress.ip_network(network)
    for network in (
        "2001::/32",  # Teredo (RFC 4380): wraps an IPv4 address
        "2002::/16",  # 6to4 (RFC 3056): wraps an IPv4 address
        "3fff::/20",  # documentation (RFC 9637), which older Pythons do not know of
    )
)
_REFUSED_4 = (ipaddress.ip_network("192.88.99.0/24"),)  # 6to4 relays (RFC 7526)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the way to IPv4 from a network that has IPv6 alone


def is_public(address: str) -> bool:
    """Whether ``address`` (as text) is one that anybody on the internet can reach.

    From IANA's special-purpose registries, as :mod:`ipaddress` holds them, with the wrapped forms of IPv4 undone.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return _is_public_4(found)
    if found.scope_id is not None:
        return False
    if found.ipv4_mapped is not None:
        return _is_public_4(found.ipv4_mapped)
    if found in _NAT64:
        return _is_public_4(ipaddress.IPv4Address(found.packed[-4:]))
    return found in _UNICAST and found.is_global and not any(found in network for network in _REFUSED_6)


def _is_public_4(address: ipaddress.IPv4Address) -> bool:
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not any(address in network for network in _REFUSED_4)
    )


def resolve_by_system(host: str, port: int) -> list[str]:
    """The addresses of ``host``, by the system's resolver.

    Raises:
        OSError: there is no such host.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    # A scope ("%eth0") is a fourth part of an IPv6 answer; it is put back, so that is_public sees and refuses it.
    addresses = [str(at[0]) if len(at) < 4 or not at[3] else f"{at[0]}%{at[3]}" for *_, at in found]
    return list(dict.fromkeys(addresses))


def resolve_within(resolve: Resolve, host: str, port: int, seconds: float) -> Sequence[str]:
    """What ``resolve`` answers, if it does so in ``seconds``: the system's resolver knows no time limit of its own.

    Raises:
        OSError: there is no such host; TimeoutError (a kind of OSError) where no answer came in time.
    """
    answers: list[Sequence[str]] = []
    failures: list[Exception] = []

    def ask() -> None:
        try:
            answers.append(resolve(host, port))
        except Exception as failure:
            failures.append(failure)

    # A daemon, since a resolver that hangs cannot be stopped, and must not keep the program from ending.
    asking = threading.Thread(target=ask, name=f"resolve {host}", daemon=True)
    asking.start()
    asking.join(seconds)
    if failures:
        raise failures[0]
    if not answers:
        raise TimeoutError(f"no address for {host} in time")
    return answers[0]
