"""Files, folders and standard input as articles; what cannot be read is named, the rest is read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.codec import dumps
from attribution.errors import AttributionError, UnreadableInput
from attribution.io.decoding import decode
from attribution.io.readers import read_articles, read_documents
from attribution.schema import Article, Document

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"

Read = Callable[..., tuple[list[Article], list[str]]]


@pytest.fixture
def read() -> Read:
    def reading(*inputs: Path | str, stdin: bytes = b"") -> tuple[list[Article], list[str]]:
        errors: list[AttributionError] = []
        articles = read_articles(
            list(map(str, inputs)), stdin=io.BytesIO(stdin), on_error=errors.append
        )
        return list(articles), [str(error) for error in errors]

    return reading


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_text_is_the_bytes_decoded_and_nothing_else(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode(), "x") == text


def test_line_ends_are_kept_so_that_offsets_are_true(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_bytes("One — “two”\r\nthree\rfour\n".encode())
    [article], errors = read(tmp_path / "a.txt")
    assert article == Article("a.txt", "One — “two”\r\nthree\rfour\n")
    assert article.text[13:18] == "three"
    assert not errors


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfHello")
    (tmp_path / "b.jsonl").write_bytes(b'\xef\xbb\xbf{"id": "b", "text": "\xef\xbb\xbfx"}\r\n')
    articles, errors = read(tmp_path)
    assert [article.text for article in articles] == ["Hello", "\ufeffx"]
    assert not errors


def test_empty_file_is_an_article_without_text(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").touch()
    assert read(tmp_path / "a.txt") == ([Article("a.txt", "")], [])


def test_markdown_is_read_as_it_is(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.md").write_text("# *Title*\n\n> said")
    assert read(tmp_path / "a.md")[0][0].text == "# *Title*\n\n> said"


def test_standard_input_is_one_text(read: Read) -> None:
    assert read("-", stdin="“Hm”\r\n".encode()) == ([Article("stdin", "“Hm”\r\n")], [])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"caf\xe9 said", "byte 0xe9 at offset 3"),
        (b"\xef\xbb\xbfcaf\xe9", "byte 0xe9 at offset 6"),
        (b"half a ship \xf0\x9f\x9a", "byte 0xf0 at offset 12"),
        (PNG, "a NUL byte at offset 8"),
        ("text".encode("utf-16"), "UTF-16"),
        (b"\xed\xa0\xbd", "byte 0xed at offset 0"),
    ],
)
def test_what_is_not_utf8_is_named_and_the_rest_is_read(
    tmp_path: Path, read: Read, data: bytes, reason: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text("fine")
    articles, [error] = read(tmp_path / "bad.txt", tmp_path / "good.txt")
    assert [article.text for article in articles] == ["fine"]
    assert str(tmp_path / "bad.txt") in error
    assert reason in error


def test_undecodable_standard_input_is_named(read: Read) -> None:
    articles, [error] = read("-", stdin=b"\xff")
    assert not articles
    assert "standard input" in error


def test_missing_path_and_folder_without_articles(tmp_path: Path, read: Read) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "picture.png").write_bytes(PNG)
    (tmp_path / "a.txt").write_text("fine")
    articles, errors = read(tmp_path / "none.txt", tmp_path / "empty", tmp_path / "a.txt")
    assert [article.id for article in articles] == ["a.txt"]
    assert errors[0].endswith("none.txt: no such file or folder")
    assert "no article in this folder (.txt, .md" in errors[1]


def test_unknown_kind_of_file_is_an_error_but_a_pipe_has_no_suffix(
    tmp_path: Path, read: Read
) -> None:
    (tmp_path / "a.docx").write_text("x")
    (tmp_path / "piped").write_text("said")
    articles, [error] = read(tmp_path / "a.docx", tmp_path / "piped")
    assert [article.text for article in articles] == ["said"]
    assert "unknown kind of file" in error


def test_folders_are_read_sorted_without_hidden_and_foreign_files(
    tmp_path: Path, read: Read
) -> None:
    for name in ("b.txt", "a/z.TXT", "a/y.md", ".hidden.txt", ".git/c.txt", "notes.log", "c"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    articles, errors = read(tmp_path)
    assert [article.id for article in articles] == ["a/y.md", "a/z.TXT", "b.txt"]
    assert not errors


def test_a_folder_that_links_to_itself_ends(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    articles, [error] = read(tmp_path)
    assert [article.id for article in articles] == ["a.txt"]
    assert "broken.txt: no such file" in error


def test_file_that_may_not_be_read(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "a.txt").touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert read(tmp_path / "a.txt")[1] == [f"{tmp_path / 'a.txt'}: permission denied"]


def test_ids_of_files_are_unique(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("one", "two"):
        Path(folder).mkdir()
        Path(folder, "a.txt").write_text(folder)
    articles, _ = read("one", "two", "two/a.txt", "one/a.txt")
    assert [article.id for article in articles] == [
        "a.txt",
        "two/a.txt",
        "two/a.txt#2",
        "one/a.txt",
    ]


def test_a_broken_line_does_not_stop_the_others(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        b'{"id": "1", "text": "one", "statements": [{"content": "junk"}], "desk": "foreign"}\n'
        b"\n"
        b'{"id": "2", "text": "two"\n'
        b'{"id": "3", "text": "caf\xe9"}\n'
        b'{"id": "4"}\n'
        b'{"id": 5, "text": "five", "meta": {"url": "u"}}'
    )
    articles, errors = read(tmp_path / "a.jsonl")
    assert articles == [
        Article("1", "one", {}, {"desk": "foreign"}),
        Article("5", "five", {"url": "u"}),
    ]
    places = [error.removeprefix(str(tmp_path / "a.jsonl")) for error in errors]
    assert [place.split(" ")[0] for place in places] == [":3:", ":4:", ":5:"]
    offset = (tmp_path / "a.jsonl").read_bytes().index(b"\xe9")
    assert f"byte 0xe9 at offset {offset};" in errors[1]


def test_a_binary_file_called_jsonl_gives_one_error(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.jsonl").write_bytes(PNG * 50)
    assert len(read(tmp_path / "a.jsonl")[1]) == 1


def test_jsonl_is_streamed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "one"}\nnonsense\n')
    errors: list[AttributionError] = []
    articles = read_articles([str(path)], stdin=io.BytesIO(), on_error=errors.append)
    assert next(articles).id == "1"
    assert not errors


def test_html_gives_paragraphs_and_title(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.html").write_text(
        "<!doctype html><html><head><title>Quay &amp; sea</title><style>p{}</style></head><body>"
        "<nav><a href=/>Home</a></nav><h1>Quay</h1>\n"
        "<p>“We   <b>closed</b>\n it,” she&nbsp;said.</p>"
        "<p>Then<br>this</p><script>var x = '<p>no</p>'</script><button>Share</button>"
        "<div>Last &lt;i&gt; line",
        encoding="utf-8",
    )
    [article], errors = read(tmp_path / "a.html")
    assert article.text == ("Quay\n\n“We closed it,” she\xa0said.\n\nThen\n\nthis\n\nLast <i> line")
    assert article.meta == {"title": "Quay & sea"}
    assert not errors


def test_documents_from_files_and_standard_input(tmp_path: Path, ferry: Document) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_text(dumps(ferry) + "\n[]\n", encoding="utf-8")
    errors: list[AttributionError] = []
    found = read_documents(
        [str(path), "-", str(tmp_path / "none"), str(tmp_path)],
        stdin=io.BytesIO(dumps(ferry).encode()),
        on_error=errors.append,
    )
    assert list(found) == [ferry, ferry]
    assert [str(error).removeprefix(str(tmp_path)) for error in errors] == [
        "/docs.jsonl:2: the line is not an object",
        "/none: no such file or directory",
        ": is a directory",
    ]
    assert all(isinstance(error, UnreadableInput) for error in errors[1:])
