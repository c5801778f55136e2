const PARAMETER = "sql";

/** The query that the page's address holds. */
export const queryOfAddress = (): string | null => new URLSearchParams(location.search).get(PARAMETER);

/** Puts a query into the page's address, which others can open. */
export function writeAddress(sql: string): void {
  if (queryOfAddress() === sql) return;
  const address = new URL(location.href);
  address.searchParams.set(PARAMETER, sql);
  history.pushState(history.state, "", address);
}
