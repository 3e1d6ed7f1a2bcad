from pathlib import Path

import pytest

from launcher.faults import NOT_WRITABLE, CannotStart, install_fault, venv_fault
from launcher.setup_lock import setting_up_alone

NO_NETWORK = (
    "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError(': Failed to establish"
    " a new connection: [Errno -3] Temporary failure in name resolution')'\n"
    "ERROR: No matching distribution found for streamlit==1.67.0\n"
)


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        (NO_NETWORK, ["The network is down", "python3 start.py --wheels wheels"]),
        ("socket.gaierror: [Errno 11001] getaddrinfo failed", ["The network is down"]),
        ("pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.", ["The network is down"]),
        ("ProxyError('Cannot connect to proxy.')", ["The network is down"]),
        (
            "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify",
            ["its own certificate", "school filters", "--wheels wheels"],
        ),
        ("ERROR: Could not install: [Errno 28] No space left on device", ["The disk is full", "1 GB"]),
        ("OSError: [WinError 112] There is not enough space on the disk", ["The disk is full"]),
        ("ERROR: Could not install: [Errno 13] Permission denied: 'x'", ["cannot be written", "Documents"]),
        ("PermissionError: [WinError 32] used by another process", ["Close other windows"]),
        ("ERROR: No matching distribution found for pyarrow==26.0.1", ["no build for this Python"]),
        ("one\ntwo\nsomething nobody foresaw", ["The last lines were", "something nobody foresaw"]),
    ],
)
def test_what_pip_prints_becomes_a_reason_and_what_to_do(printed: str, words: list[str]) -> None:
    message = install_fault(printed)
    for each in [*words, "Nothing is left broken: the next start goes on from here."]:
        assert each in message


@pytest.mark.parametrize(
    ("version", "platform", "words"),
    [
        ((3, 11), "linux", "sudo apt install python3.11-venv"),
        ((3, 13), "linux", "sudo apt install python3.13-venv"),
        ((3, 12), "darwin", "Install Python from python.org"),
    ],
)
def test_a_python_without_venv_names_the_package_of_its_own_version(
    version: tuple[int, int], platform: str, words: str
) -> None:
    assert words in venv_fault(version, platform)


def test_a_folder_that_cannot_be_written_says_where_to_put_it(tmp_path: Path) -> None:
    with pytest.raises(CannotStart) as caught, setting_up_alone(tmp_path / "no such folder" / "lock", print):
        raise AssertionError("the lock was given")
    assert str(caught.value) == NOT_WRITABLE
    assert "copy the folder to a place of your own" in NOT_WRITABLE
