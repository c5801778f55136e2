/** Progress of a long job. */
export interface Progress {
  /** `done` counts what is finished so far, in the task's unit. */
  update(done: number): void;
  end(): void;
}

export interface LongTask {
  readonly label: string;
  readonly total: number;
  readonly unit: string;
}

/** How work tells of its progress without knowing where that is shown. */
export type StartProgress = (task: LongTask) => Progress;

export const noProgress: StartProgress = () => ({update() {}, end() {}});
