"""Articles: which entries are of one article, and which of its texts are versions."""
