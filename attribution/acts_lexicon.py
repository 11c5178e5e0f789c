"""Words that tell a statement from an attitude: the tables that `attribution.acts` reads.

Every entry is a lemma; spellings with -ise and -our are folded, so one spelling is enough. What an
act is follows the annotation guidelines of the project: communication makes a statement, a
reported state of mind makes an attitude. Standard library only; data, no rules.
"""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


def _phrases(table: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in table.split(","))


# Words of communication. One of them makes the cue a statement, whatever else stands in it.
STATEMENT = _words(
    """
    accusation accuse acknowledge acknowledgement acknowledgment add address admission admit
    admonish advice advise advocate affidavit affirm agitate agreed air alert allegation allege
    allegedly allude announce announcement answer apologize apology appeal applaud apprise argue
    argument articulate ask assail assert assertion assurance assure attack attribute barb bark
    bash beg belittle bellow bemoan berate beseech bicker bill blab blame blast blog bluster boast
    boo brag brand brief broach call caption cast castigate caution celebrate censure challenge
    chant characterization characterize charge chastise chat cheer cheerlead chide chime cite claim
    clarify clash coach command commend comment communicate compare complain complaint concede
    condemn condemnation confess confirm confirmation congratulate contend contention contest
    contradict conversation converse convey counsel counter crack credit criticism criticize
    critique crow cry deadpan debate debunk declaration declare decline decree decry defend demand
    demonize denial denounce deny depict deride describe description detail ding direct disavow
    disclaimer disclose disclosure discuss discussion dismiss disown disparage dispel dispute
    divulge downplay drawl dub e-mail echo editorial editorialize elaborate email emphasise
    emphasize encourage encouragement endorse endorsement enthuse enumerate estimate exaggerate
    exclaim excoriate exhort explain explanation express fault feud float forecast foretell
    fulminate fume gloat goad gossip greet gripe groan grumble guarantee gush hail hammer headline
    hearsay heckle herald highlight hint holler huff hypothesize implore imply impugn indicate
    indict indictment inform insinuate insist insistence instruct insult interject interrupt
    interview intimate intone invitation invite invoke jab jeer jest joke justify knock label
    lambast lambaste lament laud lawsuit lecture letter level lie liken lobby malign mandate memo
    mention message moan mock moot mumble murmur muse mutter name narrate needle negotiate nickname
    nominate note notify object observe offer op-ed opine order outline outspoken paint parry
    peddle petition phone pitch plea plead pledge plug poke pooh-pooh portray pose posit post
    postulate praise pray preach predict prediction press proclaim proffer project promise
    pronounce prophesy proposal propose protest purportedly query question quip quotation quote
    rail raise rant rave reaffirm ream reassure rebuke rebut rebuttal recall recommend
    recommendation recount refer reference refusal refuse refute regale reiterate reject rejoin
    relate relay remark remind reminisce repeat reply report reportedly reprimand repudiate
    repudiation request respond response restate retort retweet reveal revelation rhetoric rib
    ridicule rip roar rule ruling rumor salute savage say scoff scold scream self-described
    self-identified self-proclaimed sermon shill shout signal sing skewer slam slogan smear snap
    snark sneer sniff so-called spar speak specify speculate speculation speech spew spout squabble
    state statement stipulate stress sue suggest suggestion summarize supposedly swear swipe tag
    talk tangle tattle taunt tease telephone tell term testify testimony text thank theorize threat
    threaten thunder toast tout trash tribute troll trumpet tweet unavailable underline underscore
    urge utter vent verbalize verdict vilify voice vouch vow warn warning welcome whisper wisecrack
    write yell
    """
)

