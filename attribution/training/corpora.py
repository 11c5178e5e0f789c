"""The corpora of the data folder, read into Documents.

Every reader takes the data folder (see the project README for what it holds). Texts are read
without newline translation, since offsets count every code point.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from attribution.codec import read_documents
from attribution.errors import UnreadableInput
from attribution.quotes import kind_of, quotations
from attribution.schema import (
    Article,
    Document,
    Fragments,
    Span,
    Speaker,
    SpeakerType,
    Statement,
    hull,
)

_SPAN_LINE = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
_LINK_LINE = re.compile(r"E\d+\t(\S.*)")
_ROLE = re.compile(r"(Content|Cue|Source)\d*:(T\d+)")
_SKIPPED = ("Discuss", "Discard")


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def _subfolder(data: Path, name: str) -> Path:
    return _existing(data / name)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise UnreadableInput(str(path), "not there; the data folder is incomplete")
    return path


# --- PolNeAR (Newell, Margolin and Ruths 2018), brat standoff ---------------------------------


def polnear_files(data: Path, split: str) -> dict[str, list[Path]]:
    """Article name -> its annotation files, one an annotator, the first by name first."""
    folder = _subfolder(data, "polnear") / split
    files = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        files[path.stem.rsplit("_", 1)[0]].append(path)
    names = sorted(path.stem for path in (folder / "text").glob("*.txt"))
    return {name: files[name] for name in names}


def _brat_statements(annotation: str, text: str) -> Iterator[Statement]:
    found = quotations(text)
    spans: dict[str, Fragments] = {}
    for line in annotation.split("\n"):
        if match := _SPAN_LINE.match(line):
            pairs = (pair.split() for pair in match[3].split(";"))
            spans[match[1]] = tuple(sorted(Span(int(a), int(b)) for a, b in pairs))
    number = 0
    for line in annotation.split("\n"):
        match = _LINK_LINE.match(line)
        if not match or match[1].startswith(_SKIPPED):
            continue
        fields: dict[str, set[Span]] = {"Content": set(), "Cue": set(), "Source": set()}
        for role, name in _ROLE.findall(match[1]):
            fields[role].update(spans.get(name, ()))
        content = _merged(fields["Content"])
        if content:
            number += 1
            yield Statement(
                id=f"s{number}",
                content=content,
                cue=_merged(fields["Cue"]),
                source=_merged(fields["Source"]),
                kind=kind_of(text, content, found),
            )


def _merged(spans: Iterable[Span]) -> Fragments:
    """Fragments in order; a numbered role can repeat or overlap another's span."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(span.end, result[-1].end))
        else:
            result.append(span)
    return tuple(result)


def read_polnear(data: Path, split: str) -> list[Document]:
    """PolNeAR `train` or `dev`, one Document an article, by its first annotator.

    Acts are not annotated there: all are `statement`. Speakers come from polnear-speakers, for
    the articles that it covers; `meta` says which (`speakers`), and names publisher and date.
    """
    speakers = _polnear_speakers(data, split)
    metadata = _polnear_metadata(data)
    documents = []
    for name, files in polnear_files(data, split).items():
        documents.append(
            _polnear_document(data, split, name, files[:1], speakers.get(name), metadata)
        )
    return documents


def read_polnear_annotators(data: Path, split: str) -> list[list[Document]]:
    """The articles with several annotators: for each, one Document an annotator."""
    return [
        [_polnear_document(data, split, name, [file], None, {}) for file in files]
        for name, files in polnear_files(data, split).items()
        if len(files) > 1
    ]


def _polnear_document(
    data: Path,
    split: str,
    name: str,
    files: Sequence[Path],
    speakers: dict[Fragments, tuple[tuple[str, ...], SpeakerType]] | None,
    metadata: dict[str, dict[str, str]],
) -> Document:
    text = _read(data / "polnear" / split / "text" / f"{name}.txt")
    statements = [s for file in files for s in _brat_statements(_read(file), text)]
    row = metadata.get(name, {})
    meta = {
        "corpus": "polnear",
        "split": split,
        "speakers": speakers is not None,
        "outlet": row.get("publisher", ""),
        "published": row.get("publication_date", ""),
    }
    article = Article(name, text, meta)
    if speakers is None:
        return Document.of(article, statements)
    return _with_speakers(article, statements, speakers)


