/** Values of a stream with one JSON text a line, as they arrive; whoever stops reading ends the request. */
export async function* readLines<T>(body: ReadableStream<Uint8Array>): AsyncGenerator<T, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const {done, value} = await reader.read();
      rest += decoder.decode(value, {stream: !done});
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") yield JSON.parse(line) as T;
      if (!done) continue;
      if (rest !== "") yield JSON.parse(rest) as T;
      return;
    }
  } finally {
    await reader.cancel();
  }
}
