"""Words of reported speech: data for the finders, no logic."""


def _forms(lemmas: str) -> frozenset[str]:
    """Every form of regular verbs: claim, claims, claimed, claiming."""
    forms: set[str] = set()
    for lemma in lemmas.split():
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        plural = lemma + "es" if lemma.endswith(("s", "sh", "ch", "x")) else lemma + "s"
        forms |= {lemma, plural, stem + "ed", stem + "ing"}
        if lemma.endswith("y") and lemma[-2] not in "aeiou":
            forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
            forms -= {plural, stem + "ed"}
    return frozenset(forms)


# Verbs that report words, before or after them, with or without "that".
SAY = _forms(
    "add note claim argue warn state explain insist suggest tweet announce declare confirm "
    "acknowledge predict estimate report stress emphasize emphasise assert allege contend reveal "
    "reply respond recall remark observe joke concede maintain complain boast conclude testify "
    "answer counter caution reiterate disclose conjecture muse lament opine assure inform remind "
    "clarify retort protest specify comment"
) | frozenset(
    "say says said saying tell tells told telling write writes wrote written writing admit admits "
    "admitted admitting quip quips quipped quipping brag brags bragged bragging "
    "post posted posts".split()
)
# Verbs whose object is the person told.
TELL = frozenset(
    "tell tells told telling assure assures assured assuring inform informs informed informing "
    "remind reminds reminded reminding warn warns warned warning".split()
)
# Verbs that report a thought or a finding, when a clause follows.
THINK = _forms(
    "believe indicate conclude agree worry expect doubt learn deny imply imagine determine "
    "recommend demonstrate promise pledge vow propose fear decide mention signal ask wonder "
    "recognize realize demand request anticipate discover speculate urge"
) | frozenset(
    "think thinks thought thinking know knows knew find finds found finding show shows showed "
    "showing shown feel feels felt hope hopes hoped hoping understand understands understood "
    "see sees saw hear heard swear swore hint hints hinted hinting".split()
)
# Verbs as often of doing as of saying: what follows must be a clause or quoted.
DOING = _forms("add recall post counter discover demand recognize request continue")
NAMING = _forms("call label describe brand refer characterize portray") | frozenset(
    "dub dubs dubbed dubbing known".split()
)
# Verbs by which things, not only people, tell something; then the thing must be a source.
FINDING = frozenset(
    "show shows showed showing shown demonstrate demonstrates demonstrated demonstrating indicate "
    "indicates indicated indicating reveal reveals revealed revealing suggest suggests suggested "
    "suggesting signal signals signaled mean means meant imply implies implied determine".split()
)
SOURCES = frozenset(
    "poll polls survey surveys study studies report reports data analysis analyses figure figures "
    "research record records number numbers document documents statistics finding findings review "
    "census paper papers letter letters memo memos transcript transcripts article articles book "
    "statement statements account accounts slide slides filing filings email emails e-mails "
    "results result index table tables website estimates forecast forecasts court judge "
    "officials official experts expert people sources source analysts analyst scientists "
    "researchers economists critics supporters leaders aides lawyers others spokesman "
    "spokeswoman spokesperson company government ministry party group campaign".split()
)
# Verbs of speech whose object, without any "that", tells what was said.
ACT = _forms(
    "urge pledge vow criticize criticise praise accuse condemn denounce deny demand dismiss blast "
    "slam mock complain"
) | frozenset(["called"])
# Verbs that take quoted words as part of their sentence.
QUOTE = _forms(
    "call describe label brand blast slam criticize criticise praise accuse condemn dismiss mock "
    "denounce hail tout refer cite shout chant yell continue characterize characterise deride "
    "attack rip demand pledge vow promise urge ask propose declare proclaim scold compare "
    "laud reference exhort blame rate vilify ridicule portray whisper exclaim cry recite "
    "question admire advocate encourage prohibit rule offer express voice deliver issue "
    "repeat promote champion demean challenge echo highlight decry"
) | frozenset(
    "sing sings sang read reads go goes went say think thought believe quote quoted "
    "dub dubs dubbed dubbing liken likens likened begin began sum summed".split()
)
# Forms that are as often nouns.
NOUN_LIKE = frozenset(
    "claim claims report reports note notes estimate estimates state states answer answers stress "
    "comment comments remark remarks tweet tweets protest protests counter warning post posts "
    "reply replies joke jokes thought hope hopes fear fears promise promises pledge pledges vow "
    "vows request requests demand demands caution feeling finding saying telling writing "
    "meaning doubt doubts call calls attack attacks question questions address issue issues offer "
    "offers voice rule rules rate rates read reads show shows find finds sees quote".split()
)
# Nouns that report, after the speaker's name: "Trump's claim that".
REPORT_NOUNS = frozenset(
    "claim claims statement assertion assertions suggestion argument allegation allegations "
    "accusation accusations warning warnings promise pledge remark remarks comment comments "
    "contention insistence admission announcement conclusion prediction belief view".split()
)
# Words that open a clause which a verb of saying takes.
OPENERS = frozenset("that how why whether if what".split())
LISTENERS = frozenset(
    "me us him her them you it reporters supporters voters lawmakers investors journalists "
    "analysts followers police everyone people".split()
)
# Words after a comma that begin the words of another voice, or end those of this one.
TURNS = frozenset(
    "adding according noting saying citing referring though although arguing claiming".split()
)
MODALS = frozenset("to would will could can may might must should not never cannot".split())
# Of these, hardly ever verbs of saying.
MOSTLY_NOUNS = frozenset(
    "states state stress issue issues report reports comment comments post posts protest protests "
    "call calls attack attacks question questions offer offers rule rules rate rates show shows "
    "read reads estimate estimates find finds sees claims remarks recall recalls demand demands "
    "feel place".split()
)
PRONOUNS = frozenset("he she they it we i you who one everyone nobody somebody someone".split())
BE = frozenset("is are was were be been being am ’s 's 're ’re get gets got".split())
AUXILIARIES = BE | frozenset(
    "has have had having will would can could may might must should shall do does did to "
    "hasn’t haven’t hadn’t didn’t don’t doesn’t won’t wouldn’t couldn’t can’t cannot "
    "hasn't haven't hadn't didn't don't doesn't won't wouldn't couldn't can't not never".split()
)
ADVERBS = frozenset(
    "only also then later once again still often even now too first further just simply today "
    "yesterday tonight ever always sometimes soon thus instead rather twice "
    "since already long reportedly".split()
)
NOT_ADVERBS = frozenset("family italy july ally rally daily weekly monthly reply supply".split())
SUBORDINATORS = frozenset(
    "as while when after before although though because since if unless until where whereas "
    "whether once than so that".split()
)
PREPOSITIONS = frozenset(
    "in on at by with from to of for during before after about over through via under among "
    "between against into within without amid despite upon toward towards outside inside "
    "following ahead near around across along behind beyond per throughout like".split()
)
INTRODUCTIONS = (
    SUBORDINATORS
    | PREPOSITIONS
    | frozenset(
        "speaking asked writing meanwhile however still yet moreover additionally similarly "
        "separately earlier later last this next today yesterday then now also indeed likewise "
        "instead finally first second third but and or nor so even only well look".split()
    )
)
DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your some any no every each another "
    "one two three many most several few both all other such".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight then there "
    "morning afternoon evening night earlier later last this next week month year recently "
    "january february march april may june july august september october november december "
    "again once here ago".split()
)
# Words that name no one.
FUNCTION_WORDS = (
    (SUBORDINATORS | PREPOSITIONS | TIMES | AUXILIARIES | ADVERBS | OPENERS)
    - PRONOUNS
    - {"that", "may", "march", "april", "june"}
) | {"no"}
