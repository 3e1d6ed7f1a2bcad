"""`passcode`: with what a teacher signs in."""

import argparse
import secrets
import sys
from getpass import getpass

from explainer.opening import open_storage
from explainer.storage.fault import StorageFault
from explainer.teacher.passcode import PasscodeUnfit, hash_passcode, normal_passcode


def add_passcode(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    about = "set the passcode with which a teacher signs in; every sign-in ends"
    passcode = commands.add_parser("passcode", help=about, description=about)
    passcode.set_defaults(run=_passcode)


def _passcode(options: argparse.Namespace) -> int:
    """Ask twice where someone types, read one line where it is piped in; the passcode is never shown."""
    try:
        if sys.stdin.isatty():
            typed = getpass("New passcode (nothing shows while you type): ")
            if normal_passcode(typed) != normal_passcode(getpass("The same again: ")):
                print("The two are not the same. Nothing was changed.", file=sys.stderr)
                return 1
        else:
            typed = sys.stdin.readline()
        open_storage().put_passcode(hash_passcode(typed, secrets.token_bytes(16)))
    except (PasscodeUnfit, StorageFault) as fault:
        print(f"{fault} Nothing was changed.", file=sys.stderr)
        return 1
    print("The passcode is set. Teachers sign in with it under /teach; whoever was signed in does so anew.")
    return 0
