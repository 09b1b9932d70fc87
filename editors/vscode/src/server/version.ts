// Making sure that a program is the server, before it is started as one.

import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Milliseconds within which a program has to say its version. */
const PATIENCE = 30_000;

/** What `okr-lsp --version` says. */
const ANSWER = /^okr-lsp (\d+)\.(\d+)\.(\d+)\S*\s*$/;

/** The oldest server that the extension can talk to. */
const OLDEST: Version = [0, 1, 0];

type Version = readonly [number, number, number];

/** Why a program is not started. */
export type Refusal =
  | { readonly why: 'missing' }
  | { readonly why: 'relative' }
  | { readonly why: 'in the workspace' }
  | { readonly why: 'not executable' }
  | { readonly why: 'another program'; readonly said: string }
  | { readonly why: 'too old'; readonly version: string }
  | { readonly why: 'failed'; readonly said: string };

/** The version of the program at `path`, such as `0.1.0`, or why it cannot be the server. */
export async function version(path: string): Promise<string | Refusal> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: PATIENCE, windowsHide: true });
    return understood(stdout);
  } catch (error) {
    return refusal(error as NodeJS.ErrnoException);
  }
}

/** Makes the program that came with the extension executable, where unpacking has lost that. */
export async function makeExecutable(path: string): Promise<void> {
  await chmod(path, 0o755).catch(() => undefined);
}

/** Reads what a program says its version is. */
export function understood(said: string): string | Refusal {
  const match = ANSWER.exec(said);
  if (match === null) {
    return { why: 'another program', said: said.trim().slice(0, 200) };
  }
  const found: Version = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isOlder(found, OLDEST) ? { why: 'too old', version: found.join('.') } : found.join('.');
}

function isOlder(one: Version, other: Version): boolean {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0);
}

function refusal(error: NodeJS.ErrnoException & { stderr?: string; killed?: boolean }): Refusal {
  switch (error.code) {
    case 'ENOENT':
      return { why: 'missing' };
    case 'EACCES':
      return { why: 'not executable' };
  }
  const said = error.killed ? `it did not answer within ${PATIENCE / 1000} seconds` : error.stderr?.trim() || error.message;
  return { why: 'failed', said: said.slice(0, 200) };
}

/** `refusal` of the program at `path` in a sentence for people. */
export function sentence(path: string, refusal: Refusal): string {
  switch (refusal.why) {
    case 'missing':
      return `The program ${path} was not found. Install okr-lsp, or set okr.server.path.`;
    case 'relative':
      return `The setting okr.server.path is ${path}, but it must be an absolute path.`;
    case 'in the workspace':
      return `The program ${path} is in the workspace, and the extension starts no program from there. Set okr.server.path to another one.`;
    case 'not executable':
      return `The program ${path} is not executable. Make it executable, or set okr.server.path.`;
    case 'another program':
      return `The program ${path} is not okr-lsp.`;
    case 'too old':
      return `The program ${path} is okr-lsp ${refusal.version}; this extension needs ${OLDEST.join('.')} or later.`;
    case 'failed':
      return `The program ${path} does not run: ${refusal.said}`;
  }
}
