// Draws media/icon.png from media/icon.svg: `node scripts/icon.mjs CHROMIUM`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const browser = process.argv[2] ?? 'chromium';
const folder = mkdtempSync(join(tmpdir(), 'okr-icon-'));
try {
  const svg = readFileSync(new URL('../media/icon.svg', import.meta.url), 'utf8');
  writeFileSync(join(folder, 'icon.html'), `<!doctype html><style>html{overflow:hidden}body{margin:0}svg{display:block}</style>${svg}`);
  execFileSync(browser, [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--window-size=256,256',
    '--default-background-color=00000000',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--screenshot=${new URL('../media/icon.png', import.meta.url).pathname}`,
    `file://${join(folder, 'icon.html')}`,
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
