//! How it stands: `on track`, `🟡 at risk`, `✅`.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::stretch::Stretch;

/// Words that are a status where they stand apart, lower case, parted by `|`: English; Portuguese and
/// Spanish; French; German; Chinese and Japanese; Korean; Vietnamese. Words that people also put in
/// brackets to say what kind of thing is meant, as `draft`, `open` and `active`, are none.
const WORDS: [&str; 8] = [
    "not started|not yet started|to do|on track|progressing|in progress|ongoing|work in progress|wip|started|\
     needs attention|at risk|behind|behind schedule|delayed|late|off track|off-track|on-track|at-risk|\
     blocked|stalled|on hold|paused|deferred|postponed|carried over|dropped|cancelled|canceled|abandoned|\
     done|complete|completed|not complete|not completed|not done|incomplete|partially complete|\
     partially completed|partially done|mostly complete|mostly completed|mostly done|almost done|\
     accomplished|achieved|partially achieved|partly achieved|mostly achieved|not achieved|met|partially met|\
     partly met|not met|exceeded|missed|failed|pending|finished|unchanged",
    "concluído|concluída|concluido|concluida|em andamento|em progresso|em curso|não iniciado|não iniciada|\
     nao iniciado|atingido|atingida|parcialmente atingido|não atingido|atrasado|atrasada|em risco|no prazo|\
     cancelado|cancelada|bloqueado|bloqueada|pausado|feito|pendente|adiado",
    "completado|completada|en curso|en progreso|no iniciado|no iniciada|sin iniciar|logrado|lograda|no logrado|\
     en riesgo|retrasado|retrasada|cumplido|cumplida|pendiente|terminado|hecho|a tiempo",
    "terminé|terminée|en cours|non commencé|non démarré|pas commencé|atteint|atteinte|non atteint|en retard|\
     à risque|annulé|annulée|bloqué|bloquée|fait|reporté|en bonne voie|partiellement atteint",
    "erledigt|abgeschlossen|fertig|in arbeit|in bearbeitung|nicht begonnen|nicht gestartet|erreicht|\
     nicht erreicht|teilweise erreicht|verfehlt|gefährdet|im plan|auf kurs|verzögert|blockiert|abgebrochen|\
     verschoben|pausiert",
    "已完成|完成|进行中|進行中|未开始|未開始|未完成|延期|已延期|有风险|有風險|正常|已取消|取消|暂停|暫停|受阻|达成|達成|\
     未达成|未達成|部分完成|部分达成|完了|未着手|順調|遅延",
    "완료|진행 중|진행중|미착수|시작 전|시작전|지연|위험|달성|미달성|보류|중단|취소|정상|부분 달성",
    "hoàn thành|đã hoàn thành|chưa hoàn thành|đang thực hiện|đang triển khai|chưa bắt đầu|trễ|trễ hạn|\
     có rủi ro|đạt|không đạt|đã đạt|tạm dừng|đã hủy|đúng tiến độ",
];

/// No status word is longer, in bytes.
const LONGEST: usize = 32;

static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    WORDS
        .iter()
        .flat_map(|row| row.split('|').map(str::trim))
        .collect()
});

/// Whether `char` is an emoji that tells a status wherever it stands.
pub(super) fn is_sign(char: char) -> bool {
    matches!(
        char,
        '✅' | '☑'
            | '✔'
            | '❌'
            | '✖'
            | '✗'
            | '✘'
            | '🟢'
            | '🟡'
            | '🟠'
            | '🔴'
            | '🔵'
            | '⚪'
            | '⚫'
            | '🟩'
            | '🟨'
            | '🟧'
            | '🟥'
            | '🚧'
            | '🚫'
            | '⚠'
            | '⏳'
            | '⌛'
            | '🏁'
            | '🛑'
            | '⛔'
            | '⏸'
    )
}

/// What may stand between the signs of a status.
fn is_joint(char: char) -> bool {
    matches!(char, '\u{fe0f}' | '\u{fe0e}' | '\u{200d}' | ' ')
}

/// Whether the words are a status and nothing else.
pub(super) fn is_word(words: &str) -> bool {
    let words = words.trim();
    if words.is_empty() || words.len() > LONGEST {
        return false;
    }
    KNOWN.contains(words.to_lowercase().as_str())
}

/// The length of the signs and joints with which `text` begins.
pub(super) fn leading_signs(text: &str) -> usize {
    let behind = text.trim_start_matches(|char| is_sign(char) || is_joint(char));
    let length = text.len() - behind.len();
    if text
        .get(..length)
        .is_some_and(|signs| signs.contains(is_sign))
    {
        length
    } else {
        0
    }
}

/// Where the signs and joints with which `text` ends begin.
pub(super) fn trailing_signs(text: &str) -> usize {
    let before = text.trim_end_matches(|char| is_sign(char) || is_joint(char));
    let signs = text.get(before.len()..).unwrap_or_default();
    let joints = signs.len() - signs.trim_start_matches(is_joint).len();
    if signs.contains(is_sign) {
        before.len() + joints
    } else {
        text.len()
    }
}

/// A stretch that is a status: a word, signs, or both.
pub(super) fn is_status(stretch: Stretch<'_>) -> bool {
    let text = stretch.trim().text().trim_end_matches('.');
    let behind = text.get(leading_signs(text)..).unwrap_or_default();
    let words = behind.get(..trailing_signs(behind)).unwrap_or_default();
    let signs = words.len() < text.len();
    let words = words.trim_matches(|char: char| char == ' ' || (signs && ":–—-".contains(char)));
    (signs && words.is_empty()) || is_word(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plain::PlainText;

    #[test]
    fn words_and_emoji_tell_a_status() {
        for (text, expected) in [
            ("on track", true),
            ("On Track", true),
            ("Done.", true),
            ("✅", true),
            ("⚠️", true),
            ("🟢 On track", true),
            ("🟡 – at risk", true),
            ("ACHIEVED ✅", true),
            ("进行中", true),
            ("Em andamento", true),
            ("🚀", false),
            ("🟢 Grow faster", false),
            ("Draft", false),
            ("done with it", false),
            ("", false),
        ] {
            let plain = PlainText::of_words(text);
            assert_eq!(is_status(Stretch::all(&plain)), expected, "{text}");
        }
    }

    #[test]
    fn every_word_is_short_enough_to_be_found() {
        assert!(KNOWN.iter().all(|word| is_word(word)));
    }

    #[test]
    fn signs_are_cut_where_they_begin_and_end() {
        for (text, leading, trailing) in [
            ("✅ Ship it", "✅ ", ""),
            ("45% 🟢", "", "🟢"),
            ("⚠️ late ⚠️", "⚠️ ", "⚠️"),
            ("Ship it", "", ""),
        ] {
            assert_eq!(&text[..leading_signs(text)], leading, "{text}");
            assert_eq!(&text[trailing_signs(text)..], trailing, "{text}");
        }
    }
}
