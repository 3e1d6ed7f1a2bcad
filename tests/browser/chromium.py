"""The browser that the browser tests drive."""

import os
import shutil
from pathlib import Path

NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
PLACES = (
    "/usr/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)


def find_chromium() -> Path | None:
    """Chromium or Chrome: what EXPLAINER_CHROMIUM names, else on the path, else in a usual place."""
    named = os.environ.get("EXPLAINER_CHROMIUM")
    if named is not None:
        return Path(named) if Path(named).is_file() else None
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    in_place = next((place for place in PLACES if Path(place).is_file()), None)
    found = on_path or in_place
    return Path(found) if found else None
