#ifndef OKR_LINE_H_
#define OKR_LINE_H_

#include "scanner/label.h"

// What a line is: a pure function of its first characters.

#define MAX_INDENT 250

static bool is_bullet(int32_t c) {
  switch (c) {
    case '-': case '*': case '+':
    case 0xb7: case 0x2013: case 0x2014: case 0x2022: case 0x2023: case 0x2043: // · – — • ‣ ⁃
    case 0x2192: case 0x25a0: case 0x25a1: case 0x25aa: case 0x25ab:            // → ■ □ ▪ ▫
    case 0x25b8: case 0x25ba: case 0x25cb: case 0x25cf: case 0x25e6:            // ▸ ► ○ ● ◦
    case 0x2794: case 0x27a2: case 0x27a4:                                      // ➔ ➢ ➤
      return true;
    default:
      return false;
  }
}

// `-`, `1.`, `2)`, `a)`, before a space or the line's end; or `i`. Four digits are a year at the start of a wrapped line.
static unsigned after_list_marker(Window *w, unsigned i) {
  int32_t c = at(w, i);
  unsigned end = i;
  if (is_bullet(c)) {
    end = i + 1;
  } else if (is_digit(c)) {
    end = after_digits(w, i);
    end = end - i <= 3 && (at(w, end) == '.' || at(w, end) == ')') ? end + 1 : i;
  } else if (is_ascii_letter(c) && (at(w, i + 1) == ')' || (at(w, i + 1) == '.' && c >= 'a'))) {
    end = i + 2;
  }
  return end > i && (is_space(at(w, end)) || at(w, end) == '\n') ? end : i;
}

// `[x]` before a space or the line's end; or `i`.
static unsigned after_checkbox(Window *w, unsigned i) {
  if (at(w, i) != '[' || at(w, i + 2) != ']') return i;
  switch (at(w, i + 1)) {
    case ' ': case 'x': case 'X': case '-': case '~': case '/': case '>': case 0x2713: case 0x2714:
      return is_space(at(w, i + 3)) || at(w, i + 3) == '\n' ? i + 3 : i;
    default:
      return i;
  }
}

// `---`, `* * *`: nothing but at least three of the first character.
static bool is_thematic_break(Window *w) {
  int32_t c = at(w, 0);
  unsigned marks = 0;
  for (unsigned i = 0;; i++) {
    int32_t d = at(w, i);
    if (d == c) marks++;
    else if (d == '\n' || d == BEYOND) return marks >= 3;
    else if (!is_space(d)) return false;
  }
}

// `|---|:-:|`, `--- | ---`: the second row of a table.
static bool is_delimiter_row(Window *w) {
  bool dash = false, bar = false;
  if (at(w, 0) == '-' && at(w, 1) != '-') return false;
  for (unsigned i = 0;; i++) {
    int32_t d = at(w, i);
    if (d == '-') dash = true;
    else if (d == '|') bar = true;
    else if (d == '\n' || d == BEYOND) return dash && bar;
    else if (d != ':' && !is_space(d)) return false;
  }
}

// Three or more; what follows backticks has none, or they are a code span.
static bool is_fence(Window *w, unsigned i) {
  int32_t c = at(w, i);
  if ((c != '`' && c != '~') || after_run(w, i, c, 3) != i + 3) return false;
  if (c == '~') return true;
  for (i = after_run(w, i, c, WINDOW_SIZE);; i++) {
    int32_t d = at(w, i);
    if (d == '`') return false;
    if (d == '\n' || d == BEYOND) return true;
  }
}

// `[label]:`; a footnote's text is a paragraph.
static bool is_link_definition(Window *w) {
  unsigned i = 1;
  if (at(w, i) == '^' || at(w, i) == ']') return false;
  for (;; i++) {
    int32_t c = at(w, i);
    if (c == ']') return at(w, i + 1) == ':';
    if (c == '[' || c == '\n' || c == BEYOND) return false;
  }
}

static void read_heading(Window *w, Line *line) {
  unsigned end = after_run(w, 0, '#', 7);
  if (end > 6 || !(is_space(at(w, end)) || at(w, end) == '\n')) return;
  line->kind = KIND_SECTION;
  line->form = FORM_HEADING;
  line->indent = (uint8_t)end;
  take(line, PIECE_MARKER, 0, end);
}

