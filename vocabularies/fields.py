"""Fields for pages that carry terms."""

from typing import Any

from django.db import models
from modelcluster.fields import ParentalManyToManyField

from vocabularies.models import Area, Term, Vocabulary


def many_terms(vocabulary: Vocabulary, **kwargs: Any) -> ParentalManyToManyField:
    """A choice of several terms of one vocabulary; its label is the vocabulary's unless given."""
    return ParentalManyToManyField(
        Term,
        blank=kwargs.pop("blank", True),
        related_name="+",
        limit_choices_to={"vocabulary": vocabulary.value},
        verbose_name=kwargs.pop("verbose_name", vocabulary.label),
        **kwargs,
    )


def one_term(vocabulary: Vocabulary, **kwargs: Any) -> "models.ForeignKey[Any, Any]":
    """A choice of one term of one vocabulary, or none; with `blank=False` publication asks for one."""
    return models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=kwargs.pop("blank", True),
        related_name="+",
        limit_choices_to={"vocabulary": vocabulary.value},
        verbose_name=kwargs.pop("verbose_name", vocabulary.label),
        **kwargs,
    )


def many_areas(**kwargs: Any) -> ParentalManyToManyField:
    """A choice of several municipalities, provinces and islands."""
    return ParentalManyToManyField(Area, blank=kwargs.pop("blank", True), related_name="+", **kwargs)


def own_words(**kwargs: Any) -> "models.TextField[Any, Any]":
    """The source's own words beside a coded field: codes find, words inform."""
    return models.TextField(blank=True, max_length=1000, **kwargs)
