//! Shapes of one document: a piece of text over and over.

use std::fmt::Write;

use crate::subject::File;

/// A way to make files of any size.
pub struct Shape {
    /// What it is called.
    pub name: String,
    /// Files of about so many bytes together.
    pub files: Box<dyn Fn(usize) -> Vec<File>>,
}

/// All shapes of one document.
pub fn all() -> Vec<Shape> {
    let repeated = REPEATED.iter().copied().map(repeated);
    let several = languages().chain(nested()).chain(wide());
    repeated.chain(several).collect()
}

/// A name, how the text begins, what is repeated and how it ends. `{}` is the number of the repetition.
type Repeated = (&'static str, &'static str, &'static str, &'static str);

/// Makes an OKR document of a text, whatever it holds.
const GOAL: &str = "# FY27-Q1 OKRs\n\n## Company\n\n1. **OBJECTIVE: Win the north**\n   - KR: Grow visits from 20 to 90\n\n";

/// The same with a team whose goal the rest belongs to.
const TEAM: &str = "# FY27-Q1 OKRs\n\n## Sales\n\n1. **OBJECTIVE: Win the north**\n   - KR: Grow visits from 20 to 90\n";

#[rustfmt::skip]
const REPEATED: &[Repeated] = &[
    // Labelled items.
    ("the usual list", "# FY27-Q1 OKRs\n\n## Sales\n\n", "1. **OBJECTIVE: Win region {} of the north**\n   - KR: Grow visits in {} from {} to 9{}\n   - KR: 85% of *new* visitors return ([why](https://example.org/{}))\n", ""),
    ("equal objectives", "# FY27-Q1 OKRs\n\n## Sales\n\n", "1. **OBJECTIVE: Win the north**\n   - KR: Grow visits from 20 to 90\n", ""),
    ("nearly equal objectives", "# FY27-Q1 OKRs\n\n## Sales\n\n", "1. **OBJECTIVE: Win the north of the old country {}**\n", ""),
    ("objectives line after line", "", "OBJECTIVE: Win region {}\n", ""),
    ("objectives with blank lines", "", "OBJECTIVE: Win region {}\n\n", ""),
    ("objectives as headings", "", "## Objective {}: Win region {}\n", ""),
    ("objectives without words", "", "## Objective {}\n", ""),
    ("labels alone with their text below", "", "## Objective {}\n\nWin region {}\n\n### KR {}\n\nGrow visits to {}\n\n", ""),
    ("one objective with many key results", "OBJECTIVE: Win the north\n", "- KR: Grow visits in {} from {} to 9{}\n", ""),
    ("equal key results", "OBJECTIVE: Win the north\n", "- KR: Grow visits from 20 to 90\n", ""),
    ("nearly equal key results", "OBJECTIVE: Win the north\n", "- KR: Grow weekly visits of {} schools from 20 to 90\n", ""),
    ("indented key results alone", "", "   - KR: Grow visits to {}\n", ""),
    ("indented key results in a list", "1. OBJECTIVE: Win the north\n", "   - KR: Grow visits to {}\n", ""),
    ("key results line after line", "", "KR: Grow visits to {}\n", ""),
    ("key results with blank lines", "", "KR: Grow visits to {}\n\n", ""),
    ("key results as headings", "# Objective: Win\n", "## KR {}: Grow visits to {}\n", ""),
    ("key results in one line", "", "KR: Grow visits to {} ", "\n"),
    ("numbered key results", "O1: Win the north\n", "- KR 1.{}: Grow visits to {}\n", ""),
    ("key results of other objectives", "O1: Win the north\n", "- KR {}.1: Grow visits to {}\n", ""),
    ("short labels", "", "- KR: a\n", ""),
    ("groups of key results", TEAM, "Objective {}\n\nKey Results:\n- Grow visits to {}\n", ""),
    ("a long group", TEAM, "- Grow visits to {}\n", "\nKey Results:\n"),
    ("initiatives", TEAM, "   - Initiative: Visit {} schools\n", ""),
    ("kpis", TEAM, "   - KPI: Renewal rate of {}\n", ""),
    ("labels after labels", "", "OBJECTIVE: KR: Initiative: KPI: ", "\n"),
    ("misspelt labels", GOAL, "- Objectve {}: Win the north\n- Key Reslt: Grow to {}\n", ""),
    ("role trees", "", "1. CTO: Build {}\n  1. CTO KR: Reach {} => 70%\n", ""),
    ("checkboxes", TEAM, "- [ ] KR: Grow visits to {}\n- [x] done {}\n", ""),
    ("mixed labels", "", "O{} · Win region {}\n• KR：Grow visits to {}\n- `KR-{}` Win {}\n", ""),
    ("headings without labels", "", "## Win region {}\n\n- Grow visits to {}\n\n", ""),
    // Attributes.
    ("attributes after attributes", TEAM, "     - Owner: @kim{}\n", ""),
    ("attributes without a list", TEAM, "Owner: Kim {}\n", ""),
    ("attributes in one line", "KR: Grow visits (", "owner: KimberleyAnne{}, ", ")\n"),
    ("attributes that stay open", "KR: Grow visits (", "owner: Kim {}, ", "\n"),
    ("check-ins", TEAM, "     - 2027-01-{}: Progress: {}%, on track\n", ""),
    ("supports that are there", GOAL, "## Team {}\n\nOBJECTIVE: Win {}\n- Supports: Win the north\n- KR: Grow to {}\n\n", ""),
    ("supports that are not there", GOAL, "## Team {}\n\nOBJECTIVE: Win {}\n- Supports: Lose the south {}\n- KR: Grow to {}\n\n", ""),
    ("supports by number", GOAL, "## Team {}\n\nO{}: Win {}\n- Supports: O{}\n- KR: Grow to {}\n\n", ""),
    ("statuses", TEAM, "- KR: Grow visits to {} (on track) 🟢 50%\n", ""),
    ("many owners", "OBJECTIVE: Win the north\nOwner: ", "@kim{}, ", "\n"),
    // Company and teams.
    ("many teams", GOAL, "## Team {}\n\n1. **OBJECTIVE: Win region {}**\n   - KR: Grow visits in {} to 9{}\n\n", ""),
    ("many teams with one key result", GOAL, "## Team {}\n\n1. **OBJECTIVE: Win region {}**\n   - KR: Grow visits from 20 to 90\n\n", ""),
    ("many companies", "", "# Company\n\nOBJECTIVE: Win region {}\nKR: Grow to {}\n\n# Team {}\n\nOBJECTIVE: Win the region {}\nKR: Grow {}\n\n", ""),
    ("many periods", "", "# 20{}-Q1 OKRs\n\n## Company\n\nOBJECTIVE: Win {}\nKR: Grow to {}\n\n", ""),
    // Tables.
    ("a table of key results", "OBJECTIVE: Win\n\n| KR | Target | Owner |\n|---|---|---|\n", "| Grow visits in {} | {} | @kim |\n", ""),
    ("a table of numbered goals", TEAM, "| {} | KR {} | Grow visits to {} |\n", ""),
    ("a table that repeats labels", "O1: Win\n- KR 1.1: Grow to 2\n\n| ID | KR |\n|---|---|\n", "| KR 1.1 | Grow to 2 |\n", ""),
    ("labels and then a table of them", "O1: Win\n", "- KR 1.{}: Grow to {}\n\n| ID | KR |\n|---|---|\n| KR 1.{} | Grow to {} |\n\n", ""),
    ("a table of many columns", "", "| KR ", "|\n"),
    ("a long header", "|", " KR |", "\n|---|\n| Grow to 5 |\n"),
    ("a long delimiter row", "| KR |\n|", "---|", "\n| Grow to 5 |\n"),
    ("a cell of many labels", "| KR |\n|---|\n| ", "KR {}: Grow to {} ", "|\n"),
    ("a row of many labels", "| KR |\n|---|\n", "| KR {}: Grow to {} ", "|\n"),
    ("cells with breaks", "| KR |\n|---|\n| ", "- Grow to {}<br>", "|\n"),
    ("empty rows", GOAL, "| |\n", ""),
    ("pipes", "", "|", ""),
    ("pipes in lines", "", "|\n", ""),
    ("many tables", "", "| KR |\n|---|\n| Grow to {} |\n\n", ""),
    // Blocks.
    ("blank lines", GOAL, "\n", ""),
    ("paragraphs", GOAL, "Prose number {} about the north.\n\n", ""),
    ("one long paragraph", GOAL, "Prose number {} about the north.\n", ""),
    ("short paragraphs", GOAL, "x\n\n", ""),
    ("short lines", GOAL, "x\n", ""),
    ("list items", GOAL, "- Visit school {}\n", ""),
    ("short list items", "", "- x\n", ""),
    ("markers alone", "", "-\n", ""),
    ("markers in one line", "", "- ", "KR: x\n"),
    ("numbered markers in one line", "", "1. ", "x\n"),
    ("headings after headings", "", "# {}\n", ""),
    ("deep headings after headings", "", "# a{}\n## b{}\n### c{}\n#### d{}\n##### e{}\n###### f{}\n", ""),
    ("underlined headings", "", "Win {}\n======\nGrow {}\n------\n", ""),
    ("underlines", "", "===\n", ""),
    ("rules", "", "---\n", ""),
    ("quotations", "", "> - KR: Grow to {}\n", ""),
    ("quotations of numbered goals", "O1: Win\n- KR 1.1: Grow to 2\n\n", "> - KR {}.1: Grow to {}\n\n", ""),
    ("quotation marks", "", ">", " x\n"),
    ("quotation marks in lines", "", ">\n", ""),
    ("fences", "", "```\nKR: {}\n```\n", ""),
    ("fences that stay open", "", "```a{}\n\n", ""),
    ("indented code", "Words\n\n", "    KR: {}\n", ""),
    ("comments", GOAL, "<!-- note {} -->\n", ""),
    ("comments that stay open", GOAL, "<!-- note {}\n\n", ""),
    ("comments in lines", "KR: Grow ", "<!-- note {} --> ", "\n"),
    ("comment beginnings in one line", "KR: Grow ", "<!-- ", "\n"),
    ("suppressions", GOAL, "<!-- okr-ignore label-typo -->\n- KR: Improve {}\n", ""),
    ("suppressions in lines", TEAM, "- KR: Improve {} <!-- okr-ignore key-result-not-measurable -->\n", ""),
    ("suppressions of sections", GOAL, "## Team {} <!-- okr-ignore-section -->\n\nOBJECTIVE: Win {}\n", ""),
    ("suppressions of the file", GOAL, "<!-- okr-ignore-file label-typo -->\n\n", ""),
    ("suppressions of many rules", GOAL, "<!-- okr-ignore a{}, b, label-typo, ", "-->\n"),
    ("front matter", "---\n", "key{}: value\n", "---\n# OKRs\n\nOBJECTIVE: Win\nKR: 5\n"),
    ("front matter that stays open", "---\n", "key{}: value\n", ""),
    ("definitions", GOAL, "[n{}]: https://example.org/{}\n", ""),
    ("equal definitions", GOAL, "[n1]: https://example.org/{}\n", ""),
    ("references", GOAL, "- KR: Win [_N<sub>{}</sub>_][n{}] cities\n", ""),
    ("references and definitions", GOAL, "- KR: Win [_N<sub>{}</sub>_][n{}] cities\n\n[n{}]: https://example.org/{}\n\n", ""),
    ("one reference in many goals", GOAL, "- KR: Win [_N<sub>1</sub>_][n1] cities\n", "\n[n1]: https://example.org\n"),
    ("links to headings", GOAL, "## T{}\n\n- KR: see [a](#t{}) and [b](other.md#t{}) by 5%\n", ""),
    // Inside a line.
    ("a long line", "KR: ", "word{} ", "\n"),
    ("one word", "KR: ", "a", "\n"),
    ("emphasis", "KR: ", "*a* **b** _c_ ", "\n"),
    ("emphasis that stays open", "KR: ", "*a ", "\n"),
    ("strong marks", "KR: ", "**", "\n"),
    ("alternating marks", "KR: ", "*_", "\n"),
    ("code", "KR: ", "`a` ", "\n"),
    ("backticks", "KR: ", "`", "\n"),
    ("growing backticks", "KR: ", "`a``b```c ", "\n"),
    ("links", "KR: ", "[a](b{}) ", "\n"),
    ("brackets", "KR: ", "[", "\n"),
    ("closing brackets", "KR: ", "]", "\n"),
    ("bracketed words", "KR: ", "[a] ", "\n"),
    ("links that stay open", "KR: ", "[a](", "\n"),
    ("images", "KR: ", "![a](b) ", "\n"),
    ("wiki links", "KR: ", "[[a{}]] ", "\n"),
    ("tags", "KR: ", "<b>a</b> ", "\n"),
    ("tags that stay open", "KR: ", "<a ", "\n"),
    ("addresses", "KR: ", "https://example.org/{} ", "\n"),
    ("mentions", "KR: ", "@kim{} #tag{} ", "\n"),
    ("escapes", "KR: ", "\\*", "\n"),
    ("parentheses", "KR: ", "(", "\n"),
    ("parentheses in pairs", "KR: ", "(a {}) ", "\n"),
    ("colons", "KR: ", ":", "\n"),
    ("commas", "KR: ", "a, ", "\n"),
    ("numbers", "KR: ", "{} ", "\n"),
    ("digits", "KR: ", "1", "\n"),
    ("digits with separators", "KR: ", "1,", "\n"),
    ("ranges", "KR: Grow ", "from {} to {}% ", "\n"),
    ("ranges in lines", "OBJECTIVE: Win\n", "- KR: Grow visits from {}0 to {}\n", ""),
    ("dates", "KR: Grow ", "by 2027-02-31 ", "\n"),
    ("periods", "KR: Grow ", "in FY27-Q1 ", "\n"),
    ("months", "KR: Grow ", "by end of March {}, ", "\n"),
    ("placeholders", "KR: Grow ", "X% TBD $X [X%] ", "\n"),
    ("arrows", "KR: Grow ", "1 -> 2 => ", "\n"),
    ("verbs", "KR: ", "increase reduce launch improve ", "\n"),
    ("quantifiers", "KR: ", "all customers every week ", "\n"),
    ("templates", "KR: ", "[verb] <noun> {metric} ", "\n"),
    ("conjunctions", "OBJECTIVE: Win ", "and grow so that ", "\n"),
    // Characters.
    ("tabs", "", "\t- KR: Grow to {}\n", ""),
    ("tabs alone", "", "\t", "x\n"),
    ("spaces", "", " ", "x\n"),
    ("both ends of a line", "", "- KR: Grow to {}\r\n", ""),
    ("carriage returns", "", "- KR: Grow to {}\r", ""),
    ("carriage returns alone", "", "\r", "x"),
    ("form feeds", "KR: x", "\u{c}", "x\n"),
    ("no-break spaces", "KR: ", "\u{a0}\u{3000}", "x\n"),
    ("zero-width characters", "KR: ", "\u{200b}\u{feff}", "x\n"),
    ("combining characters", "KR: a", "\u{301}", "\n"),
    ("emoji", "KR: ", "👩‍👩‍👧‍👦🟢", "\n"),
    ("ideographs", "KR：", "目标", "\n"),
    ("null characters", "KR: ", "\0", "\n"),
];

