"""The last room: an edition becomes a report people read, and a mail each of them gets once.

``render`` makes HTML, text and charts of an :class:`~cijferwacht.model.Edition` and of nothing else;
``message`` makes a mail of those; ``delivery`` hands it over, at most once. The pages show the same
:mod:`~cijferwacht.reports.story`.
"""
