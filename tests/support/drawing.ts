import type {Box, Flow, Point} from "../../lib/diagram/graph.ts";

export const boxesOverlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a point lies in a box, not on its border. */
export const isInside = ({x, y, width, height}: Box, [px, py]: Point): boolean =>
  px > x && px < x + width && py > y && py < y + height;

const STEPS = 40;

/** Points of a route as it is drawn, close to one another: bends that leave and arrive along the flow, straight pieces. */
export function pointsAlong(points: readonly Point[], flow: Flow): Point[] {
  return points.slice(1).flatMap(([x2, y2], index) => {
    const [x1, y1] = points[index];
    return Array.from({length: STEPS + 1}, (_, step): Point => {
      const t = step / STEPS;
      const even = 1.5 * t * (1 - t) + t ** 3;
      const late = 3 * t ** 2 * (1 - t) + t ** 3;
      if (index % 2 === 1) return [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t];
      const [fx, fy] = flow === "right" ? [even, late] : [late, even];
      return [x1 + (x2 - x1) * fx, y1 + (y2 - y1) * fy];
    });
  });
}
