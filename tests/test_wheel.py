"""The wheel works where nothing else is: an empty environment, another folder, no network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "eval" / "examples" / "harbour.txt"
# A port that is closed: whoever asks the network gets an error, not an answer.
NOWHERE = "http://127.0.0.1:9"

pytestmark = pytest.mark.slow


def run(*command: str | Path, **options: object) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        **options,  # type: ignore[call-overload]
    )
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


def without_network() -> list[str]:
    """A command that runs another with no network interface, where the system allows it."""
    if shutil.which("unshare"):
        for command in (["unshare", "-n"], ["unshare", "-r", "-n"]):
            if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
                return command
    return []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    [wheel] = folder.glob("attribution-*.whl")
    return wheel


@pytest.mark.parametrize("model", ["small", "base"])
def test_wheel_holds_what_inference_needs_and_no_more(wheel: Path, model: str) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = {Path(name).name for name in names if name.startswith(f"attribution/_models/{model}/")}
    shipped = {path.name for path in (ROOT / "models" / model).iterdir()}
    assert {"config.json", "encoder.onnx", "linker.onnx", "pairs.npz", "resolver.json"} < files
    assert files == shipped - {"README.md"}
    assert {"attribution/py.typed", "attribution/io/page.css", "attribution/io/page.js"} <= names
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"attribution"}


def test_wheel_extracts_in_an_empty_environment_without_network(
    wheel: Path, tmp_path: Path
) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    run(*pip, "install", "--constraint", ROOT / "constraints.txt", wheel)
    assert "torch" not in run(*pip, "list")

    work = tmp_path / "work"
    work.mkdir()
    shutil.copy(EXAMPLE, work / "article.txt")
    environ = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environ |= {"HOME": str(work), "HF_HUB_OFFLINE": "1"}
    environ |= dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), NOWHERE)
    attribution = tmp_path / "venv" / "bin" / "attribution"
    command = [*without_network(), attribution, "extract", "article.txt", "--format", "jsonl"]
    document = json.loads(run(*command, cwd=work, env=environ))
    assert document["id"] == "article.txt"
    assert document["text"] == EXAMPLE.read_text("utf-8")
    assert len(document["statements"]) >= 5
    assert {speaker["name"] for speaker in document["speakers"]} >= {"Ingrid Sollien"}
