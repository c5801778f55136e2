declare module "htl" {
  /** The element(s) the template describes; the caller's type says which. */
  export const html: (<T extends Node = HTMLElement>(
    strings: TemplateStringsArray,
    ...values: readonly unknown[]
  ) => T) & {
    fragment(strings: TemplateStringsArray, ...values: readonly unknown[]): DocumentFragment;
  };
  export const svg: <T extends SVGElement = SVGElement>(
    strings: TemplateStringsArray,
    ...values: readonly unknown[]
  ) => T;
}
