//! Fractions of whole numbers, as one would on paper.

/// A numerator over a positive denominator.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fraction(pub(crate) i128, pub(crate) i128);

impl Fraction {
    pub(crate) fn of(n: i128) -> Self {
        Self(n, 1)
    }

    pub(crate) fn over(self, other: Self) -> Self {
        assert_ne!(other.0, 0, "divided by nothing");
        let sign = other.0.signum();
        Self(self.0 * other.1 * sign, self.1 * other.0 * sign).reduced()
    }

    pub(crate) fn times(self, other: Self) -> Self {
        Self(self.0 * other.0, self.1 * other.1).reduced()
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self(self.0 * other.1 + other.0 * self.1, self.1 * other.1).reduced()
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        self.plus(Self(-other.0, other.1))
    }

    pub(crate) fn abs(self) -> Self {
        Self(self.0.abs(), self.1)
    }

    pub(crate) fn less(self, other: Self) -> bool {
        self.0 * other.1 < other.0 * self.1
    }

    pub(crate) fn at_most(self, other: Self) -> bool {
        !other.less(self)
    }

    pub(crate) fn least(self, other: Self) -> Self {
        if other.less(self) { other } else { self }
    }

    pub(crate) fn most(self, other: Self) -> Self {
        if self.less(other) { other } else { self }
    }

    fn reduced(self) -> Self {
        let (mut a, mut b) = (self.0.abs(), self.1);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Self(self.0 / a.max(1), self.1 / a.max(1))
    }
}
