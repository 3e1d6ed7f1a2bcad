import ifaddr
import pytest

from explainer.addresses import ClassroomAddress, classroom_addresses, entrances

UNREACHABLE = """docker0 | br-3f2a | veth12ab | virbr0 | vmnet8 | vboxnet0 | tailscale0 | utun3 | tun0 | wg0
    | VirtualBox Host-Only Ethernet Adapter | VMware Virtual Ethernet Adapter for VMnet8
    | TAP-Windows Adapter V9 | WireGuard Tunnel | Cisco AnyConnect Virtual Miniport Adapter""".split("|")


def adapter(name: str, *addresses: str) -> ifaddr.Adapter:
    return ifaddr.Adapter(name, name, [ifaddr.IP(address, 24, name) for address in addresses])


def found(*adapters: ifaddr.Adapter) -> list[str]:
    return [f"{each.address} {each.name}" for each in classroom_addresses(adapters)]


@pytest.mark.parametrize("name", UNREACHABLE)
def test_containers_virtual_machines_and_tunnels_are_left_out(name: str) -> None:
    assert found(adapter(name.strip(), "192.168.56.1")) == []


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.10.20", "0.0.0.0"])
def test_addresses_that_nobody_else_reaches_are_left_out(address: str) -> None:
    assert found(adapter("en0", address)) == []


@pytest.mark.parametrize(
    "name", ["eth0", "wlan0", "wlp2s0", "enp3s0", "en0", "Intel(R) Wi-Fi 6 AX201 160MHz", "Realtek PCIe GbE"]
)
def test_cards_of_all_systems_are_found_with_their_names(name: str) -> None:
    assert found(adapter(name, "192.168.1.20")) == [f"192.168.1.20 {name}"]


def test_a_private_address_comes_before_a_public_one_and_a_switch_of_hyper_v_last() -> None:
    adapters = [
        adapter("Hyper-V Virtual Ethernet Adapter", "172.20.0.1"),
        adapter("en0", "8.8.4.4"),
        adapter("wlan0", "10.1.2.3"),
    ]
    assert [line.split()[0] for line in found(*adapters)] == ["10.1.2.3", "8.8.4.4", "172.20.0.1"]


def test_every_address_is_listed_once() -> None:
    assert found(adapter("en0", "10.1.2.3", "10.1.2.4", "10.1.2.3")) == ["10.1.2.3 en0", "10.1.2.4 en0"]


def test_ipv6_is_left_out_because_the_server_does_not_listen_there() -> None:
    six = ifaddr.Adapter("en0", "en0", [ifaddr.IP(("fd00::2", 0, 0), 64, "en0")])
    assert found(six) == []


def test_a_computer_without_a_network_has_none() -> None:
    assert found() == []


WLAN = ClassroomAddress("192.168.1.20", "wlan0")


@pytest.mark.parametrize(
    ("listens_on", "opened_at", "urls"),
    [
        (None, "http://localhost:8501/teach", ["http://192.168.1.20:8501"]),
        ("0.0.0.0", "http://192.168.1.20:8501/", ["http://192.168.1.20:8501"]),
        ("", "http://laptop.local:8501/", ["http://laptop.local:8501", "http://192.168.1.20:8501"]),
        ("192.168.7.7", "", ["http://192.168.7.7:8501"]),
        ("127.0.0.1", "http://127.0.0.1:8501/", []),
        ("127.0.0.1", "https://asylum.example.org/teach", ["https://asylum.example.org"]),
        ("localhost", "", []),
        ("::1", "http://[::1]:8501/", []),
    ],
)
def test_a_way_in_is_an_address_that_is_listened_on_or_the_one_that_the_teacher_uses(
    listens_on: str | None, opened_at: str, urls: list[str]
) -> None:
    assert [way.url for way in entrances(listens_on, 8501, [WLAN], opened_at=opened_at)] == urls


def test_a_computer_without_a_network_has_no_way_in() -> None:
    assert entrances(None, 8501, [], opened_at="http://localhost:8501/") == ()
