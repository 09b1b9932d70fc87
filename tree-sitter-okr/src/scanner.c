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

// Whether another block is before the next line in the same container, and they are no rows.
static bool has_block_before(const State *s) {
  unsigned depth = s->depth - s->pending;
  if ((s->heads && s->pending == 0) || s->line.kind == KIND_NONE) return false;
  return depth == 0 || kind_of(s->containers[depth - 1]) != KIND_TABLE;
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
    if (s->wrapped < MAX_LINES) s->wrapped++;
    lexer->result_symbol = s->text == TEXT_DUE_AFTER_LABEL ? LABEL_BREAK : SOFT_EOL;
    if (s->text == TEXT_DUE_AFTER_LABEL) s->text = TEXT_DUE;
    return true;
  }
  bool parted = parts_runs(&window);
  turn_to(s, &window, &ahead);
  s->run_ends = parted && has_block_before(s);
  lexer->result_symbol = EOL;
  if (s->role == ROLE_ROW && is_first_row(s)) {
    if (s->line.kind == KIND_DELIMITER_ROW && s->pending == 0) lexer->result_symbol = HEADER_EOL;
  } else if (s->heads && s->pending > 0) {
    s->pending--;
    s->depth--;
    lexer->result_symbol = LAST_EOL;
  }
  s->role = ROLE_BLOCKS;
  s->lead = s->wrapped = 0;
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
  s->role = ROLE_BLOCKS;
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

static bool scan_inline(State *s, TSLexer *lexer);

// ------------------------------------------------------------------------------------------------ starts of lines

// The first line of the document is looked at before the first token, every other by the end of the line before it.
static bool scan_document_start(State *s, TSLexer *lexer) {
  Window window;
  Ahead ahead = {0};
  lexer->mark_end(lexer);
  lexer->result_symbol = BEGIN_DOCUMENT;
  window_open(&window, lexer);
  if (lexer->lookahead == '-') {
    if (after_run(&window, 0, '-', 4) == 3 && ends(&window, 3) && front_matter_ends(lexer)) {
      s->role = ROLE_YAML;
      s->heads = true; // no block of the document is before what follows
      lexer->result_symbol = BEGIN_FRONT_MATTER;
      return true;
    }
    read_line(&window, 0, &ahead.line);
  } else {
    look_ahead(lexer, 0, &window, &ahead);
  }
  turn_to(s, &window, &ahead);
  s->role = ROLE_BLOCKS;
  return true;
}

static bool begin(State *s, TSLexer *lexer, enum Token token, uint8_t kind, uint8_t form, uint8_t indent) {
  lexer->result_symbol = (TSSymbol)token;
  if (is_container(kind)) push(s, kind, form, indent);
  return true;
}

static uint8_t role_of(const Line *line) {
  if (line->form == FORM_HEADING) return line->underlined ? ROLE_UNDERLINED : ROLE_HEADING;
  switch (line->kind) {
    case KIND_ROW: return ROLE_ROW;
    case KIND_LINK_DEFINITION: return ROLE_DEFINITION;
    case KIND_KEY_RESULTS:
    case KIND_INITIATIVES: return ROLE_PLAIN;
    default: return ROLE_WRAPS;
  }
}

// The tokens with which lines with a marker or a label begin, by kind and form.
static const uint8_t BEGINNINGS[][3] = {
  [KIND_ATTRIBUTE] = {ATTRIBUTE_PLAIN, 0, ATTRIBUTE_LIST},
  [KIND_SECTION] = {SECTION_PLAIN, SECTION_HEADING, 0},
  [KIND_OBJECTIVE] = {OBJECTIVE_PLAIN, OBJECTIVE_HEADING, OBJECTIVE_LIST},
  [KIND_KEY_RESULTS] = {KEY_RESULTS_PLAIN, KEY_RESULTS_HEADING, KEY_RESULTS_LIST},
  [KIND_KEY_RESULT] = {KEY_RESULT_PLAIN, KEY_RESULT_HEADING, KEY_RESULT_LIST},
  [KIND_INITIATIVES] = {INITIATIVES_PLAIN, INITIATIVES_HEADING, INITIATIVES_LIST},
  [KIND_INITIATIVE] = {INITIATIVE_PLAIN, INITIATIVE_HEADING, INITIATIVE_LIST},
  [KIND_KPI] = {KPI_PLAIN, KPI_HEADING, KPI_LIST},
  [KIND_LIST_ITEM] = {0, 0, LIST_ITEM_LIST},
};

