"""What is raised when a folder cannot be used as an encoder."""


class EncoderUnusable(Exception):
    """The folder is no encoder that can be read, or numpy is missing; the text names the cure."""
