from django.apps import AppConfig


class ImagesConfig(AppConfig):
    """Our images, their renditions and our documents, with the consent of who is in them."""

    name = "images"
    # Wagtail's own app is called wagtailimages, so the short label is free.
    label = "images"

    def ready(self) -> None:
        from images import chores  # noqa: F401  registers them
