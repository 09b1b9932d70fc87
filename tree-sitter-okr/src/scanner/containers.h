#ifndef OKR_CONTAINERS_H_
#define OKR_CONTAINERS_H_

#include "scanner/state.h"

// Which open containers a line ends. Decided once, at the end of the line before it.
//
// Headings nest by level and lists by indentation, as in Markdown. Labels add what Markdown does not know: a `KR:` beside
// an `Objective:` belongs to it, whether or not it is indented or a heading of a deeper level.

#define IN(kind) (1u << (kind))

// What a line may stand in though nothing but its label says so.
static const uint16_t BELONGS_IN[KIND_NONE] = {
  [KIND_KEY_RESULTS] = IN(KIND_OBJECTIVE),
  [KIND_KEY_RESULT] = IN(KIND_OBJECTIVE) | IN(KIND_KEY_RESULTS),
  [KIND_KPI] = IN(KIND_OBJECTIVE) | IN(KIND_KEY_RESULTS) | IN(KIND_KEY_RESULT),
  [KIND_INITIATIVES] = IN(KIND_OBJECTIVE) | IN(KIND_KEY_RESULT),
  [KIND_INITIATIVE] = IN(KIND_OBJECTIVE) | IN(KIND_KEY_RESULTS) | IN(KIND_KEY_RESULT) | IN(KIND_INITIATIVES),
};

// The same for a line that stands beside the container (same list level, same heading level): there a KPI or a group of
// initiatives after a key result is rather its sibling.
static const uint16_t BELONGS_BESIDE[KIND_NONE] = {
  [KIND_KEY_RESULTS] = IN(KIND_OBJECTIVE),
  [KIND_KEY_RESULT] = IN(KIND_OBJECTIVE) | IN(KIND_KEY_RESULTS),
  [KIND_KPI] = IN(KIND_OBJECTIVE) | IN(KIND_KEY_RESULTS),
  [KIND_INITIATIVES] = IN(KIND_OBJECTIVE),
  [KIND_INITIATIVE] = IN(KIND_OBJECTIVE) | IN(KIND_KEY_RESULTS) | IN(KIND_KEY_RESULT) | IN(KIND_INITIATIVES),
};

static inline bool is_container(uint8_t kind) { return kind >= KIND_SECTION && kind <= KIND_TABLE; }

// Has a label of its own (or stands in a group that labels it).
static inline bool is_labelled(uint8_t kind) { return kind >= KIND_OBJECTIVE && kind <= KIND_KPI; }

static inline bool belongs(const uint16_t *table, uint8_t kind, uint8_t container) {
  return table[kind] & IN(container);
}

// One column of indentation more is carelessness, not nesting.
static inline bool is_deeper(uint8_t indent, uint8_t than) { return indent > than + 1; }

static bool list_item_ends(Container open, const Line *line, bool apart) {
  if (line->form == FORM_HEADING || line->kind == KIND_THEMATIC_BREAK) return true;
  if (is_deeper(line->indent, open.indent)) return false;
  if (line->kind == KIND_ATTRIBUTE && line->form == FORM_PLAIN) return apart;
  bool level = line->indent + 1 >= open.indent;
  return !(level && is_labelled(line->kind) && belongs(BELONGS_BESIDE, line->kind, kind_of(open)));
}

static bool heading_ends(Container open, const Line *line) {
  uint8_t kind = kind_of(open);
  if (line->form == FORM_HEADING) {
    if (open.indent != line->indent) return open.indent > line->indent;
    return !belongs(BELONGS_BESIDE, line->kind, kind);
  }
  return is_labelled(line->kind) && is_labelled(kind) && !belongs(BELONGS_IN, line->kind, kind);
}