def _with_speakers(
    article: Article,
    statements: Sequence[Statement],
    speakers: dict[Fragments, tuple[tuple[str, ...], SpeakerType]],
) -> Document:
    known: dict[str, Speaker] = {}
    joined = []
    for statement in statements:
        names, kind = speakers.get(statement.source, ((), SpeakerType.UNKNOWN))
        ids = []
        for name in names:
            speaker = known.setdefault(name, Speaker(f"p{len(known) + 1}", name, kind))
            new = tuple(span for span in statement.source if span not in speaker.mentions)
            known[name] = replace(speaker, mentions=speaker.mentions + new)
            ids.append(speaker.id)
        joined.append(replace(statement, speaker=tuple(dict.fromkeys(ids))))
    return Document.of(article, joined, known.values())


def _polnear_speakers(
    data: Path, split: str
) -> dict[str, dict[Fragments, tuple[tuple[str, ...], SpeakerType]]]:
    """Article -> source fragments -> names and type."""
    result: dict[str, dict[Fragments, tuple[tuple[str, ...], SpeakerType]]] = defaultdict(dict)
    for record in _json_lines(_subfolder(data, "polnear-speakers") / f"{split}.jsonl"):
        names = record["name"]
        source = tuple(sorted(Span(a, b) for a, b in record["source"]))
        result[record["doc"]][source] = (
            tuple(names) if isinstance(names, list) else (names,),
            SpeakerType(record["type"]),
        )
    return dict(result)


