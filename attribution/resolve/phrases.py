"""Noun phrases for people, bodies and groups without a name, and how to shorten them to one."""

from __future__ import annotations

from collections.abc import Container, Iterator

from attribution.resolve import grammar as gr
from attribution.resolve import lexicon as lx
from attribution.resolve import places as pl
from attribution.resolve.heads import starts_clause
from attribution.resolve.mentions import Classifier, Mention
from attribution.resolve.words import Words

NOMINAL = frozenset(("definite", "indefinite", "possessive", "bare", "title"))
_ARTICLES = ("the", "a", "an")
_STOPS = (
    frozenset(
        """
    here there like such nationwide itself themselves alike today yesterday involved present
    """.split()
    )
    | gr.RELATIVE
)
_HEADS = (lx.PERSON_NOUNS | lx.ORG_NOUNS | lx.GROUP_NOUNS) - frozenset(
    """
    all both most many some few several others one none number lot half cent percent left
    both
    """.split()
)
_REPORTS = frozenset(
    """
    poll polls report survey study review statement letter bill inquiry video
    """.split()
)
_LIGHT = frozenset(
    """
    a an another new recent latest national statewide previous separate fresh earlier same
    """.split()
)
_NUMBERS = frozenset(
    """
    one two three four five six seven eight nine ten dozens several many few most some other
    """.split()
)
_BEFORE_NUMBERS = frozenset(
    """
    about nearly almost roughly some these those the all other most
    """.split()
)
_SHARES = frozenset(
    """
    percent cent number lot half quarter third majority minority most many some dozens
    hundreds thousands millions group panel collection couple pair handful range band crowd
    team series share rest all none scores tens section slew host member members
    """.split()
)
_PERIODS = frozenset(["week", "month", "year", "night", "weekend", "summer"])
_LONGEST = 24
OPENING = "\"“‘'«„"
CLOSING = "\"”’'»“"


def description(words: Words, mention: Mention, named: Container[int] = ()) -> tuple[int, int]:
    """The words of the shortest phrase that still identifies an unnamed source.

    Drops *the*, appositions, brackets and relative clauses; keeps *of* and *familiar with*. A
    report or poll begins with the name it carries: *a new Acme poll* is the *Acme poll*.
    `named` holds the words that belong to names.
    """
    first, last = mention.core[0], mention.last
    if last - first > 1 and words.lower[first] == "the":
        first += 1
    if mention.head in lx.DOC_NOUNS:
        title = title_in(words, mention)
        if title is not None:
            return title
        i = first
        while i < mention.core[1] - 1 and words.lower[i] in _LIGHT:
            i += 1
        if i in named or words.lower[first] == "latest":
            first = i
    end = min(mention.core[1], first + _LONGEST)
    end = max(end, first + 1)
    those = words.lower[first] == "those"
    for i in range(end, min(last, first + _LONGEST)):
        word = words.lower[i]
        if word == "," and _list_goes_on(words, i, last, named):
            end = last
            break
        if (
            word in ",;:(–—[-"
            or (word in _STOPS and not those and words.lower[i : i + 2] != ["involved", "in"])
            or _time(words, i)
            or starts_clause(words, i)
        ):
            break
        end = i + 1
    while end - first > 1 and not words.form[end - 1][0].isalnum():
        end -= 1
    return first, end


def title_in(words: Words, mention: Mention) -> tuple[int, int] | None:
    """The title in marks that closes a phrase: *a note headed "Friends and family"*, *the film
    “13th”*."""
    last = mention.last
    while last - mention.first > 2 and words.form[last - 1] in ",":
        last -= 1
    if words.form[last - 1] not in CLOSING or last - mention.first < 4:
        return None
    inside = last - 2 if words.form[last - 2] in "," else last - 1
    opening = next(
        (i for i in range(inside - 1, mention.core[0], -1) if words.form[i] in OPENING), None
    )
    if opening is None or inside - opening < 2 or inside - opening > 14:
        return None
    first = opening + 1
    titled = words.lower[opening - 1] in ("titled", "entitled", "headed", "called", "named")
    if words.form[first][0].isupper() or words.form[first][0].isdigit() or titled:
        return first, inside
    return None


