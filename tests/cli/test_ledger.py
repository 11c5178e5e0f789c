"""`attribution ledger`: what each command prints, and how each fails."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from attribution.cli import app
from attribution.codec import dumps, loads
from attribution.schema import Document


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["ledger", *map(str, arguments)], input=stdin)


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def docs(tmp_path: Path, ferry: Document) -> Path:
    path = tmp_path / "docs.jsonl"
    dated = replace(ferry, id="two", meta={"published": "2031-03-03", "outlet": "Velmar Post"})
    path.write_text(f"{dumps(ferry)}\n{dumps(dated)}\n", encoding="utf-8")
    return path


@pytest.fixture
def db(tmp_path: Path, docs: Path) -> Path:
    path = tmp_path / "who.db"
    assert run("add", docs, "--db", path).exit_code == 0
    return path


def test_add_says_what_it_did(tmp_path: Path, docs: Path) -> None:
    db = tmp_path / "who.db"
    first = run("add", docs, "--db", db)
    assert (first.exit_code, first.stdout) == (0, "")
    summary = "2 new, 0 replaced, 0 unchanged; 10 statements, 2 new people"
    assert first.stderr == f"{db}: {summary}\n"
    again = run("add", "-", "--db", db, stdin=docs.read_bytes())
    assert again.stderr.startswith(f"{db}: 0 new, 0 replaced, 2 unchanged;")


def test_a_bad_line_is_named_and_the_rest_is_added(tmp_path: Path, docs: Path) -> None:
    db = tmp_path / "who.db"
    bad = tmp_path / "bad.jsonl"
    first, second = docs.read_text("utf-8").splitlines()
    bad.write_text(f"{first}\n{{}}\nnot JSON\n{second}\n", encoding="utf-8")
    done = run("add", bad, tmp_path / "gone.jsonl", "--db", db)
    assert done.exit_code == 1
    errors = done.stderr.splitlines()
    assert errors[0] == f"attribution: {bad}:2: no 'id'"
    assert errors[1].startswith(f"attribution: {bad}:3: not JSON")
    assert errors[2] == f"attribution: {tmp_path / 'gone.jsonl'}: no such file or directory"
    assert errors[3].startswith(f"{db}: 2 new")


def test_export_gives_back_what_was_added(db: Path, docs: Path, tmp_path: Path) -> None:
    assert run("export", "--db", db).stdout.encode() == docs.read_bytes()
    out = tmp_path / "out.jsonl"
    assert run("export", "--db", db, "--output", out).exit_code == 0
    assert out.read_bytes() == docs.read_bytes()


def test_search_as_jsonl(db: Path, docs: Path) -> None:
    found = lines(run("search", "fuel", "--db", db, "--format", "jsonl", "--outlet", "velmar post"))
    document = loads(docs.read_text("utf-8").splitlines()[1])
    statement = document.statements[1]
    assert found == [
        {
            "article": "two",
            "statement": "s2",
            "text": "“We have no crew,” … “and no fuel.”",
            "speaker": None,
            "speakers": [],
            "people": [],
            "named": None,
            "kind": "direct",
            "act": "statement",
            "start": statement.content[0].start,
            "end": statement.content[-1].end,
            "cue": "added",
            "source": "the owner",
            "confidence": 0.91,
            "speaker_confidence": None,
            "published": "2031-03-03",
            "outlet": "Velmar Post",
            "title": None,
            "url": None,
        }
    ]


def test_search_options(db: Path) -> None:
    def ids(*arguments: str) -> list[object]:
        found = lines(run("search", *arguments, "--db", db, "-f", "jsonl"))
        return [f"{one['article']} {one['statement']}" for one in found]

    assert ids("boats", "--kind", "direct", "--speaker", "MAAS") == ["ferry s4", "two s4"]
    assert ids("spring") == []
    assert ids("spring", "--act", "all", "--since", "2031") == ["two s5"]
    assert ids("", "--until", "2031-03", "--limit", "2") == ["two s1", "two s2"]
    assert ids("", "--min-confidence", "0.95") == ["two s1", "ferry s1"]
    assert ids("boats", "--sort", "date")[0] == "two s3"


def test_search_as_text_and_csv(db: Path) -> None:
    shown = run("search", "sail", "--db", db).stdout
    assert (
        "Olga Brandvold\n  The ferry will not sail\n    indirect · said · 97%, speaker 88%\n"
        in (shown)
    )
    assert "no date · The ferry · ferry s1" in shown
    table = [*csv.DictReader(io.StringIO(run("search", "sail", "--db", db, "-f", "csv").stdout))]
    assert [row["article"] for row in table] == ["ferry", "two"]
    assert table[0]["speaker"] == "Olga Brandvold"
    nothing = run("search", "zeppelin", "--db", db)
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert nothing.stderr == "attribution: nothing found\n"


def test_speakers(db: Path) -> None:
    shown = run("speakers", "--db", db).stdout
    assert "Olga Brandvold (person) #" in shown
    assert "4 statements (2 indirect, 2 mixed), 2 attitudes in 2 articles, 2031-03-03" in shown
    found = lines(run("speakers", "--db", db, "-f", "jsonl", "--type", "person", "--min", "5"))
    assert [(one["name"], one["outlets"]) for one in found] == [("Olga Brandvold", ["Velmar Post"])]
    assert run("speakers", "--db", db, "-f", "csv").stdout.count("\n") == 3


def test_show(db: Path) -> None:
    shown = run("show", "maas", "--db", db).stdout
    assert shown.count("  “two boats”\n  | . Maas hopes for spring.") == 2
    assert shown.index("2031-03-03") > shown.index("no date")
    article = lines(run("show", "two", "--db", db, "-f", "jsonl", "--act", "all"))
    assert [one["statement"] for one in article] == ["s1", "s2", "s3", "s4", "s5"]
    assert "ferry" in run("show", "maas", "--speakers", "--db", db).stdout
    missing = run("show", "nobody", "--db", db)
    assert missing.exit_code == 1
    assert missing.stderr == "attribution: no article and no speaker is called 'nobody'\n"


def test_repeats(db: Path) -> None:
    found = lines(run("repeats", "--exact", "--db", db, "--format", "jsonl"))
    assert [(one["text"], one["first"]) for one in found] == [
        ("“We have no crew,” … “and no fuel.”", "two"),
        ("that Piet Maas had promised “two boats”", "two"),
    ]
    shown = run("repeats", "--exact", "--db", db, "--statement", "ferry", "s2").stdout
    assert shown.startswith(
        "In 2 articles\n  “We have no crew,” … “and no fuel.”\n    first: 2031-03-03"
    )


def test_merges_from_proposal_to_log(tmp_path: Path) -> None:
    db, docs = tmp_path / "who.db", tmp_path / "docs.jsonl"
    records = [
        {"id": n, "text": f"{n} spoke.", "speakers": [
            {"id": "p1", "name": n, "type": "person", "mentions": [[0, len(n)]]}]}
        for n in ("G. Petrenko", "Galina Petrenko")
    ]  # fmt: skip
    docs.write_text("".join(f"{json.dumps(one)}\n" for one in records), encoding="utf-8")
    run("add", docs, "--db", db)
    shown = run("merges", "--db", db).stdout
    assert "G. Petrenko #1 = Galina Petrenko #2?" in shown or "Galina Petrenko #1 = G." in shown
    assert "same surname, and the initial fits" in shown
    number = shown.split()[0]
    done = run("merges", "accept", number, "--db", db, "--by", "Ann", "--why", "same desk")
    assert done.stderr == f"{db}: accepted {number} (decision 1)\n"
    assert "Ann, 2" in run("merges", "--log", "--db", db).stdout
    assert run("merges", "undo", "1", "--db", db).exit_code == 0
    assert run("merges", "reject", number, "--db", db).exit_code == 0
    again = run("merges", "accept", number, "--db", db)
    assert again.exit_code == 1
    assert "already rejected" in again.stderr
    assert run("merges", "--db", db).stderr == "attribution: no merge waits\n"
    assert run("merges").exit_code == 2


def test_several_decisions_are_all_made_or_none(db: Path) -> None:
    done = run("merges", "undo", "1", "99", "--db", db)
    assert done.exit_code == 1
    assert done.stderr == "attribution: no decision has the number 99\n"
    shown = run("merges", "--log", "--rules", "--db", db).stdout
    assert "undo" not in shown
    assert "merge" in shown


def test_split_and_alias(db: Path, tmp_path: Path) -> None:
    shown = run("show", "maas", "--speakers", "--db", db).stdout
    speaker = shown.split()[0]
    (person,) = {one["people"][0] for one in lines(  # type: ignore[index]
        run("search", "", "--speaker", "maas", "--db", db, "-f", "jsonl"))}  # fmt: skip
    assert "is new (decision" in run("split", person, speaker, "--db", db).stderr
    assert len(lines(run("speakers", "--db", db, "-f", "jsonl"))) == 3
    table = tmp_path / "names.csv"
    table.write_text("name,canonical\nOlga Brandvold,Olga Brandvold-Lie\n", encoding="utf-8")
    assert run("alias", table, "--db", db).stderr == f"{db}: 1 aliases, 1 of them new or changed\n"
    assert "Olga Brandvold-Lie (person)" in run("speakers", "--db", db).stdout
    table.write_text("name,canonical\nOlga,\n", encoding="utf-8")
    bad = run("alias", table, "--db", db)
    assert (bad.exit_code, bad.stderr) == (
        1,
        f"attribution: {table}:2: the column canonical is empty\n",
    )


READING = [["export"], ["search", "x"], ["speakers"], ["show", "x"], ["repeats"], ["merges"],
           ["merges", "accept", "1"], ["split", "1", "1"]]  # fmt: skip


@pytest.mark.parametrize("command", READING)
def test_a_missing_ledger_is_one_message(tmp_path: Path, command: list[str]) -> None:
    db = tmp_path / "gone.db"
    done = run(*command, "--db", db)
    assert (done.exit_code, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"attribution: {db}: no such ledger")
    assert not db.exists()


@pytest.mark.parametrize("command", [*READING, ["add", "-"]])
def test_what_is_no_ledger_is_one_message(tmp_path: Path, command: list[str]) -> None:
    text, foreign = tmp_path / "notes.txt", tmp_path / "places.sqlite"
    text.write_text("not a database\n" * 100, encoding="utf-8")
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE moz_places (id INTEGER)")
    connection.commit()
    connection.close()
    for path, reason in ((text, "no SQLite database at all"), (foreign, "another program's")):
        before = path.read_bytes()
        done = run(*command, "--db", path, stdin=b"")
        assert done.exit_code == 1
        (line,) = done.stderr.splitlines()
        assert reason in line
        assert path.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "x.jsonl"],
        ["search", "x"],
        ["search", "x", "--db", "x", "--kind", "loud"],
        ["search", "x", "--db", "x", "--min-confidence", "nan"],
        ["search", "x", "--db", "x", "--limit", "0"],
        ["repeats", "--db", "x", "--min-articles", "1"],
        ["unknown"],
        [],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_date_that_is_none(db: Path) -> None:
    done = run("search", "x", "--db", db, "--since", "soon")
    assert done.exit_code == 1
    assert done.stderr == (
        "attribution: 'soon' is not a date such as 2031-03-03, 2031-03 or 2031\n"
    )


HUGE = "99999999999999999999"


@pytest.mark.parametrize(
    "command",
    [
        ["search", "boats", "--limit", HUGE],
        ["speakers", "--min", HUGE],
        ["repeats", "--exact", "--min-articles", HUGE],
        ["split", HUGE, "1"],
        ["merges", "accept", HUGE],
        ["merges", "undo", HUGE],
    ],
)
def test_a_number_that_is_too_large_is_one_message(db: Path, command: list[str]) -> None:
    done = run(*command, "--db", db)
    assert done.exit_code == 1
    assert done.stderr == f"attribution: {db}: holds nothing with a number as large as that\n"


def test_words_of_the_command_line_that_are_no_text(db: Path, tmp_path: Path) -> None:
    bad = os.fsdecode(b"x\xff")
    table = tmp_path / "names.csv"
    table.write_text("name,canonical\nMaas,Piet Maas\n", encoding="utf-8")
    for command in (
        ["merges", "undo", "1", "--by", bad, "--why", bad],
        ["alias", table, "--by", bad],
        ["search", bad, "--speaker", bad, "--outlet", bad],
    ):
        assert run(*command, "--db", db).exit_code == 0
    assert "x\ufffd, 2" in run("merges", "--log", "--db", db).stdout


def test_ids_come_out_as_they_went_in(tmp_path: Path) -> None:
    ids = ["\ud800", "\ud801", "a\x00b", "é"]
    record = {"text": "No.", "statements": [{"id": "s1", "content": [[0, 3]]}], "speakers": []}
    given = "".join(json.dumps({"id": id} | record) + "\n" for id in ids)
    db = tmp_path / "who.db"
    run("add", "-", "--db", db, stdin=given.encode())
    found = lines(run("search", "no", "--db", db, "-f", "jsonl"))
    assert sorted(str(one["article"]) for one in found) == sorted(ids)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_table_commands_no_spreadsheet(tmp_path: Path, text: str) -> None:
    record = {"id": text, "text": text, "meta": {"title": text, "outlet": text},
              "statements": [{"id": "s1", "content": [[0, len(text)]], "speaker": ["p1"]}],
              "speakers": [{"id": "p1", "name": text, "mentions": []}]}  # fmt: skip
    db = tmp_path / "who.db"
    run("add", "-", "--db", db, stdin=json.dumps(record).encode())
    for command in (["search", ""], ["speakers"], ["show", text]):
        shown = run(command[0], "--db", db, "-f", "csv", "--", *command[1:]).stdout
        cells = [cell for row in csv.reader(io.StringIO(shown)) for cell in row]
        assert f"'{text}" in cells
        assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t"))]
    assert lines(run("search", "", "--db", db, "-f", "jsonl"))[0]["text"] == text


def test_two_add_at_once(tmp_path: Path, ferry: Document) -> None:
    db = tmp_path / "who.db"
    processes = []
    for k in range(3):
        source = tmp_path / f"{k}.jsonl"
        given = (dumps(replace(ferry, id=f"{k}-{n}")) + "\n" for n in range(100))
        source.write_text("".join(given), encoding="utf-8")
        code = "from attribution.cli import app; app()"
        command = [sys.executable, "-c", code, "ledger", "add", str(source), "--db", str(db)]
        processes.append(subprocess.Popen(command, stderr=subprocess.PIPE))
    assert [(p.communicate()[1], p.returncode)[1] for p in processes] == [0, 0, 0]
    assert len(lines(run("export", "--db", db))) == 300
    assert len(lines(run("speakers", "--db", db, "-f", "jsonl"))) == 2


def test_help_imports_no_database() -> None:
    code = (
        "import sys; from attribution.cli import app\n"
        "try: app(['ledger', 'search', '--help'])\n"
        "finally: print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True
    )
    assert not {"sqlite3", "datasketch", "numpy"} & set(done.stderr.split())


def test_a_terminal_is_not_commanded_by_an_article(tmp_path: Path) -> None:
    text = "“\x1b[2Jgone\u202e”"
    record = {"id": "a\x1b]0;x\x07", "text": text, "meta": {"title": "\x1b[31m"},
              "statements": [{"id": "s1", "content": [[0, len(text)]], "speaker": ["p1"]}],
              "speakers": [{"id": "p1", "name": "An\x1bn", "mentions": []}]}  # fmt: skip
    db = tmp_path / "who.db"
    run("add", "-", "--db", db, stdin=json.dumps(record).encode())
    for command in (["search", ""], ["speakers"], ["show", record["id"]], ["repeats", "--exact"]):
        done = run(*command, "--db", db)
        assert done.exit_code == 0
        assert "\x1b" not in done.stdout
        assert "\u202e" not in done.stdout
