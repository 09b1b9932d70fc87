#ifndef OKR_LABEL_H_
#define OKR_LABEL_H_

#include "scanner/state.h"
#include "scanner/window.h"

// The label before an item: `KR 1.2:`, `**Objective 3 (sales)** –`, `🎯 O1 ·`, `Owner:`.
//
//     - [x] **Key Result 1.2 (50 %):** Ship it
//           ~~                               lead
//             ~~~~~~~~~~                     name
//                        ~~~                 id
//                            ~~~~~~          note
//                                  ~~~       separator

typedef struct {
  const char *word;
  uint8_t kind;
  bool group; // names several items; has no number
} LabelWord;

// A longer word stands before its beginning.
static const LabelWord LABEL_WORDS[] = {
  {"objective", KIND_OBJECTIVE, false},
  {"obj", KIND_OBJECTIVE, false},
  {"okr", KIND_OBJECTIVE, false},
  {"o", KIND_OBJECTIVE, false},
  {"key result(s)", KIND_KEY_RESULTS, true},
  {"key results", KIND_KEY_RESULTS, true},
  {"key result", KIND_KEY_RESULT, false},
  {"krs", KIND_KEY_RESULTS, true},
  {"kr", KIND_KEY_RESULT, false},
  {"kpi", KIND_KPI, false},
  {"initiatives", KIND_INITIATIVES, true},
  {"initiative", KIND_INITIATIVE, false},
};

// What an item's own line or sub-item may say about it, always with a colon.
static const char *const ATTRIBUTE_WORDS[] = {
  "accountable", "actual", "aligned to", "aligned with", "alignment", "aligns to", "aligns with", "assignee",
  "baseline", "champion", "confidence", "contributes to", "current", "current value", "date", "deadline", "dri", "due",
  "due date", "end date", "final score", "goal", "grade", "health", "id", "initial", "key result owner", "kr owner",
  "last updated", "lead", "measure", "measured by", "metric", "metrics", "note", "notes", "objective owner", "owner",
  "owner(s)", "owners", "parent", "period", "priority", "progress", "quarter", "rag", "rationale", "responsible",
  "score", "source", "sponsor", "start", "start date", "starting value", "status", "supports", "target",
  "target value", "team", "teams", "timeframe", "timeline", "unit", "updated", "weight", "why",
};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

// What stands between a label and its text.
typedef struct {
  unsigned end;
  bool colon; // `:`
  bool mark;  // something that separates less surely than a colon: a dash, an arrow, a full stop
  bool close; // the emphasis that opened before the label ends here
} Separator;

static unsigned after_emphasis(Window *w, unsigned i, int32_t c, Separator *s) {
  unsigned end = c ? after_run(w, i, c, 3) : i;
  if (end > i) s->close = true;
  return end;
}

static unsigned after_dash_or_arrow(Window *w, unsigned i) {
  int32_t c = at(w, i);
  if (is_arrow(c)) return i + 1;
  if (c == '=' && at(w, i + 1) == '>') return i + 2;
  if (is_dash(c)) return at(w, i + 1) == '>' ? i + 2 : i + 1;
  return i;
}

// The separator after a label that ends at `i`; `opening` is the bracket before the label, or 0.
static Separator read_separator(Window *w, unsigned i, int32_t emphasis, int32_t opening, bool numbered) {
  Separator s = {.end = i};
  unsigned here = i;
  if (opening) { // `[KR1] text`, but not the link `[KR1](…)`
    if (at(w, here) != (opening == '[' ? ']' : ')')) return s;
    here++;
    if (!is_space(at(w, here)) && at(w, here) != ':' && at(w, here) != '\n' && !is_emphasis(at(w, here))) return s;
    s.mark = true;
  }
  here = after_emphasis(w, after_spaces(w, here), emphasis, &s);
  if (s.close || opening) s.end = here;
  unsigned sign = after_spaces(w, here);
  int32_t c = at(w, sign);
  unsigned dash = after_dash_or_arrow(w, sign);
  if (c == ':' || c == 0xff1a) {
    s.colon = true;
    here = sign + 1;
  } else if (dash > sign && (!is_word_char(at(w, dash)) || (numbered && c != '-'))) {
    s.mark = true;
    here = dash;
  } else if (numbered && (c == '|' || c == 0xb7 || c == 0x2022)) {
    s.mark = true;
    here = sign + 1;
  } else if (numbered && (c == '.' || c == ')') && (is_space(at(w, sign + 1)) || at(w, sign + 1) == '\n')) {
    s.mark = true;
    here = sign + 1;
  } else {
    return s;
  }
  if (!s.close) here = after_emphasis(w, here, emphasis, &s);
  s.end = here;
  return s;
}

