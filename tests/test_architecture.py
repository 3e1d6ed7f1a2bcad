"""Rules that no linter knows: who may read the clock, roll dice or keep page state; how files are named."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = ("app_pages", "components", "explainer", "server")

CLOCKS_AND_DICE = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns"},
    "uuid": {"uuid1", "uuid4"},
    "os": {"urandom", "getrandom"},
    "random": {"random", "randint", "randrange", "choice", "choices", "sample", "shuffle", "uniform", "seed"},
    "secrets": {
        "token_bytes",
        "token_hex",
        "token_urlsafe",
        "choice",
        "randbelow",
        "randbits",
        "SystemRandom",
    },
}
"""`random.Random(seed)` and `secrets.compare_digest` are not among them: they give the same every time."""

MAY_ASK = ("app_pages/", "server/", "app.py", "explainer/commands/")
MAY_MINT = "explainer/opening.py"
"""Makes this computer's own key, once; it is part of opening the storage and no decision hangs on it."""

NAMELESS = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}


def sources(*folders: str) -> list[str]:
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def tree_of(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def without_annotations(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those that only name a type."""
    yield tree
    for field, value in ast.iter_fields(tree):
        if field not in ("annotation", "returns"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from without_annotations(child)


def asked(path: str) -> list[str]:
    """The clocks and dice that a file uses, each with its line."""
    found = []
    for node in without_annotations(tree_of(path)):
        if isinstance(node, ast.Attribute):
            owner = (
                node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            )
            if node.attr in CLOCKS_AND_DICE.get(owner, ()):
                found.append(f"{path}:{node.lineno}: {owner}.{node.attr}")
        elif isinstance(node, ast.ImportFrom):
            names = CLOCKS_AND_DICE.get(node.module or "", set()) & {alias.name for alias in node.names}
            found += [f"{path}:{node.lineno}: {node.module}.{name}" for name in sorted(names)]
    return found


def test_clock_and_seed_are_arguments_outside_the_screens_the_server_and_the_command_line() -> None:
    found = [line for path in sources(*CODE) if not path.startswith(MAY_ASK) for line in asked(path)]
    assert [line for line in found if not line.startswith(MAY_MINT) or "secrets." not in line] == []


@pytest.mark.parametrize(
    ("code", "uses"),
    [
        ("from datetime import datetime\ndatetime.now()", ["datetime.now"]),
        ("import datetime\nstamp = datetime.date.today", ["date.today"]),
        ("import time\ntime.time()", ["time.time"]),
        ("from random import choice", ["random.choice"]),
        ("import random\nrandom.Random(7).choice([1])", []),
        ("import random\ndef deal(rng: random.Random) -> random.Random: return rng", []),
        ("import secrets\nsecrets.token_hex()", ["secrets.token_hex"]),
        ("import secrets\nsecrets.compare_digest('a', 'b')", []),
    ],
)
def test_the_rule_sees_a_clock_or_dice_however_it_is_written(
    code: str, uses: list[str], tmp_path: Path
) -> None:
    (tmp_path / "some.py").write_text(code)
    assert [line.split(": ")[1] for line in asked(str(tmp_path / "some.py"))] == uses


def test_only_screens_keep_page_state() -> None:
    for path in [*sources("components", "explainer", "server"), "app.py"]:
        names = [node.attr for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)]
        assert "session_state" not in names, f"{path} uses st.session_state, which only app_pages may"


def test_the_domain_never_imports_streamlit() -> None:
    for path in sources("explainer"):
        for node in ast.walk(tree_of(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] == "streamlit"], f"{path}:{node.lineno}"


def test_every_file_is_named_for_the_noun_it_holds() -> None:
    for path in sources(*CODE, "launcher", "tests", "bench"):
        parts = {part for piece in Path(path).with_suffix("").parts for part in piece.split("_")}
        assert not parts & NAMELESS, f"{path}: name it for what it holds"


def test_no_package_re_exports_what_its_modules_hold() -> None:
    for path in sources(*CODE, "launcher"):
        if path.endswith("__init__.py"):
            imports = [node for node in tree_of(path).body if isinstance(node, ast.Import | ast.ImportFrom)]
            assert not imports, f"{path}: import from the module that holds it"
