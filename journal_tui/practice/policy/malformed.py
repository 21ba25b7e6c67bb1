"""What is raised when a data file of the policy is not as its schema says."""


class PolicyMalformed(Exception):
    """A data file does not fit its schema. The message names the file and the place, never what stands there."""
