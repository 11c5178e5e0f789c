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
    allegedly allude amplify announce announcement answer apologize apology appeal applaud apprise
    argue argument articulate ask assail assert assertion assurance assure attack attribute
    backpedal barb bark bash beg belittle bellow bemoan berate beseech bicker bill blab blame blare
    blast blog bluster boast boo brag brand brief broach cagey call caption caricature carp carping
    cast castigate caution celebrate censure challenge chant characterization characterize charge
    chastise chat cheer cheerlead chide chime chronicle cite claim clarify clash coach command
    commend comment communicate compare complain complaint concede condemn condemnation confess
    confide confirm confirmation confront congratulate contend contention contest contradict
    conversation converse convey corroborate counsel counter counter-accuse counter-argument
    counterargument counterattack crack credit criticism criticize critique crow cry deadpan debate
    debunk declaration declare decline decree decry defend demand demonize denial denounce
    denunciation deny depict deride describe description detail diagnosis dictate dig ding direct
    disavow disclaimer disclose disclosure discredit discuss discussion dismiss disown disparage
    dispel dispute disseminate divulge downplay drawl dub e-mail echo editorial editorialize
    elaborate email emphasise emphasize encourage encouragement endorse endorsement enthuse
    enumerate enunciate estimate exaggerate exclaim excoriate exhort explain explanation express
    expression extol fault feud float forecast foreshadow foretell fulminate fume gesture gloat
    gloss goad gossip greet gripe groan grouse grumble guarantee gush hail hammer harangue headline
    hearsay heckle herald highlight hint holler huff hypothesize implicate implore imply impugn
    incite indicate indict indictment inform insinuate insist insistence instruct insult interject
    interpretation interrupt interview intimate intone invitation invite invoke jab jeer jest joke
    justify knock label lambast lambaste lament lampoon laud lawsuit lecture letter level lie liken
    lobby malign mandate memo mention message mislead misstate moan mock moot mumble murmur muse
    mutter name narrate needle negotiate nickname nominate note notify object observe offer op-ed
    opine order outline outspoken overrule overruling paint pan paraphrase parody parrot parry
    peddle petition phone pitch plea plead pledge plug poke pooh-pooh portray pose posit post
    postulate pound praise pray preach predict prediction press proclaim profess proffer project
    promise pronounce prophesy proposal propose propound protest publicity pummel purportedly
    quarrel query question quibble quip quotation quote rail raise rant rave reaffirm ream reassert
    reassure rebuff rebuke rebut rebuttal recall recant recapitulate recite recommend
    recommendation recount refer reference refrain refusal refuse refute regale reiterate reject
    rejection rejoin relate relay remark remind reminder reminisce renounce repeat reply report
    reportedly reprimand reprise reprove repudiate repudiation request respond response restate
    retell retort retweet reveal revelation rhetoric rib ridicule rip roar rubbish rule rumbling
    rumor salute satirize savage say scoff scold scream self-described self-identified
    self-proclaimed sermon shill shout signal sing skewer slam slogan smear snap snark sneer sniff
    so-called spar speak specify speculate speculation speech spew spout spurn squabble state
    statement stipulate stress sue sugarcoat suggest suggestion summarize supposedly surmise swear
    swipe tag takedown talk tangle tattle taunt tease telegraph telephone tell term testify
    testimony text thank theorize threat threaten thunder toast tout trash tribute troll trumpet
    tweet unapologetic unavailable underline underplay underscore upbraid upfront urge utter vague
    vent verbalize verdict verify vilify voice volunteer vouch vow waffle warn welcome whisper
    wisecrack write yell
    """
)

# States of mind, stances, choices, perceptions, aims: they decide where no word of communication
# stands beside them.
ATTITUDE = _words(
    """
    abhor accept acquiesce admiration admire adopt adore adulation affection affinity afraid
    against aghast agnostic agonize agree agreement aim alarm allegiance amaze ambition ambivalent
    amenable anger angry animosity annoy annoyance anticipate antipathy anxiety anxious apathetic
    appall apparently appear appetite appreciate appreciative apprehension apprehensive approval
    approve ashamed aspiration aspire assess assume assumption astonish attempt attitude attract
    averse aversion avoid await aware back backer baffle balk bank bearish behind belief believe
    believer bent bet bitter bore bother boycott bristle bullish calculate campaign captivate care
    careful cautious certain chafe champion cherish choose co-author co-sponsor comfortable commit
    commitment compromise conceive concentrate concern concur condone confidence confident confound
    confuse conscious consensus consider construe consume contemplate contempt content conviction
    count covet crave curious cynical dawn deadlock decide decision dedicate deem defender defy
    deliberate delight deserve design desire desperate desperation despise determination detest
    devastate devote disagree disagreement disappoint disapproval disapprove discount discover
    disdain disgust dislike dismay disposed disregard distaste distrust distrustful diverge divide
    doubt doubtful dread dream eager eagerness ecstatic effort elated elect embarrass embittered
    embrace empathize empower enamor energize enjoy enrage enthusiasm enthusiast enthusiastic
    envisage envision envy epiphany eschew evidently exasperate excite excitement expect
    expectation eye faith familiar famous fan fancy fascinate favor favorable favorite fear fearful
    feel feeling figure fixate flout fond fondness foresee forget fret frighten frustrate
    frustration furious galling gamble glad glue goal grapple grateful gratitude grief grieve guess
    hanker happiness happy hatch hate hatred heartened hesitant hesitate hinge hold honor hope
    hopeful horrify hostile hostility humble hungry idea idolize ignore imagine impress impression
    incensed inclination incline indifferent infamous infuriate insecurity insight inspire intend
    intent intention interest interpret intrigue intuit irk irritate jealous joy judge keen know
    known lean leery like livid loath loathe long look love loyal loyalty lukewarm mad marvel mean
    mesmerize mind mindful misconception misgiving misread mistake mistrust mistrustful
    misunderstand mourn move mull mystify need nervous nervousness neutral notice notion notorious
    objective oblige oblivious obsession obvious offend open-minded opinion opponent oppose opposed
    opposition opt optimism optimistic outlook outrage overestimate overlook overturn panic partial
    pass passion passionate perceive perception perplex perspective pessimism pessimistic
    philosophy pick picture pissed pity plan please ponder popular position prefer preference
    presumably presume pride prioritize priority prize pro-choice pro-life proponent proud puzzle
    rankle rattle readiness ready realize receptive reckon recognition recognize recoil reconsider
    regard regret rejoice relent relief relieve relish reluctance reluctant rely remember renowned
    reputed resent resentful resist resistance resolve respect rethink rethinking revel reveling
    revere revile revulsion root sad sadden sadness sanguine satisfy scare sceptic sceptical
    scepticism scorn second-guess see seek seem seemingly seethe select self-conscious sense
    sensitive sentiment serious shock shun shy sick sign skeptic skeptical skepticism sorry sour
    split sponsor stance startle strategize strategy strive struggle stun support supporter
    supportive suppose sure surprise suspect suspicion suspicious sympathetic sympathize sympathy
    tempt temptation tend tendency tepid terrify thankful theory think thought thrill tired
    tolerate touch treasure trouble trust try unaware uncertain uncertainty unclear uncomfortable
    unconcerned unconvinced undecided underestimate understand understandable underwhelm unease
    uneasy unfazed unhappy unheard-of unified unimpressed unmoved unnerve unpopular unsettle unsure
    unwilling unwillingness upbeat upset valuation value veto vie view vision vote want wariness
    warm wary watch weary weigh willing willingness wince wisdom wish witness wonder worry yearn
    zeal
    """
)

# Words that present or publish something, light verbs and documents. A statement only where
# nothing stronger stands beside them ("made", "released", "shows").
WEAK_STATEMENT = _words(
    """
    account ad adamant advertise advertisement allow amend analysis analyze applause appoint
    approach article assessment attention attest authorize award backlash ban bar base begin block
    blunt book break broadcast buzz candid capture carry case chart chatter circulate clamor clear
    coin column compile conclude conclusion conference conflate connect consult contact contain
    continue contract contrast convince correct counterpunch cover coverage critic critical deduce
    defence defense define deliver delve demonstrate deploy detect determine diagnose dish display
    distribute document draw dwell embellish emphatic employ entitle equate establish evidence
    examine exemplify expand explicit explore expose feature fight file film find finding finish
    fire focus follow footage forbid formula frame frank give go graph graphic grill guilty hear
    heckler hire hit honest hurl identify illustrate image implication include information inject
    inquiry insistent introduce investigate investigation issue keep lash laughter launch law leak
    learn legislation line link list lob maintain make map mark market measure meet motion mum news
    number outcry ovation parse peg pepper per permit persuade photo phrase piece pinpoint pivot
    plank platform point policy poll present pressure print prohibit promote proposition prove
    provide publish push pushback put questionnaire rank rate react reaction read reason recast
    record reflect release rename represent require resolution restrict review row run scathing
    scrutiny segue sell send serve share shoot show signature silence silent single sketch sound
    spat spill spin spread stand start stay stick story study submit subpoena survey tackle tally
    target tie title toss total trace translate turn uncover unearth unequivocal unleash unveil
    update use via video vocal walk word zing
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
    come out in support, come under fire, cry foul, cry out, double down, draw attention to,
    draw comparison, draw contrast, draw criticism, draw line, draw parallel, dress down,
    express concern, field question, file complaint, file lawsuit, file suit, find guilty,
    fire back, fire off, give assurance, give interview, give reason, give speech, go after,
    go off on, go on, go on record, go public, hand down, have message, have say, have to say,
    have word, heap blame, heap praise, heap scorn, hit back, hit out, hold forth, in reference to,
    in reply, in response to, in statement, in word of, issue statement, issue warning, keep mum,
    kick off, lash out, lay bare, lay blame, lay into, lay out, leave out, let know, let slip,
    light into, make argument, make case, make clear, make fun of, make fuss, make it clear,
    make joke, make light of, make mention, make no mention, make pitch, make plain, make point,
    make reference, not answer, not reply, not respond, not return, of note, on record, one's word,
    open up, own up, pass on, pay homage, pay tribute, pile on, pin on, pipe up, play down,
    play up, plead guilty, plead not guilty, point out, point to, pose question, pour scorn,
    pull no punch, push back, push for, put forth, put forward, put it, put on record, quick to,
    quick to point out, raise alarm, raise concern, raise doubt, raise possibility, rattle off,
    reach out, read out, remain silent, row back, rule in, rule out, run through, send message,
    send signal, serve notice, set forth, set out, share thought, share view, shed light,
    shoot back, sign letter, single out, sound alarm, sound note, sound off, speak of, speak out,
    speak up, spell out, stay silent, stop short, strike back, strike note, strike tone, sum up,
    take aim, take credit, take dig, take exception, take issue, take jab, take potshot,
    take question, take shot, take swipe, take to facebook, take to task, take to twitter,
    talk down, talk up, tear into, throw shade, throw support, throw water, tick off, tip hat,
    touch on, touch upon, voice support, walk back, walk through, weigh in, zero in
    """
)

ATTITUDE_PHRASES = _phrases(
    """
    align with, as expect, at odds, bank on, be against, be at odds, be behind, be bind,
    be certain, be clear, be commit, be content, be convince, be design, be determine, be expect,
    be for, be interest, be know, be know as, be likely, be mean, be of opinion, be of view,
    be off put, be out to, be over, be persuade, be poise, be schedule, be see, be sell on, be set,
    be suppose, be suspect, be tear, be view, be wrong, believe in, brush aside, brush off,
    buy into, cast ballot, cast vote, close to, coalesce around, come around, come to believe,
    come to see, come to term, cosy up, count on, cozy up, demand for, distance from, draw to,
    fall for, fed up, feed up, feel like, find difficult, find hard, find it, full of, get behind,
    get feel, give up on, go for, gun for, have concern, have doubt, have eye on, have fear,
    have in mind, have mind, have no doubt, have no illusion, have no intention, have plan,
    have problem with, have qualm, have reservation, have sympathy, in belief, in expectation,
    in favor, in hope, in opposition, in support of, it be clear, it clear, it obvious, jump at,
    keep eye, keep hope, keep mind, know as, know for, laugh off, line up behind, look at,
    look for, look forward, look into, look like, look to, look up to, lose faith, lose interest,
    lose patience, lose sleep, make decision, make effort, make mind, make no apology,
    make no secret, make sense of, mean to, not clear, on board, on fence, pass law, play to,
    point of view, put off, rally around, rally behind, refuse to believe, rely on,
    remain convince, seem like, set goal, set heart, set out to, set sight, settle on,
    show interest, show no sign, show sign, show support, shrug off, sick of, side with, sign off,
    sign on, sound like, speak to, split on, stand against, stand behind, stand by, stand with,
    steer clear, strike down, swear off, take aback, take comfort, take for grant, take heart,
    take note, take offense, take pain, take pleasure, take position, take pride, take seriously,
    take stance, take view, throw weight behind, turn against, turn off, turn on, turn to, warm to,
    wave off, work to, would like
    """
)

# Single prepositions and marks that stand as the whole cue.
STATEMENT_MARKS = _words("― in by under from about per via : ; - -- – — of on with titled entitled")
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

# A lemma before its irregular forms.
IRREGULAR = {
    form: base
    for base, *forms in _phrases(
        """
        be is are was were am been being 's 're 'm isn ain, have has had having, say said,
        tell told, write wrote written, speak spoke spoken, think thought, know knew known,
        feel felt, see saw seen, find found, hear heard, understand understood, mean meant,
        give gave given, take took taken, make made, come came, go went gone goes, get got gotten,
        draw drew drawn, show shown, shoot shot shots, hold held, keep kept, lay laid,
        tear tore torn, throw threw thrown, break broke broken, swear swore sworn,
        sing sang sung, beseech besought, seek sought, choose chose chosen,
        forget forgot forgotten, foresee foresaw foreseen, foretell foretold, stand stood,
        stick stuck, strike struck stricken, fight fought, send sent, sell sold, spell spelt,
        learn learnt, dream dreamt, bid bade bidden, buy bought, bring brought, lead led,
        leave left, lose lost, misunderstand misunderstood, plead pled, rise rose risen,
        withdraw withdrew withdrawn, run ran, become became, begin began begun,
        lie lying, fall fell fallen, light lit,
        agreed agreeing
        """
    )
    for form in forms
}
