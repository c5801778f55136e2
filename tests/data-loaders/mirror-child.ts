import {mirror} from "../../data-loaders/mirror/mirror.ts";

/** Mirrors until all rows are as they should be, says so, and waits to be killed before they are published. */
const [warehouse, databaseUrl] = process.argv.slice(2);
await mirror({
  warehouse,
  databaseUrl,
  onVerified: async () => {
    process.send!("verified");
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
});
