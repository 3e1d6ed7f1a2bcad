"""Cuts Streamlit's icon font down to the icons that are used: `python -m server.cut_icon_font`.

The installed font weighs 374 KB and is loaded as soon as one icon shows. The
cut one, server/icon_font.woff2, goes out in its place. Run this again after an
upgrade of Streamlit, or after a page uses another `:material/…:` icon; a test
says when. Needs fonttools and brotli, which the server itself does not.

The icons are Material Symbols, Apache License 2.0 (server/icon_font.LICENSE).
"""

import re
from io import BytesIO
from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
CUT = ROOT / "server" / "icon_font.woff2"
INSTALLED = Path(streamlit.__file__).parent / "static" / "static"
ICON = re.compile(r":material/([a-z0-9_]+):")
NAME_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def installed_font() -> Path:
    """The icon font of the installed Streamlit."""
    (font,) = (INSTALLED / "media").glob("MaterialSymbols-Rounded.*.woff2")
    return font


def icons_in_use() -> list[str]:
    """Every icon that Streamlit's own scripts or our pages name."""
    scripts = (INSTALLED / "js").glob("*.js")
    ours = (path for folder in ("app_pages", "components") for path in (ROOT / folder).rglob("*.py"))
    names = {name for path in (*scripts, *ours) for name in ICON.findall(path.read_text(encoding="utf-8"))}
    return sorted(names & icons_of(TTFont(installed_font())).keys())


def icons_of(font: TTFont) -> dict[str, str]:
    """Every icon's name in a font, with its glyph: a name is a ligature of its letters."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found: dict[str, str] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, ligatures in getattr(table, "ligatures", {}).items():
                for ligature in ligatures:
                    name = "".join(letters.get(part, "?") for part in (first, *ligature.Component))
                    found[name] = ligature.LigGlyph
    return found


def cut(names: list[str]) -> bytes:
    """The installed font with these icons only, as WOFF2. The same font and names give the same bytes."""
    font = TTFont(installed_font(), recalcTimestamp=False)
    icons = icons_of(font)
    options = Options(flavor="woff2", layout_closure=False, glyph_names=False, hinting=False)
    options.layout_features = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    # Without layout closure: the letters alone would bring back every icon that they can spell.
    subsetter.populate(text=NAME_LETTERS, glyphs=[icons[name] for name in names])
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def main() -> None:
    """Write the cut font and say what it holds."""
    names = icons_in_use()
    CUT.write_bytes(cut(names))
    whole = installed_font().stat().st_size
    print(f"{len(names)} icons, {CUT.stat().st_size:,} bytes instead of {whole:,}")


if __name__ == "__main__":
    main()
