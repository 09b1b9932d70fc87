import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

interface Setting {
  readonly markdownDescription: string;
  readonly properties?: Record<string, unknown>;
}

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Record<string, Setting> }[];
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Record<string, readonly { readonly command: string }[]>;
  };
}

const manifest: Manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));

test('what is generated from the server is up to date', async () => {
  const { stale } = (await import('../../scripts/generate.mjs' as string)) as { stale(): Promise<string[]> };
  assert.deepEqual(await stale(), [], 'run "npm run generate"');
});

test('every setting is explained', () => {
  const settings = manifest.contributes.configuration.flatMap(({ properties }) => Object.entries(properties));
  assert.ok(settings.length > 8);
  for (const [name, { markdownDescription }] of settings) {
    assert.match(markdownDescription, /^[A-Z].*\.$/, name);
  }
});

test('the settings know the rules', async () => {
  const rules = manifest.contributes.configuration.flatMap(({ properties }) => properties['okr.rules'] ?? [])[0];
  assert.ok(Object.keys(rules?.properties ?? {}).length > 50);
});

test('menus hold no command that is not there', () => {
  const known = new Set(manifest.contributes.commands.map(({ command }) => command));
  for (const [menu, items] of Object.entries(manifest.contributes.menus)) {
    for (const { command } of items) {
      assert.ok(known.has(command), `${menu}: ${command}`);
    }
  }
});