# States of mind, stances, choices, perceptions, aims: they decide where no word of communication
# stands beside them.
ATTITUDE = _words(
    """
    abhor accept acquiesce admiration admire adopt adore affinity afraid against agnostic agree
    agreement aim alarm allegiance amaze ambition ambivalent amenable anger angry animosity annoy
    anticipate antipathy anxiety anxious apathetic appall apparently appear appetite appreciate
    apprehensive approval approve ashamed aspiration assess assume assumption astonish attempt
    attitude averse avoid await aware back backer baffle balk bank bearish behind belief believe
    believer bet bitter bother bristle bullish calculate campaign captivate care careful cautious
    certain chafe champion cherish choose co-author co-sponsor comfortable commit commitment
    conceive concentrate concern concur confidence confident confound confuse conscious consensus
    consider construe contemplate contempt content conviction convince convinced count covet crave
    curious decide decision dedicate deem defender delight design desire desperate desperation
    despise determination determine determined detest devastate devote disagree disagreement
    disappoint disapproval disapprove discover disdain disgust dislike dismay disposed distaste
    distrust divide doubt doubtful dread dream eager eagerness ecstatic effort elated elect
    embarrass embrace empathize enamor encouraged energize enjoy enrage enthusiasm enthusiast
    enthusiastic envisage envision envy evidently excite excited excitement expect expectation eye
    faith familiar famous fan fancy fascinate favor favorite fear fearful feel feeling figure fond
    fondness foresee forget fret frighten frustrate frustration furious gamble glad goal grateful
    gratitude grieve guess hanker happy hatch hate hatred heartened hesitant hesitate hinge hold
    honor hope hopeful horrify hostile hostility humble idea idolize ignore imagine impress
    impression inclination incline inclined indifferent infamous infuriate inspire intend intent
    intention interest interpret intrigue intuit irk irritate jealous judge keen know known lean
    leery like livid loath loathe long look love loyalty lukewarm mad marvel mean mind mindful
    misconception misread mistake mistrust misunderstand mourn move mull mystify need nervous
    nervousness neutral notice notion notorious objective oblige oblivious obsession offend
    open-minded opinion opponent oppose opposed opposition opt optimism optimistic outrage
    overestimate overlook panic pass passion passionate perceive perception perplex persuade
    pessimism pessimistic pick picture pity plan please ponder popular position prefer preference
    presumably presume pride prioritize priority prize pro-choice pro-life proponent proud puzzle
    rattle readiness ready realize receptive reckon recognition recognize recoil regard regret
    rejoice relent relief relieve relish reluctance reluctant rely remember renowned reputed resent
    resentful resist resistance resolve respect revere root sad sadden satisfy scare scared sceptic
    sceptical scepticism scorn see seek seem seemingly seethe select self-conscious sense sensitive
    sentiment serious shock shun shy sick skeptic skeptical skepticism sorry sour split sponsor
    stance startle strategize strategy strive struggle stun support supporter supportive suppose
    sure surprise suspect suspicion suspicious sympathetic sympathize sympathy tempt temptation
    tend tendency terrify thankful theory think thought thrill tired tolerate torn touch treasure
    trouble trust try unaware uncertain unclear uncomfortable unconcerned unconvinced undecided
    underestimate understand underwhelm unease uneasy unfazed unhappy unimpressed unmoved unnerve
    unpopular unsettle unsure unwilling upset value view vision vote want warm wary watch weary
    weigh willing willingness wince wish witness wonder worry yearn zeal
    """
)

