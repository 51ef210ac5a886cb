"""What can go wrong when a graph is drawn, whichever engine draws it."""


class LayoutFailed(Exception):  # noqa: N818 - says what happened, and reads well after "except"
    """The engine could not draw this DOT text; the message is the engine's, in English."""


class LayoutTooHard(LayoutFailed):
    """The graph took all the work, memory or time that a graph may take."""
