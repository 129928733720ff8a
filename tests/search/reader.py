"""Somebody who looks for practices, and what is counted of it."""

from django.test import Client

from home.models import HomePage
from search.indexing import rebuild
from search.models import AskedInWeek
from tests.search.tree import a_coalition, a_practice, a_region

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
HERE = "http://testserver"


class Reader:
    """A browser: it says where it comes from, as browsers do within one site."""

    def __init__(self) -> None:
        self.client = Client(headers={"User-Agent": BROWSER})
        self.at = ""

    def goes_to(self, address: str, **headers: str) -> str:
        answer = self.client.get(address, headers={"Referer": self.at, **headers} if self.at else headers)
        assert answer.status_code == 200
        self.at = HERE + address
        return answer.content.decode()

    def starts_anew(self) -> None:
        self.at = ""

    def asks(self, text: str, times: int = 1) -> str:
        """From the home page, each time."""
        for _time in range(times):
            self.at = HERE + "/"
            html = self.goes_to(f"/zoeken/?q={text}")
        return html


def two_practices(home: HomePage) -> None:
    """To cook and to garden, published and in the index."""
    coalition = a_coalition(a_region(home), "Coalitie Overvecht")
    a_practice(coalition, "Koken met de buurt", sectors=["po"])
    a_practice(coalition, "Tuinieren na school", sectors=["vo"])
    rebuild()


def counted(text: str) -> tuple[int, int, int]:
    """Asked, without results, opened; all zero when it is not kept."""
    row = AskedInWeek.objects.filter(text=text).first()
    return (row.asked, row.without_results, row.opened) if row else (0, 0, 0)
