"""The agenda asks as much of the database with 5,000 meetings as with 50."""

import pytest
from dateutil.relativedelta import relativedelta
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.preparing import the_agenda
from search.indexing import rebuild
from tests.events.many import many
from tests.search.reader import BROWSER

pytestmark = pytest.mark.once
FEW, MANY = 50, 5_000
MOST = 12
SOON, LATER = (f"{timezone.localdate() + relativedelta(months=step):%Y-%m}" for step in (1, 2))
ADDRESSES = (
    "/agenda/",
    "/agenda/?wanneer=voorbij",
    "/agenda/?pagina=2",
    f"/agenda/?toon={SOON}&bijeenkomstsoort=webinar&regio=utrecht&online=nee&ontwikkelgebied=sport",
    f"/agenda/?maand={SOON}&maand={LATER}",
    "/agenda/?q=koken",
    "/agenda/?q=koken&regio=utrecht&activiteit=koken&volgorde=laatste",
    "/agenda/?q=qqqqxxxx",
    "/zoeken/?soort=bijeenkomst&q=samen",
)


def asked(client, address):
    with CaptureQueriesContext(connection) as questions:
        assert client.get(address, headers={"User-Agent": BROWSER}).status_code == 200
    return len(questions)


def test_as_many_questions_with_5000_meetings_as_with_50(client, cast):
    the_agenda(cast.home)
    many(cast.utrecht, FEW)
    rebuild()
    for address in ADDRESSES:
        asked(client, address)
    few = {address: asked(client, address) for address in ADDRESSES}
    many(cast.twente, MANY - FEW)
    rebuild()
    client.get("/agenda/")
    assert {address: asked(client, address) for address in ADDRESSES} == few
    assert max(few.values()) <= MOST, few
    table = client.get(f"/agenda/?toon={SOON}").text
    assert table.count('class="k-maand__uur"') > MANY / 4 / 12 / 2
