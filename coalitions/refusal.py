"""When somebody may not do something."""


class Refused(Exception):
    """Why something cannot be done, in a sentence for the person who tried."""
