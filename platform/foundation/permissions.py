"""What a person may do with a page: Wagtail's own answer, but what needs a review is published by a review alone."""

from typing import Any

from wagtail.models import PagePermissionTester


class ReviewedPermissions(PagePermissionTester):
    """Where a review applies, the grant to publish is a grant to approve; superusers excepted."""

    def can_publish(self) -> bool:
        """Where many may add, a grant to publish is one for what they may change: their own."""
        return bool(
            super().can_publish() and (self.user.is_superuser or (not self.page.needs_review and self.can_edit()))
        )

    def can_publish_subpage(self) -> bool:
        return bool(super().can_publish_subpage() and (self.user.is_superuser or not self._has_reviewed_subpages()))

    def can_unpublish(self) -> bool:
        """Who writes a reviewed text may take it offline at once, whoever reviews or has locked it."""
        if not self.page.needs_review:
            return bool(super().can_unpublish() and self.can_edit())
        return bool(self.page.live and self._writes_or_reviews())

    def can_unschedule(self) -> bool:
        return bool(super().can_unschedule() or (self.page.needs_review and self._writes_or_reviews()))

    def _writes_or_reviews(self) -> bool:
        if not self.user.is_active:
            return False
        return self.user.is_superuser or bool({"change", "publish"} & self.permissions)

    def _has_reviewed_subpages(self) -> bool:
        # Where it is known which type is being added, only that one counts.
        adding = getattr(self.page, "adding", None)
        subpages: list[Any] = [adding] if adding else self.page.specific_class.creatable_subpage_models()
        return any(getattr(subpage, "needs_review", False) for subpage in subpages)