static void take(Line *line, enum Piece piece, unsigned from, unsigned to) {
  if (to <= from) return;
  line->head |= (uint8_t)(1u << piece);
  line->length[piece] = (uint8_t)(to - from);
}

// A year is no number of a label: `Objective 2024`.
static bool is_year(Window *w, unsigned from, unsigned to) {
  return to - from == 4 && ((at(w, from) == '2' && at(w, from + 1) == '0') || (at(w, from) == '1' && at(w, from + 1) == '9'));
}

// `1`, `1.2`, `1.2.3`, `1-2`, `1a`; or `from`.
static unsigned after_number(Window *w, unsigned from) {
  unsigned end = after_digits(w, from);
  if (end == from || is_year(w, from, end)) return from;
  while ((at(w, end) == '.' || at(w, end) == '-') && is_digit(at(w, end + 1))) end = after_digits(w, end + 1);
  if (is_ascii_letter(at(w, end)) && !is_word_char(at(w, end + 1))) end++;
  return is_word_char(at(w, end)) ? from : end;
}

// One capital letter or a Roman number below ten.
static unsigned after_letter(Window *w, unsigned from) {
  unsigned end = from;
  while (end - from < 4 && (at(w, end) == 'I' || at(w, end) == 'V' || at(w, end) == 'X')) end++;
  if (end == from && at(w, from) >= 'A' && at(w, from) <= 'Z') end++;
  return is_word_char(at(w, end)) ? from : end;
}

// The number after a label's word that ends at `i`: `1`, ` 1.2`, `-01`, ` #3`, ` O2`, ` B`. Gives its range.
typedef struct {
  unsigned from, to;
} Range;

static Range read_id(Window *w, unsigned i, bool short_word) {
  unsigned from = after_spaces(w, i), digits = from;
  if (at(w, digits) == '#' || (digits == i && at(w, digits) == '-') || at(w, digits) == '.') digits++;
  if (!short_word) { // `Objective O2`, `Key Result KR1.2`
    unsigned word = after_word(w, digits, "kr");
    if (word == digits) word = after_word(w, digits, "o");
    if (is_digit(at(w, word))) digits = word;
  }
  unsigned end = after_number(w, digits);
  if (end > digits) return (Range){from, end};
  if (from > i && !short_word) {
    end = after_letter(w, from);
    unsigned sign = after_spaces(w, end);
    int32_t c = at(w, sign);
    bool separated = c == ':' || c == 0xff1a || c == '.' || c == ')' || is_emphasis(c) || (sign > end && is_dash(c));
    if (end > from && separated) return (Range){from, end};
  }
  return (Range){i, i};
}

// `(sales)` at `i`, or nothing.
static unsigned after_note(Window *w, unsigned i) {
  if (at(w, i) != '(') return i;
  for (unsigned end = i + 1; end - i < 80; end++) {
    int32_t c = at(w, end);
    if (c == ')') return end + 1;
    if (c == '(' || c == '\n' || c == BEYOND) return i;
  }
  return i;
}

// `O1-KR2`: where the word of the key result ends, or `i` (which is after the `O`).
static unsigned after_compound(Window *w, unsigned i) {
  unsigned end = after_digits(w, i);
  if (end == i) return i;
  int32_t c = at(w, end);
  if (c == '-' || c == '.' || c == '/' || c == ' ') end++;
  unsigned word = after_word(w, end, "kr");
  return word > end && is_digit(at(w, word)) ? word : i;
}

// What precedes the label's word.
typedef struct {
  unsigned end;     // where the word begins
  int32_t emphasis; // `*`, `_` or 0
  int32_t opening;  // `[`, `(` or 0
} Lead;

static bool is_label(const Line *line, const LabelWord *word, const Lead *lead, const Separator *s, bool numbered, bool ends_line) {
  if (lead->opening && !s->mark) return false;
  bool heading = line->form == FORM_HEADING;
  bool set_off = s->close || (lead->emphasis && ends_line);
  if (word->group) {
    if (s->colon) return ends_line || set_off || heading;
    return ends_line && (set_off || line->form != FORM_PLAIN);
  }
  bool letter_only = word->word[1] == '\0';
  bool needs_number = letter_only || (word->word[0] == 'o' && word->word[1] == 'k');
  if (needs_number && !numbered) return letter_only && s->colon;
  if (s->colon) return true;
  if (s->mark) return numbered || heading || line->form == FORM_LIST;
  if (numbered) return heading || set_off;
  return ends_line && (heading || set_off);
}

