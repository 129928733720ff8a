"""What is wrong with a file, in sentences for the person who wrote it."""


class ImportProblem(Exception):
    """Nothing was imported; `sentences` say why, one for each broken record."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class Fault(Exception):
    """One field of a record that cannot be used; `sentence` completes “Record …, field …:”."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence
