export {html, svg} from "htl";

/** An attribute that htl should leave out when the condition does not hold. */
export const when = <T>(condition: boolean, value: T): T | null => (condition ? value : null);

let counter = 0;

/** An id no other element of the page has. */
export const uniqueId = (prefix: string): string => {
  counter += 1;
  return `${prefix}-${counter}`;
};
