"""Strategies that make the queries people and attackers type."""

from hypothesis import strategies as st

PIECES = """
a b 5G stations 中国 基站 café 한국 é ( ) ( OR AND NOT - -( " “ > , * / : ' ` + | .. ...
topic: topic:5g -topic:5g expert: title: title:( org:"x y",z has: has:quotes lang:en metric:
unit:yuan value: value:>1bn value:3..4m year: year:2019..2024 before:7d after:2023-05 period:2023
3.377 million billion 万 value:9e30 29% yuan 4,400 2019
""".split()

typed = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from([*PIECES, " ", " "]), max_size=40).map("".join),
    st.text(max_size=60),
)
