import type {Split, TreeView} from "./tree-view.ts";

/** Writes one tree in a format of a dump. */
export type TreeFormat = (view: TreeView, withStats: boolean) => string;

export const text: TreeFormat = (view, withStats) => {
  const condition = ({name, threshold, categories}: Split): string =>
    categories
      ? `${name}:{${categories.join(",")}}`
      : threshold === undefined
        ? name
        : `${name}<${threshold}`;
  const lines = (node: number, depth: number): string => {
    const cover = withStats ? `,cover=${view.cover(node)}` : "";
    const tabs = "\t".repeat(depth);
    if (view.isLeaf(node)) return `${tabs}${node}:leaf=${view.leaf(node)}${cover}\n`;
    const split = view.split(node);
    const {left, right, yes, no, missing} = split;
    const indicator = !split.categories && split.threshold === undefined;
    const head = `${node}:[${condition(split)}] yes=${yes},no=${no}`;
    // Native neither indents indicators nor says where missing values go, which is "no".
    const whole = indicator ? head : `${tabs}${head},missing=${missing}`;
    const gain = withStats ? `,gain=${view.gain(node)}` : "";
    return `${whole}${gain}${cover}\n${lines(left, depth + 1)}${lines(right, depth + 1)}`;
  };
  return lines(0, 0);
};

export const json: TreeFormat = (view, withStats) => {
  const object = (node: number, depth: number): string => {
    const indent = "  ".repeat(depth + 1);
    const cover = withStats ? `, "cover": ${view.cover(node)}` : "";
    if (view.isLeaf(node)) {
      const stats = withStats ? `${cover} ` : "";
      return `${indent}{ "nodeid": ${node}, "leaf": ${view.leaf(node, true)} ${stats}}`;
    }
    const {name, threshold, categories, left, right, yes, no, missing} = view.split(node);
    const condition = categories ? `[${categories.join(", ")}]` : threshold;
    const how =
      condition === undefined
        ? `"yes": ${yes}, "no": ${no}`
        : `"split_condition": ${condition}, "yes": ${yes}, "no": ${no}, "missing": ${missing}`;
    const gain = withStats ? `, "gain": ${view.gain(node)}` : "";
    const children = `${object(left, depth + 1)}, \n${object(right, depth + 1)}`;
    return (
      `${indent}{ "nodeid": ${node}, "depth": ${depth}, "split": "${name}", ${how} ${gain}${cover}, ` +
      `"children": [\n${children}\n${indent}]}`
    );
  };
  return object(0, 0);
};

const MISSING_COLOUR = "#0000FF";
const OTHER_COLOUR = "#FF0000";

export const dot: TreeFormat = (view, withStats) => {
  const nodes = (node: number): string => {
    const cover = withStats ? `\ncover=${view.cover(node)}` : "";
    if (view.isLeaf(node)) return `    ${node} [ label="leaf=${view.leaf(node)}${cover}" ]\n`;
    const {name, threshold, categories, left, right, missing} = view.split(node, false);
    const condition = categories
      ? `:{${categories.join(",")}}`
      : threshold === undefined
        ? ""
        : `<${threshold}`;
    const edge = (child: number): string => {
      const label = (child === left) === !categories ? "yes" : "no";
      const [more, colour] = child === missing ? [", missing", MISSING_COLOUR] : ["", OTHER_COLOUR];
      return `    ${node} -> ${child} [label="${label}${more}" color="${colour}"]\n`;
    };
    const gain = withStats ? `\ngain=${view.gain(node)}` : "";
    return (
      `    ${node} [ label="${name}${condition}${gain}${cover}" ]\n${edge(left)}${edge(right)}\n` +
      `${nodes(left)}\n${nodes(right)}`
    );
  };
  return `digraph {\n    graph [ rankdir=TB ]\n\n${nodes(0)}}`;
};
