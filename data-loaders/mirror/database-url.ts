import {shownAddress} from "../../lib/web/shown-address.ts";
import {MirrorError} from "./mirror-error.ts";

/** @throws MirrorError at what is no address of a PostgreSQL database */
export function demandDatabaseUrl(address: string): void {
  if (URL.canParse(address) && ["postgres:", "postgresql:"].includes(new URL(address).protocol)) return;
  throw new MirrorError(
    `--database-url (DATABASE_URL) is ${shownAddress(address)}; expected postgresql://user:password@host:port/database`
  );
}
