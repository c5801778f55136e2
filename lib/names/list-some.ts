/** The first of many, for a message: `a, b, c and 4 more`. */
export const listSome = (names: readonly (string | number)[], most = 5): string =>
  names.length > most
    ? `${names.slice(0, most).join(", ")} and ${names.length - most} more`
    : names.join(", ");
