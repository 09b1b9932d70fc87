//! What attributes tell, and the words that name them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What an attribute tells about its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttributeName {
    /// The objective that the item serves.
    Supports,
    /// Who answers for it.
    Owner,
    /// How it stands, in a word.
    Status,
    /// How far it has come.
    Progress,
    /// Its grade at the end.
    Score,
    /// How sure its owner is.
    Confidence,
    /// The value at the start.
    Baseline,
    /// The value to reach.
    Target,
    /// The value now.
    Current,
    /// The unit of the values.
    Unit,
    /// The day it is due.
    Due,
    /// How important it is.
    Priority,
}

/// The words that name each attribute, lower case, parted by `|`: English; Portuguese and Spanish; French;
/// German; Chinese and Japanese; Korean; Vietnamese. A word that is also a label of an objective or a key
/// result (`goal`, `objetivo`, `目标`, `mục tiêu`) names none.
const NAMES: [(AttributeName, &str); 12] = [
    (
        AttributeName::Supports,
        "supports|support|parent|parent objective|parent okr|parent goal|aligned to|aligned with|aligns to|aligns with|\
         alignment|contributes to|serves\
         |objetivo pai|alinhado a|alinhado com|contribui para|apoia|objetivo padre|alineado a|alineado con\
         |objectif parent|aligné sur|aligné avec|contribue à\
         |übergeordnetes ziel|unterstützt|zahlt ein auf\
         |对齐|支持|上级目标|父目标|支撑目标|对齐目标|上位目標\
         |상위 목표|정렬\
         |mục tiêu cha|mục tiêu cấp trên|đóng góp cho|hỗ trợ cho",
    ),
    (
        AttributeName::Owner,
        "owner|owners|owner(s)|owned by|kr owner|key result owner|objective owner|okr owner|dri|dris|lead|leads|\
         leader|assignee|assignees|assigned to|responsible|responsible person|accountable|champion|pic|\
         person in charge\
         |responsável|responsáveis|responsavel|responsaveis|dono|dona|líder|responsable|responsables|\
         propietario|propietaria|encargado|encargada|dueño|dueña\
         |responsable(s)|porteur|porteuse|pilote|propriétaire\
         |verantwortlich|verantwortliche|verantwortlicher|verantwortung|zuständig|inhaber|inhaberin\
         |负责人|負責人|负责|負責|责任人|責任人|主要负责人|担当者|担当|責任者\
         |담당자|담당|책임자|오너\
         |người phụ trách|phụ trách|chủ sở hữu|người sở hữu|người chịu trách nhiệm|người thực hiện|chủ trì",
    ),
    (
        AttributeName::Status,
        "status|state|current status|overall status|health|rag|rag status\
         |situação|situacao|estado|statut|état\
         |stand|zustand\
         |状态|狀態|当前状态|目前狀態|ステータス|状況\
         |상태|현재 상태\
         |trạng thái|tình trạng",
    ),
    (
        AttributeName::Progress,
        "progress|current progress|overall progress|completion|% complete|percent complete\
         |progresso|andamento|progreso|avance|avanço|progrès|avancement|progression\
         |fortschritt|erfüllungsgrad\
         |进度|進度|进展|進展|完成度|当前进度|進捗\
         |진행률|진척도|진척률|진행도|진행 상황|달성률\
         |tiến độ|tiến trình",
    ),
    (
        AttributeName::Score,
        "score|final score|current score|grade|final grade|rating\
         |pontuação|pontuacao|nota|nota final|puntuación|puntuacion|puntaje|calificación|note finale\
         |bewertung|punktzahl\
         |评分|評分|得分|分数|分數|スコア|評価\
         |점수|평가\
         |điểm|điểm số",
    ),
    (
        AttributeName::Confidence,
        "confidence|confidence level|confidence score|confidence rating\
         |confiança|confianca|nível de confiança|grau de confiança|confianza|nivel de confianza|confiance|\
         niveau de confiance\
         |zuversicht|konfidenz\
         |信心|信心指数|信心指數|信心值|信心度|置信度|自信度\
         |자신감|자신감 지수|확신도|신뢰도\
         |độ tự tin|mức độ tự tin|mức tự tin",
    ),
    (
        AttributeName::Baseline,
        "baseline|baseline value|start|start value|starting value|starting point|initial|initial value\
         |linha de base|valor inicial|valor de partida|línea base|línea de base|linea base\
         |valeur initiale|valeur de départ|point de départ|référence\
         |ausgangswert|startwert|basiswert\
         |基线|基線|起始值|基准值|基準值|初始值|基準値|開始値\
         |기준값|기준치|기준선|시작값|초기값\
         |đường cơ sở|giá trị ban đầu|ban đầu",
    ),
    (
        AttributeName::Target,
        "target|target value\
         |meta|valor meta|valor alvo|alvo|valor objetivo|cible|valeur cible\
         |zielwert|soll|sollwert\
         |目标值|目標值|目標値\
         |목표값|목표치\
         |chỉ tiêu|giá trị mục tiêu",
    ),
    (
        AttributeName::Current,
        "current|current value|actual|actual value|now|as of today\
         |atual|valor atual|actual|valor actual|actuel|actuelle|valeur actuelle\
         |aktuell|aktueller wert|ist|istwert|ist-wert\
         |当前值|當前值|当前|目前|现值|现状|現在値|現在|実績\
         |현재값|현재|현재 수치|현황\
         |hiện tại|giá trị hiện tại",
    ),
    (
        AttributeName::Unit,
        "unit|units|unit of measure\
         |unidade|unidad|unité\
         |einheit\
         |单位|單位|単位\
         |단위\
         |đơn vị",
    ),
    (
        AttributeName::Due,
        "due|due date|due by|deadline|target date|end date|eta|kr measurement deadline\
         |prazo|data limite|data de entrega|plazo|fecha límite|fecha limite|fecha de entrega|vencimiento|échéance|\
         date limite|délai\
         |fällig|fällig am|fälligkeit|frist|termin\
         |截止日期|截止时间|截止時間|截止|期限|完成时间|完成日期|締切\
         |마감일|마감|기한|완료 예정일\
         |hạn|hạn chót|thời hạn|hạn hoàn thành|ngày hoàn thành",
    ),
    (
        AttributeName::Priority,
        "priority|prioridade|prioridad|priorité|priorität\
         |优先级|優先級|优先度|優先度\
         |우선순위\
         |ưu tiên|mức độ ưu tiên|mức ưu tiên|độ ưu tiên",
    ),
];

