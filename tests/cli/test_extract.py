"""`attribution extract` with a stand-in for the model: formats, exit codes, one bad document."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from attribution.cli import app
from attribution.codec import loads
from attribution.errors import ModelNotFound

SAID = "“We wait” said Ann.\r\n"


def invoke(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(app, ["extract", *map(str, arguments)], input=stdin)


@pytest.fixture
def folder(tmp_path: Path, stub: type) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(SAID.encode())
    (folder / "b.jsonl").write_text(
        '{"id": "b1", "text": "“No” said Bo.", "desk": "city"}\n{"id"\n{"id": "b2", "text": ""}\n',
        encoding="utf-8",
    )
    (folder / "c.txt").write_text("this will explode", encoding="utf-8")
    return folder


def test_jsonl_holds_one_document_a_line_and_nothing_else(folder: Path) -> None:
    done = invoke(folder / "a.txt", folder / "b.jsonl", "--format", "jsonl")
    documents = [loads(line) for line in done.stdout.splitlines()]
    assert [document.id for document in documents] == ["a.txt", "b1", "b2"]
    assert documents[0].text == SAID
    assert documents[0].statements[0].content[0].of(SAID) == "“We wait”"
    assert documents[1].extra == {"desk": "city"}


def test_failures_are_one_line_each_and_the_rest_is_done(folder: Path) -> None:
    done = invoke(folder / "gone.txt", folder, "-", "--format", "jsonl", stdin=b"\xff")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 3
    errors = done.stderr.splitlines()
    assert [error.split(" ", 1)[0] for error in errors] == ["attribution:"] * 4
    assert "gone.txt: no such file" in errors[0]
    assert "b.jsonl:2: not JSON" in errors[1]
    assert errors[2] == "attribution: c.txt: ZeroDivisionError: two lines of trouble"
    assert "standard input: not UTF-8" in errors[3]


def test_all_done_exits_with_0(folder: Path) -> None:
    done = invoke(folder / "a.txt")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("a.txt: 1 statement\n\nAnn (person)\n  direct   “We wait”\n")


def test_standard_input(stub: type) -> None:
    done = invoke("-", "-f", "jsonl", stdin=SAID.encode())
    assert json.loads(done.stdout)["id"] == "stdin"
    assert json.loads(done.stdout)["text"] == SAID


def test_text_of_several_articles_is_set_apart(folder: Path) -> None:
    assert "\n\n\nb1: 1 statement\n" in invoke(folder).stdout


def test_html_is_one_page(folder: Path) -> None:
    done = invoke(folder, "--format", "html")
    assert done.stdout.count("<!doctype html>") == 1
    assert done.stdout.count('<article class="article"') == 3


def test_html_of_nothing_is_nothing(folder: Path) -> None:
    done = invoke(folder / "c.txt", "--format", "html")
    assert (done.exit_code, done.stdout) == (1, "")


def test_model_and_engine_are_passed_on_and_loaded_once(folder: Path, stub: type) -> None:
    invoke(folder, "--model", "base", "--engine", "onnx")
    assert stub.loaded == [("base", "onnx")]  # type: ignore[attr-defined]


def test_model_is_not_loaded_for_nothing(tmp_path: Path, stub: type) -> None:
    assert invoke(tmp_path / "gone.txt").exit_code == 1
    assert not stub.loaded  # type: ignore[attr-defined]


def test_minimum_confidence_is_passed_on(folder: Path) -> None:
    done = invoke(folder / "a.txt", "--min-confidence", "0.95", "--format", "jsonl")
    assert loads(done.stdout).statements == ()


def test_unknown_model_is_wrong_usage(
    folder: Path, stub: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(model: str, *, engine: str) -> None:
        raise ModelNotFound(f"no model {model!r}; there is: small")

    monkeypatch.setattr(stub, "load", load)
    done = invoke(folder / "a.txt", "--model", "huge")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "attribution: no model 'huge'; there is: small\n"


def test_output_file_appears_when_complete(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    done = invoke(folder / "a.txt", "--format", "jsonl", "--output", output)
    assert (done.exit_code, done.stdout) == (0, "")
    assert loads(output.read_text("utf-8")).text == SAID
    assert list(tmp_path.glob(".*")) == []


def test_output_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    done = invoke(folder / "a.txt", "--output", tmp_path / "none" / "out.txt")
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_input_is_not_overwritten(folder: Path) -> None:
    done = invoke(folder / "a.txt", "--output", folder / "a.txt")
    assert done.exit_code == 2
    assert (folder / "a.txt").read_bytes() == SAID.encode()


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    lines = "".join(f'{{"id": {n}, "text": "“No” said Bo."}}\n' for n in range(3000))
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    code = (
        "import attribution; from tests.conftest import StubAttributor\n"
        "vars(attribution)['Attributor'] = StubAttributor\n"
        "from attribution.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "extract", "many.jsonl", "-f", "jsonl"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={"PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
