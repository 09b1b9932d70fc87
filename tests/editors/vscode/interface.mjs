// What people see and press: the extension installed from its package, in the window of Visual Studio Code.
// Screenshots of every step are left in $CACHE/shots.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage } from './page.mjs';
import { eventually } from './patience.mjs';
import { startServer } from './server.mjs';
import { Window } from './window.mjs';

const CACHE = process.env.CACHE;
const SHOTS = join(CACHE, 'shots');
const FIXTURE = fileURLToPath(new URL('workspace', import.meta.url));

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'workbench.tips.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Light Modern',
  'workbench.layoutControl.enabled': false,
  'editor.fontFamily': 'DejaVu Sans Mono',
};

const COMPANY = 'company.okr.md';
const TEAMS = 'teams.md';
const TREE = '.part.sidebar .tree-explorer-viewlet-tree-view';

/** Opens the window again, with another colour theme and perhaps more settings. */
let theme;

/** Each step with the name of its screenshot. They follow one another in one window. */
const STEPS = {
  async 'problems'(window) {
    await window.openFile(TEAMS);
    await window.see('.monaco-editor .squiggly-warning');
    assert.match(await window.statusBar(), /OKR/);
    await window.command('Problems: Focus on Problems View');
    await window.see('.markers-panel .monaco-list-row');
  },

  async 'hover'(window) {
    await window.command('View: Hide Panel');
    await window.hover('Trusted by the librarians');
    assert.match(await window.text('.monaco-hover .hover-contents'), /trust/i);
  },

  async 'completion'(window) {
    await window.press('Escape');
    await window.putCursor('Answer 95%', 'End');
    await window.press('Enter');
    await window.type('- ');
    await window.press('Control+Space');
    await window.see('.suggest-widget.visible .monaco-list-row');
    assert.match(await window.text('.suggest-widget.visible .monaco-list-row'), /KR:/);
  },

  async 'completion accepted'(window) {
    await window.press('Enter');
    await window.gone('.suggest-widget.visible');
    assert.match((await window.lines()).join('\n'), /- KR: (?!Answer|Raise|Keep|Cut|12|Improve|Four|25|Become|300)/);
  },

  async 'definition'(window) {
    await window.press('Escape');
    await window.revert();
    await window.putCursor('Trusted by the librarians');
    await window.press('F12');
    await window.see(`.tab.active[data-resource-name="${COMPANY}"]`);
    await window.atLine(9);
  },

  async 'quick fix'(window) {
    await window.openFile(TEAMS);
    await window.putCursor('Raise the share of');
    await window.press('Control+.');
    await window.see('.action-widget .monaco-list-row.action');
  },

  async 'quick fix applied'(window) {
    await window.press('Enter');
    await window.gone('.action-widget');
    await window.gone('.editor-instance .view-line:has-text("from to 60%")');
  },

  async 'tree'(window) {
    await window.revert();
    await window.command('OKR: Show Tree of OKRs');
    await window.widenSideBar(180);
    for (const shown of ['Let every library visit end with a book', 'Support', 'Supports no company objective', 'Show what reading does']) {
      await window.see(`${TREE} .monaco-list-row:has-text("${shown}")`);
    }
  },

  async 'tree by keyboard'(window) {
    await window.command('OKRs: Focus on OKRs View');
    await window.press('Home');
    await window.press('Enter');
    await window.see(`.tab.active[data-resource-name="${COMPANY}"]`);
    await window.atLine(5);
  },

  async 'tree follows edits'(window) {
    await window.openFile(TEAMS);
    await window.putCursor('Show what reading does', 'End');
    await window.press('Enter');
    await window.type('   - Supports: O3');
    await window.gone(`${TREE} .monaco-list-row:has-text("Show what reading does"):has-text("unaligned")`);
    await window.see(`${TREE} .monaco-list-row.selected:has-text("Show what reading does")`);
  },

  async 'tree of what serves nothing'(window) {
    await window.command('OKR: Show Only Unaligned Objectives');
    await window.gone(`${TREE} .monaco-list-row:has-text("Let every library visit")`);
    await window.see(`${TREE} .monaco-list-row:has-text("Win 25% more trial libraries")`);
  },

  async 'dark'(window) {
    await window.command('OKR: Show All');
    await window.revert();
    await theme(window, 'Dark Modern');
    // The window that is opened again may show what it showed some time before.
    await window.openFile(TEAMS);
    await window.command('OKR: Show Tree of OKRs');
    await window.see(`${TREE} .monaco-list-row`);
    await window.see('.monaco-editor .squiggly-warning');
  },

  async 'high contrast'(window) {
    await theme(window, 'Default High Contrast');
    await window.openFile(TEAMS);
    await window.command('OKR: Show Tree of OKRs');
    await window.see(`${TREE} .monaco-list-row`);
    await window.see('.monaco-editor .squiggly-warning');
  },

  async 'walkthrough'(window) {
    await theme(window, 'Dark Modern');
    await window.command('View: Close All Editors');
    await window.command('View: Close Primary Side Bar');
    await window.command('OKR: Get Started');
    await window.see('.gettingStartedContainer .getting-started-step');
    assert.match(await window.text('.gettingStartedContainer .getting-started-step'), /See which goals support which/);
    await window.page.locator('.getting-started-step:has-text("See which goals support which")').click();
  },

  async 'no server'(window) {
    await theme(window, 'Dark Modern', { 'okr.server.path': '/nowhere/okr-lsp' });
    const told = await window.text('.notifications-toasts .notification-list-item');
    assert.match(told, /The program \/nowhere\/okr-lsp was not found/);
    assert.match(told, /How to Install[^]*Open Settings[^]*Show Output/);
    await window.page.locator('.notifications-toasts .monaco-button:has-text("How to Install")').click();
    await window.see('.gettingStartedContainer .getting-started-step.expanded:has-text("The program okr-lsp")');
  },

  async 'settings'(window) {
    await window.command('View: Close All Editors');
    await window.command('Preferences: Open Settings (UI)');
    const search = window.page.locator('.settings-editor .search-container .monaco-editor').first();
    await eventually('the settings', async () => {
      await search.click();
      await window.press('Control+A');
      await window.type('@ext:okr-lsp.okr-lsp');
      return window.appears('.settings-editor .setting-item-title:has-text("Diagnostics")');
    });
  },
};

