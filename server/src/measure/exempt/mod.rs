//! Numbers that measure nothing: dates, versions, priorities, ids, names.

mod aside;
mod calendar;
mod name;

use super::figure::Figure;
use super::lexer::Tokens;

/// One reason why a figure measures nothing.
type Exemption = fn(&Tokens, &Figure) -> bool;

/// All reasons that a figure can have by itself.
const REASONS: [Exemption; 15] = [
    name::has_odd_suffix,
    name::is_glued_to_name,
    name::is_id,
    name::is_numbered,
    name::is_version,
    name::is_release,
    calendar::is_year,
    calendar::is_day,
    calendar::is_clock,
    calendar::is_horizon,
    aside::is_ordinal,
    aside::is_present,
    aside::is_progress_note,
    aside::is_idiom,
    aside::is_scale,
];

/// Whether the figure measures nothing. `previous` is the figure before it.
pub(super) fn is_name(tokens: &Tokens, figure: &Figure, previous: Option<&Figure>) -> bool {
    figure.value.is_none()
        || REASONS.iter().any(|holds| holds(tokens, figure))
        || previous.is_some_and(|p| name::continues_name(tokens, figure, p))
}

#[cfg(test)]
mod tests {
    use super::super::figure::FigureStanding;
    use super::super::figures::figures;
    use super::super::{Phrase, lexer::Tokens};

    fn measures(text: &str) -> usize {
        let tokens = Tokens::of(&Phrase::of_words(text));
        figures(&tokens)
            .iter()
            .filter(|f| f.standing == FigureStanding::Measure)
            .count()
    }

    #[test]
    fn names_are_not_measures() {
        for text in [
            "Finish by end of Q3 2021",
            "Ready on 2021-05-01",
            "Ready by June 30",
            "Ready on 7 March",
            "Start 14. Juli",
            "Signed by 6/30",
            "Open at 9am, close 17:30",
            "Offer 24/7 coverage",
            "Discuss it in your 1:1",
            "Ship V2 and v3.8",
            "Move to Bevy 0.19",
            "Release 0.5.0 is out",
            "Pass SOC 2 and ISO 27001",
            "Write RFC 136",
            "Unblock tier 1 or 2 accounts",
            "Fix P0 and Sev1 incidents",
            "Raise Week-1 retention",
            "Raise D30 retention",
            "Cut 30-day churn",
            "Close #123 and (#12)",
            "Merge PR 77",
            "Teach interviewing 101",
            "Sell B2B over 5G with GPT-4 and K8s",
            "Support 3D views",
            "The 1st draft is in",
            "Plan the next 18 months",
            "Pricing page live (current: 0)",
            "Models updated. 50% complete",
            "Show people how to build one",
            "Keep it in one place",
            "Run T=13 mode",
            "6月发布",
            "Issue 007",
            "Migrate to React 18",
            "1. Grow the team",
            "Beta build #1 approved",
            "Close project&575",
            "parser 2.0 is done",
            "A stable 1.0 version is out",
            "Logo drawn (0.0 → 1.0)",
            "Plan one clear shelf",
            "Take up the next one on its own",
        ] {
            assert_eq!(measures(text), 0, "{text}");
        }
    }

    #[test]
    fn quantities_are_measures() {
        for text in [
            "1,500 attendees",
            "Sign $ 1 mln",
            "Reach 2000 people",
            "More than 2020 signups",
            "Release 3 features",
            "Stay the #1 choice",
            "Hire one more engineer",
            "Close the books in 12 days",
            "Load in sub-5 seconds",
            "Rated 9.5 out of 10",
            "Move 4 of 6 services",
            "Spend 2d per milestone on fixes",
            "发布5篇文章",
            "Half of the teams use it",
        ] {
            assert_eq!(measures(text), 1, "{text}");
        }
    }
}
