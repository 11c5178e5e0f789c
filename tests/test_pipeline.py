"""From text to document: what must hold of any model on a tiny random one, then the shipped one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution import Attributor
from attribution.codec import dumps, loads
from attribution.errors import BrokenModel, ModelNotFound
from attribution.model.network import empty_network
from attribution.quotes import MARKS
from attribution.schema import Act, Article, Document, Kind, SpeakerType, passages
from attribution.training.export import export
from tests.conftest import EXAMPLE, ROOT
from tests.model.conftest import tiny_config, tiny_tokenizer

SHIPPED = ROOT / "models" / "small"


@pytest.fixture(scope="module")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder whose network has random weights, so that it finds all sorts of things."""
    folder = tmp_path_factory.mktemp("tiny")
    torch.manual_seed(3)
    network = empty_network(tiny_config())
    network.config.save(folder)
    export(network, folder)
    tiny_tokenizer().save(str(folder / "tokenizer.json"))
    shutil.copy(SHIPPED / "resolver.json", folder)
    return folder


@pytest.fixture(scope="module")
def tiny(tiny_folder: Path) -> Attributor:
    return Attributor.load(str(tiny_folder), engine="onnx")


@pytest.fixture(scope="module")
def shipped() -> Attributor:
    return Attributor.load("small", engine="onnx")


