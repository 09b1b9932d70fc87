// Whether a text may hold OKRs, told without the server, so that none is started for a handbook's other Markdown.

import { KEY_RESULT_WORDS } from './labels.ts';

/** Characters of a document that are looked at; documents of more are rare, and name what they hold early. */
const MOST_CHARACTERS = 1_000_000;

const KEY_RESULTS = new RegExp(`(?<![\\p{L}\\d])(?:okrs?|${KEY_RESULT_WORDS.map(escaped).join('|')})(?!\\p{L})`, 'iu');

/** Names of files that are OKR documents, or that say where they are, whatever they hold. */
export const OKR_FILES = '**/{*.okr,*.okr.md,.okr.toml}';

/** Whether `text` names key results or OKRs: without that the server takes no Markdown for an OKR document. */
export function mayHoldOkrs(text: string): boolean {
  return KEY_RESULTS.test(text.slice(0, MOST_CHARACTERS));
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
