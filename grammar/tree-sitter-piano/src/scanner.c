// The external scanner: an empty token where a line ends although something must follow.
//
// It keeps no state, and so has nothing to save between edits.

#include "tree_sitter/parser.h"

enum Token { ABSENT, ERROR_RECOVERY };

void *tree_sitter_piano_external_scanner_create(void) { return NULL; }

void tree_sitter_piano_external_scanner_destroy(void *payload) { (void)payload; }

unsigned tree_sitter_piano_external_scanner_serialize(void *payload, char *buffer) {
  (void)payload;
  (void)buffer;
  return 0;
}

void tree_sitter_piano_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)payload;
  (void)buffer;
  (void)length;
}

// The blanks of grammar.js.
static bool is_blank(int32_t c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == 0x00A0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

bool tree_sitter_piano_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  (void)payload;
  if (!valid[ABSENT] || valid[ERROR_RECOVERY]) return false;
  lexer->mark_end(lexer);
  while (!lexer->eof(lexer) && is_blank(lexer->lookahead)) lexer->advance(lexer, true);
  if (!lexer->eof(lexer) && lexer->lookahead != '\n' && lexer->lookahead != '\r' && lexer->lookahead != '#') {
    return false;
  }
  lexer->result_symbol = ABSENT;
  return true;
}
