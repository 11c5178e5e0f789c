"""Readers of the corpora, on folders of invented texts in their formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attribution.errors import AttributionError, UnreadableInput
from attribution.schema import Document, Span, SpeakerType, Statement, passages
from attribution.training import corpora
from attribution.training.prepare import check
from attribution.training.silver import with_silver_acts

TEXT = "Ana Ruiz, the mayor,\r\nsaid “no” twice. She hopes it rains 🌧 soon. Bo: yes.\n"
BRAT = """T1	Source 0 20	Ana Ruiz, the mayor,
T2	Cue 22 26	said
T3	Content 27 31;32 37	“no” twice
T4	Attribution 22 26	said
E1	Attribution:T4 Cue:T2 Source:T1 Content:T3
T5	Source 39 42	She
T6	Cue 43 48	hopes
T7	Content 49 57	it rains
T8	Content 60 64	soon
T9	Attribution 43 48	hopes
E2	Attribution:T9 Cue:T6 Source:T5 Content:T7 Content2:T8
T10	Discuss 66 68	Bo
E3	Discuss:T10 Content:T10
#1	AnnotatorNotes T3	is it?
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "polnear" / "dev"
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "a.txt").write_bytes(TEXT.encode())
    (folder / "attributions" / "a_1111.ann").write_text(BRAT, encoding="utf-8")
    (folder / "attributions" / "a_2222.ann").write_text("", encoding="utf-8")
    (tmp_path / "polnear" / "metadata.tsv").write_text(
        "filename\tpublisher\tpublication_date\na\tThe Paper\t2031-01-02\n", encoding="utf-8"
    )
    (tmp_path / "polnear-speakers").mkdir()
    rows = [
        {"doc": "a", "source": [[0, 20]], "name": "Ana Ruiz", "type": "person"},
        {"doc": "a", "source": [[39, 42]], "name": ["Ana Ruiz"], "type": "person"},
    ]
    path = tmp_path / "polnear-speakers" / "dev.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_polnear_spans_are_those_of_the_text_as_it_stands(data: Path) -> None:
    (document,) = corpora.read_polnear(data, "dev")
    assert document.text == TEXT  # line ends kept
    found = [
        [passages(TEXT, getattr(s, name)) for name in ("source", "cue", "content")]
        for s in document.statements
    ]
    assert found == [
        ["Ana Ruiz, the mayor,", "said", "“no” … twice"],
        ["She", "hopes", "it rains … soon"],  # numbered roles; Discuss is skipped
    ]
    assert document.meta["outlet"] == "The Paper"


def test_polnear_speakers_are_joined_by_source(data: Path) -> None:
    (document,) = corpora.read_polnear(data, "dev")
    (speaker,) = document.speakers
    assert (speaker.name, speaker.type) == ("Ana Ruiz", SpeakerType.PERSON)
    assert [span.of(TEXT) for span in speaker.mentions] == ["Ana Ruiz, the mayor,", "She"]
    assert all(document.names(s) == ("Ana Ruiz",) for s in document.statements)


def test_silver_acts_come_with_a_lower_weight(data: Path) -> None:
    (document,) = (with_silver_acts(d) for d in corpora.read_polnear(data, "dev"))
    assert [s.act.value for s in document.statements] == ["statement", "attitude"]
    assert all(0 < s.extra["act_weight"] < 1 for s in document.statements)


def test_names_are_detokenised_with_their_spans(tmp_path: Path) -> None:
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "wikigold.conll.txt").write_text(
        "Ana I-PER\nRuiz I-PER\n's O\n"
        '" O\nBoat I-ORG\nClub I-ORG\n" O\n( O\nOslo I-LOC\n) O\n. O\n',
        encoding="utf-8",
    )
    (tmp_path / "ner" / "wnut17train.conll").write_text("Hi\tO\nBo\tB-person\n", encoding="utf-8")
    wiki, posts = corpora.read_names(tmp_path)
    assert wiki.text == 'Ana Ruiz\'s "Boat Club" (Oslo).'
    assert [(wiki.text[a:b], kind) for a, b, kind in wiki.extra["names"]] == [
        ("Ana Ruiz", "person"),
        ("Boat Club", "organization"),
        ("Oslo", "location"),
    ]
    assert posts.text == "Hi Bo"


def test_sources_move_to_the_occurrence_at_the_cue() -> None:
    text = "The tide rose. “It fell,” he said."
    inside = text.index("he")  # in 'The'
    cue = text.index("said")
    content = Span(text.index("“"), text.index("”") + 1)
    statement = Statement("s1", (content,), (Span(cue, cue + 4),), (Span(inside, inside + 2),))
    moved = corpora.with_sources_at_cues(Document("d", text, (statement,)))
    assert moved.statements[0].source == (Span(text.index("he said"), text.index("he said") + 2),)


def test_an_incomplete_data_folder_is_named(data: Path) -> None:
    with pytest.raises(UnreadableInput, match="bbc-news"):
        corpora.read_bbc(data)
    with pytest.raises(AttributionError, match="not there"):
        check(data)