# Words that present or publish something, light verbs and documents. A statement only where
# nothing stronger stands beside them ("made", "released", "shows").
WEAK_STATEMENT = _words(
    """
    account ad adamant advertise advertisement allow amend analysis analyze applause appoint
    approach article attention attest authorize backlash ban bar begin block blunt book break
    broadcast buzz candid carry case chart chatter circulate clamor clear coin column conclude
    conference connect consult contact contain continue contract contrast correct counterpunch
    cover critic critical deduce defence defense define deliver demonstrate deploy detect diagnose
    dish display distribute document draw dwell embellish emphatic employ entitle equate establish
    evidence examine exemplify expand explicit explore expose feature fight file film find finding
    finish fire focus follow footage forbid formula frame frank give go graph graphic grill guilty
    hear heckler hire hit honest hurl identify illustrate image include inquiry insistent introduce
    investigate investigation issue keep lash laughter launch law leak learn legislation line link
    list lob maintain make map market meet motion mum news number outcry ovation parse peg pepper
    per permit photo phrase piece pinpoint pivot plank platform point policy poll present print
    prohibit promote prove provide publish push pushback put questionnaire rank rate react reaction
    read record reflect release require resolution restrict review row run scathing scrutiny segue
    sell send serve share shoot show sign signature silence silent single spat spill spin spread
    stand standing start stay stick story study submit subpoena survey tackle tally target tie
    title toss total translate turn uncover unearth unequivocal unleash unveil use via video vocal
    walk word zing
    """
)

# Attitudes about what has not happened yet: as the first word of the cue they decide even before
# a word of communication ("hopes to persuade", "wants to tell").
PROSPECTIVE = _words("want hope plan intend expect aim need eager")

# Multiword cues in lemmas. Adverbs and determiners between the words are allowed for.
STATEMENT_PHRASES = _phrases(
    """
    accord to, ask question, back away from, back off, back up, be approach, be contact,
    be critical of, be hear, be like, be note, be silent, beat drum, bite back, bring up, butt in,
    call for, call into question, call on, call out, cast doubt, chime in, chip in, clap back,
    come clean, come forward, come out against, come out for, come out in favor,
    come out in support, come under fire, cry foul, cry out, do not immediately, double down,
    draw attention to, draw comparison, draw contrast, draw criticism, draw line, draw parallel,
    express concern, field question, file complaint, file lawsuit, file suit, find guilty,
    fire back, fire off, give assurance, give interview, give reason, give speech, go after,
    go off on, go on, go on record, go public, have message, have say, have to say, have word,
    heap blame, heap praise, heap scorn, hit back, hit out, hold forth, in reference to, in reply,
    in response to, in statement, in word of, issue statement, issue warning, keep mum, kick off,
    lash out, lay bare, lay blame, lay into, lay out, let know, let slip, make argument, make case,
    make clear, make fun of, make fuss, make it clear, make joke, make light of, make mention,
    make no mention, make pitch, make plain, make point, make reference, not answer, not reply,
    not respond, not return, of note, on record, one's word, open up, own up, pass on, pay homage,
    pay tribute, pipe up, play down, play up, plead guilty, plead not guilty, point out, point to,
    pose question, pour scorn, pull no punch, push back, push for, put forth, put forward, put it,
    put on record, quick to, quick to point out, raise alarm, raise concern, raise doubt,
    rattle off, reach out, read out, remain silent, row back, rule in, rule out, run through,
    send message, send signal, serve notice, set forth, set out, shed light, shoot back,
    sign letter, single out, sound alarm, sound off, speak of, speak out, speak up, spell out,
    stay silent, stop short, strike back, sum up, take aim, take credit, take dig, take exception,
    take issue, take jab, take potshot, take question, take shot, take swipe, take to facebook,
    take to task, take to twitter, talk down, talk up, tear into, throw shade, throw support,
    throw water, tick off, tip hat, touch on, touch upon, voice support, walk back, walk through,
    weigh in, word be
    """
)

