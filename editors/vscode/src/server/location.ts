// Where the program `okr-lsp` is.

import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the place of the program depends on. */
export interface Surroundings {
  /** The setting `okr.server.path`; blank where it is not set. */
  readonly configured: string;
  /** The folder of the extension. */
  readonly extension: string;
  /** The first folder of the workspace, if there is one. */
  readonly workspace: string | undefined;
  readonly platform: NodeJS.Platform;
  readonly exists: (path: string) => boolean;
}

/** A program that may be the server, and who says so. */
export interface Location {
  readonly path: string;
  readonly from: 'setting' | 'extension' | 'PATH';
}

/** The program to start: that of the setting, else the one packed with the extension, else the one on the `PATH`. */
export function locate(surroundings: Surroundings): Location {
  const { configured, extension, platform, exists } = surroundings;
  const set = configured.trim();
  if (set !== '') {
    return { path: expanded(set, surroundings.workspace), from: 'setting' };
  }
  const program = platform === 'win32' ? 'okr-lsp.exe' : 'okr-lsp';
  const bundled = join(extension, 'server', program);
  return exists(bundled) ? { path: bundled, from: 'extension' } : { path: program, from: 'PATH' };
}

/** `path` with `~` and `${workspaceFolder}` replaced by what they stand for. */
function expanded(path: string, workspace: string | undefined): string {
  const home = path.replace(/^~(?=$|[\\/])/, () => homedir());
  return workspace === undefined ? home : home.replaceAll('${workspaceFolder}', () => workspace);
}
