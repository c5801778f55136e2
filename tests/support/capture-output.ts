import {vi} from "vitest";

/** Hands what goes to standard output to `told` and keeps both streams quiet, until the mocks are restored. */
export function captureOutput(told: (text: string) => void): void {
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    told(String(text));
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
}
