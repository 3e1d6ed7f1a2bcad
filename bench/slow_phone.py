"""A phone on a school's Wi-Fi, as Chromium plays it, and the bytes that it receives."""

import base64
from typing import Any

from playwright.sync_api import CDPSession

BITS_A_SECOND, LATENCY_MS, TIMES_SLOWER = 8_000_000, 60, 4
"""Chromium does not slow the websocket down."""


def count_bytes(cdp: CDPSession, received: list[int]) -> None:
    """Add the bytes of each answer, with its headers, and of each websocket frame to a list."""
    blobs: set[str] = set()

    def request(event: dict[str, Any]) -> None:
        if str(event["request"]["url"]).startswith(("blob:", "data:")):
            blobs.add(str(event["requestId"]))

    def finished(event: dict[str, Any]) -> None:
        if event["requestId"] not in blobs:
            received.append(int(event["encodedDataLength"]))

    def frame(event: dict[str, Any]) -> None:
        payload = str(event["response"]["payloadData"])
        is_binary = event["response"]["opcode"] == 2
        received.append(len(base64.b64decode(payload)) if is_binary else len(payload.encode()))

    cdp.on("Network.requestWillBeSent", request)
    cdp.on("Network.loadingFinished", finished)
    cdp.on("Network.webSocketFrameReceived", frame)
    cdp.send("Network.enable")


def slow_down(cdp: CDPSession) -> None:
    """From now on the tab has a phone's network and processor."""
    speed = BITS_A_SECOND / 8
    cdp.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY_MS, "downloadThroughput": speed, "uploadThroughput": speed},
    )
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
