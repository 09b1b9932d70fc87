// What the extension says about the server, read from the server's own sources: its settings and their meaning,
// and the words that label key results.
import { readFile, readdir } from 'node:fs/promises';

const ROOT = new URL('../../../', import.meta.url);

const read = (path) => readFile(new URL(path, ROOT), 'utf8');

/** The JSON schema of `.okr.toml`. */
export async function schema() {
  return JSON.parse(await read('editors/okr.schema.json'));
}

/** The server's switches: `{name, type, description}` of every public field of its settings, in their order. */
export async function switches() {
  const source = await read('server/src/lsp/client/settings/mod.rs');
  return fields(source, 'Settings').flatMap((field) => {
    const within = field.type === 'Diagnostics' ? fields(source, field.type) : undefined;
    return within?.map((one) => ({ ...one, name: `${field.name}.${one.name}` })) ?? [field];
  });
}

/** The same of one struct. */
function fields(source, struct) {
  const body = new RegExp(`pub struct ${struct} \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1];
  if (body === undefined) {
    throw new Error('the settings of the server are not where they were');
  }
  const found = [];
  for (const [, comment, attributes, field, type] of body.matchAll(
    /((?:^ +\/\/\/.*\n)+)((?:^ +#\[.*\n)*) +pub (\w+): (.+),$/gm,
  )) {
    if (!attributes.includes('serde(skip)')) {
      const description = comment.replace(/^ +\/\/\/ ?/gm, '').trim().replace(/\n/g, ' ');
      found.push({ name: camelCase(field), type, description: sentence(description) });
    }
  }
  return found;
}

/** How much the log can tell, the least first. */
export async function verbosities() {
  return choices(await read('server/src/lsp/log.rs'), 'Verbosity');
}

/** The files that diagnostics can be given of. */
export async function scopes() {
  return choices(await read('server/src/lsp/client/settings/mod.rs'), 'DiagnosticScope');
}

function choices(source, name) {
  const body = new RegExp(`pub enum ${name} \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '';
  const values = [...body.matchAll(/\/\/\/ (.*)\n(?: +#\[.*\n)* +(\w+),/g)];
  const lower = (word) => word.charAt(0).toLowerCase() + word.slice(1);
  return values.map(([, description, value]) => ({ name: lower(value), description }));
}

/** The words of one kind of item, such as `Objective` or `KeyResult`: those for one and those that head a group. */
export async function labels(kind) {
  const key = kind.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
  const files = (await readdir(new URL('server/lexicon/', ROOT))).filter((file) => file !== 'schema.toml');
  const languages = await Promise.all(files.map((file) => read(`server/lexicon/${file}`)));
  const sorted = (of) => [...new Set(languages.flatMap((language) => words(language, 'label', of)))].sort();
  const found = { one: sorted(key), many: sorted(`${key}s`) };
  if (found.one.length === 0) {
    throw new Error(`the words that label ${kind} are not where they were`);
  }
  return found;
}

/** The words that a file of the lexicon has for `key` in the table `topic`. */
function words(language, topic, key) {
  const table = new RegExp(`^\\[${topic}\\]$([\\s\\S]*?)(?:^\\[|(?![\\s\\S]))`, 'm').exec(language)?.[1] ?? '';
  const value = new RegExp(`^${key} = ("""[\\s\\S]*?"""|"[^"\\n]*")`, 'm').exec(table)?.[1] ?? '';
  const list = value.replaceAll('"', '').split(',');
  return list.map((word) => word.trim()).filter((word) => word !== '');
}

function camelCase(name) {
  return name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
}

function sentence(text) {
  return text.endsWith('.') ? text : `${text}.`;
}