// The line itself, with its marker. After this, only the rest of its head is remembered of it.
static bool begin_line(State *s, TSLexer *lexer) {
  Line line = s->line;
  s->role = role_of(&line);
  s->heads = is_container(line.kind);
  s->text = line.head & 1u << PIECE_NAME ? TEXT_DUE_AFTER_LABEL : TEXT_DUE;
  if (line.kind == KIND_ROW && lexer->lookahead == '|') s->text = TEXT_BEGUN; // no cell is before it
  s->lead = line.lead;
  s->line = (Line){.kind = KIND_NONE, .column = line.column, .head = line.head & (uint8_t)~(1u << PIECE_MARKER)};
  memcpy(s->line.length, line.length, sizeof line.length);
  if (line.kind == KIND_ROW || line.kind == KIND_LINK_DEFINITION) return scan_inline(s, lexer);
  if (line.kind == KIND_PARAGRAPH) return begin(s, lexer, BEGIN_PARAGRAPH, line.kind, FORM_PLAIN, 0);
  bool marked = line.head & 1u << PIECE_MARKER;
  for (unsigned n = 0; marked && n < line.length[PIECE_MARKER]; n++) advance(lexer);
  lexer->mark_end(lexer);
  enum Token token = BEGINNINGS[line.kind][marked ? line.form : FORM_PLAIN];
  return begin(s, lexer, token, line.kind, line.form, line.indent);
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
  s->role = ROLE_PLAIN;
  s->text = TEXT_BEGUN;
  s->heads = false;
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
      return begin(s, lexer, BEGIN_BLOCK_QUOTE, KIND_BLOCK_QUOTE, FORM_PLAIN, 0);
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
  if (s->run_ends) {
    s->run_ends = false;
    lexer->result_symbol = RUN_END;
    return true;
  }
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
    return begin(s, lexer, BEGIN_TABLE, KIND_TABLE, FORM_PLAIN, line->indent);
  }
  return line->kind <= KIND_LINK_DEFINITION ? begin_line(s, lexer) : scan_verbatim(s, lexer);
}

// ----------------------------------------------------------------------------------------------- heads of lines

// The next piece of the head but for the marker, which begins the line, and the separator, which `scan_inline` leaves out
// of the text.
static bool scan_head(State *s, TSLexer *lexer) {
  static const uint8_t TOKENS[PIECES] = {0, CHECKBOX, 0, LABEL_NAME, LABEL_ID, LABEL_NOTE, 0};
  Line *line = &s->line;
  unsigned piece = 0;
  while (is_space(lexer->lookahead)) skip(lexer);
  while (!(line->head & 1u << piece)) piece++;
  if (piece == PIECE_LEAD) {
    for (unsigned n = 0; n < line->length[piece]; n++) skip(lexer);
    line->head &= (uint8_t)~(1u << piece);
    piece = PIECE_NAME;
  }
  for (unsigned n = 0; n < line->length[piece]; n++) advance(lexer);
  line->head &= (uint8_t)~(1u << piece);
  lexer->result_symbol = TOKENS[piece];
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
  s->text = TEXT_BEGUN;
  lexer->result_symbol = WRAPPED_QUOTE_MARKER;
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
  (void)valid; // see state.h
  if (s->pending > 0) {
    s->pending--;
    s->depth--;
    lexer->result_symbol = CLOSE;
    return true;
  }
  switch (s->role) {
    case ROLE_START: return scan_document_start(s, lexer);
    case ROLE_BLOCKS: return scan_line_start(s, lexer);
    case ROLE_YAML:
    case ROLE_YAML_END: return scan_front_matter(s, lexer);
    default: return s->line.head & ~(1u << PIECE_SEPARATOR) ? scan_head(s, lexer) : scan_inline(s, lexer);
  }
}

void *tree_sitter_okr_external_scanner_create(void) { return ts_calloc(1, sizeof(State)); }

void tree_sitter_okr_external_scanner_destroy(void *payload) { ts_free(payload); }

unsigned tree_sitter_okr_external_scanner_serialize(void *payload, char *buffer) { return state_write(payload, buffer); }

void tree_sitter_okr_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  state_read(payload, buffer, length);
}
