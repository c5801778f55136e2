/** A name of a table or column as SQL, whatever it holds. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as an SQL literal, whatever it holds. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
