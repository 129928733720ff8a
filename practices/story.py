"""The story of a practice."""

from foundation.blocks import StoryBlock
from images.on_pages import PictureBlock


class PracticeStory(StoryBlock):
    """The blocks of every story, and pictures."""

    beeld = PictureBlock()
