// Where the program `okr-lsp` is. It is started by an absolute path, and never out of the workspace: what lies there may
// come from anybody.

import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import type { Refusal } from './version.ts';

/** What the place of the program depends on. */
export interface Surroundings {
  /** The setting `okr.server.path`; blank where it is not set. */
  readonly configured: string;
  /** The folder of the extension. */
  readonly extension: string;
  /** The folders of the workspace. */
  readonly workspace: readonly string[];
  /** The variable `PATH`. */
  readonly search: string;
  readonly platform: NodeJS.Platform;
  /** The path without links of what is at `path`; nothing where nothing is there. */
  readonly real: (path: string) => string | undefined;
}

/** A program that may be the server, and who says so. */
export interface Location {
  readonly path: string;
  readonly from: 'setting' | 'extension' | 'PATH';
}

/** A program that is not started, and why. */
export interface Refused {
  readonly path: string;
  readonly refusal: Refusal;
}

/** The program to start: that of the setting, else the one packed with the extension, else the one on the `PATH`. */
export function locate(surroundings: Surroundings): Location | Refused {
  const { configured, extension, platform, real } = surroundings;
  const set = configured.trim();
  if (set !== '') {
    return fromSetting(expanded(set), surroundings);
  }
  const program = platform === 'win32' ? 'okr-lsp.exe' : 'okr-lsp';
  const { join } = paths(platform);
  const bundled = join(extension, 'server', program);
  if (real(bundled) !== undefined) {
    return { path: bundled, from: 'extension' };
  }
  const found = surroundings.search
    .split(paths(platform).delimiter)
    .filter((folder) => isWhole(folder, platform))
    .map((folder) => join(folder, program))
    .find((path) => real(path) !== undefined && !isInWorkspace(path, surroundings));
  return found === undefined ? { path: program, refusal: { why: 'missing' } } : { path: found, from: 'PATH' };
}

function fromSetting(path: string, surroundings: Surroundings): Location | Refused {
  if (!isWhole(path, surroundings.platform)) {
    return { path, refusal: { why: 'relative' } };
  }
  return isInWorkspace(path, surroundings) ? { path, refusal: { why: 'in the workspace' } } : { path, from: 'setting' };
}

/** Whether `path` says where it begins; on Windows also the drive or machine. */
function isWhole(path: string, platform: NodeJS.Platform): boolean {
  const { isAbsolute, parse } = paths(platform);
  return isAbsolute(path) && (platform !== 'win32' || parse(path).root.length > 1);
}

/** Whether `path`, by its names or by where its links lead, is below a folder of the workspace. */
function isInWorkspace(path: string, { workspace, platform, real }: Surroundings): boolean {
  const both = (path: string) => [path, real(path) ?? path];
  return workspace.flatMap(both).some((folder) => both(path).some((path) => isBelow(path, folder, platform)));
}

function isBelow(path: string, folder: string, platform: NodeJS.Platform): boolean {
  const { isAbsolute, relative, sep } = paths(platform);
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function paths(platform: NodeJS.Platform): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

/** `path` with the user's home for `~`. */
function expanded(path: string): string {
  return path.replace(/^~(?=$|[\\/])/, () => homedir());
}