/// No name is longer, in bytes.
const LONGEST: usize = 40;

static BY_WORDS: LazyLock<HashMap<&'static str, AttributeName>> = LazyLock::new(|| {
    let words = NAMES
        .iter()
        .flat_map(|(name, words)| words.split('|').map(|words| (words.trim(), *name)));
    words.collect()
});

impl AttributeName {
    /// The attribute that `words` name; emoji and other signs before them name nothing.
    pub fn named(words: &str) -> Option<Self> {
        let words = words
            .trim_start_matches(|char: char| !char.is_alphanumeric() && char != '%')
            .trim_end();
        if words.is_empty() || words.len() > LONGEST {
            return None;
        }
        let words = words.to_lowercase();
        // `Product and Engineering OKR Alignment`: with whose OKRs stands before it.
        let aligned = words.ends_with("okr alignment").then_some(Self::Supports);
        BY_WORDS.get(words.as_str()).copied().or(aligned)
    }

    /// The key used in the command line's JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Owner => "owner",
            Self::Status => "status",
            Self::Progress => "progress",
            Self::Score => "score",
            Self::Confidence => "confidence",
            Self::Baseline => "baseline",
            Self::Target => "target",
            Self::Current => "current",
            Self::Unit => "unit",
            Self::Due => "due",
            Self::Priority => "priority",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_many_languages() {
        for (words, name) in [
            ("Owner", Some(AttributeName::Owner)),
            ("👤 Owner(s) ", Some(AttributeName::Owner)),
            ("DRI", Some(AttributeName::Owner)),
            ("Responsável", Some(AttributeName::Owner)),
            ("Zuständig", Some(AttributeName::Owner)),
            ("负责人", Some(AttributeName::Owner)),
            ("담당자", Some(AttributeName::Owner)),
            ("Người phụ trách", Some(AttributeName::Owner)),
            ("Échéance", Some(AttributeName::Due)),
            ("Fecha límite", Some(AttributeName::Due)),
            ("Meta", Some(AttributeName::Target)),
            ("Atual", Some(AttributeName::Current)),
            ("% complete", Some(AttributeName::Progress)),
            ("信心指数", Some(AttributeName::Confidence)),
            ("Aligned to", Some(AttributeName::Supports)),
            ("OKR Alignment", Some(AttributeName::Supports)),
            ("Harbour OKR alignment", Some(AttributeName::Supports)),
            ("Goal", None),
            ("Objetivo", None),
            ("目标", None),
            ("Owners of the product", None),
            ("", None),
        ] {
            assert_eq!(AttributeName::named(words), name, "{words}");
        }
    }

    #[test]
    fn no_name_is_listed_twice_for_two_attributes_or_is_too_long() {
        for (name, words) in NAMES {
            for words in words.split('|').map(str::trim) {
                assert_eq!(AttributeName::named(words), Some(name), "{words}");
            }
        }
    }
}
