// The external scanner of the OKR grammar.
//
//   scanner/token.h       the tokens
//   scanner/state.h       what is remembered from one token to the next
//   scanner/window.h      the first characters of a line
//   scanner/line.h        line → kind: the classifier
//   scanner/label.h       … and its labels
//   scanner/containers.h  which containers a line ends
//   scanner/ahead.h       the look from one line to the next
//   scanner/verbatim.h    code, front matter, comments
//   scanner/inline.h      words and what interrupts them
//   scanner/emphasis.h    … emphasis
//   scanner/bracket.h     … links and placeholders
//
// A line goes through the scanner like this. The end of the line before it looks at it, classifies it, and stores the
// line and the number of containers that it ends (`turn_to`). Then come that many CLOSE tokens, one BEGIN token of no
// width, the pieces of the line's head by their stored lengths, and its text. Only here, at the line's end, does the
// scanner decide anything about the next line.
//
// Invariants:
// - Whatever has been marked as a token's end stays its end: decide first, then mark.
// - A look-ahead that may fail stops at what could begin the same construct, so that parsing stays linear.
// - Every state has a token for every input: a kind that cannot be had (too deep) becomes a paragraph.

#include "scanner/inline.h"
#include "scanner/verbatim.h"
#include "tree_sitter/alloc.h"

// ------------------------------------------------------------------------------------------------- ends of lines

// Whether the row that ends is the first of its table; asked once of each.
static bool is_first_row(State *s) {
  Container *table = &s->containers[s->depth - 1];
  bool first = !(table->what & HAS_ITEMS);
  table->what |= HAS_ITEMS;
  return first;
}

// After the line feed: the text goes on, or the next line is looked at and containers end.
static bool end_line(State *s, TSLexer *lexer) {
  if (!at_end(lexer)) advance(lexer);
  lexer->mark_end(lexer);
  Window window;
  Ahead ahead;
  look_ahead(lexer, 0, &window, &ahead);
  if (wraps_into(s, &ahead)) {
    s->quote_due = ahead.line.quotes > 0;
    lexer->result_symbol = s->text == TEXT_DUE_AFTER_LABEL ? LABEL_BREAK : SOFT_EOL;
    return true;
  }
  turn_to(s, &window, &ahead);
  lexer->result_symbol = EOL;
  if (s->role == ROLE_ROW && is_first_row(s)) {
    if (s->line.kind == KIND_DELIMITER_ROW && s->pending == 0) lexer->result_symbol = HEADER_EOL;
  } else if (s->heads && s->pending > 0) {
    s->pending--;
    s->depth--;
    lexer->result_symbol = LAST_EOL;
  }
  s->role = ROLE_PLAIN;
  s->text = TEXT_BEGUN;
  s->heads = false;
  s->lead = 0;
  return true;
}

// After the marker of `- - x`: what follows is a block on the same line.
static bool end_nested_head(State *s, TSLexer *lexer) {
  unsigned column = s->line.column;
  for (; is_space(lexer->lookahead); column++) skip(lexer);
  lexer->mark_end(lexer);
  Window window;
  window_open(&window, lexer);
  read_line(&window, column, &s->line);
  s->line.inside = true;
  s->role = ROLE_PLAIN;
  s->text = TEXT_BEGUN;
  s->heads = false;
  lexer->result_symbol = EOL;
  return true;
}

static bool scan_underline(State *s, TSLexer *lexer) {
  skip(lexer); // the line feed
  while (is_space(lexer->lookahead)) skip(lexer);
  int32_t c = lexer->lookahead;
  while (lexer->lookahead == c && !at_end(lexer)) advance(lexer);
  lexer->mark_end(lexer);
  s->role = ROLE_PLAIN;
  lexer->result_symbol = HEADING_UNDERLINE;
  return true;
}

