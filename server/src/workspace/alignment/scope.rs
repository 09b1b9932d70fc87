//! Which of the company's goals an objective or a key result supports, by the words of both.

use super::company::OtherGoals;
use super::evidence::{Edge, Evidence};
use super::named::Named;
use super::wording::{GoalWording, Support};
use crate::model::{KeyResultId, Words};
use crate::period::Period;
use crate::workspace::identity::Target;

/// Where the links of a document lead.
pub(in crate::workspace) trait Links: Copy {
    /// The company objective that a link to `destination` with the words `value` leads to; `None` if it leads to
    /// something else.
    fn linked(self, destination: &str, value: &str) -> Option<Target>;
}

/// The company's goals that the goals of one period may support, those in the same document first.
pub(in crate::workspace) struct SupportableGoals<'a, L> {
    parts: [Option<OtherGoals<'a>>; 2],
    links: L,
}

/// The year in which a shorter period lies.
pub(in crate::workspace) fn year_around(period: Period) -> Option<Period> {
    let year = period.year_around();
    (year != period).then_some(year)
}

impl<'a, L: Links> SupportableGoals<'a, L> {
    /// The goals `own` of the same document and the goals `others` of other documents; `None` if there are none.
    pub(in crate::workspace) fn new(
        own: Option<OtherGoals<'a>>,
        others: Option<OtherGoals<'a>>,
        links: L,
    ) -> Option<Self> {
        let parts = [own, others].map(|part| part.filter(|part| !part.is_empty()));
        let some = parts.iter().any(Option::is_some);
        some.then_some(Self { parts, links })
    }

    pub(in crate::workspace) fn parts(&self) -> impl Iterator<Item = OtherGoals<'a>> {
        self.parts.into_iter().flatten()
    }

    /// What an objective worded so serves.
    pub(in crate::workspace) fn objective(&self, wording: &GoalWording<'_>) -> Option<Edge> {
        let (to, evidence) = self
            .explicitly(wording)
            .or_else(|| self.near(wording))
            .or_else(|| self.shared_reference(wording))?;
        Some(edge(to, evidence))
    }

    /// What a key result worded so serves.
    pub(in crate::workspace) fn key_result(&self, wording: &GoalWording<'_>) -> Option<Edge> {
        let same = || {
            let (to, _, evidence) = self.same_key_result(&wording.words)?;
            Some((to, evidence))
        };
        let (to, evidence) = self
            .explicitly(wording)
            .or_else(|| self.shared_reference(wording))
            .or_else(same)?;
        Some(edge(to, evidence))
    }

    pub(in crate::workspace) fn explicitly(
        &self,
        wording: &GoalWording<'_>,
    ) -> Option<(Target, Evidence)> {
        let mut supports = wording.supports.iter();
        let target = supports.find_map(|support| self.explicit(support))?;
        Some((target, Evidence::Explicit))
    }

    pub(in crate::workspace) fn explicit(&self, support: &Support<'_>) -> Option<Target> {
        let linked = support
            .destination
            .as_deref()
            .and_then(|destination| self.links.linked(destination, &support.value));
        linked.or_else(|| {
            let named = Named::read(&support.value);
            self.parts().find_map(|part| part.named(&named))
        })
    }

    fn near(&self, wording: &GoalWording<'_>) -> Option<(Target, Evidence)> {
        let found = self.parts().filter_map(|part| part.near(&wording.words));
        // Of equals the first, which stands in the same document.
        let best = found.reduce(|best, other| if other.1 > best.1 { other } else { best });
        best.map(|(target, share)| (target, Evidence::of_text(share)))
    }

    fn shared_reference(&self, wording: &GoalWording<'_>) -> Option<(Target, Evidence)> {
        self.parts().find_map(|part| part.shared_reference(wording))
    }

    /// The key result of the company that is the same, nearly the same, or contained in `words`.
    pub(in crate::workspace) fn same_key_result(
        &self,
        words: &Words,
    ) -> Option<(Target, KeyResultId, Evidence)> {
        self.parts().find_map(|part| part.same_key_result(words))
    }
}

fn edge(to: Target, evidence: Evidence) -> Edge {
    Edge {
        to,
        evidence,
        inherited: false,
    }
}
