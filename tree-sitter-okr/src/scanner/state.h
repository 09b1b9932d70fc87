#ifndef OKR_STATE_H_
#define OKR_STATE_H_

#include "scanner/token.h"
#include "tree_sitter/parser.h"

#include <string.h>

// What the scanner remembers between two tokens.
//
// Everything that decides about a later token stands here and is serialised whole: an incremental parse resumes from the
// serialised state of some old token, and must go on exactly as a fresh parse would. Anything kept elsewhere (a static,
// an unserialised field) is a bug that only the incremental tests see.
//
// For the same reason the scanner never asks the parser what it expects (`valid_symbols`). After an edit the parser may
// have taken over a whole node, and then it does not say what else could have followed in that node; it takes the node
// apart when a token demands it. Where in a line we are therefore stands here as well.

// How a line is written.
enum Form { FORM_PLAIN, FORM_HEADING, FORM_LIST };

// What a line is.
enum Kind {
  KIND_ATTRIBUTE,
  // From here to KIND_TABLE: containers.
  KIND_SECTION,
  KIND_OBJECTIVE,
  KIND_KEY_RESULTS,
  KIND_KEY_RESULT,
  KIND_INITIATIVES,
  KIND_INITIATIVE,
  KIND_KPI,
  KIND_LIST_ITEM,
  KIND_BLOCK_QUOTE,
  KIND_TABLE,
  KIND_PARAGRAPH,
  KIND_ROW,
  KIND_LINK_DEFINITION,
  KIND_DELIMITER_ROW,
  KIND_THEMATIC_BREAK,
  KIND_COMMENT,
  KIND_FENCE,
  KIND_INDENTED_CODE,
  KIND_NONE, // no line: the end of the document, or not looked at yet
};

// The pieces of a line's head, in their order.
enum Piece { PIECE_MARKER, PIECE_CHECKBOX, PIECE_LEAD, PIECE_NAME, PIECE_ID, PIECE_NOTE, PIECE_SEPARATOR, PIECES };

// A line, as the classifier (line.h) sees it. The tokens of its head are cut by the lengths that are stored here, so the
// tokens and the classification cannot disagree.
typedef struct {
  uint8_t kind;
  uint8_t form;
  uint8_t indent;         // columns, at most 250; of a heading its level
  uint8_t quotes;         // `>` before it that have no token yet
  uint8_t column;         // where its content begins, when that is a block of its own (`- - x`, `- ```), else 0
  uint8_t lead;           // the emphasis that opens before the label and is still open after it: 0, `*` or `_`
  uint8_t head;           // a bit for each piece that has no token yet
  uint8_t length[PIECES]; // in characters; set where the bit in `head` is
  bool underlined;        // a setext heading
  bool inside;            // its indentation and its quote markers are behind us
} Line;

// A container that is open.
typedef struct {
  uint8_t what; // kind, form << 5, HAS_ITEMS
  uint8_t indent;
} Container;

#define HAS_ITEMS 0x80 // something with a label or a list marker stands in it; of a table: its first row

static inline uint8_t kind_of(Container c) { return c.what & 0x1f; }
static inline uint8_t form_of(Container c) { return (c.what >> 5) & 3; }

// What is being read.
enum Role {
  ROLE_START,      // nothing: before the first token
  ROLE_BLOCKS,     // a line begins here, or the document ends
  ROLE_YAML,       // the front matter
  ROLE_YAML_END,   // its end
  ROLE_PLAIN,      // a line whose end is its end
  ROLE_WRAPS,      // its text may go on in the next line
  ROLE_HEADING,    // `#` at the end belong to the heading
  ROLE_UNDERLINED, // its underline follows
  ROLE_ROW,        // `|` ends a cell
  ROLE_DEFINITION, // the rest of a link definition
};

// How far the text of a line, or of a table's cell, is.
enum Text {
  TEXT_BEGUN,
  TEXT_DUE,            // nothing of it has been read
  TEXT_DUE_AFTER_LABEL // and it may begin in the next line
};

// Emphasis that is open: at most one strong and one plain, in either order.
enum Span { SPAN_NONE, SPAN_STAR, SPAN_UNDERSCORE, SPAN_STRONG_STAR, SPAN_STRONG_UNDERSCORE };

// What must follow a link's text.
enum LinkPart { LINK_NOTHING, LINK_WANTS_DESTINATION, LINK_WANTS_LABEL };

// The serialised state must fit in TREE_SITTER_SERIALIZATION_BUFFER_SIZE, 1024 bytes.
#define MAX_DEPTH 100