static bool scan_line_end(State *s, TSLexer *lexer) {
  if (s->inner_span) return close_span(s, lexer);
  if (s->fence) return scan_fenced(s, lexer);
  if (s->role == ROLE_UNDERLINED) return scan_underline(s, lexer);
  return end_line(s, lexer);
}

// ------------------------------------------------------------------------------------------------ starts of lines

// The first line of the document is looked at before the first token, every other by the end of the line before it.
static bool scan_document_start(State *s, TSLexer *lexer) {
  Window window;
  Ahead ahead = {0};
  lexer->mark_end(lexer);
  lexer->result_symbol = DOCUMENT_START;
  window_open(&window, lexer);
  if (lexer->lookahead == '-') {
    if (after_run(&window, 0, '-', 4) == 3 && ends(&window, 3) && front_matter_ends(lexer)) {
      lexer->result_symbol = BEGIN_FRONT_MATTER;
      return true;
    }
    read_line(&window, 0, &ahead.line);
  } else {
    look_ahead(lexer, 0, &window, &ahead);
  }
  turn_to(s, &window, &ahead);
  return true;
}

static bool begin(State *s, TSLexer *lexer, uint8_t kind, uint8_t form, uint8_t indent) {
  lexer->result_symbol = (TSSymbol)(BEGIN_SECTION + kind);
  if (is_container(kind)) push(s, kind, form, indent);
  return true;
}

// The line itself: after this, only the rest of its head is remembered of it.
static bool begin_line(State *s, TSLexer *lexer, uint8_t kind) {
  Line *line = &s->line;
  begin(s, lexer, kind, line->form, line->indent);
  switch (kind) {
    case KIND_ROW: s->role = ROLE_ROW; break;
    case KIND_LINK_DEFINITION: s->role = ROLE_DEFINITION; break;
    case KIND_KEY_RESULTS:
    case KIND_INITIATIVES: s->role = ROLE_PLAIN; break;
    default: s->role = ROLE_WRAPS; break;
  }
  if (line->form == FORM_HEADING) s->role = line->underlined ? ROLE_UNDERLINED : ROLE_HEADING;
  s->heads = is_container(kind);
  s->text = line->head & 1u << PIECE_NAME ? TEXT_DUE_AFTER_LABEL : kind == KIND_ROW ? TEXT_BEGUN : TEXT_DUE;
  s->lead = line->lead;
  line->kind = KIND_NONE;
  line->form = line->indent = line->quotes = line->lead = 0;
  line->underlined = line->inside = false;
  return true;
}

// A container that would be too deep is a paragraph.
static void flatten(Line *line) {
  line->kind = KIND_PARAGRAPH;
  line->form = FORM_PLAIN;
  line->head = line->column = line->lead = 0;
  line->underlined = false;
}

static bool scan_verbatim(State *s, TSLexer *lexer) {
  uint8_t kind = s->line.kind;
  s->line.kind = KIND_NONE;
  s->line.inside = false;
  if (kind == KIND_COMMENT) return scan_comment(lexer);
  if (kind == KIND_INDENTED_CODE) return scan_indented_code(lexer);
  if (kind == KIND_FENCE) {
    unsigned run = 0;
    int32_t c = lexer->lookahead;
    for (; lexer->lookahead == c && run < 255; run++) advance(lexer);
    s->fence = (uint8_t)run;
    s->tilde = c == '~';
    lexer->result_symbol = FENCE;
  } else {
    take_line(lexer);
    lexer->result_symbol = kind == KIND_THEMATIC_BREAK ? THEMATIC_BREAK : TABLE_DELIMITER_ROW;
  }
  lexer->mark_end(lexer);
  return true;
}

