//! Names of the items of a document: their places in its lists.

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident,)+) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(usize);

        impl $id {
            /// Names what is in the place `index` of its document's list.
            pub(crate) fn at(index: usize) -> Self {
                Self(index)
            }

            /// Its place in its document's list.
            pub fn index(self) -> usize {
                self.0
            }

            /// The id of what is added to `list` next.
            pub(super) fn next<T>(list: &[T]) -> Self {
                Self::at(list.len())
            }
        })+
    };
}

ids! {
    /// Names a section of a document.
    SectionId,
    /// Names an objective of a document.
    ObjectiveId,
    /// Names a key result of a document.
    KeyResultId,
}
