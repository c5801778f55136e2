/** What is handed in, for a message: without what may be a password in an address. */
const told = (value: unknown): string =>
  Array.isArray(value)
    ? "a list"
    : value === null
      ? "null"
      : typeof value === "object"
        ? "an object"
        : typeof value;

/**
 * Where a server's API is, whether its address was given with `/v1` or without.
 * @throws TypeError where it is no address
 */
export function apiAddress(address: unknown): string {
  const text = address instanceof URL ? address.href : address;
  const expected = "createClient: address: expected the server's, such as http://127.0.0.1:8080";
  if (typeof text !== "string") throw new TypeError(`${expected}; got ${told(text)}`);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "")
    throw new TypeError(`${expected}, with http or https and nothing after its path`);
  return `${text.replace(/\/+$/, "").replace(/\/v1$/, "")}/v1`;
}

/** Duels as a request has them. @throws TypeError where they are no list */
export function duelList<T>(method: string, duels: readonly T[]): T[] {
  if (Array.isArray(duels)) return [...duels];
  const isBody = typeof duels === "object" && duels !== null && "duels" in duels;
  throw new TypeError(
    `${method}: duels: expected a list of duels, such as [{pokemon_a_id, move_a, pokemon_b_id, move_b}]; ` +
      (isBody ? "got an object that has them: hand in its duels" : `got ${told(duels)}`)
  );
}
