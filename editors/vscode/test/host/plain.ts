// In a folder without OKRs nothing is started, until somebody writes some.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../src/extension.ts';
import { OKR_FILES } from '../../src/recognition.ts';
import { eventually, runAll } from './suite.ts';

const extension = () => vscode.extensions.getExtension<Api>('okr-lsp.okr-lsp');

export const run = () =>
  runAll([
    [
      'nothing is loaded before there is a document',
      async () => {
        // The tests begin when what the folder activates has been activated.
        assert.equal(extension()?.isActive, false);
      },
    ],
    [
      'Markdown without OKRs starts no server',
      async () => {
        const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '# Reading list\n\n- Ukraine\n' });
        await vscode.window.showTextDocument(document);
        await eventually(() => extension()?.isActive);
        // The extension has asked the same before.
        assert.deepEqual(await vscode.workspace.findFiles(OKR_FILES), []);
        assert.equal(extension()?.exports.session, undefined);
      },
    ],
    [
      'the first key result that is written starts it',
      async () => {
        const editor = vscode.window.activeTextEditor;
        const text = '\n## Company\n\n1. **OBJECTIVE: Delight readers**\n   - KR: Improve the catalogue\n';
        await editor?.edit((edit) => edit.insert(new vscode.Position(3, 0), text));
        const session = await eventually(() => extension()?.exports.session);
        assert.ok(session.client?.isRunning());
        const uri = editor?.document.uri as vscode.Uri;
        await eventually(() => vscode.languages.getDiagnostics(uri).length > 0);
      },
    ],
  ]);
