"""Topics: which of the desk's subjects an article is about, and why.

A topic is data (``seeds/topics/*.toml``): weighted terms in named groups, a threshold, and what must
stand together. ``load_topics`` reads and checks the files, ``detect_topics`` weighs one article.
"""

from cijferwacht.topics.detect import detect_topics
from cijferwacht.topics.seeds import SeedError, Topics, load_topics

__all__ = ["SeedError", "Topics", "detect_topics", "load_topics"]
