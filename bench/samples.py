"""Samples of one kind of time, and what is said of them."""

from dataclasses import dataclass, field


@dataclass
class Samples:
    """Milliseconds of one kind."""

    name: str
    values: list[float] = field(default_factory=list)

    def share(self, part: float) -> float:
        """A quantile, in milliseconds; NaN where there is no sample."""
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else float("nan")

    @property
    def median(self) -> float:
        """The middle one, in milliseconds."""
        return self.share(0.5)

    def line(self) -> str:
        """What is printed of them."""
        return (
            f"  {self.name:<44} n={len(self.values):<5} median {self.median:8.1f}  "
            f"p95 {self.share(0.95):8.1f}  max {self.share(1.0):8.1f} ms"
        )
