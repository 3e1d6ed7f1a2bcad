#!/bin/sh
# Double-click this file (macOS) to start Asylum, Explained.
cd "$(dirname "$0")" || exit 1
if ! command -v python3 >/dev/null 2>&1; then
    echo "Asylum, Explained needs Python 3.11 or newer. Install it from python.org, then start again."
    exit 1
fi
exec python3 start.py "$@"
