//! The numbers that belong to one file, among those of all files.

/// Numbers from `start` to before `end`. Files are added one after the other, so the numbers of one file follow each
/// other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberRange {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl NumberRange {
    /// The number `number` alone.
    pub(super) fn one(number: usize) -> Self {
        Self {
            start: number,
            end: number + 1,
        }
    }

    /// How many numbers there are.
    pub(super) fn len(self) -> usize {
        self.end - self.start
    }

    pub(super) fn contains(self, number: usize) -> bool {
        self.start <= number && number < self.end
    }

    /// The ones of `sorted` with numbers in this range. `sorted` is in the order of `number`.
    pub(super) fn inside<T>(self, sorted: &[T], number: impl Fn(&T) -> usize) -> &[T] {
        let start = sorted.partition_point(|each| number(each) < self.start);
        let end = sorted.partition_point(|each| number(each) < self.end);
        sorted.get(start..end).unwrap_or_default()
    }

    /// The others of `sorted`, which ascends by `number`.
    pub(super) fn outside<T>(
        self,
        sorted: &[T],
        number: impl Fn(&T) -> usize,
    ) -> impl Iterator<Item = &T> {
        let start = sorted.partition_point(|each| number(each) < self.start);
        let end = sorted.partition_point(|each| number(each) < self.end);
        let before = sorted.get(..start).unwrap_or_default().iter();
        before.chain(sorted.get(end..).unwrap_or_default())
    }
}
