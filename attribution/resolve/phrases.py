"""Noun phrases for people, bodies and groups without a name, and how to shorten them to one."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.resolve import lexicon as lx
from attribution.resolve.mentions import Classifier, Mention
from attribution.resolve.words import Words

_ARTICLES = ("the", "a", "an")
_STOPS = frozenset("here there".split()) | lx.RELATIVE
_HEADS = lx.PERSON_NOUNS | lx.ORG_NOUNS | lx.GROUP_NOUNS - {"all", "both", "most", "many", "some", "few"}
_LONGEST = 24


def description(words: Words, mention: Mention) -> tuple[int, int]:
    """The words of the shortest phrase that still identifies an unnamed source.

    Drops *the*, appositions, brackets and relative clauses; keeps *of* and *familiar with*.
    """
    first, last = mention.core[0], mention.last
    if last - first > 1 and words.lower[first] == "the":
        first += 1
    end = min(mention.core[1], first + _LONGEST)
    end = max(end, first + 1)
    for i in range(end, min(last, first + _LONGEST)):
        word = words.form[i]
        if word in ",;:(–—[-" or words.lower[i] in _STOPS:
            break
        end = i + 1
    while end - first > 1 and not words.form[end - 1][0].isalnum():
        end -= 1
    return first, end


def key(words: Words, first: int, last: int) -> str:
    """What makes two phrases the same: lower-case words without the article."""
    while last - first > 1 and words.lower[first] in _ARTICLES:
        first += 1
    return " ".join(words.lower[first:last])


def find_phrases(words: Words, classifier: Classifier) -> Iterator[Mention]:
    """Phrases that a later pronoun can stand for, in order: *seven officials*, *a woman*."""
    names = classifier.name_at
    size = len(words)
    for i, word in enumerate(words.lower):
        if i in names or not word[0].isalpha():
            continue
        noun = lx.singular(word)
        if noun not in _HEADS:
            continue
        if i + 1 < size and (i + 1 in names or lx.singular(words.lower[i + 1]) in _HEADS):
            if words.sentence[i + 1] == words.sentence[i]:
                continue
        first = phrase_start(words, i)
        opening = words.lower[first]
        if not (lx.is_plural(word) or opening in lx.DETERMINERS or opening in ("one", "two")):
            continue
        mention = classifier.classify(first, i + 1)
        if mention.kind in ("definite", "indefinite", "possessive", "bare", "title"):
            yield mention


def phrase_start(words: Words, head: int) -> int:
    """Where the phrase with its head at word `head` begins, judged by function words alone."""
    first = head
    while first > 0 and head - first < 6 and words.sentence[first - 1] == words.sentence[head]:
        word = words.lower[first - 1]
        if word in lx.DETERMINERS or word in ("one", "two", "three", "several", "many", "few"):
            return first - 1
        if word in ("'s", "’s"):
            first -= 1
            continue
        if word in lx.FUNCTION_WORDS or word in lx.PREPOSITIONS or not word[0].isalnum():
            return first
        if word.endswith(("ed", "ing")) and first - 1 > 0 and words.lower[first - 2] not in lx.DETERMINERS:
            return first
        first -= 1
    return first
