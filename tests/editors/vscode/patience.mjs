// Waiting for what happens, not for a time to pass.
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds that anything may take: so many that only what never happens is missed, however busy the machine is. */
export const PATIENCE = 300_000;

/** Milliseconds between two looks. */
const PAUSE = 50;

/** What `look` gives, once it gives something. */
export async function eventually(what, look) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const found = await look();
    if (found) {
      return found;
    }
    await sleep(PAUSE);
  }
  throw new Error(`in vain waited for: ${what}`);
}
