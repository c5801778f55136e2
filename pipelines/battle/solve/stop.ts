/**
 * Whether to stop, asked every few thousand places.
 * @param work payoffs that were worked out since it was last asked: the same on every machine
 */
export type Stop = (work: number) => boolean;