typedef struct {
  uint8_t role;
  uint8_t text;
  bool heads; // the line is the first of a container
  uint8_t lead; // see Line.lead
  uint8_t inner_span, outer_span;
  uint8_t link;
  bool quote_due;  // the text goes on after the next line's quote markers
  uint8_t pending; // CLOSE tokens due
  bool run_ends;   // and after them the end of a run
  uint8_t fence;   // length of the code fence that is open, else 0
  bool tilde;      // and its character
  uint8_t wrapped; // how many lines of the text are before this one
  uint8_t depth;
  Line line; // what the next line is (until its BEGIN), then what is left of its head
  Container containers[MAX_DEPTH];
} State;

// Only what is set is written: states of up to 24 bytes cost tree-sitter no allocation.
enum { HAS_LINE = 1, HAS_SPANS = 2, HAS_FENCE = 4, IS_TILDE = 8, IS_QUOTE_DUE = 16, IS_UNDERLINED = 32, IS_INSIDE = 64, IS_WRAPPED = 128 };

static unsigned state_write(const State *s, char *buffer) {
  uint8_t *out = (uint8_t *)buffer;
  const Line *line = &s->line;
  bool has_line = line->kind != KIND_NONE || line->head || line->column;
  bool has_spans = s->inner_span || s->lead || s->link;
  *out++ = (uint8_t)((has_line ? HAS_LINE : 0) | (has_spans ? HAS_SPANS : 0) | (s->fence ? HAS_FENCE : 0) |
                     (s->tilde ? IS_TILDE : 0) | (s->quote_due ? IS_QUOTE_DUE : 0) |
                     (line->underlined ? IS_UNDERLINED : 0) | (line->inside ? IS_INSIDE : 0) | (s->wrapped ? IS_WRAPPED : 0));
  *out++ = (uint8_t)(s->role | s->text << 4 | s->heads << 7);
  *out++ = (uint8_t)(s->pending | s->run_ends << 7);
  if (s->fence) *out++ = s->fence;
  if (s->wrapped) *out++ = s->wrapped;
  if (has_spans) {
    *out++ = (uint8_t)(s->inner_span | s->outer_span << 4);
    *out++ = s->lead;
    *out++ = s->link;
  }
  if (has_line) {
    *out++ = (uint8_t)(line->kind | line->form << 5);
    *out++ = line->indent;
    *out++ = line->quotes;
    *out++ = line->column;
    *out++ = line->lead;
    *out++ = line->head;
    for (unsigned piece = 0; piece < PIECES; piece++) {
      if (line->head & 1u << piece) *out++ = line->length[piece];
    }
  }
  *out++ = s->depth;
  memcpy(out, s->containers, s->depth * sizeof(Container));
  return (unsigned)(out - (uint8_t *)buffer) + s->depth * (unsigned)sizeof(Container);
}

// Reads what `state_write` wrote; of an empty buffer, the state before the first token. Sets every field that counts and
// leaves the unused part of `containers` alone.
static void state_read(State *s, const char *buffer, unsigned length) {
  const uint8_t *in = (const uint8_t *)buffer;
  Line *line = &s->line;
  uint8_t bits = length ? *in++ : 0;
  uint8_t line_bits = length ? *in++ : 0;
  s->role = line_bits & 15; // ROLE_START in an empty buffer
  s->text = line_bits >> 4 & 7;
  s->heads = line_bits >> 7;
  s->pending = length ? *in & 0x7f : 0;
  s->run_ends = length ? *in++ >> 7 : 0;
  s->fence = bits & HAS_FENCE ? *in++ : 0;
  s->wrapped = bits & IS_WRAPPED ? *in++ : 0;
  s->tilde = bits & IS_TILDE;
  s->quote_due = bits & IS_QUOTE_DUE;
  s->inner_span = s->outer_span = s->lead = s->link = 0;
  if (bits & HAS_SPANS) {
    s->inner_span = *in & 15;
    s->outer_span = *in++ >> 4;
    s->lead = *in++;
    s->link = *in++;
  }
  line->kind = KIND_NONE;
  line->form = line->indent = line->quotes = line->column = line->lead = line->head = 0;
  line->underlined = bits & IS_UNDERLINED;
  line->inside = bits & IS_INSIDE;
  if (bits & HAS_LINE) {
    line->kind = *in & 0x1f;
    line->form = *in++ >> 5;
    line->indent = *in++;
    line->quotes = *in++;
    line->column = *in++;
    line->lead = *in++;
    line->head = *in++;
    for (unsigned piece = 0; piece < PIECES; piece++) {
      if (line->head & 1u << piece) line->length[piece] = *in++;
    }
  }
  s->depth = length ? *in++ : 0;
  memcpy(s->containers, in, s->depth * sizeof(Container));
}

#endif
