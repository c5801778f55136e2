/**
 * An address as it may be shown: scheme, host, port and path. User, password, query and fragment may each hold a secret;
 * so does a path with an @ in it, which is the rest of a password that was not encoded.
 */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return "(no address)";
  const {protocol, host, pathname} = new URL(address);
  return `${protocol}//${host}${pathname.includes("@") ? "/…" : pathname}`;
}
