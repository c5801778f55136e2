import type {Stage} from "./stage.ts";

/** @throws Error that names the stages there are */
export function findStage(stages: readonly Stage[], name: string): Stage {
  const found = stages.find((stage) => stage.name === name);
  if (!found)
    throw new Error(`unknown stage "${name}"; there are ${stages.map((stage) => stage.name).join(", ")}`);
  return found;
}

/** All that a stage comes after in a pipeline: what it needs, and what it shows. */
export const comesAfter = ({after, shows = []}: Pick<Stage, "after" | "shows">): readonly string[] => [
  ...after,
  ...shows
];

/**
 * Stages in an order in which each comes after those it names, and after those it would take something from;
 * limited to `target` and what it needs. Without a target: all, but those on request only if `complete`.
 */
export function plan(stages: readonly Stage[], target?: string, complete = false): Stage[] {
  const order: Stage[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name)) throw new Error(`stages go round in a circle: ${[...trail, name].join(" → ")}`);
    const stage = findStage(stages, name);
    if (order.includes(stage)) return;
    for (const before of comesAfter(stage)) visit(before, [...trail, name]);
    order.push(stage);
  };
  const wanted = stages.filter(({onRequest}) => complete || !onRequest).map(({name}) => name);
  for (const name of target ? [target] : wanted) visit(name, []);
  return order;
}
