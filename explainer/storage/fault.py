"""What can be wrong with a database, said so that its owner knows what to do."""


class StorageFault(Exception):
    """Something is wrong with the database. The message says what, and what to do."""


class BadAddress(StorageFault):
    """The database's address is none that this version can open."""


class Busy(StorageFault):
    """The database cannot be had just now. Nothing was written; trying again may help."""


class OutcomeUnknown(StorageFault):
    """The connection broke while a transaction was being confirmed: it lasts, or nothing of it happened.

    Nothing tries again by itself: what did last would then be there twice.
    """


class NotWritable(StorageFault):
    """The database cannot be made, opened or written where it is."""


class Full(StorageFault):
    """The disk is full. Nothing was written."""


class Damaged(StorageFault):
    """It is not a database of ours, or part of it cannot be read."""


class TooNew(StorageFault):
    """A newer version of the program made the database."""


class WrongSecret(StorageFault):
    """The secret is not the one that the database was begun with."""


class EraseUnfinished(StorageFault):
    """What was to be erased is deleted; its old bytes are still to be removed."""
