from pathlib import Path

import pytest

from launcher.installation import drop_half_installed, package_line


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("  Downloading streamlit-1.67.0-py3-none-any.whl (11.2 MB)\n", "streamlit (11.2 MB)"),
        ("  Using cached python_multipart-0.0.34-py3-none-any.whl (32 kB)\n", "python_multipart (32 kB)"),
        (r"Processing c:\my folder\wheels\tiny-1.0-py3-none-any.whl", "tiny"),
        ("Processing ./wheels/h11-0.16.0-py3-none-any.whl (from uvicorn<1->streamlit==1.67.0)", "h11"),
        ("Collecting pandas<4,>=1.5.3 (from streamlit==1.67.0->-r requirements.txt (line 2))", ""),
        ("  Downloading numpy-2.4.6-cp311-cp311-win_amd64.whl.metadata (6.6 kB)", ""),
        ("ERROR: No matching distribution found for pyarrow", ""),
        ("", ""),
    ],
)
def test_a_package_is_shown_by_name_and_size(line: str, shown: str) -> None:
    assert package_line(line) == shown


def test_a_package_that_pip_was_killed_in_is_forgotten_and_the_others_stay(tmp_path: Path) -> None:
    for name, files in {"whole": ["METADATA", "RECORD"], "half": ["METADATA"]}.items():
        (tmp_path / f"{name}-1.0.dist-info").mkdir()
        for file in files:
            (tmp_path / f"{name}-1.0.dist-info" / file).touch()

    drop_half_installed(tmp_path)

    assert [each.name for each in tmp_path.iterdir()] == ["whole-1.0.dist-info"]
