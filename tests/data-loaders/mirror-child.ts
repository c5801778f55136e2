import {mirror} from "../../data-loaders/mirror/mirror.ts";

/** Mirrors until the named table (or `all`) is filled, says so, and then waits to be killed. */
const [warehouse, databaseUrl, stopAfter] = process.argv.slice(2);
await mirror({
  warehouse,
  databaseUrl,
  force: true,
  onFilled: async (what) => {
    if (what !== stopAfter) return;
    process.send!("filled");
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
});
