#include "tree_sitter/parser.h"
#include <string.h>

enum Tok { EOL, SOFT_EOL, BLANK, CLOSE,
  B_SECTION, B_OBJ, B_KRS, B_KR, B_INITS, B_INIT, B_KPI, B_ITEM, B_ATTR,
  B_PAR, B_ROW, B_LINKDEF, B_QUOTE, THEMATIC, COMMENT, FENCE_OPEN, CODE, FENCE_CLOSE,
  FM_OPEN, FM_CONTENT, FM_CLOSE, HEADING_MARKER, LIST_MARKER, CHECKBOX, LEAD, LABEL, LABEL_ID, SEP, TAIL,
  STRONG_OPEN, STRONG_CLOSE, EM_OPEN, EM_CLOSE, RAW, TEXT, SENTINEL };

// block kinds
enum Kind { K_EOF, K_SECTION, K_OBJ, K_KRS, K_KR, K_INITS, K_INIT, K_KPI, K_ITEM, K_ATTR,
  K_PAR, K_ROW, K_LINKDEF, K_QUOTE, K_THEMATIC, K_COMMENT, K_FENCE };
enum Form { F_PLAIN, F_HEADING, F_LIST };

#define MAXDEPTH 100
#define NBUF 96

enum { FL_STRONG = 1, FL_EM = 2, FL_EM_TOP = 4, FL_LEAD = 8, FL_SOFT = 16, FL_TILDE = 32, FL_BODY = 64 };
enum { H_MARKER = 1, H_CHECK = 2, H_LEAD = 4, H_LABEL = 8, H_ID = 16, H_SEP = 32 };

typedef struct { uint8_t kf, val; } Entry; // kf = kind | form<<5 | hasitem<<7
typedef struct {
  uint8_t flags, pending, fence, head;
  uint8_t len[6];
  uint8_t depth;
  Entry st[MAXDEPTH];
} Scanner;

typedef struct { uint8_t kind, form, val, head, len[6]; } Line;

void *tree_sitter_okr_external_scanner_create(void) {
  static Scanner z; Scanner *s = 0;
  extern void *calloc(size_t, size_t);
  s = calloc(1, sizeof z);
  return s;
}
void tree_sitter_okr_external_scanner_destroy(void *p) { extern void free(void *); free(p); }

unsigned tree_sitter_okr_external_scanner_serialize(void *p, char *b) {
  Scanner *s = p; unsigned n = 0;
  b[n++] = s->flags; b[n++] = s->pending; b[n++] = s->fence; b[n++] = s->head;
  if (s->head) { memcpy(b + n, s->len, 6); n += 6; }
  b[n++] = s->depth;
  memcpy(b + n, s->st, s->depth * sizeof(Entry)); n += s->depth * sizeof(Entry);
  return n;
}
void tree_sitter_okr_external_scanner_deserialize(void *p, const char *b, unsigned len) {
  Scanner *s = p; memset(s, 0, sizeof *s);
  if (!len) return;
  unsigned n = 0;
  s->flags = b[n++]; s->pending = b[n++]; s->fence = b[n++]; s->head = b[n++];
  if (s->head) { memcpy(s->len, b + n, 6); n += 6; }
  s->depth = b[n++];
  memcpy(s->st, b + n, s->depth * sizeof(Entry));
}