// At a `>`: of a blank line before the next line, or of the next line itself.
static bool scan_quote_markers(State *s, TSLexer *lexer) {
  unsigned ignored = 0;
  Line *line = &s->line;
  take_quote_markers(lexer, MAX_QUOTES, &ignored);
  if (!at_line_end(lexer)) {
    if (line->quotes > open_quotes(s) && s->depth < MAX_DEPTH) {
      return begin(s, lexer, KIND_BLOCK_QUOTE, FORM_PLAIN, 0);
    }
    line->quotes = 0;
    line->inside = true;
  }
  lexer->mark_end(lexer);
  lexer->result_symbol = BLOCK_QUOTE_MARKER;
  return true;
}

static bool scan_line_start(State *s, TSLexer *lexer) {
  Line *line = &s->line;
  while (is_space(lexer->lookahead) || (lexer->lookahead == '\n' && !line->inside)) skip(lexer);
  lexer->mark_end(lexer);
  if (lexer->lookahead == '>' && !line->inside) return scan_quote_markers(s, lexer);
  if (line->kind == KIND_NONE) {
    lexer->result_symbol = CLOSE; // of the document
    return at_end(lexer);
  }
  line->kind = kind_in_group(s, line);
  bool row = line->kind == KIND_ROW || line->kind == KIND_DELIMITER_ROW;
  bool in_table = s->depth > 0 && kind_of(s->containers[s->depth - 1]) == KIND_TABLE;
  if ((is_container(line->kind) || (row && !in_table)) && s->depth == MAX_DEPTH) flatten(line);
  else if (row && !in_table) {
    line->inside = true;
    return begin(s, lexer, KIND_TABLE, FORM_PLAIN, line->indent);
  }
  return line->kind <= KIND_LINK_DEFINITION ? begin_line(s, lexer, line->kind) : scan_verbatim(s, lexer);
}

// ----------------------------------------------------------------------------------------------- heads of lines

// The next piece of the head but for the separator, which `scan_inline` leaves out of the text.
static bool scan_head(State *s, TSLexer *lexer) {
  static const uint8_t TOKENS[PIECES] = {LIST_MARKER, CHECKBOX, 0, LABEL_NAME, LABEL_ID, LABEL_NOTE, 0};
  Line *line = &s->line;
  unsigned piece = 0;
  while (is_space(lexer->lookahead)) skip(lexer);
  while (!(line->head & 1u << piece)) piece++;
  if (piece == PIECE_LEAD) {
    for (unsigned n = 0; n < line->length[piece]; n++) skip(lexer);
    line->head &= (uint8_t)~(1u << piece);
    piece = PIECE_NAME;
  }
  bool hash = lexer->lookahead == '#';
  for (unsigned n = 0; n < line->length[piece]; n++) advance(lexer);
  line->head &= (uint8_t)~(1u << piece);
  lexer->result_symbol = piece == PIECE_MARKER && hash ? HEADING_MARKER : TOKENS[piece];
  return true;
}

// --------------------------------------------------------------------------------------------------- link definitions

// `[label]` up to the bracket at which the classifier ended it.
static bool scan_definition_label(TSLexer *lexer) {
  while (!at_line_end(lexer) && lexer->lookahead != ']') advance(lexer);
  advance(lexer);
  lexer->mark_end(lexer);
  lexer->result_symbol = LINK_LABEL;
  return true;
}

static bool scan_definition_destination(State *s, TSLexer *lexer) {
  s->role = ROLE_PLAIN;
  skip(lexer); // the colon
  while (is_space(lexer->lookahead)) skip(lexer);
  if (at_line_end(lexer)) return end_line(s, lexer);
  bool angle = lexer->lookahead == '<';
  while (!at_line_end(lexer) && (angle || !is_space(lexer->lookahead))) {
    angle = angle && lexer->lookahead != '>';
    advance(lexer);
  }
  lexer->mark_end(lexer);
  lexer->result_symbol = LINK_DESTINATION;
  return true;
}

// ---------------------------------------------------------------------------------------------------- insides of lines

