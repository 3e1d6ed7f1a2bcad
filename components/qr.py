"""QR codes, drawn once each: a live screen shows the same one at every change."""

from functools import lru_cache

import segno

KEPT = 64
"""Pictures that are kept. A room has one; a reach check has one for each address of the computer."""


@lru_cache(maxsize=KEPT)
def qr_picture(url: str) -> str:
    """The code of an address as a data URI. Black on white in either theme: a camera reads no other."""
    return str(segno.make(url, error="m", micro=False).svg_data_uri(border=4, light="#fff"))
