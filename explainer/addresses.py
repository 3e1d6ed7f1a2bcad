"""Where the classroom finds this computer, read from its own network interfaces.

Nothing is asked of the network. Only IPv4, because that is where the server
listens. `python -m explainer.addresses` prints the list as JSON.
"""

import ipaddress
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

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


if __name__ == "__main__":
    print(json.dumps([asdict(each) for each in classroom_addresses(ifaddr.get_adapters())]))
