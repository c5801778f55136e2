import {type Flow, LOOP, type Point} from "./graph.ts";

/**
 * A route as an SVG path: bends that leave and arrive along the flow, and straight pieces between them.
 * @param straight pixels at its end without a bend, for an arrow's head
 */
export function routePath(points: readonly Point[], flow: Flow, straight = 0): string {
  // Along the flow first.
  const turned = (point: Point): Point => (flow === "right" ? point : [point[1], point[0]]);
  const written = (along: number, across: number): string => turned([along, across]).join(",");
  const [start, ...others] = points.map(turned);
  let [fromAlong, fromAcross] = start;
  const pieces = others.map(([along, across], index) => {
    const last = index === others.length - 1;
    const isLoop = last && others.length === 1 && along === fromAlong;
    const before = last ? along + (isLoop ? straight : -straight) : along;
    const bend = isLoop ? along + LOOP : (fromAlong + before) / 2;
    const piece =
      index % 2 === 1
        ? `L${written(along, across)}`
        : `C${written(bend, fromAcross)} ${written(bend, across)} ${written(before, across)}`;
    [fromAlong, fromAcross] = [along, across];
    return before === along ? piece : `${piece}L${written(along, across)}`;
  });
  return `M${written(...start)}${pieces.join("")}`;
}
