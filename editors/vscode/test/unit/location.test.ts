import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Location, locate, type Surroundings } from '../../src/server/location.ts';

const NOWHERE: Surroundings = {
  configured: '',
  extension: '/ext',
  workspace: '/handbook',
  platform: 'linux',
  exists: () => false,
};

const CASES: [name: string, surroundings: Partial<Surroundings>, expected: Location][] = [
  ['nothing is known', {}, { path: 'okr-lsp', from: 'PATH' }],
  ['Windows', { platform: 'win32' }, { path: 'okr-lsp.exe', from: 'PATH' }],
  ['it is packed', { exists: () => true }, { path: join('/ext', 'server', 'okr-lsp'), from: 'extension' }],
  ['it is set and packed', { exists: () => true, configured: ' /opt/okr-lsp ' }, { path: '/opt/okr-lsp', from: 'setting' }],
  ['blanks are set', { configured: '  ' }, { path: 'okr-lsp', from: 'PATH' }],
  ['at home', { configured: '~/bin/okr-lsp' }, { path: `${homedir()}/bin/okr-lsp`, from: 'setting' }],
  ['a tilde in a name', { configured: '~me/okr-lsp' }, { path: '~me/okr-lsp', from: 'setting' }],
  ['in the workspace', { configured: '${workspaceFolder}/okr-lsp' }, { path: '/handbook/okr-lsp', from: 'setting' }],
  [
    'in no workspace',
    { configured: '${workspaceFolder}/okr-lsp', workspace: undefined },
    { path: '${workspaceFolder}/okr-lsp', from: 'setting' },
  ],
];

for (const [name, surroundings, expected] of CASES) {
  test(`the program where ${name}`, () => {
    assert.deepEqual(locate({ ...NOWHERE, ...surroundings }), expected);
  });
}