rmSync(SHOTS, { recursive: true, force: true });
mkdirSync(SHOTS, { recursive: true });
const workspace = mkdtempSync(join(CACHE, 'bookwheel-'));
cpSync(FIXTURE, workspace, { recursive: true });
const server = await startServer('window', [], { settings: SETTINGS, extension: join(CACHE, 'okr.vsix') });
theme = async (window, name, more = {}) => {
  server.configure({ ...SETTINGS, ...more, 'workbench.colorTheme': name });
  await window.reload();
};
const { page, close } = await openPage({ width: 1280, height: 800 });
let failed = false;
try {
  const window = new Window(page);
  await window.open(`http://127.0.0.1:${server.port}/?folder=${encodeURIComponent(workspace)}`);
  let number = 0;
  for (const [name, step] of Object.entries(STEPS)) {
    number += 1;
    const shot = join(SHOTS, `${String(number).padStart(2, '0')}-${name.replaceAll(' ', '-')}.png`);
    try {
      await step(window);
      console.log(`ok   ${name}`);
    } catch (error) {
      failed = true;
      console.log(`FAIL ${name}: ${error.message}`);
    }
    await window.settled();
    await page.screenshot({ path: shot });
  }
} finally {
  await close();
}

// The window is closed: the extension host ends after its grace, and the server with it.
const running = () =>
  execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.startsWith(server.data) && line.includes('okr-lsp'));
const ended = eventually('the end of the server', () => running().length === 0);
const left = await ended.then(() => [], running);
console.log(left.length === 0 ? 'ok   nothing is left when the window is closed' : `FAIL left: ${left.join()}`);
await server.stop();
rmSync(workspace, { recursive: true, force: true });
process.exit(failed || left.length > 0 ? 1 : 0);
