import {MirrorError} from "./mirror-error.ts";

const EXPECTED = "expected postgresql://user:password@host:port/database";

/** An address as it may be shown: whatever could be a password is not in it. */
const withoutPassword = (address: string): string => address.replace(/:[^:@/]*@/, ":…@");

/** @throws MirrorError at what is no address of a PostgreSQL database */
export function demandDatabaseUrl(address: string): void {
  const reason = `--database-url (DATABASE_URL) is ${JSON.stringify(withoutPassword(address))}; ${EXPECTED}`;
  let url: URL;
  try {
    url = new URL(address);
  } catch (cause) {
    throw new MirrorError(reason, {cause});
  }
  if (!["postgres:", "postgresql:"].includes(url.protocol)) throw new MirrorError(reason);
}
