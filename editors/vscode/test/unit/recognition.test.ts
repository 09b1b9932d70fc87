import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayHoldOkrs } from '../../src/recognition.ts';

const CASES: [text: string, expected: boolean][] = [
  ['', false],
  ['# Reading list\n\nBooks about libraries in Ukraine and Kraków, by B. Kraus.\n', false],
  ['## Objectives\n\n- Read more\n', false],
  ['- KR: Raise the share from 20% to 35%\n', true],
  ['- kr1.2 Raise the share from 20% to 35%\n', true],
  ['### Key Results\n', true],
  ['Our OKRs for the year\n', true],
  ['| Objective | Key result |\n', true],
  ['### Résultats clés\n', true],
  ['1. Schlüsselergebnis: 3 Verträge\n', true],
  ['关键结果：增长 20%\n', true],
  ['핵심 결과: 20%\n', true],
  [`${'x '.repeat(600_000)}\nKR: too late\n`, false],
];

for (const [text, expected] of CASES) {
  test(`${JSON.stringify(text.slice(0, 50))} ${expected ? 'may hold' : 'holds no'} OKRs`, () => {
    assert.equal(mayHoldOkrs(text), expected);
  });
}
