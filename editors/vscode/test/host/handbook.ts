// In a handbook: the server starts, says what it has to say, and ends.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import type { Api } from '../../src/extension.ts';
import { everyNode } from '../../src/tree/order.ts';
import { eventually, runAll } from './suite.ts';

const { executeCommand } = vscode.commands;

const file = (path: string) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, path);
const plan = () => file('okrs/fy27-q1/company-and-teams.md');

const extension = () => vscode.extensions.getExtension<Api>('okr-lsp.okr-lsp') as vscode.Extension<Api>;
const session = () => eventually(() => extension().exports.session);

const codes = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).map(({ code }) => (typeof code === 'object' ? code.value : code));

/** The place of `text` in a document. */
async function placeOf(uri: vscode.Uri, text: string): Promise<vscode.Position> {
  const document = await vscode.workspace.openTextDocument(uri);
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, text);
  return document.positionAt(offset + 1);
}

/** Process ids of servers of the extension that run. */
function servers(): string[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const ours = lines.map((line) => line.trim().split(/\s+/)).filter(([, parent]) => parent === String(process.pid));
  return ours.filter(([, , program]) => program?.endsWith('okr-lsp')).map(([id]) => id as string);
}

export const run = () =>
  runAll([
    [
      'a folder with an OKR file starts the server',
      async () => {
        await eventually(() => extension().isActive);
        const { client } = await session();
        assert.ok(client?.isRunning());
        assert.equal(servers().length, 1);
      },
    ],
    [
      'files have their languages',
      async () => {
        for (const [path, language] of [
          ['okrs/fy27-q1/clean.okr', 'okr'],
          ['okrs/fy27-q1/company-and-teams.md', 'markdown'],
        ] as const) {
          assert.equal((await vscode.workspace.openTextDocument(file(path))).languageId, language, path);
        }
        await vscode.workspace.fs.writeFile(file('new.okr.md'), Buffer.from('# OKRs\n'));
        assert.equal((await vscode.workspace.openTextDocument(file('new.okr.md'))).languageId, 'okr');
      },
    ],
    [
      'diagnostics',
      async () => {
        await vscode.window.showTextDocument(plan());
        await eventually(() => codes(plan()).includes('key-result-not-measurable'));
        await vscode.workspace.openTextDocument(file('notes/meeting.md'));
        assert.deepEqual(codes(file('notes/meeting.md')), []);
      },
    ],
    [
      'hover',
      async () => {
        const place = await placeOf(plan(), 'OBJECTIVE: Become a partner');
        const hovers = await executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', plan(), place);
        const text = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value))).join();
        assert.match(text, /Become the partner large city libraries rely on/);
      },
    ],
    [
      'definition',
      async () => {
        const place = await placeOf(plan(), 'OBJECTIVE: Become a partner');
        const found = await executeCommand<(vscode.Location | vscode.LocationLink)[]>(
          'vscode.executeDefinitionProvider',
          plan(),
          place,
        );
        const lines = found.map((one) => ('targetUri' in one ? one.targetRange : one.range).start.line);
        assert.deepEqual(lines, [(await placeOf(plan(), 'OBJECTIVE: Become the partner')).line]);
      },
    ],
    [
      'completion',
      async () => {
        const document = await vscode.workspace.openTextDocument({ language: 'okr', content: '## Company\n\n1. ' });
        const list = await eventually(async () => {
          const found = await executeCommand<vscode.CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            new vscode.Position(2, 3),
          );
          return found.items.some(({ kind }) => kind !== vscode.CompletionItemKind.Text) && found;
        });
        const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        assert.match(labels.join('\n'), /objective/i);
      },
    ],
    [
      'a quick fix',
      async () => {
        const place = await placeOf(plan(), 'from to 9 out of 10');
        const actions = await executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          plan(),
          new vscode.Range(place, place),
        );
        assert.ok(actions.some(({ title, kind }) => title === 'Add the baseline' && kind?.value === 'quickfix'));
      },
    ],
    [
      'tokens of its own kinds',
      async () => {
        const legend = await eventually(() =>
          executeCommand<vscode.SemanticTokensLegend | undefined>('vscode.provideDocumentSemanticTokensLegend', plan()),
        );
        const tokens = await executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', plan());
        const kinds = new Set<string | undefined>();
        for (let at = 3; at < tokens.data.length; at += 5) {
          kinds.add(legend.tokenTypes[tokens.data[at] ?? -1]);
        }
        for (const kind of ['okrLabel', 'okrObjective', 'okrKeyResult', 'okrQuantity', 'okrPlaceholder']) {
          assert.ok(kinds.has(kind), kind);
        }
      },
    ],
    [
      'the tree, before and after an edit',
      async () => {
        const texts = async () => {
          const { roots } = (await session()).tree;
          return typeof roots === 'string' ? [] : [...everyNode(roots)].map(({ text, unaligned }) => `${text}${unaligned ? ' (unaligned)' : ''}`);
        };
        await executeCommand('okr.showTree');
        const film = 'Show what reading does for a town';
        await eventually(async () => (await texts()).includes(`${film} (unaligned)`));
        assert.ok((await texts()).includes('Customer Success'));
        const place = (await placeOf(plan(), film)).line + 1;
        const editor = await vscode.window.showTextDocument(plan());
        await editor.edit((edit) => edit.insert(new vscode.Position(place, 0), '   - Supports: O3\n'));
        await eventually(async () => (await texts()).includes(film));
        await executeCommand('undo');
        await eventually(async () => (await texts()).includes(`${film} (unaligned)`));
      },
    ],
    [
      'goals of an earlier period, once somebody looks at it',
      async () => {
        const text = '# FY26-Q4 OKRs\n\n## Company\n\n1. **OBJECTIVE: Open the reading room**\n   - KR: Win 20 helpers\n';
        await vscode.workspace.fs.writeFile(file('okrs/fy26-q4/company.md'), Buffer.from(text));
        const { tree } = await session();
        const earlier = () => (typeof tree.roots === 'string' ? undefined : tree.roots.find(({ text }) => text === 'FY26-Q4'));
        const period = await eventually(earlier);
        assert.deepEqual([period.detail, period.waits?.period, period.children], ['1 objective', 'FY26-Q4', []]);
        await tree.load('FY26-Q4');
        assert.deepEqual(earlier()?.children.map(({ text }) => text), ['Open the reading room']);
        await vscode.workspace.fs.delete(file('okrs/fy26-q4/company.md'));
        await eventually(() => earlier() === undefined);
      },
    ],
    [
      'a new document',
      async () => {
        await executeCommand('okr.newDocument');
        const document = vscode.window.activeTextEditor?.document;
        assert.equal(document?.languageId, 'okr');
        assert.match(document?.getText() ?? '', /OBJECTIVE: [^]*KR: /);
      },
    ],
    [
      'the preview of Markdown, also for OKR files',
      async () => {
        await vscode.window.showTextDocument(file('okrs/fy27-q1/clean.okr'));
        await executeCommand('okr.showPreview');
        const inputs = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
        await eventually(() => inputs().some((one) => one instanceof vscode.TabInputWebview && one.viewType.includes('markdown.preview')));
        await executeCommand('workbench.action.closeActiveEditor');
      },
    ],
    [
      'a restart ends the server and starts another',
      async () => {
        const before = servers();
        await executeCommand('okr.restartServer');
        const after = servers();
        assert.equal(after.length, 1);
        assert.notDeepEqual(after, before);
        await eventually(() => codes(plan()).length > 0);
      },
    ],
    [
      'a server that dies is started again, and the tree comes back',
      async () => {
        const before = servers();
        before.forEach((server) => process.kill(Number(server), 'SIGKILL'));
        await eventually(() => servers().length === 1 && !before.some((server) => servers().includes(server)));
        const { tree } = await session();
        await eventually(() => typeof tree.roots !== 'string');
        await eventually(() => codes(plan()).length > 0);
      },
    ],
    [
      'a program that is not there is told, and no server is left',
      async () => {
        const settings = vscode.workspace.getConfiguration('okr');
        await settings.update('server.path', '/nowhere/okr-lsp', vscode.ConfigurationTarget.Global);
        await eventually(async () => (await session()).client === undefined);
        await eventually(() => servers().length === 0);
        await settings.update('server.path', undefined, vscode.ConfigurationTarget.Global);
        await eventually(async () => (await session()).client?.isRunning());
      },
    ],
    [
      'it starts again and again',
      async () => {
        for (let attempt = 0; attempt < 3; attempt += 1) {
          await (await session()).end();
          const begin = performance.now();
          await (await session()).restart();
          // To be read, not judged: how much of it is the extension's depends on what else the machine does.
          console.log(`     ${Math.round(performance.now() - begin)} ms`);
          assert.ok((await session()).client?.isRunning());
        }
      },
    ],
    [
      'nothing is left of it at the end',
      async () => {
        await (await session()).end();
        await eventually(() => servers().length === 0);
      },
    ],
  ]);
