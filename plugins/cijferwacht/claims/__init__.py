"""Claims: what an article says, each with the characters that say it: figures, dates and statements."""
