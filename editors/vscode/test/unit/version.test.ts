import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeExecutable, type Refusal, sentence, understood, version } from '../../src/server/version.ts';

const ANSWERS: [said: string, expected: string | Refusal][] = [
  ['okr-lsp 0.1.0\n', '0.1.0'],
  ['okr-lsp 1.12.3-beta.1 \n', '1.12.3'],
  ['okr-lsp 0.0.9\n', { why: 'too old', version: '0.0.9' }],
  ['okr-lsp\n', { why: 'another program', said: 'okr-lsp' }],
  ['cat (GNU coreutils) 9.1\n', { why: 'another program', said: 'cat (GNU coreutils) 9.1' }],
  ['', { why: 'another program', said: '' }],
];

for (const [said, expected] of ANSWERS) {
  test(`a program that says ${JSON.stringify(said)}`, () => assert.deepEqual(understood(said), expected));
}

const PROGRAMS: [name: string, script: string | undefined, mode: number, expected: string][] = [
  ['that is not there', undefined, 0o755, 'was not found'],
  ['that may not be run', '#!/bin/sh\n', 0o644, 'is not executable'],
  ['that fails', '#!/bin/sh\necho no library >&2; exit 3\n', 0o755, 'does not run: no library'],
  ['that is something else', '#!/bin/sh\necho hello\n', 0o755, 'is not okr-lsp'],
  ['that is too old', '#!/bin/sh\necho okr-lsp 0.0.1\n', 0o755, 'is okr-lsp 0.0.1; this extension needs'],
];

for (const [name, script, mode, expected] of PROGRAMS) {
  test(`what people read of a program ${name}`, { skip: process.platform === 'win32' }, async () => {
    await inFolder(async (path) => {
      if (script !== undefined) {
        await writeFile(path, script, { mode });
      }
      const found = await version(path);
      assert.ok(typeof found !== 'string');
      const told = sentence(path, found);
      assert.ok(told.startsWith(`The program ${path} ${expected}`), told);
    });
  });
}

test('a program that lost the right to be run gets it back', { skip: process.platform === 'win32' }, async () => {
  await inFolder(async (path) => {
    await writeFile(path, '#!/bin/sh\necho okr-lsp 0.1.0\n');
    await chmod(path, 0o644);
    await makeExecutable(path);
    assert.equal(await version(path), '0.1.0');
  });
});

async function inFolder(use: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'okr-'));
  try {
    await use(join(folder, 'program'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
