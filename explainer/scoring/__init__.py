"""Marking, attempts as evidence, a learner's record, and progress: values in, values out."""
