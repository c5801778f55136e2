import {type PlotOptions, plot as plotDrawing} from "@observablehq/plot";

export * from "@observablehq/plot";

/** A Plot drawing in the site's face and colours, at a width. */
export const plot = (width: number, options: PlotOptions): Element =>
  plotDrawing({
    width,
    style: {background: "none", color: "var(--ink)", fontSize: "12px", fontFamily: "var(--sans)"},
    ...options
  });
