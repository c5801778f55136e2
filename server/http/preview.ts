const SHOWN = 60;

const quoted = (text: string): string => JSON.stringify(text.length > SHOWN ? text.slice(0, SHOWN) : text);

/**
 * The beginning of a value as JSON writes it, of 60 characters at most; as much of the value is looked at as is
 * shown, whatever its size or depth.
 */
export function preview(value: unknown): string {
  let text = "";
  const room = (): boolean => text.length <= SHOWN;
  const write = (part: unknown): void => {
    if (typeof part === "string") text += quoted(part);
    else if (Array.isArray(part)) {
      text += "[";
      for (let index = 0; index < part.length && room(); index++) {
        if (index > 0) text += ",";
        write(part[index]);
      }
      text += "]";
    } else if (typeof part === "object" && part !== null) {
      text += "{";
      let first = true;
      for (const key in part) {
        if (!room()) break;
        text += `${first ? "" : ","}${quoted(key)}:`;
        first = false;
        write((part as Record<string, unknown>)[key]);
      }
      text += "}";
    } else text += String(part);
  };
  write(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 3)}…` : text;
}
