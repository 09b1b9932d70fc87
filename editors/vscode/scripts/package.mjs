// Packs the extension: `npm run package -- [--server PATH] [--target linux-x64] [--out FILE]`.
//
// With `--server` the program is packed with it, for the platform that `--target` names, else for this one. Without,
// the package holds for every platform and looks for the program where it runs.
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';

const { values } = parseArgs({
  options: { server: { type: 'string' }, target: { type: 'string' }, out: { type: 'string' } },
});

await rm('server', { recursive: true, force: true });
const target = values.server === undefined ? undefined : (values.target ?? `${process.platform}-${process.arch}`);
if (values.server !== undefined) {
  const program = join('server', target.startsWith('win32') ? 'okr-lsp.exe' : 'okr-lsp');
  await mkdir('server');
  await copyFile(values.server, program);
  await chmod(program, 0o755);
}
await createVSIX({ dependencies: false, target, packagePath: values.out });
