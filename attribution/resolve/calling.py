"""Features of how a name or noun phrase fits what a candidate is called."""

from __future__ import annotations

from bisect import bisect_left

from attribution.resolve import grammar as gr
from attribution.resolve import lexicon as lx
from attribution.resolve.discourse import Discourse
from attribution.resolve.entities import Entity
from attribution.resolve.matching import match_kind, title_gender
from attribution.resolve.mentions import Mention
from attribution.resolve.sources import Candidate

_FIRMS = frozenset(
    """
    plc inc ltd llc group corp corporation airlines holdings motors technologies limited gmbh ag
    co company industries partners laboratories energy
    """.split()
)

_WATCHDOGS = frozenset(
    """
    authority commission agency ofcom ofgem ofsted ofwat fca cma office
    """.split()
)

_PARTIES = frozenset(
    """
    labour conservatives tories democrats republicans party snp greens reform
    """.split()
)

_MEDIA = lx.PAPERS | frozenset(
    """
    news magazine bbc cnn nbc abc cbs fox itv sky reuters
    """.split()
)

_UNIONS = frozenset(["union", "federation", "association", "brotherhood", "workers", "syndicate"])

_BODY_HEADS = (
    dict.fromkeys(("union",), _UNIONS)
    | dict.fromkeys(("company", "firm", "business", "maker", "giant", "chain"), _FIRMS)
    | dict.fromkeys(("regulator", "watchdog", "body"), _WATCHDOGS)
    | dict.fromkeys(("party",), _PARTIES)
    | dict.fromkeys(("paper", "newspaper", "outlet", "magazine", "broadcaster"), _MEDIA)
    | dict.fromkeys(("corporation", "network", "channel", "station"), _MEDIA)
)


def name_features(discourse: Discourse, mention: Mention, candidate: Candidate) -> list[str]:
    """How a one-word name fits a fuller one."""
    entity = candidate.entity
    kinds = {match_kind(mention.head, form) for form in entity.forms} or {""}
    titles = [w for w in discourse.words.lower[mention.first : mention.last] if w in lx.TITLES]
    wanted = title_gender(titles)
    found = [f"match={kind}/{bool(titles):d}" for kind in kinds]
    if mention.head in entity.acronyms:
        found.append("acronym")
    if entity is mention.entity:
        found.append("own-cluster")
    if wanted and entity.gender:
        found.append(f"title-gender={wanted == entity.gender:d}")
    return found


def phrase_features(discourse: Discourse, mention: Mention, candidate: Candidate) -> list[str]:
    """Features of a noun phrase: what its head is, and whether the candidate is called that."""
    entity, head = candidate.entity, mention.head
    classes = lx.classes(head) or ["other"]
    long = mention.last - mention.core[1] > 1
    named = any(i in discourse.classifier.name_at for i in range(mention.first, mention.last))
    if candidate.fresh:
        found = [f"fresh-{name}/{mention.number}" for name in classes]
        found += [f"fresh-long={long:d}", f"fresh-named={named:d}", f"fresh-head={head}"]
        found.append(f"fresh-size={min(mention.core[1] - mention.core[0], 4)}")
        return found
    found = [f"head-{name}/{kind_of(entity)}" for name in classes]
    found.append(f"number={mention.number}/{entity.number}/{entity.named:d}")
    shared = head in entity.heads or head in entity.roles
    in_name = any(head in form for form in entity.forms) or (
        bool(entity.forms)
        and any(b in f for f in entity.forms for b in _BODY_HEADS.get(head, frozenset()))
    )
    acronym = any(head in form for form in entity.forms) and len(head) > 1
    age = lx.age(head)
    if age:
        known = lx.age_in(entity.roles)
        found.append(f"age={age == known:d}" if known else "age=unknown")
    overlap = len((mention.modifiers - gr.FUNCTION_WORDS) & entity.roles)
    spare = len(mention.modifiers - gr.FUNCTION_WORDS - entity.roles)
    if shared:
        found += [
            "head-known",
            f"head-known/{entity.named:d}",
            f"head-known/overlap={min(overlap, 2)}",
        ]
        if entity.last_before(mention.first) is not None:
            found.append("head-known-before")
    else:
        found.append(f"head-unknown/overlap={min(overlap, 2)}")
    found.append(f"spare={min(spare, 3)}")
    if in_name or acronym:
        found.append("head-in-name")
    if title_gender([head]) and entity.gender:
        found.append(f"noun-gender={title_gender([head]) == entity.gender:d}")
    at = [p for p in entity.positions if mention.first <= p < mention.last]
    if at:
        found.append("inside-phrase")
    if named:
        found.append("phrase-has-name")
    if bisect_left(entity.positions, mention.first) == 0 and not entity.resolved:
        found.append("not-before")
    return found


def kind_of(entity: Entity) -> str:
    best = max(entity.types, key=lambda label: entity.types[label]) if entity.types else "none"
    return ("pair" if entity.parts else "named" if entity.named else "described") + "-" + best