fn repeated((name, head, piece, tail): Repeated) -> Shape {
    shape(name.to_owned(), move |size| {
        let mut text = head.to_owned();
        let mut at = 0_u32;
        while text.len() < size {
            at += 1;
            text.push_str(&piece.replace("{}", &at.to_string()));
        }
        text + tail
    })
}

fn shape(name: String, text: impl Fn(usize) -> String + 'static) -> Shape {
    Shape {
        name,
        files: Box::new(move |size| vec![("plan.okr.md".to_owned(), text(size))]),
    }
}

/// The labels of the languages: of an objective and of a key result.
const LABELS: &[(&str, &str, &str)] = &[
    ("Portuguese", "Objetivo", "Resultado-chave"),
    ("Spanish", "Objetivo", "Resultado clave"),
    ("French", "Objectif", "Résultat clé"),
    ("Italian", "Obiettivo", "Risultato chiave"),
    ("German", "Ziel", "Schlüsselergebnis"),
    ("Dutch", "Doelstelling", "Kernresultaat"),
    ("Polish", "Cel", "Kluczowy rezultat"),
    ("Russian", "Цель", "Ключевой результат"),
    ("Vietnamese", "Mục tiêu", "Kết quả then chốt"),
    ("Chinese", "目标", "关键结果"),
    ("Japanese", "目標", "主要な結果"),
    ("Korean", "목표", "핵심 결과"),
];

