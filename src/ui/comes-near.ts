/**
 * Resolves when an element is less than a screen away from being seen, or the page is about to be printed. Printing
 * waits for nobody: what begins then is on paper the next time.
 */
export const comesNear = (element: Element): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      removeEventListener("beforeprint", end);
      resolve();
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({isIntersecting}) => isIntersecting)) end();
      },
      {rootMargin: "100% 0px"}
    );
    observer.observe(element);
    addEventListener("beforeprint", end);
  });
