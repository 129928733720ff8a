"""What strangers put in an address."""

from urllib.parse import quote

from hypothesis import strategies as st

from search.facets import BY_NAME

PARAMETERS = ("q", "soort", "volgorde", "pagina", "toon", *BY_NAME)
SCRIPT = "<script>alert(1)</script>"
STRANGE = (
    "",
    "%20",
    "%00",
    "muziek%00dans",
    "%ff",
    "%C3",
    "%ED%A0%80",  # a lone surrogate
    "%F0%9F%8E%BB",
    "title:*",
    "title%3A*%20OR%20*",
    "%22muziek",
    "'",
    "AND%20OR%20NOT",
    "%28%28%28",
    quote("+-&&||!(){}[]^~*?:\\/"),
    quote("muziek~2 dans^1000 [a TO z] {* TO *}"),
    quote(SCRIPT),
    quote('"><img src=x onerror=alert(1)>'),
    quote("' OR 1=1; DROP TABLE wagtailcore_page --"),
    quote("../../../../etc/passwd"),
    quote("{{ 7*7 }}{% now %}"),
    "%25%25%zz%",
    "+",
    "a" * 5_000,
    "0",
    "-1",
    "1.5",
    quote("１２"),
    "99999999999999999999999999",
    "1e9",
    "null",
    "%0d%0aX-Injected:%201",
    "2026-13",
    "9999-99",
    "0000-00",
    "2027-03%00",
)

values = st.one_of(
    st.sampled_from(STRANGE),
    st.text(max_size=40).map(lambda text: quote(text.encode("utf-8", "surrogatepass"))),
    st.binary(max_size=20).map(quote),
    st.sampled_from(["po", "vo", "na-schooltijd", "muziek", "praktijk", "coalitie", "titel", "ja", "2-4"]),
    st.sampled_from(["bijeenkomst", "2027-03", "voorbij"]),
)
names = st.one_of(
    st.sampled_from(PARAMETERS),
    st.sampled_from(PARAMETERS).map(lambda name: f"{name}%5B%5D"),  # sector[]
    st.sampled_from(PARAMETERS).map(lambda name: f"{name}%5B0%5D"),
    st.sampled_from(STRANGE),
)
query_strings = st.lists(st.tuples(names, values, st.sampled_from(["&", "&&", ";"])), max_size=12).map(
    lambda parts: "".join(f"{name}={value}{end}" for name, value, end in parts)
)
EVERY_STRANGE_VALUE = [f"{name}={value}" for name in PARAMETERS for value in STRANGE]
OTHERS = [
    "sector=po&sector=vo&sector=po&sector=",
    "sector[]=po&sector[0]=vo&sector[a][b]=x",
    "q=a&q=b&q=",
    "pagina=1&pagina=onzin",
    "&&&=&=x&x",
    "q",
    "=",
    "&".join(f"x{number}=1" for number in range(900)),
    "q=" + "muziek+" * 1_000,
    "q=" + "%C3%A9" * 1_000,
]
