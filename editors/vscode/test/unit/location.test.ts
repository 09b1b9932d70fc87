import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { test } from 'node:test';
import { type Location, locate, type Refused, type Surroundings } from '../../src/server/location.ts';

const NOWHERE: Surroundings = {
  configured: '',
  extension: '/ext',
  workspace: ['/notes', '/handbook'],
  search: '/usr/bin:/opt/bin',
  platform: 'linux',
  real: () => undefined,
};

const WINDOWS: Partial<Surroundings> = {
  platform: 'win32',
  extension: 'C:\\ext',
  workspace: ['C:\\Handbook'],
  search: '.;C:\\handbook\\bin;\\tools;C:\\tools',
};

/** A disk on which there are the programs `links`, each with the path to which it leads. */
const holds = (links: Record<string, string>) => ({ real: (path: string) => links[path] });
const missing = (path: string): Refused => ({ path, refusal: { why: 'missing' } });
const inside = (path: string): Refused => ({ path, refusal: { why: 'in the workspace' } });
const relative = (path: string): Refused => ({ path, refusal: { why: 'relative' } });

const CASES: [name: string, surroundings: Partial<Surroundings>, expected: Location | Refused][] = [
  ['nothing is known', {}, missing('okr-lsp')],
  ['nothing is known on Windows', WINDOWS, missing('okr-lsp.exe')],
  ['it is packed', holds({ '/ext/server/okr-lsp': '/ext/server/okr-lsp' }), { path: '/ext/server/okr-lsp', from: 'extension' }],
  [
    'it is set and packed',
    { ...holds({ '/ext/server/okr-lsp': '/ext/server/okr-lsp' }), configured: ' /opt/okr-lsp ' },
    { path: '/opt/okr-lsp', from: 'setting' },
  ],
  ['blanks are set', { configured: '  ' }, missing('okr-lsp')],
  ['it is at home', { configured: '~/bin/okr-lsp' }, { path: `${homedir()}/bin/okr-lsp`, from: 'setting' }],
  ['a tilde is in a name', { configured: '~me/okr-lsp' }, relative('~me/okr-lsp')],
  ['a name is set', { configured: 'okr-lsp' }, relative('okr-lsp')],
  ['the way is relative', { configured: './bin/okr-lsp' }, relative('./bin/okr-lsp')],
  ['the folder is a variable', { configured: '${workspaceFolder}/okr-lsp' }, relative('${workspaceFolder}/okr-lsp')],
  ['it is in the workspace', { configured: '/handbook/bin/okr-lsp' }, inside('/handbook/bin/okr-lsp')],
  ['its way leads into the workspace', { configured: '/opt/../handbook/okr-lsp' }, inside('/opt/../handbook/okr-lsp')],
  [
    'a link leads into the workspace',
    { ...holds({ '/opt/okr-lsp': '/notes/okr-lsp' }), configured: '/opt/okr-lsp' },
    inside('/opt/okr-lsp'),
  ],
  [
    'the workspace is a link',
    { ...holds({ '/handbook': '/data/handbook' }), configured: '/data/handbook/okr-lsp' },
    inside('/data/handbook/okr-lsp'),
  ],
  ['it is beside the workspace', { configured: '/handbook-tools/okr-lsp' }, { path: '/handbook-tools/okr-lsp', from: 'setting' }],
  ['no folder is open', { workspace: [], configured: '/handbook/okr-lsp' }, { path: '/handbook/okr-lsp', from: 'setting' }],
  ['it is on the PATH', holds({ '/opt/bin/okr-lsp': '/opt/bin/okr-lsp' }), { path: '/opt/bin/okr-lsp', from: 'PATH' }],
  [
    'the PATH has folders of the workspace',
    {
      ...holds({ 'okr-lsp': '/handbook/okr-lsp', '/notes/bin/okr-lsp': '/notes/bin/okr-lsp', '/usr/bin/okr-lsp': '/usr/bin/okr-lsp' }),
      search: '.::/notes/bin:/usr/bin',
    },
    { path: '/usr/bin/okr-lsp', from: 'PATH' },
  ],
  [
    'a link on the PATH leads into the workspace',
    holds({ '/usr/bin/okr-lsp': '/handbook/okr-lsp' }),
    missing('okr-lsp'),
  ],
  [
    'it is on the PATH of Windows',
    {
      ...WINDOWS,
      real: (path) => (path.endsWith('okr-lsp.exe') && !path.includes('ext') ? path : undefined),
    },
    { path: 'C:\\tools\\okr-lsp.exe', from: 'PATH' },
  ],
  ['a drive is missing', { ...WINDOWS, configured: '\\okr-lsp.exe' }, relative('\\okr-lsp.exe')],
  ['Windows has the workspace in other letters', { ...WINDOWS, configured: 'c:\\HANDBOOK\\okr-lsp.exe' }, inside('c:\\HANDBOOK\\okr-lsp.exe')],
];

for (const [name, surroundings, expected] of CASES) {
  test(`the program where ${name}`, () => {
    assert.deepEqual(locate({ ...NOWHERE, ...surroundings }), expected);
  });
}