// The kinds that one character at the start of the line gives away.
static bool read_by_sign(Window *w, Line *line) {
  switch (at(w, 0)) {
    case '\n':
      line->kind = KIND_NONE;
      return true;
    case '|':
      line->kind = is_delimiter_row(w) ? KIND_DELIMITER_ROW : KIND_ROW;
      return true;
    case '<':
      if (after_word(w, 0, "<!--")) line->kind = KIND_COMMENT;
      return true;
    case '`':
    case '~':
      if (is_fence(w, 0)) line->kind = KIND_FENCE;
      return line->kind == KIND_FENCE;
    case '[':
      if (is_link_definition(w)) line->kind = KIND_LINK_DEFINITION;
      return line->kind == KIND_LINK_DEFINITION;
    case '-':
    case '*':
    case '_':
      if (is_thematic_break(w)) line->kind = KIND_THEMATIC_BREAK;
      else if (is_delimiter_row(w)) line->kind = KIND_DELIMITER_ROW;
      return line->kind != KIND_PARAGRAPH;
    case ':':
      if (is_delimiter_row(w)) line->kind = KIND_DELIMITER_ROW;
      return true;
    default:
      return false;
  }
}

// Reads the line that begins in the window, `indent` columns from the margin (or from the last quote marker).
static void read_line(Window *w, unsigned indent, Line *line) {
  memset(line, 0, sizeof *line);
  line->kind = KIND_PARAGRAPH;
  line->indent = (uint8_t)(indent < MAX_INDENT ? indent : MAX_INDENT);
  if (read_by_sign(w, line)) return;
  if (at(w, 0) == '#') read_heading(w, line);
  unsigned i = line->length[PIECE_MARKER];
  if (line->form == FORM_PLAIN && (i = after_list_marker(w, 0)) > 0) {
    line->kind = KIND_LIST_ITEM;
    line->form = FORM_LIST;
    take(line, PIECE_MARKER, 0, i);
  }
  unsigned head_end = i, content = after_spaces(w, i);
  if (line->form != FORM_PLAIN) {
    head_end = after_checkbox(w, content);
    take(line, PIECE_CHECKBOX, content, head_end);
    if (head_end > content) content = after_spaces(w, head_end);
    else head_end = i;
  }
  if (read_label(w, content, line) || line->form != FORM_LIST) return;
  bool nested = at(w, content) != '\n' && (after_list_marker(w, content) > content || is_fence(w, content));
  if (nested) line->column = (uint8_t)(line->indent + head_end < MAX_INDENT ? line->indent + head_end : MAX_INDENT);
}

// ------------------------------------------------------------------------------------------ what the line below says

#define TITLE_SIZE 240 // a longer line is no underlined heading and no header of a table without a leading `|`

// What the line at the lexer makes of the line above it.
enum Below { BELOW_NOTHING, BELOW_TITLE, BELOW_SUBTITLE, BELOW_HEADER }; // `===`, `---`, `---|---`

static enum Below read_below(TSLexer *lexer) {
  int32_t c = lexer->lookahead;
  if (c != '=' && c != '-' && c != ':' && c != '|') return BELOW_NOTHING;
  unsigned run = 0;
  for (; lexer->lookahead == c && run < TITLE_SIZE; run++) advance(lexer);
  bool bar = c == '|', dash = c == '-', other = c == '=', spaces = true;
  for (unsigned n = run; n < TITLE_SIZE && !at_line_end(lexer); n++, advance(lexer)) {
    int32_t d = lexer->lookahead;
    spaces = spaces && is_space(d);
    bar = bar || d == '|';
    dash = dash || d == '-';
    other = other || !(d == '|' || d == '-' || d == ':' || is_space(d));
  }
  if (spaces && run > 1 && c == '=') return BELOW_TITLE;
  if (spaces && run > 1 && c == '-') return BELOW_SUBTITLE;
  return bar && dash && !other && !(c == '-' && run == 1) ? BELOW_HEADER : BELOW_NOTHING;
}

static bool may_be_heading(uint8_t kind) {
  return kind == KIND_PARAGRAPH || kind == KIND_OBJECTIVE || kind == KIND_KEY_RESULTS || kind == KIND_INITIATIVES;
}

// A line of plain text is a heading, or the first row of a table, by the line below it.
static void look_below(Window *w, Line *line) {
  TSLexer *lexer = w->lexer;
  if (line->form != FORM_PLAIN || line->quotes || line->indent > 3 || !may_be_heading(line->kind)) return;
  bool bar = false;
  for (unsigned i = 0; i < w->count; i++) bar = bar || w->chars[i] == '|';
  for (unsigned n = w->count; n < TITLE_SIZE && !at_line_end(lexer); n++, advance(lexer)) bar = bar || lexer->lookahead == '|';
  if (lexer->lookahead != '\n') return;
  advance(lexer);
  for (unsigned n = 0; n < 3 && lexer->lookahead == ' '; n++) advance(lexer);
  enum Below below = read_below(lexer);
  if (below == BELOW_HEADER && bar && line->kind == KIND_PARAGRAPH) line->kind = KIND_ROW;
  if (below != BELOW_TITLE && below != BELOW_SUBTITLE) return;
  if (line->kind == KIND_PARAGRAPH) line->kind = KIND_SECTION;
  line->form = FORM_HEADING;
  line->indent = below == BELOW_TITLE ? 1 : 2;
  line->underlined = true;
}

#endif
