import {vi} from "vitest";

/** Hands what goes to the standard streams to the two listeners and keeps it off the screen, until the mocks are restored. */
export function captureOutput(
  told: (text: string) => void,
  toldError: (text: string) => void = () => {}
): void {
  for (const [stream, listener] of [
    [process.stdout, told],
    [process.stderr, toldError]
  ] as const)
    vi.spyOn(stream, "write").mockImplementation((text) => {
      listener(String(text));
      return true;
    });
}
