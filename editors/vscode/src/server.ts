// Finds the program `okr-lsp` and makes sure that it runs.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import * as vscode from 'vscode';

const PROGRAM = process.platform === 'win32' ? 'okr-lsp.exe' : 'okr-lsp';

/**
 * The path of the server: the setting `okr.server.path`, else the program that comes with the extension, else its
 * bare name, which the system looks up on the `PATH`.
 */
export function serverPath(extension: vscode.Uri): string {
  const configured = vscode.workspace.getConfiguration('okr').get<string>('server.path', '').trim();
  if (configured !== '') {
    return configured;
  }
  const bundled = vscode.Uri.joinPath(extension, 'server', PROGRAM).fsPath;
  return existsSync(bundled) ? bundled : PROGRAM;
}

/** What `path --version` prints; an error when `path` is no program that answers within five seconds. */
export async function serverVersion(path: string): Promise<string> {
  const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 5_000 });
  return stdout.trim();
}
