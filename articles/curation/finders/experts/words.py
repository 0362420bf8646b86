"""Words that tell people, their roles and organizations apart: data for the expert finder."""

from ..speech import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    INTRODUCTIONS,
    OPENERS,
    PREPOSITIONS,
    SUBORDINATORS,
)

# Courtesy titles and what role they stand for; "" where they stand for none.
TITLES = {
    "mr": "",
    "mrs": "",
    "ms": "",
    "miss": "",
    "mx": "",
    "dr": "",
    "sir": "",
    "dame": "",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "adm": "admiral",
    "prof": "professor",
    "rev": "reverend",
    "del": "delegate",
    "hon": "",
}
# The last word of a role; before a name often with a capital.
ROLES = frozenset(
    "academic activist actor actress administrator admiral adviser advisor advocate agent aide "
    "ambassador analyst anchor applicant archbishop architect artist astronomer athlete attorney "
    "author banker biologist bishop boss broker captain ceo cfo cto coo chair chairman chairperson "
    "chairwoman chancellor chemist chief clerk coach co-author co-chair co-founder columnist "
    "commander commentator commissioner congressman congresswoman consultant contractor "
    "coordinator counsel counselor critic curator dean delegate demographer deputy designer "
    "developer diplomat director director-general doctor driver economist editor educator employee "
    "engineer entrepreneur envoy epidemiologist executive expert farmer fellow filmmaker financier "
    "founder general geneticist geologist governor head historian host investigator investor "
    "journalist judge justice king lawmaker lawyer leader lecturer librarian lobbyist manager "
    "marshal mayor meteorologist minister mp negotiator neuroscientist nominee nurse observer "
    "officer official operator organizer owner partner pastor philanthropist physician physicist "
    "pilot planner player pollster pope premier president priest prince princess principal "
    "producer professor programmer prosecutor psychologist publisher queen rector registrar "
    "reporter representative researcher resident scholar scientist secretary senator sergeant "
    "sheriff sociologist solicitor specialist speaker spokesman spokesperson spokeswoman staffer "
    "statistician strategist student superintendent supervisor surgeon teacher technologist "
    "therapist trader treasurer trustee undersecretary vice-president vice-chairman virologist "
    "warden writer zoologist".split()
)
# Words before a role that belong to it.
ROLE_MODIFIERS = frozenset(
    "acting assistant associate chief co deputy executive former general interim joint junior "
    "lead longtime managing outgoing principal senior vice founding incoming regional global "
    "prime first national federal democratic republican conservative liberal independent "
    "presidential vice-presidential retired veteran current".split()
)
# Words of the names of organizations.
ORGANIZATION_WORDS = frozenset(
    "academy administration agency airlines airports alliance army assembly associates association "
    "authority bank board broadcasting bureau business cabinet campaign capital center centre "
    "chamber church club coalition college commission committee communications community company "
    "conference congress corp corporation council court courts delivery department exchange "
    "federation fed firm force forces forum foundation fund group guard holdings hospital house "
    "inc industries initiative institute institution insurance international investigations "
    "journal laboratory league llc llp ltd maker media ministry motors museum network networks "
    "news nonprofit observatory office organization organisation parliament partners partnership "
    "party pentagon plc police post press project publisher reserve research review school "
    "securities senate service services society solutions startup station street studios systems "
    "team technologies technology telegraph television times treasury tribune tribunal union "
    "university ventures watch works kremlin reuters bloomberg greenpeace nato states korea "
    "kingdom nations york kong zealand africa arabia republic facebook google twitter amazon apple "
    "microsoft sachs stanley fargo suisse jpmorgan lockheed".split()
)
# What follows the name of a company.
COMPANY_FORMS = "Inc|Corp|Co|Ltd|LLC|LLP|PLC|Plc|AG|SE|SA|GmbH|Group|Holdings"
COUNTRIES = {
    "american": "United States", "us": "United States", "u.s.": "United States",
    "argentine": "Argentina", "australian": "Australia", "austrian": "Austria",
    "bangladeshi": "Bangladesh", "belgian": "Belgium", "brazilian": "Brazil",
    "british": "United Kingdom", "uk": "United Kingdom", "bulgarian": "Bulgaria",
    "cambodian": "Cambodia", "canadian": "Canada", "chilean": "Chile", "chinese": "China",
    "colombian": "Colombia", "croatian": "Croatia", "cuban": "Cuba", "czech": "Czechia",
    "danish": "Denmark", "dutch": "Netherlands", "egyptian": "Egypt", "estonian": "Estonia",
    "ethiopian": "Ethiopia", "european": "Europe", "filipino": "Philippines",
    "finnish": "Finland", "french": "France", "german": "Germany", "ghanaian": "Ghana",
    "greek": "Greece", "hungarian": "Hungary", "icelandic": "Iceland", "indian": "India",
    "indonesian": "Indonesia", "iranian": "Iran", "iraqi": "Iraq", "irish": "Ireland",
    "israeli": "Israel", "italian": "Italy", "japanese": "Japan", "jordanian": "Jordan",
    "kenyan": "Kenya", "korean": "Korea", "latvian": "Latvia", "lebanese": "Lebanon",
    "lithuanian": "Lithuania", "malaysian": "Malaysia", "mexican": "Mexico",
    "moroccan": "Morocco", "nigerian": "Nigeria", "norwegian": "Norway",
    "pakistani": "Pakistan", "palestinian": "Palestine", "peruvian": "Peru",
    "philippine": "Philippines", "polish": "Poland", "portuguese": "Portugal",
    "romanian": "Romania", "russian": "Russia", "saudi": "Saudi Arabia",
    "serbian": "Serbia", "singaporean": "Singapore", "slovak": "Slovakia",
    "slovenian": "Slovenia", "spanish": "Spain", "swedish": "Sweden", "swiss": "Switzerland",
    "syrian": "Syria", "taiwanese": "Taiwan", "thai": "Thailand", "turkish": "Turkey",
    "ukrainian": "Ukraine", "venezuelan": "Venezuela", "vietnamese": "Vietnam",
}  # fmt: skip
# Family names that stand before the given name: Wang Peng, Kim Jong-un, Nguyen Van Linh.
FAMILY_FIRST = frozenset(
    "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song "
    "zheng xie han tang feng yu dong xiao cheng cao yuan deng xiang tao xi fu shen zeng peng lu su "
    "jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou "
    "xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian kim park "
    "choi jeong kang cho yoon jang lim nguyen tran pham hoang phan vu vo dang bui do ngo".split()
)
# Small words inside names: Ursula von der Leyen, Luiz Inácio Lula da Silva.
PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den ter bin ibn al el ben abu y e".split()
)
# "Secretary of State": here "of" does not lead to an organization.
ROLE_TAILS = frozenset("state staff defense defence health labor labour energy commerce".split())
HEADING_VERBS = frozenset("heads leads runs chairs directs founded co-founded manages owns".split())
NOT_NAMES = (
    SUBORDINATORS | PREPOSITIONS | DETERMINERS | AUXILIARIES | INTRODUCTIONS | OPENERS | ADVERBS
) | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december he she it they i we you says said "
    "yes according everything anyone everyone republicans democrats americans officials experts "
    "analysts critics".split()
)