static bool scan_pipe(State *s, TSLexer *lexer) {
  if (s->inner_span) return close_span(s, lexer);
  if (s->text == TEXT_DUE) {
    s->text = TEXT_BEGUN;
    lexer->result_symbol = EMPTY_CELL;
    return true;
  }
  s->text = TEXT_DUE;
  advance(lexer);
  lexer->mark_end(lexer);
  lexer->result_symbol = PIPE;
  return true;
}

// The quote markers before the line in which the text goes on.
static bool scan_wrapped_quote(State *s, TSLexer *lexer) {
  unsigned ignored = 0;
  s->quote_due = false;
  while (is_space(lexer->lookahead)) skip(lexer);
  take_quote_markers(lexer, MAX_QUOTES, &ignored);
  lexer->mark_end(lexer);
  lexer->result_symbol = s->text == TEXT_DUE_AFTER_LABEL ? LABEL_BREAK : BLOCK_QUOTE_MARKER;
  return true;
}

// A backslash at the line's end is no part of the text.
static bool at_hard_break(TSLexer *lexer) {
  advance(lexer);
  while (lexer->lookahead == '\r') advance(lexer);
  return at_line_end(lexer);
}

static bool scan_inline(State *s, TSLexer *lexer) {
  Line *line = &s->line;
  if (s->quote_due) return scan_wrapped_quote(s, lexer);
  if (line->head) { // the separator
    for (unsigned n = 0; n < line->length[PIECE_SEPARATOR]; n++) skip(lexer);
    line->head = 0;
  }
  if (line->column) return end_nested_head(s, lexer);
  bool spaced = is_space(lexer->lookahead), line_end = false;
  while (is_space(lexer->lookahead)) skip(lexer);
  lexer->mark_end(lexer);
  if (at_line_end(lexer)) return scan_line_end(s, lexer);
  if (s->link) return scan_link_part(s, lexer);
  if (lexer->lookahead == '|' && s->role == ROLE_ROW) return scan_pipe(s, lexer);
  if (lexer->lookahead == '[' && s->role == ROLE_DEFINITION) return scan_definition_label(lexer);
  if (lexer->lookahead == ':' && s->role == ROLE_DEFINITION) return scan_definition_destination(s, lexer);

  bool begun = s->text == TEXT_BEGUN, text_optional = s->heads || begun || s->text == TEXT_DUE_AFTER_LABEL;
  bool found = false;
  if (lexer->lookahead != '\\') found = scan_text(s, lexer, spaced, &line_end);
  else if (text_optional) line_end = at_hard_break(lexer);
  if (line_end) return scan_line_end(s, lexer);
  s->text = TEXT_BEGUN;
  if (found) return true;
  // A leaf of grammar.js begins here. The scanner does not see it, so it says beforehand that the text has begun.
  lexer->result_symbol = WORDS;
  return !begun;
}

// --------------------------------------------------------------------------------------------------------- entry points

bool tree_sitter_okr_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  State *s = payload;
  if (valid[DOCUMENT_START]) return valid[YAML] ? false : scan_document_start(s, lexer); // both: error recovery
  if (s->pending > 0) {
    s->pending--;
    s->depth--;
    lexer->result_symbol = CLOSE;
    return true;
  }
  if (valid[FRONT_MATTER_END]) return scan_front_matter(lexer);
  if (valid[BEGIN_PARAGRAPH] || valid[BEGIN_ROW]) return scan_line_start(s, lexer);
  if (s->line.head & ~(1u << PIECE_SEPARATOR)) return scan_head(s, lexer);
  return scan_inline(s, lexer);
}

void *tree_sitter_okr_external_scanner_create(void) { return ts_calloc(1, sizeof(State)); }

void tree_sitter_okr_external_scanner_destroy(void *payload) { ts_free(payload); }

unsigned tree_sitter_okr_external_scanner_serialize(void *payload, char *buffer) { return state_write(payload, buffer); }

void tree_sitter_okr_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  state_read(payload, buffer, length);
}
