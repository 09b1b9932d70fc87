// A list of tests in an extension host, and waiting for what happens there.

/** Milliseconds that something may take: so many that only what never happens is missed, however busy the machine is. */
const PATIENCE = 300_000;

export type Test = readonly [name: string, run: () => Promise<void>];

/** Runs `tests` one after another; throws at the end if one has failed. */
export async function runAll(tests: readonly Test[]): Promise<void> {
  let failed = 0;
  for (const [name, run] of tests) {
    const begin = performance.now();
    try {
      await run();
      console.log(`ok   ${name} (${Math.round(performance.now() - begin)} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  if (failed > 0) {
    throw new Error(`${failed} of ${tests.length} tests failed`);
  }
}

/** What `look` gives, once it gives something. */
export async function eventually<T>(look: () => T | PromiseLike<T>): Promise<Exclude<T, false | null | undefined>> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) {
      return found as Exclude<T, false | null | undefined>;
    }
    if (performance.now() > end) {
      throw new Error(`in vain: ${String(look)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
