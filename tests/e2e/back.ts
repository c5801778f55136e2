import type {Page} from "playwright-core";

interface Step {
  readonly key: string;
  /** Whether the address and the control are what they should be. */
  readonly went: boolean;
}

/**
 * Changes each of a page's kept controls, once, and goes back step by step.
 * @returns what of it is not in the address, or not undone by Back
 */
export async function backProblems(page: Page): Promise<string[]> {
  const controls = await page
    .locator("[data-kept]:visible")
    .evaluateAll((all) => all.map((element) => (element as HTMLElement).dataset["kept"] ?? ""));
  const problems: string[] = [];
  const before = page.url();
  const stateOf = (key: string): Promise<string> =>
    page
      .locator(`[data-kept="${key}"]`)
      .evaluate((element) =>
        element instanceof HTMLSelectElement || element instanceof HTMLInputElement
          ? element.value
          : [...element.querySelectorAll("[aria-pressed]:not(tbody *), th[aria-sort]")]
              .map((part) => part.getAttribute("aria-pressed") ?? part.getAttribute("aria-sort"))
              .join()
      );
  for (const key of controls) {
    const first = await stateOf(key);
    const step: Step = {
      key,
      went: await page.locator(`[data-kept="${key}"]`).evaluate((element) => {
        if (element instanceof HTMLSelectElement) {
          const other = [...element.options].find(({value}) => value !== element.value);
          if (!other) return false;
          element.value = other.value;
          element.dispatchEvent(new Event("change", {bubbles: true}));
          return true;
        }
        if (element instanceof HTMLInputElement) {
          element.value = element.type === "range" ? element.max : "char";
          element.dispatchEvent(new Event("input", {bubbles: true}));
          return true;
        }
        const button = element.querySelector<HTMLElement>(
          '[aria-pressed="false"]:not(tbody *), th[aria-sort="none"] button'
        );
        button?.click();
        return Boolean(button);
      })
    };
    if (!step.went) continue;
    const changed = page.url();
    if (!new URL(changed).searchParams.has(key)) {
      problems.push(`${key} is not in the address`);
      continue;
    }
    await page.goBack();
    if (page.url() !== before) problems.push(`${key}: Back leads to ${page.url()}`);
    else if ((await stateOf(key)) !== first) problems.push(`${key} is not as it was after Back`);
  }
  return problems;
}
