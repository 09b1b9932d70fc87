// The scanner, with one field that stays in memory from token to token instead of being serialised: FORGETS.
// A fresh parse does not notice.

#define JOIN(a, b) a##b
#define NAMED(a, b) JOIN(a, b)

#undef tree_sitter_okr_external_scanner_serialize
#undef tree_sitter_okr_external_scanner_deserialize
#define tree_sitter_okr_external_scanner_serialize NAMED(LANGUAGE, _honest_serialize)
#define tree_sitter_okr_external_scanner_deserialize NAMED(LANGUAGE, _honest_deserialize)
#include "../../src/scanner.c"

unsigned NAMED(LANGUAGE, _external_scanner_serialize)(void *payload, char *buffer) {
  State forgetful = *(State *)payload;
  memset(&forgetful.FORGETS, 0, sizeof forgetful.FORGETS);
  return tree_sitter_okr_external_scanner_serialize(&forgetful, buffer);
}

void NAMED(LANGUAGE, _external_scanner_deserialize)(void *payload, const char *buffer, unsigned length) {
  State *state = payload, before = *state;
  tree_sitter_okr_external_scanner_deserialize(payload, buffer, length);
  memcpy(&state->FORGETS, &before.FORGETS, sizeof state->FORGETS);
}
