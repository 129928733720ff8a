"""Mail is written in the transaction of what it is about, and sent to a real mail server."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from foundation.chores import REGISTERED
from mail.forgetting import forget
from mail.letters import Letter, letter
from mail.models import Message, State
from mail.outbox import post
from mail.sending import MOST_ATTEMPTS, send_due
from tests.mail.server import MailServer
from tests.people import AMINA as PERSON
from tests.people import EDITOR, log_in, registered

pytestmark = pytest.mark.django_db
AMINA = PERSON.email
LETTER = Letter("Uitnodiging", "Dag Amina,\n\nDoet u mee? Groet, de coördinator\n")


def posted(key: str = "invitation:1:1", **others: Any) -> Message:
    post(LETTER, key=key, **{"to": AMINA, **others})
    return Message.objects.get(key=key)


def work() -> None:
    REGISTERED["mail: outbox"].work()


def an_hour_later() -> None:
    """What waits for another try has waited."""
    Message.objects.waiting().update(not_before=timezone.now() - timedelta(seconds=1))


def test_what_is_posted_is_sent_by_the_worker(server: MailServer) -> None:
    message = posted(reply_to="bram@example.org")
    work()
    (received,) = server.received
    assert received["To"] == AMINA
    assert received["Reply-To"] == "bram@example.org"
    assert received["From"] == "Kansrijk <noreply@localhost>"
    assert received["Subject"] == "Uitnodiging"
    assert received["Auto-Submitted"] == "auto-generated"
    assert received.get_content().splitlines() == LETTER.text.splitlines()
    message.refresh_from_db()
    assert message.state == State.SENT
    work()
    assert len(server.received) == 1


def test_what_is_rolled_back_is_never_sent(server: MailServer) -> None:
    with transaction.atomic():
        posted()
        transaction.set_rollback(True)
    work()
    assert not server.received
    assert not Message.objects.exists()


def test_the_same_thing_is_mailed_once_whatever_was_sent_meanwhile(server: MailServer) -> None:
    posted()
    posted()
    work()
    posted()
    work()
    assert len(server.received) == 1
    posted("invitation:1:2")
    work()
    assert len(server.received) == 2


def test_not_before_its_time(server: MailServer) -> None:
    posted(not_before=timezone.now() + timedelta(hours=1))
    work()
    assert not server.received
    an_hour_later()
    work()
    assert len(server.received) == 1


@pytest.mark.parametrize("text", ["Dag\r\nBcc: ander@example.org", "Dag\n\nVreemd", "Dag\x0bzo", "x" * 500])
def test_a_subject_never_becomes_a_header(server: MailServer, text: str) -> None:
    post(Letter(text, "Tekst\n"), key="a", to=AMINA)
    work()
    (received,) = server.received
    assert received["Bcc"] is None
    assert len(received["Subject"]) <= 200


@pytest.mark.parametrize(
    "address", ["", "amina", "amina@", "a@b.nl\nBcc: c@d.nl", "a@b.nl, c@d.nl", "Amina <a@b.nl>", f"{'a' * 300}@b.nl"]
)
def test_what_is_no_address_is_refused_at_once(address: str) -> None:
    with pytest.raises(ValidationError):
        posted(to=address)
    if address:
        with pytest.raises(ValidationError):
            posted(reply_to=address)
    assert not Message.objects.exists()


def test_a_permanent_refusal_is_given_up_with_its_words(server: MailServer) -> None:
    message = posted()
    server.to_recipient = ["550 5.1.1 No such user here"]
    work()
    an_hour_later()
    work()
    message.refresh_from_db()
    assert message.state == State.GIVEN_UP
    assert message.last_error == "550 5.1.1 No such user here"
    assert server.asked == 1


def test_a_temporary_refusal_is_tried_again_after_waits_that_double(server: MailServer) -> None:
    message = posted()
    waits = []
    server.to_recipient = ["451 4.7.1 Greylisted", "451 4.7.1 Greylisted"]
    server.to_text = ["452 4.3.1 Disk full"]
    for _ in range(3):
        work()
        message.refresh_from_db()
        assert message.state == State.WAITING
        waits.append(round((message.not_before - timezone.now()).total_seconds() / 60))
        work()  # too early
        an_hour_later()
    assert waits == [1, 2, 4]
    assert "Disk full" in message.last_error
    work()
    assert len(server.received) == 1
    message.refresh_from_db()
    assert message.state == State.SENT


def test_after_about_three_days_it_is_given_up(server: MailServer) -> None:
    message = posted()
    waited = timedelta()
    server.to_recipient = ["451 Later"] * MOST_ATTEMPTS
    for _ in range(MOST_ATTEMPTS):
        work()
        message.refresh_from_db()
        waited += message.not_before - timezone.now()
        an_hour_later()
    assert message.state == State.GIVEN_UP
    assert timedelta(days=2) < waited < timedelta(days=4)


def test_a_refused_sender_may_be_a_wrong_setting_and_is_tried_again(server: MailServer) -> None:
    message = posted()
    server.to_sender = ["550 Sender not allowed"]
    work()
    message.refresh_from_db()
    assert message.state == State.WAITING
    an_hour_later()
    work()
    assert len(server.received) == 1


def test_hung_up_before_the_text_is_tried_again(server: MailServer) -> None:
    posted()
    server.to_recipient = [None]
    work()
    an_hour_later()
    work()
    assert len(server.received) == 1


def test_hung_up_after_the_text_is_uncertain_and_never_sent_again(server: MailServer) -> None:
    message = posted()
    server.to_text = [None]
    work()
    an_hour_later()
    work()
    message.refresh_from_db()
    assert message.state == State.UNCERTAIN
    assert len(server.received) == 1


def test_one_mail_that_fails_does_not_hold_up_the_others(server: MailServer) -> None:
    for number in range(5):
        posted(f"invitation:{number}")
    server.to_recipient = ["550 No", None, "421 Too busy"]
    work()
    assert len(server.received) == 2


def test_without_a_mail_server_all_mail_waits_and_no_attempt_is_counted(settings: Any, server: MailServer) -> None:
    first, second = posted("a"), posted("b")
    for host, port in (("127.0.0.1", 1), ("", 0)):
        settings.EMAIL_HOST, settings.EMAIL_PORT = host, port
        work()
        for message in (first, second):
            message.refresh_from_db()
            assert message.attempts == 0
            assert message.state == State.WAITING
            assert message.not_before > timezone.now() + timedelta(seconds=50)
        an_hour_later()
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.host, server.port
    work()
    assert len(server.received) == 2


def test_a_process_that_died_leaves_an_uncertain_mail(server: MailServer) -> None:
    message = posted()
    Message.objects.update(claimed_at=timezone.now() - timedelta(minutes=9))
    REGISTERED["mail: silence"].work()
    message.refresh_from_db()
    assert message.state == State.SENDING
    Message.objects.update(claimed_at=timezone.now() - timedelta(minutes=11))
    REGISTERED["mail: silence"].work()
    message.refresh_from_db()
    assert message.state == State.UNCERTAIN
    work()
    assert not server.received


def test_a_person_may_send_such_a_mail_after_all(server: MailServer, capsys: pytest.CaptureFixture[str]) -> None:
    posted("a")
    server.to_text = [None]
    work()
    call_command("outbox")
    assert "onzeker  a  amina@example.org" in capsys.readouterr().out
    call_command("outbox", again="a")
    work()
    first, second = server.received
    assert first["Message-ID"] == second["Message-ID"]
    with pytest.raises(CommandError, match="No mail “a”"):
        call_command("outbox", again="a")


def test_a_confidential_text_goes_as_soon_as_it_is_sent(server: MailServer) -> None:
    secret, plain = posted("a", confidential=True), posted("b")
    work()
    for message, text in ((secret, ""), (plain, LETTER.text)):
        message.refresh_from_db()
        assert message.text == text
    assert all(received.get_content().splitlines() == LETTER.text.splitlines() for received in server.received)


def test_texts_go_after_two_weeks_and_names_after_two_years_and_the_key_stays(server: MailServer) -> None:
    done = posted("done", reply_to="bram@example.org")
    work()
    waits = posted("waits", not_before=timezone.now() + timedelta(days=900))
    for days, text, to in ((13, LETTER.text, AMINA), (15, "", AMINA), (731, "", "")):
        Message.objects.filter(key="done").update(sent_at=timezone.now() - timedelta(days=days))
        forget()
        done.refresh_from_db()
        assert (done.text, done.to) == (text, to)
    waits.refresh_from_db()
    assert waits.text == LETTER.text
    posted("done")
    assert send_due() == 0


def test_a_letter_is_a_template_of_plain_text(tmp_path: Any, settings: Any) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "proef.txt").write_text(
        "{% load i18n %}Over {{ title }}\n\n\nDag {{ name }},\n\n{{ long }}\n\n{{ site }}/{{ path }}\n"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    written = letter("proef", title="Koken & <taal>", name="Amina", long="woord " * 30, path="x" * 90)
    assert written.subject == "Over Koken & <taal>"
    lines = written.text.splitlines()
    assert lines[:2] == ["Dag Amina,", ""]
    assert f"http://localhost:8000/{'x' * 90}" in lines
    assert max(len(line) for line in lines if "http" not in line) <= 76


def test_an_editor_sees_what_became_of_mail_and_never_the_text(client: Client, server: MailServer) -> None:
    registered(EDITOR)
    log_in(client, EDITOR)
    posted("a", to="bram@example.org")
    server.to_recipient = ["550 5.1.1 No such user here"]
    work()
    posted("b")
    work()
    page = client.get("/beheer/reports/mail/").content.decode()
    assert page.index("bram@example.org") < page.index(AMINA)
    assert "550 5.1.1 No such user here" in page
    assert "opgegeven" in page
    assert "Groet, de" not in page


def test_who_may_not_see_the_outbox_does_not(client: Client) -> None:
    registered(PERSON).user_permissions.set(Permission.objects.filter(codename="access_admin"))
    log_in(client, PERSON)
    assert client.get("/beheer/reports/mail/").status_code == 302
    assert "/beheer/reports/mail/" not in client.get("/beheer/").content.decode()
