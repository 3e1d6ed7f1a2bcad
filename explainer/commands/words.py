"""The words of a command line, read: days and folders."""

import argparse
import re
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds content/ and quizzes/, where none is named."""


def day(word: str) -> date:
    """A day, as YYYY-MM-DD."""
    try:
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
            raise ValueError(word)
        return date.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word} is not a day. Write it as YYYY-MM-DD.") from None


def folder(word: str) -> Path:
    """A folder that holds content/."""
    found = Path(word)
    if not (found / "content").is_dir():
        raise argparse.ArgumentTypeError(f"{word} has no folder content/. Name the folder that holds it.")
    return found.resolve()
