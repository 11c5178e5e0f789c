"""Closed word classes of English: pronouns, prepositions, words that are no names. Lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS_DAYS = _words(
    """
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday christmas easter thanksgiving ramadan
    halloween jan feb mar apr jun jul aug sep sept oct nov dec bst gmt pst est a.m p.m
    """
)

FUNCTION_WORDS = _words(
    """
    a an the this that these those my your his her its our their i you he she it we they me him
    us them who whom whose which what when where why how if because although though while
    whereas since until unless after before as so and or but nor yet for of in on at by to from
    with without within into onto over under about above below between among against during
    through across behind beyond near off out up down again further then once here there all any
    both each few more most other some such no not only own same than too very can will just
    should now is are was were be been being am have has had having do does did doing would
    could may might must shall ought also even ever never always often sometimes still already
    perhaps maybe however meanwhile moreover furthermore instead indeed yes no oh well okay ok
    please thanks thank hello hi sorry according despite following amid like unlike per via plus
    every either neither another one two three four five six seven eight nine ten first second
    third last next new many much several thousands hundreds millions let lets can't don't it's
    that's there's i'm i've i'd we're we've they're he's she's what's let's isn't doesn't didn't
    absent besides barring elsewhere unfortunately otherwise furthermore contrary thereafter
    hence thus whatever whoever whenever wherever amongst alongside toward towards throughout
    nonetheless nevertheless afterwards afterward overall ultimately notably lastly importantly
    similarly conversely likewise additionally alternatively anyway regardless thankfully sadly
    asked said told added speaking writing responding reacting today tomorrow yesterday tonight
    earlier later recently currently previously finally initially eventually originally nearly
    almost around certainly clearly apparently obviously of course given having being going
    getting making taking looking asked born based known named called both 'we he’s she’s it’s
    i’m i’ve we’re that’s there’s don’t didn’t can’t they’re we’ve let’s what’s who’s
    """
)

RELATIVE = _words("who which that whom whose")

FIRST_SINGULAR = _words("i me my mine myself i'm i've i'd i'll i’m i’ve i’d i’ll")

FIRST_PLURAL = _words("we us our ours ourselves we've we're we'd we'll we’ve we’re")

SECOND = _words("you your yours yourself")

THIRD = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}

PLURAL_PRONOUNS = _words("they them their theirs themselves both")

NEUTER = _words("it its itself")

PREPOSITIONS = _words(
    """
    of for from at in on with by to about against among between within inside outside behind
    near under over representing including working familiar close based living involved
    responsible attending across as during after before since into called known who which that
    whom whose where when while whereas because opposed loyal surveyed here there like such
    himself herself itself themselves nationwide alike
    """
)

DETERMINERS = _words(
    """
    a an the this that these those my your his her its our their some any each every another no
    both such
    """
)
