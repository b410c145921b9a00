//! Places moved, turned and stretched.

/// A transformation of the plane, as PDF writes it: `[a b c d e f]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Matrix(pub(crate) [f64; 6]);

impl Default for Matrix {
    fn default() -> Self {
        Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    }
}

impl Matrix {
    /// The transformation of six numbers, if there are six.
    pub(crate) fn of(numbers: &[f64]) -> Option<Self> {
        let numbers: [f64; 6] = numbers.try_into().ok()?;
        numbers.iter().all(|it| it.is_finite()).then_some(Self(numbers))
    }

    /// A move.
    pub(crate) fn to(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This one first, the other one after it.
    pub(crate) fn then(self, after: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, after.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    pub(crate) fn apply(self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (x * a + y * c + e, x * b + y * d + f)
    }

    /// Where a direction leads.
    pub(crate) fn turn(self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (x * a + y * c, x * b + y * d)
    }

    /// The box around a box that was moved: left, bottom, right, top.
    pub(crate) fn around(self, [left, bottom, right, top]: [f64; 4]) -> [f64; 4] {
        around([(left, bottom), (right, bottom), (right, top), (left, top)].map(|it| self.apply(it)))
    }
}

/// The box around some places.
pub(crate) fn around(places: impl IntoIterator<Item = (f64, f64)>) -> [f64; 4] {
    let none = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    places.into_iter().fold(none, |it, (x, y)| [it[0].min(x), it[1].min(y), it[2].max(x), it[3].max(y)])
}

/// What two boxes have in common; nothing of it may be left.
pub(crate) fn common(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_follow_each_other() {
        let quarter = Matrix([0.0, 1.0, -1.0, 0.0, 0.0, 0.0]);
        let moved = Matrix::to(10.0, 0.0).then(quarter);
        assert_eq!(moved.apply((0.0, 0.0)), (0.0, 10.0));
        assert_eq!(quarter.around([1.0, 2.0, 3.0, 5.0]), [-5.0, 1.0, -2.0, 3.0]);
    }
}
