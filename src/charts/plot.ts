import {type PlotOptions, plot as plotDrawing} from "@observablehq/plot";

export * from "@observablehq/plot";

/** The site's face and colours. */
export const PLOT_STYLE = {
  background: "none",
  color: "var(--ink)",
  fontSize: "12px",
  fontFamily: "var(--sans)"
} as const;

/** A Plot drawing in the site's face and colours, at a width. */
export const plot = (width: number, options: PlotOptions): Element =>
  plotDrawing({
    width,
    style: PLOT_STYLE,
    ...options
  });
