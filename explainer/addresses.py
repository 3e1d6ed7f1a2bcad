"""Where the classroom finds this computer, read from its own network interfaces.

Nothing is asked of the network. Only IPv4, because that is where the server
listens. `python -m explainer.addresses` prints the list as JSON.
"""

import ipaddress
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

import ifaddr

UNREACHABLE = re.compile(
    r"^(lo\d*|docker|br-|veth|virbr|vmnet|vmenet|vboxnet|lxc|lxd|podman|cni|flannel|cali|tun|tap|utun|ipsec|ppp|wg|zt"
    r"|tailscale|awdl|llw|gif|stf|nordlynx)"
    r"|loopback|virtualbox|vmware|docker|tailscale|wireguard|tap-windows|wintun|zerotier|vpn|anyconnect|pangp",
    re.IGNORECASE,
)
"""Interfaces of containers, virtual machines and tunnels: no phone in the room reaches them."""

UNLIKELY = re.compile(r"hyper-v|vethernet|^bridge\d|bluetooth|^pan\d", re.IGNORECASE)
"""Interfaces that sometimes are the classroom's: a shared connection, a virtual switch on the real card."""


EVERYWHERE = {None, "", "0.0.0.0", "::"}
"""What the address to listen on is when the server listens on every interface."""


@dataclass(frozen=True)
class ClassroomAddress:
    """An IPv4 address that others on the network may reach, and its interface as the system names it."""

    address: str
    name: str


def classroom_addresses(adapters: Iterable[ifaddr.Adapter]) -> tuple[ClassroomAddress, ...]:
    """The addresses that a classroom can use, likeliest first, each once.

    Private addresses come before public ones: a school's network is private.
    """
    found = []
    for adapter in adapters:
        name = adapter.nice_name
        if UNREACHABLE.search(name):
            continue
        for ip in adapter.ips:
            if ip.is_IPv4 and _can_be_reached(ipaddress.IPv4Address(str(ip.ip))):
                private = ipaddress.IPv4Address(str(ip.ip)).is_private
                rank = (bool(UNLIKELY.search(name)), not private)
                found.append((rank, ClassroomAddress(str(ip.ip), name)))
    ranked = [each for _, each in sorted(found, key=lambda pair: pair[0])]
    return tuple(dict.fromkeys(ranked))


def base_address(host: str, port: int) -> str:
    """The beginning of an address that the class can open, for a page that was asked for at `host`.

    A teacher's own browser often asks at localhost, which means another
    computer on a student's: then the likeliest address of this one stands in.
    """
    name = host.rsplit(":", 1)[0].strip("[]").lower()
    if host and not (name == "localhost" or name == "::1" or name.startswith("127.")):
        return f"http://{host}"
    found = classroom_addresses(ifaddr.get_adapters())
    return f"http://{found[0].address if found else 'localhost'}:{port}"


def _can_be_reached(ip: ipaddress.IPv4Address) -> bool:
    return not (ip.is_loopback or ip.is_link_local or ip.is_unspecified or ip.is_multicast)


@dataclass(frozen=True)
class Entrance:
    """A URL under which another device may open the app, and the interface it leads to ("" if unknown)."""

    url: str
    name: str = ""


def url_of(host: str, port: int, *, secure: bool = False) -> str:
    """The URL of a server.

    >>> url_of("192.168.1.20", 8501), url_of("::1", 8501, secure=True)
    ('http://192.168.1.20:8501', 'https://[::1]:8501')
    """
    return f"{'https' if secure else 'http'}://{f'[{host}]' if ':' in host else host}:{port}"


def is_here_only(host: str) -> bool:
    """Whether a host's name leads back to the computer that uses it.

    >>> [is_here_only(host) for host in ("localhost", "127.0.0.1", "::1", "192.168.1.20", "laptop.local")]
    [True, True, True, False, False]
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def entrances(
    listens_on: str | None,
    port: int,
    found: Iterable[ClassroomAddress],
    *,
    secure: bool = False,
    opened_at: str = "",
) -> tuple[Entrance, ...]:
    """Every URL under which another device may open the app, likeliest first; none where it cannot.

    `opened_at` is what the teacher's own browser shows. Where that is not
    this computer's own name for itself it comes first unless it is among the
    others: a school's server has a name that no interface tells.
    """
    if listens_on in EVERYWHERE:
        ways = [Entrance(url_of(each.address, port, secure=secure), each.name) for each in found]
    else:
        host = str(listens_on)
        ways = [] if is_here_only(host) else [Entrance(url_of(host, port, secure=secure))]
    parts = urlsplit(opened_at)
    own = f"{parts.scheme}://{parts.netloc}"
    if parts.hostname and not is_here_only(parts.hostname) and own not in [way.url for way in ways]:
        ways.insert(0, Entrance(own))
    return tuple(ways)


if __name__ == "__main__":
    print(json.dumps([asdict(each) for each in classroom_addresses(ifaddr.get_adapters())]))