/// How labels are laid out: `O` and `K` are those of an objective and a key result.
const LAYOUTS: &[(&str, &str, &str)] = &[
    ("line after line", "O 1: a\n", "K {}: 20% b\n"),
    ("with blank lines", "", "O {}: a\n\nK {}: 20% b\n\n"),
    ("in a list", "- O 1: a\n", "  - K {}: 20% b\n"),
    ("in headings", "", "## O {}\n\n### K {}\n\n"),
    ("in one line", "", "O {}: a K {}: 20% b "),
    (
        "in a table",
        "| O | K |\n|---|---|\n",
        "| a {} | K {}: 20% b |\n",
    ),
];

fn languages() -> impl Iterator<Item = Shape> {
    let pairs = LABELS
        .iter()
        .flat_map(|label| LAYOUTS.iter().map(move |layout| (label, layout)));
    pairs.map(
        |((language, objective, key_result), (layout, head, piece))| {
            let fill = |text: &str| text.replace('O', objective).replace('K', key_result);
            let (head, piece) = (fill(head), fill(piece));
            shape(format!("{language} {layout}"), move |size| {
                let pieces = (0_u32..).map(|at| piece.replace("{}", &at.to_string()));
                let mut text = head.clone();
                for piece in pieces {
                    if text.len() >= size {
                        break;
                    }
                    text += &piece;
                }
                text
            })
        },
    )
}