// A label at the start of a paragraph holds what follows, until something says otherwise: another label, a heading, a
// rule, or (when it has got what it announced) prose that is set apart.
static bool paragraph_ends(Container open, const Line *line, bool apart) {
  uint8_t kind = kind_of(open);
  if (line->kind == KIND_THEMATIC_BREAK) return true;
  if (line->form == FORM_HEADING) return !belongs(BELONGS_IN, line->kind, kind);
  if (is_labelled(line->kind)) {
    return !is_deeper(line->indent, open.indent) && !belongs(BELONGS_IN, line->kind, kind);
  }
  bool holds_items = kind == KIND_OBJECTIVE || kind == KIND_KEY_RESULTS || kind == KIND_INITIATIVES;
  return line->kind == KIND_PARAGRAPH && apart && holds_items && (open.what & HAS_ITEMS) &&
         !is_deeper(line->indent, open.indent);
}

static bool container_ends(Container open, const Line *line, bool apart) {
  switch (kind_of(open)) {
    case KIND_TABLE:
      return apart || (line->kind != KIND_ROW && line->kind != KIND_DELIMITER_ROW);
    case KIND_BLOCK_QUOTE:
      return false; // by its markers only
    default:
      break;
  }
  switch (form_of(open)) {
    case FORM_HEADING: return heading_ends(open, line);
    case FORM_LIST: return list_item_ends(open, line, apart);
    default: return paragraph_ends(open, line, apart);
  }
}

static unsigned open_quotes(const State *s) {
  unsigned count = 0;
  for (unsigned i = 0; i < s->depth; i++) count += kind_of(s->containers[i]) == KIND_BLOCK_QUOTE;
  return count;
}

// What the end of a line finds below it.
typedef struct {
  Line line;
  uint8_t margin; // columns before its first quote marker
  bool blank;     // blank lines are between, with quote markers or without
  bool gap;       // one of them without
  bool title;     // it begins with strong emphasis
} Ahead;

// How many of the open containers end before the line.
static uint8_t count_ending(const State *s, const Ahead *ahead) {
  if (ahead->line.kind == KIND_NONE) return s->depth;
  unsigned quotes = 0, floor = 0, top = s->depth;
  Line line = ahead->line;
  for (unsigned i = 0; i < s->depth && top == s->depth; i++) {
    if (kind_of(s->containers[i]) != KIND_BLOCK_QUOTE) continue;
    // The quotation as a whole must still be inside what it stands in.
    Line quote = {.kind = KIND_BLOCK_QUOTE, .indent = ahead->margin};
    bool left = quotes == 0 && i > 0 && container_ends(s->containers[i - 1], &quote, ahead->gap);
    if (left || ahead->gap || ++quotes > ahead->line.quotes) {
      top = i;
      if (left || ahead->gap) line = quote;
    } else {
      floor = i + 1;
    }
  }
  if (ahead->line.quotes > quotes) line = (Line){.kind = KIND_BLOCK_QUOTE, .indent = ahead->margin};
  if (ahead->line.quotes == 0) line = ahead->line;
  bool apart = ahead->blank || ahead->title;
  while (top > floor && container_ends(s->containers[top - 1], &line, apart)) top--;
  return (uint8_t)(s->depth - top);
}

// A bullet in a group is what the group holds.
static uint8_t kind_in_group(const State *s, const Line *line) {
  if (line->kind != KIND_LIST_ITEM || s->depth == 0) return line->kind;
  uint8_t group = kind_of(s->containers[s->depth - 1]);
  if (group == KIND_KEY_RESULTS) return KIND_KEY_RESULT;
  if (group == KIND_INITIATIVES) return KIND_INITIATIVE;
  return KIND_LIST_ITEM;
}

static void push(State *s, uint8_t kind, uint8_t form, uint8_t indent) {
  if (s->depth > 0 && (is_labelled(kind) || form == FORM_LIST)) s->containers[s->depth - 1].what |= HAS_ITEMS;
  s->containers[s->depth++] = (Container){(uint8_t)(kind | form << 5), indent};
}

// Indented text is code unless a list or a labelled paragraph is open, whose parts may be indented by any width.
static bool holds_indented_code(const State *s, unsigned depth) {
  for (unsigned i = 0; i < depth; i++) {
    if (form_of(s->containers[i]) != FORM_HEADING) return false;
  }
  return true;
}

#endif