static bool read_item_label(Window *w, const Lead *lead, const LabelWord *word, unsigned after, Line *line) {
  unsigned start = lead->end, name_end = after;
  uint8_t kind = word->kind;
  bool short_word = word->word[1] == '\0' || kind == KIND_KPI;
  if (word->word[1] == '\0') {
    name_end = after_compound(w, after);
    if (name_end > after) kind = KIND_KEY_RESULT;
  }
  Range id = word->group ? (Range){name_end, name_end} : read_id(w, name_end, short_word);
  bool numbered = id.to > id.from;
  if (is_word_char(at(w, id.to))) return false;
  unsigned note = after_spaces(w, id.to), note_end = after_note(w, note);
  Separator s = read_separator(w, note_end, lead->emphasis, lead->opening, numbered);
  bool ends_line = ends(w, s.end);
  bool group_heading_goes_on = word->group && line->form == FORM_HEADING && after_word(w, note, "for ") > note;
  if (!group_heading_goes_on && !is_label(line, word, lead, &s, numbered, ends_line)) return false;
  line->kind = kind;
  take(line, PIECE_NAME, start, name_end);
  take(line, PIECE_ID, id.from, id.to);
  take(line, PIECE_NOTE, note, note_end);
  take(line, PIECE_SEPARATOR, note_end > note ? note_end : id.to, s.end);
  line->lead = lead->emphasis && !s.close ? (uint8_t)lead->emphasis : 0;
  return true;
}

static bool read_attribute_label(Window *w, const Lead *lead, Line *line) {
  if (line->form == FORM_HEADING || lead->opening) return false;
  int32_t first = to_lower(at(w, lead->end));
  for (unsigned i = 0; i < LENGTH(ATTRIBUTE_WORDS); i++) {
    if (ATTRIBUTE_WORDS[i][0] != first) continue;
    unsigned end = after_word(w, lead->end, ATTRIBUTE_WORDS[i]);
    if (end == lead->end || is_word_char(at(w, end))) continue;
    Separator s = read_separator(w, end, lead->emphasis, 0, false);
    if (!s.colon) continue;
    line->kind = KIND_ATTRIBUTE;
    take(line, PIECE_NAME, lead->end, end);
    take(line, PIECE_SEPARATOR, end, s.end);
    line->lead = lead->emphasis && !s.close ? (uint8_t)lead->emphasis : 0;
    return true;
  }
  return false;
}

// `1. `, `2) ` before the label in a heading.
static unsigned after_ordinal(Window *w, unsigned i) {
  unsigned end = after_digits(w, i);
  if (end > i && end - i < 3 && (at(w, end) == '.' || at(w, end) == ')') && is_space(at(w, end + 1))) return end + 2;
  return i;
}

static unsigned after_symbols(Window *w, unsigned i) {
  unsigned end = i;
  while (is_symbol(at(w, end))) end++;
  return end > i ? after_spaces(w, end) : i;
}

static Lead read_lead(Window *w, unsigned i, uint8_t form) {
  Lead lead = {.end = after_symbols(w, i)};
  if (form == FORM_HEADING) lead.end = after_ordinal(w, lead.end);
  int32_t c = at(w, lead.end);
  if (is_emphasis(c)) {
    lead.emphasis = c;
    lead.end = after_symbols(w, after_run(w, lead.end, c, 3));
  }
  c = at(w, lead.end);
  if (c == '[' || c == '(') {
    lead.opening = c;
    lead.end++;
  }
  return lead;
}

// Reads a label at `i` into `line`, whose form is known. Gives false, and leaves `line` as it was, where there is none.
static bool read_label(Window *w, unsigned i, Line *line) {
  Lead lead = read_lead(w, i, line->form);
  int32_t first = to_lower(at(w, lead.end));
  bool found = false;
  if (first == 'o' || first == 'k' || first == 'i') {
    for (unsigned k = 0; k < LENGTH(LABEL_WORDS) && !found; k++) {
      unsigned end = after_word(w, lead.end, LABEL_WORDS[k].word);
      found = end > lead.end && read_item_label(w, &lead, &LABEL_WORDS[k], end, line);
    }
  }
  if (!found) found = is_ascii_letter(first) && read_attribute_label(w, &lead, line);
  if (found) take(line, PIECE_LEAD, i, lead.end);
  return found;
}

#endif
