"""Coming in without the form for logging in: for who chose a password on the page before."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse

from accounts.models import User


def enter(request: HttpRequest, person: User) -> HttpResponse:
    """Log in, as if the password was given: whoever chose it a moment ago is not asked for it again."""
    record_authentication(request, person, "password", email=person.email)
    response: HttpResponse = perform_login(request, person)
    return response
