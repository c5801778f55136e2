/**
 * The diverging scale from B's orange over the surface to A's blue, as CSS that follows the theme. Ink stays
 * the page's ink: the mix never goes beyond what keeps its contrast (at most 55 % of the colour).
 */
export function heatColour(value: number): string {
  const strength = Math.round(Math.min(1, Math.abs(value - 0.5) * 2) * 55);
  return `color-mix(in oklab, var(${value >= 0.5 ? "--a" : "--b"}) ${strength}%, var(--surface))`;
}

export const heatStyle = (value: number): string => `background:${heatColour(value)}`;
