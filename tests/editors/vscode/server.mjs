// Visual Studio Code's server, with folders of its own, on a free port.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './patience.mjs';

const CACHE = process.env.CACHE;
const CODE_SERVER = join(CACHE, 'code-server/node_modules/code-server');

/** Seconds that the extension host of a closed window waits for it to come back. */
const GRACE = 2;

/** Milliseconds that the server gets to end when it is asked to. */
const FAREWELL = 3_000;

/**
 * Starts the server: `server` for Visual Studio Code's own, which runs extension-host tests, or `window` for
 * code-server, which keeps its users' settings in a file. Of the latter, `extension` is installed first.
 */
export async function startServer(kind, more = [], { settings = {}, extension } = {}) {
  const data = mkdtempSync(join(CACHE, 'data-'));
  const port = await freePort();
  const program = kind === 'server' ? vscode(data, port) : window(data, port, settings);
  const environment = { ...process.env, XDG_CONFIG_HOME: join(data, 'config'), XDG_DATA_HOME: join(data, 'share') };
  if (extension !== undefined) {
    execFileSync(process.execPath, [...program, '--install-extension', extension], { env: environment, stdio: 'pipe' });
  }
  const log = openSync(join(CACHE, `${kind}.log`), 'w');
  const child = spawn(process.execPath, [...program, ...more], {
    detached: true,
    env: environment,
    stdio: ['ignore', log, log],
  });
  await answers(port);
  const configure = (changed) => write(data, changed);
  return { port, data, configure, stop: () => stop(child, data) };
}

function vscode(data, port) {
  return [
    join(CODE_SERVER, 'lib/vscode/out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port), '--server-data-dir', data],
    ...['--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off'],
  ];
}

function window(data, port, settings) {
  write(data, settings);
  return [
    join(CODE_SERVER, 'out/node/entry.js'),
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--user-data-dir', join(data, 'user')],
    ...['--extensions-dir', join(data, 'extensions'), '--disable-telemetry', '--disable-update-check'],
    ...['--disable-workspace-trust', '--disable-getting-started-override', '--reconnection-grace-time', String(GRACE)],
  ];
}

/** Writes the user's settings, also as those of the machine, where some belong. */
function write(data, settings) {
  for (const scope of ['User', 'Machine']) {
    mkdirSync(join(data, 'user', scope), { recursive: true });
    writeFileSync(join(data, 'user', scope, 'settings.json'), JSON.stringify(settings));
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Waits until the server answers, of either kind. */
function answers(port) {
  const asked = (path) => fetch(`http://127.0.0.1:${port}${path}`).then((answer) => answer.ok, () => false);
  return eventually('the server of Visual Studio Code', async () => (await asked('/version')) || (await asked('/healthz')));
}

/** Ends the server with all it has started; what does not end when asked to is ended by force. */
async function stop(child, data) {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  await Promise.race([gone, sleep(FAREWELL)]);
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
  rmSync(data, { recursive: true, force: true });
}
