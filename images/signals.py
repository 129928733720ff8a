"""What the worker tells about consent that came to an end."""

from django.dispatch import Signal

# Sender: Picture or Attachment. `file`: the row. `pages`: the public pages it stood on until now, a list of Page; who
# wrote them wants to know. Sent once for each end, in the transaction that takes it off, so that what a receiver writes
# (a mail in the outbox) is there exactly when it happened.
taken_off = Signal()
