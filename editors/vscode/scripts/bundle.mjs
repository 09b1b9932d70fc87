// Bundles the extension into two files: what is loaded with the first Markdown file, and the rest, which is loaded when
// there are OKRs. `--watch` bundles again on every change; `--production` leaves out the source maps and fetches the
// licence.
import { copyFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';

const production = process.argv.includes('--production');

const apart = {
  name: 'apart',
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/session\.ts$/ }, () => ({ path: './session.js', external: true })),
};

const options = {
  entryPoints: ['src/extension.ts', 'src/session.ts'],
  outdir: 'dist',
  plugins: [apart],
  // So that it is required, which every host of extensions can.
  supported: { 'dynamic-import': false },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  minify: production,
  sourcemap: !production,
  logLevel: 'warning',
};

if (process.argv.includes('--watch')) {
  const context = await esbuild.context(options);
  await context.watch();
} else {
  await esbuild.build(options);
}

if (production) {
  await copyFile('../../LICENSE', 'LICENSE');
}
