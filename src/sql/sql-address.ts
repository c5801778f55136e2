const PARAMETER = "sql";

/** The query that the page's address holds. */
export const queryOfAddress = (): string | null => new URLSearchParams(location.search).get(PARAMETER);

/** Puts a query into the page's address, which others can open. */
export function writeAddress(sql: string): void {
  const address = new URL(location.href);
  address.searchParams.set(PARAMETER, sql);
  history.replaceState(history.state, "", address);
}
