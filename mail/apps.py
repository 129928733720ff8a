from django.apps import AppConfig


class MailConfig(AppConfig):
    """The outbox: mail is written in the transaction of what it is about, and sent by the worker."""

    name = "mail"

    def ready(self) -> None:
        from mail import chores  # noqa: F401  registers them
