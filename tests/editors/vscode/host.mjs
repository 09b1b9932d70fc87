// Runs extension-host tests: node host.mjs EXTENSION TESTS FOLDER. See "code".
import util from 'node:util';
import { openPage } from './page.mjs';
import { PATIENCE } from './patience.mjs';
import { startServer } from './server.mjs';

const [extension, tests, folder] = process.argv.slice(2);

/** What the workbench says of itself without accounts, a marketplace or a network. */
const NOISE =
  /ChatModel|workbench contribution|auth.* provider|AgentHost|open-vsx|AccountPolicy|socket|connection token|grace time|Service ?Worker|builtin extensions cache|%c|DefaultAccount|chat|copilot/i;

const server = await startServer('server', ['--enable-smoke-test-driver']);
const { page, close } = await openPage({ width: 1200, height: 800 });
let finish;
const finished = new Promise((resolve) => (finish = resolve));
const timer = setTimeout(() => {
  console.error('the tests did not end');
  finish(124);
}, 2 * PATIENCE);
await page.exposeFunction('codeAutomationLog', (_type, parts) => {
  const line = util.format(...parts);
  if (process.env.VERBOSE || !NOISE.test(line)) {
    console.log(line);
  }
});
await page.exposeFunction('codeAutomationExit', (code) => finish(code));
const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
const payload = [
  ['extensionDevelopmentPath', remote(extension)],
  ['extensionTestsPath', remote(tests)],
  ['skipWelcome', 'true'],
  ['skipReleaseNotes', 'true'],
];
const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
await page.goto(`http://127.0.0.1:${server.port}/?${query}`);
const code = await finished;
clearTimeout(timer);
await close();
await server.stop();
process.exit(code);