/// What stands in itself, line by line: the text of a line, and by what the next one is deeper.
const NESTED: &[(&str, &str, &str)] = &[
    ("nested list items", "- a\n", "  "),
    ("nested key results", "- KR: Grow to 5\n", "  "),
    ("nested objectives", "1. OBJECTIVE: Win\n", "   "),
    ("nested quotations", "KR: Grow to 5\n", "> "),
    ("nested attributes", "- Owner: Kim\n", "  "),
    ("nested by tabs", "- KR: Grow to 5\n", "\t"),
    ("nested role trees", "1. CTO: Build\n", "   "),
];

fn nested() -> impl Iterator<Item = Shape> {
    NESTED.iter().map(|(name, line, step)| {
        shape((*name).to_owned(), move |size| {
            let mut text = String::new();
            let mut depth = 0;
            // Both sizes are deeper than lists are read.
            while text.len() < 4 * size {
                let _ = write!(text, "{}{line}", step.repeat(depth));
                depth += 1;
            }
            text
        })
    })
}

/// Tables with as many columns as there is room for: what repeats in the header, and in the rows.
const WIDE: &[(&str, &str, &str)] = &[
    (
        "a row of objectives and key results",
        "Objective|Key Result|",
        "a|b 3|",
    ),
    ("a row of key results", "Key Result|", "b 3|"),
    ("a row of numbered key results", "Key Result|", "1|"),
    ("a row of owners", "Key Result|Owner|", "b 3|Kim|"),
];

fn wide() -> impl Iterator<Item = Shape> {
    WIDE.iter().map(|(name, header, cells)| {
        shape((*name).to_owned(), move |size| {
            let delimiter = "-|".repeat(header.matches('|').count());
            let head = header.len() + delimiter.len();
            // So many that what is typed in the middle is typed into a row, whatever the size.
            let below = head / cells.len() + 1;
            let times = size / (head + below * cells.len());
            let line = |columns: &str| format!("|{}\n", columns.repeat(times));
            let rows = line(cells).repeat(below);
            format!(
                "{TEAM}\n## Table\n\n{}{}{rows}",
                line(header),
                line(&delimiter)
            )
        })
    })
}
