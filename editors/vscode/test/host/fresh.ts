// What is shown is never stale, without anybody pressing a key.

import { readFile, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { eventually, runAll, type Test } from './suite.ts';

const UNMEASURED = 'key-result-not-measurable';
const UNALIGNED = 'unaligned-objective';
const TITLE = 'Let every library visit end with a book';
const LENIENT = '[rules]\nkey-result-not-measurable = "off"\n';

const file = (path: string) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, path);
const team = file('teams.okr');
const company = file('company.okr.md');
const configuration = file('.okr.toml');

/** Whether `code` is shown in the document, in `line` from 0 where that is given. */
function shows(uri: vscode.Uri, code: string, line?: number): boolean {
  return vscode.languages.getDiagnostics(uri).some((one) => {
    const name = typeof one.code === 'object' ? one.code.value : one.code;
    return name === code && (line ?? one.range.start.line) === one.range.start.line;
  });
}

const eventuallyShows = (uri: vscode.Uri, code: string, line?: number) => eventually(() => shows(uri, code, line));
const eventuallyLacks = (uri: vscode.Uri, code: string, line?: number) => eventually(() => !shows(uri, code, line));

const show = (uri: vscode.Uri) => vscode.window.showTextDocument(uri, { preview: false });

/** Replaces characters of a line; as many as there are until the next line where `length` is infinite. */
async function edit(uri: vscode.Uri, [line, character, length]: [number, number, number], text: string): Promise<void> {
  const editor = await show(uri);
  const end = length === Infinity ? new vscode.Position(line + 1, 0) : new vscode.Position(line, character + length);
  const range = new vscode.Range(new vscode.Position(line, character), end);
  await editor.edit((edit) => edit.replace(range, text));
}

/** Writes a key result in line 7 and takes the number out of it again. */
async function writeUnmeasured(): Promise<void> {
  await edit(team, [7, 0, 0], '  - KR: Get 5 better\n');
  await edit(team, [7, 12, 2], '');
}

/** Gives the document of the team the text that is on disk. */
async function revert(): Promise<void> {
  await show(team);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await eventuallyLacks(team, UNMEASURED, 7);
}

const TESTS: readonly Test[] = [
  [
    'the findings of the beginning',
    async () => {
      await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
      await show(team);
      await eventuallyShows(team, UNMEASURED, 6);
    },
  ],
  [
    'what is saved is judged',
    async () => {
      await writeUnmeasured();
      await (await show(team)).document.save();
      await eventuallyShows(team, UNMEASURED, 7);
      await edit(team, [7, 0, Infinity], '');
      await (await show(team)).document.save();
      await eventuallyLacks(team, UNMEASURED, 7);
    },
  ],
  [
    'what is left alone is judged',
    async () => {
      await writeUnmeasured();
      await eventuallyShows(team, UNMEASURED, 7);
      await revert();
    },
  ],
  [
    'what was typed before an edit elsewhere is judged',
    async () => {
      await writeUnmeasured();
      await edit(team, [0, 25, 0], '!');
      await eventuallyShows(team, UNMEASURED, 7);
      await revert();
    },
  ],
  [
    'undo restores what was found',
    async () => {
      await edit(team, [6, 31, 0], ' 5 times');
      await eventuallyLacks(team, UNMEASURED, 6);
      await vscode.commands.executeCommand('undo');
      await eventuallyShows(team, UNMEASURED, 6);
    },
  ],
  [
    'a change of another file on disk is seen',
    async () => {
      await eventuallyLacks(team, UNALIGNED);
      const before = await readFile(company.fsPath, 'utf8');
      await writeFile(company.fsPath, before.replace(TITLE, 'Paint'));
      await eventuallyShows(team, UNALIGNED, 4);
      await writeFile(company.fsPath, before);
      await eventuallyLacks(team, UNALIGNED);
    },
  ],
  [
    'an edit of another file is seen, and its undoing',
    async () => {
      await edit(company, [4, 16, TITLE.length], 'Paint');
      await eventuallyShows(team, UNALIGNED, 4);
      await vscode.commands.executeCommand('undo');
      await eventuallyLacks(team, UNALIGNED);
    },
  ],
  [
    'a change of the configuration is seen, from the editor and on disk',
    async () => {
      await show(team);
      await writeFile(configuration.fsPath, LENIENT);
      await eventuallyLacks(team, UNMEASURED);
      await writeFile(configuration.fsPath, '');
      await eventuallyShows(team, UNMEASURED, 6);
      await edit(configuration, [0, 0, 0], LENIENT);
      await (await show(configuration)).document.save();
      await eventuallyLacks(team, UNMEASURED);
      await vscode.commands.executeCommand('undo');
      await (await show(configuration)).document.save();
      await eventuallyShows(team, UNMEASURED, 6);
    },
  ],
];

export const run = () => runAll(TESTS);