ATTITUDE_PHRASES = _phrases(
    """
    align with, as expect, at odds, bank on, be about, be against, be all for, be at odds,
    be behind, be bind, be call to, be clear whether, be commit, be content, be design, be expect,
    be for, be interest, be know, be know as, be likely, be mean, be not clear, be of opinion,
    be of view, be off put, be on board, be on fire, be out to, be over, be poise, be schedule,
    be see, be sell on, be set, be suppose, be suspect, be view, be wrong, believe in, brush aside,
    brush off, buy into, cast ballot, cast vote, close to, coalesce around, come around,
    come to believe, come to see, come to term, cosy up, count on, cozy up, distance from, draw to,
    drawn to, fall for, fed up, feed up, feel like, find difficult, find hard, find it,
    first thing be, get behind, get feel, give up on, go for, gun for, have concern, have doubt,
    have eye on, have fear, have in mind, have mind, have no doubt, have no intention, have plan,
    have problem with, have qualm, have reservation, have sympathy, in belief, in expectation,
    in favor, in hope, in opposition, in support of, jump at, keep eye, keep hope, keep mind,
    know as, know for, line up behind, look at, look for, look forward, look into, look like,
    look to, look up to, lose faith, lose interest, lose patience, make decision, make effort,
    make mind, make no apology, make no secret, make sense of, mean to, not clear, on fence,
    pass law, play to, point of view, put off, rally around, rally behind, refuse to believe,
    rely on, seem like, set goal, set heart, set out to, set sight, show interest, show no sign,
    show sign, show support, shrug off, sick of, side with, sign off, sign on, sound like,
    speak to, split on, stand against, stand behind, stand by, stand with, swear off, take comfort,
    take for grant, take heart, take note, take offense, take pain, take pleasure, take position,
    take pride, take seriously, take stance, take view, throw weight behind, turn against,
    turn off, turn on, turn to, warm to, well know, would like
    """
)

# Single prepositions and marks that stand as the whole cue.
STATEMENT_MARKS = _words("in by under from about per via : ; - -- – — of on with titled entitled")
ATTITUDE_MARKS = _words("for to behind against toward towards among like")

# Words without a part in the decision. Negation stays: multiword cues need it.
PASSED_OVER = _words(
    """
    'd 'll 've a again all almost already also always an both did do does earlier even ever far
    first her his its just later long-since more most much my never now often once only our quite
    rather since so soon still that the their then these this those too very well your
    """
)

# Auxiliaries: they are in multiword cues but are never the cue's head.
SUPPORTING = _words("be have not no will would can could may might must should shall to as")

IRREGULAR = {
    form: base
    for base, forms in {
        "be": "is are was were am been being 's 're 'm isn ain",
        "have": "has had having",
        "say": "said says",
        "tell": "told",
        "write": "wrote written",
        "speak": "spoke spoken",
        "think": "thought thinks",
        "know": "knew known",
        "feel": "felt",
        "see": "saw seen",
        "find": "found",
        "hear": "heard",
        "understand": "understood",
        "mean": "meant",
        "give": "gave given",
        "take": "took taken",
        "make": "made",
        "come": "came",
        "go": "went gone goes",
        "get": "got gotten",
        "put": "putting",
        "draw": "drew drawn",
        "show": "shown",
        "shoot": "shot",
        "hold": "held",
        "keep": "kept",
        "lay": "laid",
        "let": "letting",
        "tear": "tore torn",
        "throw": "threw thrown",
        "break": "broke broken",
        "swear": "swore sworn",
        "sing": "sang sung",
        "beseech": "besought",
        "seek": "sought",
        "choose": "chose chosen",
        "forget": "forgot forgotten",
        "foresee": "foresaw foreseen",
        "foretell": "foretold",
        "stand": "stood",
        "stick": "stuck",
        "strike": "struck stricken",
        "fight": "fought",
        "send": "sent",
        "sell": "sold",
        "spell": "spelt",
        "learn": "learnt",
        "dream": "dreamt",
        "bid": "bade bidden",
        "buy": "bought",
        "bring": "brought",
        "lead": "led",
        "leave": "left",
        "lose": "lost",
        "misunderstand": "misunderstood",
        "plead": "pled",
        "rise": "rose risen",
        "withdraw": "withdrew withdrawn",
        "run": "ran",
        "bear": "bore borne",
        "become": "became",
        "begin": "began begun",
        "hit": "hitting",
        "lie": "lying",
        "shrug": "shrugged",
        "cry": "cried cries",
        "fall": "fell fallen",
        "agreed": "agreeing",
        "stop": "stopped",
    }.items()
    for form in forms.split()
}