def _polnear_metadata(data: Path) -> dict[str, dict[str, str]]:
    path = _subfolder(data, "polnear") / "metadata.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["filename"]: row for row in csv.DictReader(stream, delimiter="\t")}


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with _existing(path).open(encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


# --- BBC (texts: MasakhaNEWS, Adelani et al. 2023) ---------------------------------------------


def read_bbc(data: Path, split: str | None = None) -> list[Document]:
    """The annotated BBC articles; `split` is `train`, `dev` or None for both."""
    path = _subfolder(data, "bbc-news") / "annotated.jsonl"
    with path.open(encoding="utf-8") as stream:
        documents = list(read_documents(stream, str(path)))
    return [
        replace(d, meta={**d.meta, "corpus": "bbc"})
        for d in documents
        if split is None or d.meta.get("split") == split
    ]


def read_bbc_articles(data: Path) -> list[Article]:
    """All BBC articles, most of them without annotation."""
    return [
        Article(r["id"], r["text"], r.get("meta", {}))
        for r in _json_lines(_subfolder(data, "bbc-news") / "articles.jsonl")
    ]


def with_sources_at_cues(document: Document) -> Document:
    """The document with each source moved to the occurrence of its words nearest to its cue.

    The BBC annotations were written as strings and placed by a script, which put some sources
    (above all *I*, *he*, *we*) on another occurrence, even inside a word. For training only:
    what is measured against stays as it was given.
    """
    return replace(
        document,
        statements=tuple(_with_source_at_cue(document.text, s) for s in document.statements),
    )


def _with_source_at_cue(text: str, statement: Statement) -> Statement:
    if len(statement.source) != 1 or not statement.cue:
        return statement
    cue = hull(statement.cue)
    words = re.escape(statement.source[0].of(text))
    best, distance = None, len(text)
    for match in re.finditer(rf"(?<!\w){words}(?!\w)", text):
        gap = max(cue.start - match.end(), match.start() - cue.end)
        span = Span(*match.span())
        if 0 <= gap < distance and not any(span.overlaps(f) for f in statement.content):
            best, distance = span, gap
    return statement if best is None else replace(statement, source=(best,))


# --- GAP (Webster et al. 2018): which of two names a pronoun refers to -------------------------


def read_gap(data: Path, split: str) -> list[Document]:
    """GAP `development` or `validation`: two person speakers a text.

    A name's mentions are its span and, where it is the antecedent, the pronoun's; `meta.pronoun`
    is the pronoun's [start, end].
    """
    path = _subfolder(data, "gap") / f"gap-{split}.tsv"
    documents = []
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            start = int(row["Pronoun-offset"])
            pronoun = Span(start, start + len(row["Pronoun"]))
            speakers = []
            for number, key in enumerate("AB", 1):
                at = int(row[f"{key}-offset"])
                mentions = [Span(at, at + len(row[key]))]
                if row[f"{key}-coref"] == "TRUE":
                    mentions.append(pronoun)
                speakers.append(
                    Speaker(f"p{number}", row[key], SpeakerType.PERSON, tuple(sorted(mentions)))
                )
            meta = {"corpus": "gap", "split": split, "pronoun": [pronoun.start, pronoun.end]}
            documents.append(Document(row["ID"], row["Text"], (), tuple(speakers), meta))
    return documents


# --- Names: wikigold (Balasuriya et al. 2009) and WNUT17 (Derczynski et al. 2017) --------------

# Tags of both corpora -> our types; other tags are names that no statement comes from.
_NAME_TYPES = {
    "PER": "person",
    "person": "person",
    "ORG": "organization",
    "corporation": "organization",
    "group": "organization",
    "LOC": "location",
    "location": "location",
}
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}]$|^(?:'s|n't|'re|'ve|'ll|'d|'m)$|^\.\.+$")
_NO_SPACE_AFTER = re.compile(r"^[(\[{$£€#]$")


def read_names(data: Path) -> list[Document]:
    """Wikigold and WNUT17 train, detokenised; `extra.names` is a list of [start, end, type].

    A document is an article of wikigold, or 20 posts of WNUT17 (a paragraph each).
    """
    folder = _subfolder(data, "ner")
    documents = []
    for corpus, file, separator in (
        ("wikigold", "wikigold.conll.txt", " "),
        ("wnut17", "wnut17train.conll", "\t"),
    ):
        sentences = _conll(folder / file, separator)
        for number, group in enumerate(_groups(sentences), 1):
            text, names = _detokenise(group)
            documents.append(
                Document(
                    f"{corpus}-{number}", text, meta={"corpus": corpus}, extra={"names": names}
                )
            )
    return documents


def _conll(path: Path, separator: str) -> list[list[tuple[str, str]]]:
    """Sentences of (token, tag); wikigold's -DOCSTART- is an empty sentence."""
    sentences: list[list[tuple[str, str]]] = [[]]
    with path.open(encoding="utf-8", newline="") as stream:
        for line in stream.read().split("\n"):
            token, _, tag = line.rstrip("\r").rpartition(separator)
            if "DOCSTART" in token:
                sentences += [[], []]
            elif token.strip():
                sentences[-1].append((token.strip(), tag.strip()))
            elif sentences[-1]:
                sentences.append([])
    return sentences


def _groups(sentences: list[list[tuple[str, str]]]) -> Iterator[list[list[tuple[str, str]]]]:
    group: list[list[tuple[str, str]]] = []
    for sentence in sentences:
        if sentence:
            group.append(sentence)
        if group and (not sentence or len(group) == 20):
            yield group
            group = []
    if group:
        yield group


def _detokenise(sentences: list[list[tuple[str, str]]]) -> tuple[str, list[list[int | str]]]:
    text = ""
    names: list[list[int | str]] = []
    for sentence in sentences:
        text += "\n" if text else ""
        glue, previous, open_quote = True, "O", False
        for token, tag in sentence:
            closing = token == '"' and open_quote
            if not (glue or closing or _NO_SPACE_BEFORE.search(token)):
                text += " "
            kind = _NAME_TYPES.get(tag[2:])
            start = len(text)
            text += token
            if kind and tag[0] == "I" and previous[2:] == tag[2:]:
                names[-1][1] = len(text)
            elif kind:
                names.append([start, len(text), kind])
            if token == '"':
                open_quote = not open_quote
            glue = bool(_NO_SPACE_AFTER.search(token)) or (token == '"' and open_quote)
            previous = tag
    return text, names


# --- What the data README counts ---------------------------------------------------------------


def counts(data: Path) -> Counter[str]:
    """How much there is of what, to be checked against the data folder's README."""
    result: Counter[str] = Counter()
    contents = 0
    for split in ("train", "dev"):
        documents = read_polnear(data, split)
        result[f"polnear {split} articles"] = len(documents)
        result["polnear articles with 5 or 6 annotators"] += sum(
            len(files) in (5, 6) for files in polnear_files(data, split).values()
        )
        for document in documents:
            for statement in document.statements:
                contents += 1
                result["polnear attributions"] += 1
                result["polnear contents in fragments"] += len(statement.content) > 1
        path = data / "polnear-speakers" / f"{split}.jsonl"
        docs = {record["doc"] for record in _json_lines(path)}
        result[f"polnear-speakers {split} articles"] = len(docs)
    result["bbc articles"] = len(read_bbc_articles(data))
    for split in ("train", "dev"):
        bbc = read_bbc(data, split)
        result[f"bbc annotated {split}"] = len(bbc)
    result["bbc kinds wrong"] = sum(
        statement.kind is not kind_of(document.text, statement.content)
        for document in read_bbc(data)
        for statement in document.statements
    )
    for split in ("development", "validation"):
        result[f"gap {split}"] = len(read_gap(data, split))
    for document in read_names(data):
        result[f"names in {document.meta['corpus']}"] += len(document.extra["names"])
    return result


__all__ = [
    "counts",
    "polnear_files",
    "read_bbc",
    "read_bbc_articles",
    "read_gap",
    "read_names",
    "read_polnear",
    "read_polnear_annotators",
]
