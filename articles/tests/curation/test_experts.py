import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.curation.finders import ExpertKind, find_experts
from articles.text import normalise

STORY = """Prices fell by three percent, the Ministry of Rain (MOR) revealed on Friday.

Chen Hong, an official from MOR, said during a briefing that harvests were good. Chen added that \
stocks were full.

"Farmers are glad," Chen noted.

It will not last, Ana Silva, chief economist and spokesperson of the Grain Board, told the Daily \
Courier on Friday.

"The rain will stop," said Silva. She noted that rivers were low.

Acme CEO John B. Smith said in an interview that his business has grown. Kenyan President Amina \
Otieno urged farmers to stay calm, according to Harvest News Agency. Experts said it was early.
"""


def experts(text):
    return {
        expert.name: (expert.kind.value, expert.role, expert.affiliation, len(expert.quotes))
        for expert in find_experts(text)
    }


def test_a_story_gives_its_speakers_with_role_and_affiliation():
    assert experts(STORY) == {
        "Ministry of Rain": ("organization", "", "", 1),
        "Chen Hong": ("person", "official", "MOR", 3),
        "Ana Silva": ("person", "chief economist and spokesperson", "Grain Board", 3),
        "John B. Smith": ("person", "CEO", "Acme", 1),
        "Amina Otieno": ("person", "President", "Kenya", 1),
        "Harvest News Agency": ("organization", "", "", 1),
    }


@pytest.mark.parametrize(
    ("words", "role", "affiliation"),
    [
        ("Li Na, director-general of the Geneva-based Rain Club,", "director-general", "Rain Club"),
        ("Li Na, 45, a researcher at the University of Bo,", "researcher", "University of Bo"),
        ("Li Na, who heads the Rain Board,", "head", "Rain Board"),
        ("Li Na, Acme's vice president of sales,", "vice president of sales", "Acme"),
        ("Li Na, an economist and tax expert,", "economist and tax expert", ""),
        ("Li Na, head of debate at Bo University,", "head of debate", "Bo University"),
        ("Acme chief economist Li Na", "chief economist", "Acme"),
        ("Acme (ACM) chief economist Li Na", "chief economist", "Acme"),
        ("former Acme spokesman Li Na", "spokesman", "Acme"),
        ("British Prime Minister Li Na", "Prime Minister", "United Kingdom"),
        ("Sen. Li Na", "senator", ""),
        ("Moody's analyst Li Na", "analyst", "Moody"),
        ("Li Na of the Rain Board", "", "Rain Board"),
        ("Li Na", "", ""),
    ],
)  # fmt: skip
def test_roles_and_affiliations_as_they_are_written(words, role, affiliation):
    assert experts(f"{words} said that prices fell.")["Li Na"] == ("person", role, affiliation, 1)


@pytest.mark.parametrize(
    ("text", "name", "affiliation"),
    [
        ("“Prices fell,” said Élise Œuvré, an analyst at Écoline.", "Élise Œuvré", "Écoline"),
        ("王鹏 said that prices fell.", "王鹏", ""),
        ("Сергей Волков, director of Ростех, said that prices fell.", "Сергей Волков", "Ростех"),
        ("Ngozi Adébáyọ̀-Ọlá told reporters that prices fell.", "Ngozi Adébáyọ̀-Ọlá", ""),
    ],
)
def test_names_in_any_script_are_names(text, name, affiliation):
    kind, _, found, quotes = experts(normalise(text))[normalise(name)]
    assert (kind, found, quotes) == ("person", affiliation, 1)


def test_spans_point_to_the_words_of_the_text():
    (expert,) = (e for e in find_experts(STORY) if e.name == "Ana Silva")
    assert STORY[expert.start : expert.end] == "Ana Silva"
    assert STORY[slice(*expert.role_span)] == "chief economist and spokesperson"
    assert STORY[slice(*expert.affiliation_span)] == "Grain Board"
    assert [STORY[s:e] for s, e in expert.mentions] == ["Ana Silva", "Silva"]


def test_an_organization_is_known_by_its_abbreviation_too():
    text = "The Rain Agency (RAN) said prices fell. RAN added that rents rose."
    (agency,) = find_experts(text)
    assert (agency.kind, agency.name, agency.aliases) == (
        ExpertKind.ORGANIZATION,
        "Rain Agency",
        ("RAN",),
    )
    assert len(agency.quotes) == 2


def test_a_company_is_one_with_and_without_its_legal_form():
    assert experts("Acme Corp said prices fell. Acme added that rents rose.") == {
        "Acme Corp": ("organization", "", "", 2)
    }


def test_a_surname_is_joined_with_the_name_wherever_that_stands():
    assert experts("Silva said it rained. We met Ana Silva later.") == {
        "Ana Silva": ("person", "", "", 1)
    }


def test_western_and_eastern_surnames_are_told_apart():
    text = "Wang Peng said it rained. Peter Jones said it snowed. Wang added this. Jones said that."
    assert experts(text + " Jones said no more.")["Peter Jones"][3] == 2
    assert [text[s:e] for s, e in find_experts(text)[0].mentions] == ["Wang Peng", "Wang"]


@pytest.mark.parametrize(
    "text",
    [
        "Experts said that prices fell.",
        "“Prices fell,” a source said.",
        "Ana Silva met John Smith in Ghent.",
        "The company said that prices fell.",
        "",
    ],
)
def test_unnamed_sources_and_silent_people_are_no_experts(text):
    assert find_experts(text) == ()


@given(
    st.lists(
        st.sampled_from(
            ["said ", "Li Na ", "Na ", "MOR ", "Bank ", "Inc ", "CEO ", ", ", ". ", "that ", "he ",
             "\n\n", "told ", "of ", "the ", "Mr. ", "“a b,” ", "'s ", "(X) ", "who heads ", "in "]
        )
    ).map("".join)
)  # fmt: skip
@settings(max_examples=300)
def test_any_text_gives_experts_inside_it(text):
    for expert in find_experts(text):
        assert text[expert.start : expert.end] == expert.name
        assert expert.quotes
        for span in (expert.role_span, expert.affiliation_span):
            assert span is None or text[slice(*span)].strip()


def test_many_names_take_linear_time():
    names = [
        f"Anna{'abcdefghij'[i % 10]} B{'abcdefghij'[i // 10 % 10] * (i // 100 + 1)}"
        for i in range(500)
    ]
    text = " ".join(f"{name} said that it rained. He added that it snowed." for name in names)
    assert len(find_experts(text)) > 400
