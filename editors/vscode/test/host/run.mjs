// Runs the tests of this folder in an extension host: `npm run test:host`. CODE is the program that is started, by
// default a Visual Studio Code that is downloaded.
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';

const extension = fileURLToPath(new URL('../../', import.meta.url));
const ROOT = new URL('../../../../', import.meta.url);

/** The suites and the folder that each is run in a copy of; without one, in an empty folder. */
const SUITES = { plain: undefined, handbook: 'tests/fixtures/handbook', fresh: 'tests/editors/workspace' };

const folder = await mkdtemp(join(tmpdir(), 'okr-host-'));
let code = 0;
try {
  for (const [suite, original] of Object.entries(SUITES)) {
    const tests = join(extension, 'dist/test', `${suite}.js`);
    await esbuild.build({
      entryPoints: [join(extension, 'test/host', `${suite}.ts`)],
      outfile: tests,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['vscode'],
    });
    const workspace = join(folder, suite);
    await mkdir(workspace);
    if (original !== undefined) {
      await cp(fileURLToPath(new URL(original, ROOT)), workspace, { recursive: true });
    }
    console.log(`-- ${suite}`);
    const result = await runTests({
      vscodeExecutablePath: process.env.CODE,
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      launchArgs: [workspace, '--disable-extensions'],
    }).catch((error) => {
      console.error(error.message);
      return 1;
    });
    code ||= result;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = code;