static inline bool is_ws(int32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v' || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200b) || c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}
static inline bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }
static inline bool is_alpha(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static inline int32_t lower(int32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
#define ADV(l) (l)->advance((l), false)
#undef SKIP
#define SKIP(l) (l)->advance((l), true)

typedef struct { int32_t c[NBUF + 1]; int n; bool eol; } Peek;
static void fill(TSLexer *l, Peek *p) {
  while (p->n < NBUF && !l->eof(l) && l->lookahead != '\n') { p->c[p->n++] = l->lookahead; ADV(l); }
  p->eol = l->eof(l) || l->lookahead == '\n';
  p->c[p->n] = '\n';
}
static int skipws(const Peek *p, int i) { while (i < p->n && is_ws(p->c[i])) i++; return i; }
static bool ended(const Peek *p, int i) { return p->eol && skipws(p, i) >= p->n; }
static int lit(const Peek *p, int i, const char *w) { // case-insensitive; returns length or 0
  int k = 0;
  for (; w[k]; k++) if (i + k >= p->n || lower(p->c[i + k]) != w[k]) return 0;
  return k;
}
static bool is_dash(int32_t c) { return c == '-' || c == 0x2013 || c == 0x2014; }

static const char *const ATTRS[] = { "owner", "owners", "dri", "lead", "status", "progress", "confidence", "score", "grade", "due",
  "due date", "deadline", "baseline", "target", "current", "start", "metric", "unit", "weight", "priority", "period", "quarter", "team", "notes", "note", 0 };

// Tries a label at p->c[i]; sets kind, label length, separator length. Returns true on match.
static bool match_label(const Peek *p, int i, uint8_t form, bool lead, Line *out) {
  static const struct { const char *w; uint8_t kind, plural; } W[] = {
    {"objectives", 0, 1}, {"objective", K_OBJ, 0}, {"key results", K_KRS, 1}, {"key result", K_KR, 0}, {"krs", K_KRS, 1}, {"kr", K_KR, 0},
    {"initiatives", K_INITS, 1}, {"initiative", K_INIT, 0}, {"kpi", K_KPI, 0}, {"okr", K_OBJ, 0}, {"o", K_OBJ, 0} };
  int n = 0, k = -1;
  for (unsigned j = 0; j < sizeof W / sizeof *W; j++) if ((n = lit(p, i, W[j].w))) { k = j; break; }
  if (k >= 0 && W[k].kind) {
    int e = i + n, num = 0, q = e;
    if (!W[k].plural) { // optional number
      while (q < p->n && p->c[q] == ' ') q++;
      if (q < p->n && p->c[q] == '#') q++;
      while (q < p->n && (is_digit(p->c[q]) || (num && p->c[q] == '.' && is_digit(p->c[q + 1])))) { num = 1; q++; }
      if (num && q < p->n && is_alpha(p->c[q]) && !is_alpha(p->c[q + 1]) && !is_digit(p->c[q + 1])) q++;
      if (num) { e = q; }
    }
    if (k == 10 && !num) goto attr;                 // "o" needs a number
    if (e < p->n && is_alpha(p->c[e])) goto attr;   // longer word
    int s = skipws(p, e), t = s; bool sep = false;
    while (t < p->n && (p->c[t] == '*' || (lead && p->c[t] == '_')) && t - s < 2) t++;
    bool em = t > s;
    int u = skipws(p, t);
    if (u < p->n && (p->c[u] == ':' || p->c[u] == 0xff1a || p->c[u] == '|')) { u++; sep = true; }
    else if (u < p->n && is_dash(p->c[u]) && u > e) { u++; if (u < p->n && p->c[u] == '>') u++; sep = true; }
    else if (u < p->n && p->c[u] == '=' && p->c[u + 1] == '>') { u += 2; sep = true; }
    else if (num && u < p->n && (p->c[u] == '.' || p->c[u] == ')') && (is_ws(p->c[u + 1]) || p->c[u + 1] == '\n')) { u++; sep = true; }
    else u = t;
    if (sep) { int v = 0; while (u < p->n && v < 2 && lead && !em && (p->c[u] == '*' || p->c[u] == '_')) { u++; v++; } if (v) em = true; }
    bool end = ended(p, u);
    bool ok;
    if (W[k].plural) ok = end && (sep || form == F_HEADING || em);
    else ok = sep || (num && (form == F_HEADING || em)) || (form == F_HEADING && end);
    if (ok && e - i < 60 && u - s < 60) {
      out->kind = W[k].kind; out->head |= H_LABEL; out->len[3] = n;
      if (num) { int w = i + n; while (p->c[w] == ' ') w++; out->head |= H_ID; out->len[4] = e - w; }
      if (u > s) { out->head |= H_SEP; out->len[5] = u - s; }
      return true;
    }
  }
attr:
  if (form == F_HEADING) return false;
  for (int j = 0; ATTRS[j]; j++) if ((n = lit(p, i, ATTRS[j]))) {
    int e = i + n, s = skipws(p, e), t = s;
    while (lead && t < p->n && (p->c[t] == '*' || p->c[t] == '_') && t - s < 2) t++;
    if (t < p->n && (p->c[t] == ':' || p->c[t] == 0xff1a)) {
      t++;
      int v = 0; while (lead && v < 2 && t < p->n && (p->c[t] == '*' || p->c[t] == '_')) { t++; v++; }
      out->kind = K_ATTR; out->head |= H_LABEL | H_SEP; out->len[3] = e - i; out->len[5] = t - s;
      return true;
    }
  }
  return false;
}

static void classify(const Peek *p, unsigned indent, Line *o) {
  memset(o, 0, sizeof *o);
  o->kind = K_PAR; o->form = F_PLAIN; o->val = indent > 250 ? 250 : indent;
  if (p->n == 0) { o->kind = K_EOF; return; }
  int32_t c = p->c[0];
  int i = 0;
  if (c == '#') {
    while (i < p->n && p->c[i] == '#') i++;
    if (i <= 6 && (i == p->n || is_ws(p->c[i]))) {
      o->kind = K_SECTION; o->form = F_HEADING; o->val = i; o->head = H_MARKER; o->len[0] = i;
    } else return;
  } else if (c == '>') { o->kind = K_QUOTE; return; }
  else if (c == '|') { o->kind = K_ROW; return; }
  else if (c == '<') { if (lit(p, 0, "<!--")) o->kind = K_COMMENT; return; }
  else if (c == '`' || c == '~') { if (p->n >= 3 && p->c[1] == c && p->c[2] == c) o->kind = K_FENCE; return; }
  else if (c == '[') {
    int j = 1;
    while (j < p->n && p->c[j] != ']' && p->c[j] != '[' && p->c[j] > 0) j++; // NUL and invalid bytes are not matched by a regex token
    if (j > 1 && j + 1 < p->n && p->c[j] == ']' && p->c[j + 1] == ':') { o->kind = K_LINKDEF; return; }
  } else {
    if (c == '-' || c == '*' || c == '_') {
      int j = 0, m = 0; bool only = true;
      for (; j < p->n; j++) { if (p->c[j] == c) m++; else if (!is_ws(p->c[j])) { only = false; break; } }
      if (only && m >= 3) { o->kind = K_THEMATIC; return; }
    }
    int m = 0;
    if (c == '-' || c == '*' || c == '+' || c == 0x2022 || c == 0x25e6 || c == 0x2023 || c == 0x25aa || c == 0xb7 || c == 0x2013 || c == 0x25cf) m = 1;
    else if (is_digit(c)) {
      while (m < p->n && m < 9 && is_digit(p->c[m])) m++;
      if (m < p->n && (p->c[m] == '.' || p->c[m] == ')')) m++; else m = 0;
    } else if (is_alpha(c) && p->n > 1 && (p->c[1] == ')')) m = 2;
    if (m && (m == p->n || is_ws(p->c[m]))) {
      o->kind = K_ITEM; o->form = F_LIST; o->head = H_MARKER; o->len[0] = m; i = m;
    }
  }
  i = skipws(p, i);
  if (i < p->n && p->c[i] == '[' && o->form == F_LIST && i + 2 < p->n && p->c[i + 2] == ']' && (is_ws(p->c[i + 3]) || p->c[i + 3] == '\n')) {
    int32_t x = p->c[i + 1];
    if (x == ' ' || x == 'x' || x == 'X' || x == '-' || x == '~' || x == '/') { o->head |= H_CHECK; o->len[1] = 3; i = skipws(p, i + 3); }
  }
  int j = i;
  while (j < p->n && j - i < 2 && (p->c[j] == '*' || p->c[j] == '_')) j++;
  bool lead = j > i;
  uint8_t h = o->head;
  if (match_label(p, j, o->form, lead, o)) {
    if (lead) { o->head |= H_LEAD; o->len[2] = j - i; }
  } else o->head = h;
  if (o->kind == K_PAR) o->head = 0;
}

static int rank(int k) {
  switch (k) { case K_OBJ: return 1; case K_KRS: case K_INITS: return 2; case K_KR: case K_KPI: return 3; case K_INIT: return 4; default: return 0; }
}
static int rank2(int k) { // K_INITS may live inside a key result
  return k == K_INITS ? 4 : rank(k);
}

static unsigned count_close(const Scanner *s, const Line *n, bool blank) {
  if (n->kind == K_EOF) return s->depth;
  unsigned cnt = 0;
  int r = n->kind == K_INITS ? 4 : rank(n->kind);
  for (int d = s->depth; d > 0; d--, cnt++) {
    Entry e = s->st[d - 1];
    int k = e.kf & 31, f = (e.kf >> 5) & 3, v = e.val, tr = rank2(k);
    bool close = false;
    if (n->form == F_HEADING) {
      if (f == F_HEADING) close = v >= n->val;
      else if (f == F_LIST) close = true;
      else close = !(r && tr && r > tr);
    } else if (n->form == F_LIST) {
      if (f == F_HEADING) close = r && tr && r <= tr && k != K_SECTION;
      else if (f == F_LIST) close = v >= n->val && !(r && tr && r > tr);
      else close = r && tr && r <= tr;
    } else if (r) {
      if (f == F_HEADING) close = tr && r <= tr;
      else if (f == F_LIST) close = (tr && r <= tr) || (v >= n->val && !(tr && r > tr));
      else close = tr && r <= tr;
    } else if (n->kind == K_ATTR) {
      if (f == F_LIST) close = blank && v >= n->val;
    } else if (n->kind == K_THEMATIC) {
      close = f != F_HEADING;
    } else {
      if (f == F_LIST) close = v >= n->val;
      else if (f == F_PLAIN) close = (k == K_KRS || k == K_INITS) && (e.kf & 128) && n->val == 0;
    }
    if (!close) break;
  }
  if (s->depth - cnt >= MAXDEPTH) cnt++;
  return cnt;
}

// after the newline: look at the next non-blank line
static bool end_line(Scanner *s, TSLexer *l, const bool *valid) {
  bool soft = (s->flags & FL_SOFT) && valid[SOFT_EOL];
  uint8_t lead = s->flags & FL_LEAD;
  s->flags = 0; s->head = 0; s->pending = 0;
  if (s->fence) { l->result_symbol = EOL; return true; }
  unsigned nl = 0, indent = 0;
  for (;;) {
    if (l->eof(l)) break;
    if (l->lookahead == '\n') { nl++; indent = 0; }
    else if (l->lookahead == '\t') indent = (indent & ~3u) + 4;
    else if (is_ws(l->lookahead)) indent++;
    else break;
    ADV(l);
  }
  Peek p; p.n = 0; fill(l, &p);
  Line ln; classify(&p, indent, &ln);
  if (soft && nl == 0 && ln.kind == K_PAR) { s->flags = FL_SOFT | lead; l->result_symbol = SOFT_EOL; return true; }
  s->pending = count_close(s, &ln, nl > 0);
  l->result_symbol = EOL;
  return true;
}

static bool line_start(Scanner *s, TSLexer *l, const bool *valid) {
  unsigned indent = 0, any = 0; bool nl = false;
  for (;;) {
    if (l->eof(l)) break;
    if (l->lookahead == '\n') { SKIP(l); l->mark_end(l); nl = true; indent = 0; any = 1; continue; }
    if (l->lookahead == '\t') indent = (indent & ~3u) + 4;
    else if (is_ws(l->lookahead)) indent++;
    else break;
    SKIP(l); any = 1;
  }
  if (nl) { l->result_symbol = BLANK; return true; }
  l->mark_end(l);
  if (l->eof(l)) {
    if (any) { l->result_symbol = BLANK; return true; }
    if (s->depth) { s->depth--; }
    l->result_symbol = CLOSE; return valid[CLOSE];
  }
  Peek p; p.n = 0;
  int32_t c = l->lookahead;
  if (c == '`' || c == '~') {
    unsigned k = 0;
    while (l->lookahead == c && k < 200) { if (p.n < NBUF) p.c[p.n++] = c; ADV(l); k++; }
    if (k >= 3) { l->mark_end(l); s->fence = k; s->flags = c == '~' ? FL_TILDE : 0; l->result_symbol = FENCE_OPEN; return true; }
  } else if (c == '<') {
    static const char W[] = "<!--"; int k = 0;
    while (k < 4 && l->lookahead == W[k]) { p.c[p.n++] = l->lookahead; ADV(l); k++; }
    if (k == 4) {
      unsigned dash = 0;
      while (!l->eof(l)) {
        if (l->lookahead == '-') dash++;
        else { bool fin = l->lookahead == '>' && dash >= 2; dash = 0; if (fin) { ADV(l); break; } }
        ADV(l);
      }
      l->mark_end(l); l->result_symbol = COMMENT; return true;
    }
  } else if (c == '-' && valid[FM_OPEN]) {
    int k = 0;
    while (k < 3 && l->lookahead == '-') { p.c[p.n++] = '-'; ADV(l); k++; }
    if (k == 3) {
      // candidate: "---" and the end of the line, nothing else. mark_end() only once that is sure.
      if (l->lookahead == '\r') { p.c[p.n++] = '\r'; ADV(l); }
      if (l->lookahead == '\n') {
        l->mark_end(l);
        bool found = false;
        for (int budget = 65536; budget > 0 && !l->eof(l);) {
          ADV(l); budget--; // at a newline
          int32_t d = l->lookahead; int m = 0;
          if (d == '-' || d == '.') { while (m < 3 && l->lookahead == d) { ADV(l); m++; budget--; } }
          if (m == 3) { while (!l->eof(l) && is_ws(l->lookahead)) { ADV(l); budget--; } if (l->eof(l) || l->lookahead == '\n') { found = true; break; } }
          while (!l->eof(l) && l->lookahead != '\n' && budget > 0) { ADV(l); budget--; }
        }
        l->result_symbol = found ? FM_OPEN : THEMATIC;
        return true;
      }
    }
  }
  fill(l, &p);
  Line n; classify(&p, indent, &n);
  switch (n.kind) {
    case K_THEMATIC:
      while (!l->eof(l) && l->lookahead != '\n') ADV(l);
      l->mark_end(l); l->result_symbol = THEMATIC; return true;
    case K_PAR: l->result_symbol = B_PAR; s->flags = FL_SOFT; return true;
    case K_ROW: l->result_symbol = B_ROW; s->flags = 0; return true;
    case K_LINKDEF: l->result_symbol = B_LINKDEF; s->flags = 0; return true;
    case K_QUOTE: l->result_symbol = B_QUOTE; s->flags = 0; return true;
    case K_FENCE: case K_COMMENT: case K_EOF: return false; // handled above
    default: break;
  }
  if (n.kind == K_ITEM && s->depth) {
    Entry *e = &s->st[s->depth - 1];
    int k = e->kf & 31;
    if (k == K_KRS) n.kind = K_KR; else if (k == K_INITS) n.kind = K_INIT;
  }
  if (s->depth && n.form == F_LIST) { int k = s->st[s->depth - 1].kf & 31; if (k == K_KRS || k == K_INITS) s->st[s->depth - 1].kf |= 128; }
  if (n.kind == K_ATTR) n.head |= 0;
  s->head = n.head; memcpy(s->len, n.len, 6);
  s->flags = n.form == F_HEADING ? 0 : FL_SOFT;
  if (n.head & H_LEAD) s->flags |= FL_LEAD;
  if (n.kind == K_KRS || n.kind == K_INITS) s->flags &= ~FL_SOFT;
  if (n.kind == K_ATTR) { l->result_symbol = B_ATTR; return true; }
  if (s->depth < MAXDEPTH) { s->st[s->depth].kf = n.kind | (n.form << 5); s->st[s->depth].val = n.val; s->depth++; }
  l->result_symbol = B_SECTION + (n.kind - K_SECTION);
  return true;
}

static bool scan_code(Scanner *s, TSLexer *l, const bool *valid) {
  int32_t fc = (s->flags & FL_TILDE) ? '~' : '`';
  bool first = true;
  for (;;) {
    if (!first || true) l->mark_end(l);
    if (l->eof(l)) {
      if (first || !valid[CODE]) { s->fence = 0; s->flags = 0; l->result_symbol = FENCE_CLOSE; return true; }
      l->result_symbol = CODE; return true;
    }
    while (is_ws(l->lookahead) && !l->eof(l)) ADV(l);
    unsigned k = 0;
    while (l->lookahead == fc && k < 255) { ADV(l); k++; }
    if (k >= s->fence) {
      if (first) l->mark_end(l);
      while (!l->eof(l) && is_ws(l->lookahead)) ADV(l);
      if (l->eof(l) || l->lookahead == '\n') {
        if (first) { s->fence = 0; s->flags = 0; l->result_symbol = FENCE_CLOSE; return true; }
        l->result_symbol = CODE; return true;
      }
    }
    while (!l->eof(l) && l->lookahead != '\n') ADV(l);
    if (!l->eof(l)) ADV(l);
    first = false;
  }
}

static bool scan_fm(Scanner *s, TSLexer *l, const bool *valid) {
  (void)s;
  if (l->lookahead == '-' || l->lookahead == '.') {
    int32_t d = l->lookahead; int m = 0;
    while (m < 3 && l->lookahead == d) { ADV(l); m++; }
    l->mark_end(l); l->result_symbol = FM_CLOSE; return valid[FM_CLOSE];
  }
  while (!l->eof(l) && l->lookahead != '\n') ADV(l);
  while (!l->eof(l)) {
    ADV(l); l->mark_end(l);
    int32_t d = l->lookahead; int m = 0;
    if (d == '-' || d == '.') while (m < 3 && l->lookahead == d) { ADV(l); m++; }
    if (m == 3) { while (!l->eof(l) && is_ws(l->lookahead)) ADV(l); if (l->eof(l) || l->lookahead == '\n') break; }
    while (!l->eof(l) && l->lookahead != '\n') ADV(l);
  }
  if (l->eof(l) ) { /* only when the closing fence is the last line */ }
  l->result_symbol = FM_CONTENT; return valid[FM_CONTENT];
}

static bool scan_inline(Scanner *s, TSLexer *l, const bool *valid) {
  l->mark_end(l);
  bool sp = false;
  while (!l->eof(l) && is_ws(l->lookahead)) { SKIP(l); sp = true; }
  if (l->eof(l) || l->lookahead == '\n') {
    if ((s->flags & FL_EM) && ((s->flags & FL_EM_TOP) || !(s->flags & FL_STRONG))) { s->flags &= ~(FL_EM | FL_EM_TOP); l->result_symbol = EM_CLOSE; return valid[EM_CLOSE]; }
    if (s->flags & FL_STRONG) { s->flags &= ~FL_STRONG; l->result_symbol = STRONG_CLOSE; return valid[STRONG_CLOSE]; }
    if (l->eof(l)) {
      s->flags = 0; s->head = 0; s->pending = s->fence ? 0 : s->depth;
      l->result_symbol = EOL; return valid[EOL];
    }
    if (!valid[EOL]) return false;
    SKIP(l); l->mark_end(l);
    return end_line(s, l, valid);
  }
  if (s->head) {
    l->mark_end(l);
    static const uint8_t T[6] = { 0, CHECKBOX, LEAD, LABEL, LABEL_ID, SEP };
    for (int i = 0; i < 6; i++) if (s->head & (1 << i)) {
      int32_t c0 = l->lookahead;
      for (int k = 0; k < s->len[i] && !l->eof(l) && l->lookahead != '\n'; k++) ADV(l);
      l->mark_end(l);
      s->head &= ~(1 << i);
      if (!s->head) memset(s->len, 0, 6);
      l->result_symbol = i ? T[i] : (c0 == '#' ? HEADING_MARKER : LIST_MARKER);
      return true;
    }
  }
  int32_t c = l->lookahead;
  if (s->head && !valid[LABEL]) { // heading/list_item rules that take the pieces one by one
    l->mark_end(l);
    int i = (s->head & H_MARKER) ? 0 : (s->head & H_CHECK) ? 1 : -1;
    if (i >= 0) {
      for (int k = 0; k < s->len[i] && !l->eof(l) && l->lookahead != '\n'; k++) ADV(l);
      l->mark_end(l);
      s->head &= ~(1 << i); if (!s->head) memset(s->len, 0, 6);
      l->result_symbol = i ? CHECKBOX : (c == '#' ? HEADING_MARKER : LIST_MARKER);
      return true;
    }
  }
  if (c == '*') {
    bool in_s = s->flags & FL_STRONG, in_e = s->flags & FL_EM, et = s->flags & FL_EM_TOP;
    bool em_first = in_s && in_e && et && !sp;
    unsigned n = 0;
    while (l->lookahead == '*' && !l->eof(l)) {
      ADV(l); n++;
      if (n == 1 && l->lookahead != '*') l->mark_end(l);
      else if (n == 2 && !em_first) l->mark_end(l);
    }
    int32_t nx = l->eof(l) ? '\n' : l->lookahead;
    bool opens = !(nx == '\n' || is_ws(nx));
    if (n >= 4) { l->mark_end(l); l->result_symbol = TEXT; return valid[TEXT]; }
    if ((s->flags & FL_LEAD) && valid[TAIL]) {
      while (!l->eof(l) && is_ws(l->lookahead)) ADV(l);
      s->flags &= ~FL_LEAD;
      l->result_symbol = (l->eof(l) || l->lookahead == '\n') && n < 3 ? TAIL : TEXT;
      return true;
    }
    if (n >= 2) {
      if (em_first) { s->flags &= ~(FL_EM | FL_EM_TOP); l->result_symbol = EM_CLOSE; return valid[EM_CLOSE]; }
      if (in_s && !sp && !(in_e && et)) { s->flags &= ~FL_STRONG; l->result_symbol = STRONG_CLOSE; return valid[STRONG_CLOSE]; }
      if (!in_s && opens && valid[STRONG_OPEN]) { s->flags |= FL_STRONG; s->flags &= ~FL_EM_TOP; l->result_symbol = STRONG_OPEN; return true; }
      l->result_symbol = TEXT; return valid[TEXT];
    }
    if (in_e && !sp && (et || !in_s)) { s->flags &= ~(FL_EM | FL_EM_TOP); l->result_symbol = EM_CLOSE; return valid[EM_CLOSE]; }
    if (!in_e && opens && valid[EM_OPEN]) { s->flags |= FL_EM | FL_EM_TOP; l->result_symbol = EM_OPEN; return true; }
    l->result_symbol = TEXT; return valid[TEXT];
  }
  if (valid[RAW] && (c <= 0 || c == 0x7f || c > 0x10ffff)) {
    do ADV(l); while (!l->eof(l) && (l->lookahead <= 0 || l->lookahead == 0x7f || l->lookahead > 0x10ffff));
    l->mark_end(l); l->result_symbol = RAW; return true;
  }
  return false;
}

bool tree_sitter_okr_external_scanner_scan(void *payload, TSLexer *l, const bool *valid) {
  Scanner *s = payload;
  if (valid[SENTINEL]) return false;
  if (s->pending && valid[CLOSE]) {
    s->pending--; if (s->depth) s->depth--;
    l->result_symbol = CLOSE; return true;
  }
  if (valid[CODE] || valid[FENCE_CLOSE]) return scan_code(s, l, valid);
  if (valid[FM_CONTENT] || valid[FM_CLOSE]) return scan_fm(s, l, valid);
  if (valid[B_PAR]) return line_start(s, l, valid);
  return scan_inline(s, l, valid);
}