def _list_goes_on(words: Words, comma: int, last: int, named: Container[int]) -> bool:
    """Whether names are listed to the end: *envoys from Chile, Peru and the United Kingdom*."""
    rest = range(comma + 1, last)
    return (
        comma - 1 in named
        and any(words.lower[i] == "and" for i in rest)
        and all(i in named or words.lower[i] in (",", "and", "the") for i in rest)
    )


def _time(words: Words, i: int) -> bool:
    """Whether *this month*, *last year* begins."""
    following = words.lower[i + 1] if i + 1 < len(words) else ""
    return words.lower[i] in ("this", "last") and following in _PERIODS


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
        if not word[0].isalpha():
            continue
        if i in names:
            if word in pl.GROUP_NAMES and names[i][1] == i + 1:
                first = whole_phrase(words, i)
                if first < names[i][0] and words.lower[first] != "the":
                    yield classifier.classify(first, i + 1)
            continue
        noun = lx.singular(word)
        if noun not in _HEADS and word not in _REPORTS:
            continue
        inner = i + 1 < size and words.sentence[i + 1] == words.sentence[i]
        if inner and (i + 1 in names or lx.singular(words.lower[i + 1]) in _HEADS):
            continue
        first = whole_phrase(words, i)
        opening = words.lower[first]
        if not (lx.is_plural(word) or opening in gr.DETERMINERS or opening == "one"):
            continue
        mention = classifier.classify(first, i + 1)
        if mention.kind in NOMINAL:
            yield mention


def phrase_start(words: Words, head: int) -> int:
    """Where the phrase with its head at word `head` begins, judged by function words alone."""
    first = head
    while first > 0 and head - first < 6 and words.sentence[first - 1] == words.sentence[head]:
        word = words.lower[first - 1]
        if word in gr.DETERMINERS or word in _NUMBERS or word[0].isdigit():
            counted = word in _NUMBERS or word[0].isdigit()
            if counted and first > 1 and words.lower[first - 2] in _BEFORE_NUMBERS:
                return first - 2
            return first - 1
        if word in ("'s", "’s"):
            first -= 1
            continue
        if word in gr.FUNCTION_WORDS or word in gr.PREPOSITIONS or not word[0].isalnum():
            return first
        if (
            word.endswith(("ed", "ing"))
            and first - 1 > 0
            and words.lower[first - 2] not in gr.DETERMINERS
        ):
            return first
        first -= 1
    return first


def whole_phrase(words: Words, head: int) -> int:
    """Where the phrase begins that ends in word `head`, with 'a third of' or the like."""
    first = phrase_start(words, head)
    for _ in range(2):
        if first < 2 or words.lower[first - 1] != "of" or words.lower[first - 2] not in _SHARES:
            break
        first = phrase_start(words, first - 2)
    return first


def antecedents(words: Words, classifier: Classifier, relative: int) -> Iterator[Mention]:
    """Phrases right before *who* or *which*: from the nearest head, then from one before it."""
    end = relative
    while end > 0 and words.form[end - 1] in ",–—-)":
        end -= 1
    found = 0
    for head in range(end - 1, max(end - 12, -1), -1):
        if words.sentence[head] != words.sentence[relative] or words.form[head] in ",;:":
            break
        noun = lx.singular(words.lower[head])
        nearest = head == end - 1 and words.form[head][0].isalpha()
        if not (nearest or noun in _HEADS or noun in lx.DOC_NOUNS or words.lower[head] == "those"):
            continue
        if head < end - 1 and words.lower[head + 1] not in gr.PREPOSITIONS:
            continue
        if head in classifier.name_at and words.lower[head] not in pl.GROUP_NAMES:
            continue
        mention = classifier.classify(whole_phrase(words, head), end)
        if mention.kind in NOMINAL:
            yield mention
            found += 1
            if found == 2:
                break
