// A page of the browser that Visual Studio Code's workbench is shown in.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PATIENCE } from './patience.mjs';

const CACHE = process.env.CACHE;
const { chromium } = createRequire(join(CACHE, 'driver', 'package.json'))('playwright-core');

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A fresh page in a browser of its own, and how to end both. `scale` is that of screenshots. */
export async function openPage(viewport, scale = 1) {
  const profile = mkdtempSync(join(CACHE, 'profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM,
    headless: true,
    timeout: PATIENCE,
    viewport,
    deviceScaleFactor: scale,
    args: ARGUMENTS,
  });
  context.setDefaultTimeout(PATIENCE);
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page: context.pages()[0] ?? (await context.newPage()), close };
}