TEXTS = st.lists(
    st.text(st.characters(codec=None), max_size=6)
    | st.sampled_from(
        [*sorted(MARKS), "\r\n", "\n\n", "said ", "Ana Ruiz ", "he ", "the ", ". ", "that ", "🚢"]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_any_text_gives_a_document_of_that_text(tiny: Attributor, text: str) -> None:
    document = tiny.extract(text, min_confidence=0.0)
    assert document.text == text
    assert loads(dumps(document)) == document  # and every invariant of the schema with it
    for statement in document.statements:
        for span in statement.spans:
            passage = span.of(text)
            assert passage == passage.strip()
    for speaker in document.speakers:
        assert speaker.name in text


def test_the_random_model_finds_something(tiny: Attributor) -> None:
    text = "The mayor said that it rains. “No boat sinks,” Ana Ruiz told the mayor. " * 4
    assert tiny.extract(text, min_confidence=0.0).statements


def test_articles_together_give_what_each_gives_alone(tiny: Attributor) -> None:
    texts = ["", "“No,” she said.", "The mayor said that it rains. " * 30, "no\r\n\r\n“yes” " * 9]
    articles = [Article(f"a{n}", text) for n, text in enumerate(texts)]
    together = list(tiny.extract_many(iter(articles), min_confidence=0.0))
    alone = [tiny.extract(article, min_confidence=0.0) for article in articles]
    assert [[s.spans for s in d.statements] for d in together] == [
        [s.spans for s in d.statements] for d in alone
    ]


def test_many_articles_are_read_as_they_are_needed(tiny: Attributor) -> None:
    read = 0

    def articles() -> Iterator[Article]:
        nonlocal read
        for n in range(1000):
            read += 1
            yield Article(str(n), "Ana said no.")

    found = tiny.extract_many(articles())
    next(found)
    assert read < 100


def test_min_confidence_leaves_out_the_less_sure(tiny: Attributor) -> None:
    text = "The mayor said that it rains. “No boat sinks,” Ana Ruiz told the mayor. " * 4
    everything = tiny.extract(text, min_confidence=0.0).statements
    sure = tiny.extract(text, min_confidence=0.5).statements
    assert len(sure) < len(everything)
    assert all(s.confidence is not None and s.confidence.statement >= 0.5 for s in sure)


def test_an_unknown_or_broken_model_is_one_clear_error(tiny_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="no model 'huge'"):
        Attributor.load("huge")
    with pytest.raises(ModelNotFound, match=r"no config\.json"):
        Attributor.load(str(tmp_path))
    broken = tmp_path / "broken"
    shutil.copytree(tiny_folder, broken)
    (broken / "encoder.onnx").write_bytes(b"not a network")
    with pytest.raises(BrokenModel, match="broken cannot be loaded"):
        Attributor.load(str(broken), engine="onnx")
    (broken / "encoder.onnx").unlink()
    with pytest.raises(ModelNotFound, match=r"no encoder\.onnx"):
        Attributor.load(str(broken), engine="onnx")


# --- the shipped model ---------------------------------------------------------------------------


def by_speaker(document: Document, name: str) -> list[str]:
    return [
        passages(document.text, s.content)
        for s in document.statements
        if name in document.names(s) and s.act is Act.STATEMENT
    ]


@pytest.fixture(scope="module")
def harbour(shipped: Attributor) -> Document:
    return shipped.extract(Article("harbour", EXAMPLE.read_text(encoding="utf-8")))


def test_the_example_has_its_statements_with_their_speakers(harbour: Document) -> None:
    sollien = by_speaker(harbour, "Ingrid Sollien")
    assert any("The eastern basin is shut" in content for content in sollien)
    assert any("divers had found cracks" in content for content in sollien)
    # By *She*, and as *he* by apposition of a spokesman to his name.
    assert any("her office had twice asked" in content for content in sollien)
    assert any("Both letters were answered" in c for c in by_speaker(harbour, "Pavel Drusic"))
    assert any("the closure would cost it" in c for c in by_speaker(harbour, "Blue Meridian"))


def test_a_split_quotation_is_one_statement_of_its_speaker(harbour: Document) -> None:
    split = [s for s in harbour.statements if "I would laugh" in passages(harbour.text, s.content)]
    assert any(
        s.kind is Kind.DIRECT and len(s.content) == 2 and "Ingrid Sollien" in harbour.names(s)
        for s in split
    )


def test_a_quotation_over_paragraphs_is_one_statement(harbour: Document) -> None:
    (letter,) = [
        s for s in harbour.statements if "paid a berth fee" in passages(harbour.text, s.content)
    ]
    assert "I ask the minister" in passages(harbour.text, letter.content)
    assert harbour.names(letter) == ("Tomas Achterberg",)


def test_confidences_are_probabilities_and_speakers_have_types(harbour: Document) -> None:
    for statement in harbour.statements:
        assert statement.confidence is not None
        assert statement.confidence.speaker is not None
    assert harbour.speaker(harbour.statements[1].speaker[0]).type is SpeakerType.PERSON


def test_both_engines_find_the_same_spans(harbour: Document) -> None:
    other = Attributor.load("small", engine="torch").extract(Article("harbour", harbour.text))
    assert [s.spans for s in other.statements] == [s.spans for s in harbour.statements]
    assert [other.names(s) for s in other.statements] == [
        harbour.names(s) for s in harbour.statements
    ]


def test_line_ends_and_marks_of_any_kind_are_kept(shipped: Attributor) -> None:
    text = "\ufeff“We close,” Mayor Ana Reis said.\r\n\r\nShe blamed the «old» pipes. 🚰\r\n"
    document = shipped.extract(text)
    assert document.text == text
    assert "“We close,”" in by_speaker(document, "Ana Reis")


def test_no_text_is_a_document_without_statements(shipped: Attributor) -> None:
    for text in ("", " \n\t", "\ud800", "\x00"):
        assert shipped.extract(text).statements == ()


# Prints the number of statements and the peak memory in kilobytes for the first N characters of
# copies of an article.
LONG = """
import resource, sys
from pathlib import Path
from attribution import Attributor
article, size = Path(sys.argv[1]).read_text(encoding="utf-8") + "\\n\\n", int(sys.argv[2])
text = (article * (size // len(article) + 1))[:size]
document = Attributor.load("small", engine="onnx").extract(text)
print(len(document.statements), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.slow
def test_a_text_of_two_megabytes_takes_memory_in_proportion() -> None:
    def measured(size: int) -> tuple[int, int]:
        command = [sys.executable, "-c", LONG, str(EXAMPLE), str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        statements, kilobytes = done.stdout.split()
        return int(statements), int(kilobytes)

    some, little_memory = measured(250_000)
    many, memory = measured(2_000_000)
    assert many > 7 * some
    assert memory < 4 * little_memory
