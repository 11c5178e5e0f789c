"""The act of a statement, from its cue: words of communication or a reported state of mind.

PolNeAR marks both alike, so its attributions need an act before a model can learn from them; and
a predicted statement needs one before it is shown. A lexicon of cues decides: auxiliaries,
determiners and adverbs are passed over, multiword cues are taken whole, and of the words that are
left communication outweighs attitude ("voiced his support"), which outweighs mere presentation
("gave their support"). Standard library only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set

from attribution.acts_lexicon import (
    ATTITUDE,
    ATTITUDE_MARKS,
    ATTITUDE_PHRASES,
    IRREGULAR,
    PASSED_OVER,
    PROSPECTIVE,
    STATEMENT,
    STATEMENT_MARKS,
    STATEMENT_PHRASES,
    SUPPORTING,
    WEAK_STATEMENT,
)
from attribution.schema import Act

_CLITIC = r"'(?:s|re|m|d|ll|ve)\b"
_TOKEN = re.compile(rf"[^\W_]+(?:-[^\W_]+|(?!{_CLITIC})'[^\W_]+)*|{_CLITIC}")
_QUOTE_MARK = re.compile("[\"“”„«»]|(?<!\\w)['‘]|''")
_BRITISH = re.compile(r"(?<=\w[iy])s(?=(?:e|es|ed|ing)$)")
_MAX_GAP = 1


def _fold(word: str) -> str:
    """One spelling for British and American: apologise -> apologize, favour -> favor."""
    return _BRITISH.sub("z", word).replace("our", "or")


def _stems(word: str) -> Iterator[str]:
    """What the word may be an inflected form of, the likeliest first."""
    if word.endswith(("ies", "ied")):
        yield word[:-3] + "y"
    for ending in ("s", "es", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            if ending in ("ed", "ing"):
                yield stem + "e"
            yield stem
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


_COMMUNICATION = frozenset(map(_fold, STATEMENT))
_MIND = frozenset(map(_fold, ATTITUDE))
_PRESENTATION = frozenset(map(_fold, WEAK_STATEMENT))
_SINGLE = _COMMUNICATION | _MIND | _PRESENTATION


def _lemma(word: str, known: Set[str]) -> str:
    """The known form of an inflected word (telling -> tell), or the word itself, folded."""
    folded = _fold(word)
    if folded in IRREGULAR:
        return IRREGULAR[folded]
    if folded in known:
        return folded
    return next((stem for stem in _stems(folded) if stem in known), folded)


def _phrases_by_first_word() -> dict[str, list[tuple[tuple[str, ...], Act]]]:
    """Multiword cues, the longest first; their words are lemmas of the single words' tables."""
    result: dict[str, list[tuple[tuple[str, ...], Act]]] = defaultdict(list)
    for table, act in ((STATEMENT_PHRASES, Act.STATEMENT), (ATTITUDE_PHRASES, Act.ATTITUDE)):
        for phrase in table:
            words = tuple(_lemma(word, _SINGLE) for word in phrase)
            result[words[0]].append((words, act))
    for entries in result.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return dict(result)


_PHRASES = _phrases_by_first_word()
_KNOWN = _SINGLE.union(*(words for entries in _PHRASES.values() for words, _ in entries))


def lemmas(cue: str) -> list[str]:
    """The lemmas of a cue without determiners and adverbs; *n't* becomes *not*."""
    plain = cue.lower().replace("’", "'").replace("n't", " not")
    found = [_lemma(token, _KNOWN) for token in _TOKEN.findall(plain)]
    return [
        word
        for word in found
        if word not in PASSED_OVER and (word in _KNOWN or not word.endswith("ly"))
    ]


def _match(words: list[str], start: int, phrase: tuple[str, ...]) -> list[int] | None:
    """Positions of the phrase's words from `start` on, at most one other word between two."""
    at = [start]
    for part in phrase[1:]:
        window = range(at[-1] + 1, min(at[-1] + 2 + _MAX_GAP, len(words)))
        position = next((i for i in window if words[i] == part), None)
        if position is None:
            return None
        at.append(position)
    return at


def _take_phrases(words: list[str]) -> tuple[list[str], set[Act]]:
    """The words that no multiword cue covers, and the acts of those that were found."""
    acts: set[Act] = set()
    rest = list(words)
    for start in range(len(words)):
        for phrase, act in _PHRASES.get(rest[start], ()):
            at = _match(rest, start, phrase)
            if at is not None:
                acts.add(act)
                for position in at:
                    rest[position] = ""
                break
    return [word for word in rest if word], acts


def _act_of_words(words: list[str]) -> Act | None:
    content = [word for word in words if word not in SUPPORTING]
    if content and content[0] in PROSPECTIVE:
        return Act.ATTITUDE
    rest, acts = _take_phrases(words)
    if Act.STATEMENT in acts or not _COMMUNICATION.isdisjoint(rest):
        return Act.STATEMENT
    if acts or not _MIND.isdisjoint(rest):
        return Act.ATTITUDE
    if not _PRESENTATION.isdisjoint(rest):
        return Act.STATEMENT
    return None


def _act_of_marks(cue: str) -> Act | None:
    """The act of a cue that has no word of meaning: a preposition, a colon, a dash."""
    tokens = cue.lower().split()
    known = STATEMENT_MARKS | ATTITUDE_MARKS | PASSED_OVER
    if not all(token in known or _lemma(token, _KNOWN) in SUPPORTING for token in tokens):
        return None
    if not STATEMENT_MARKS.isdisjoint(tokens):
        return Act.STATEMENT
    return None if ATTITUDE_MARKS.isdisjoint(tokens) else Act.ATTITUDE


def act_of(cue: str, content: str = "", quoted: bool = False) -> Act | None:
    """The act that a cue reports; None where the lexicon cannot tell.

    `quoted` says that all of `content` stands in quotation marks. Quotation decides only where the
    cue does not: words given as someone's own were uttered, unless the cue says they were thought.
    """
    found = _act_of_words(lemmas(cue))
    if found is None and (quoted or (not cue.strip() and _QUOTE_MARK.search(content))):
        return Act.STATEMENT
    return found or _act_of_marks(cue)
