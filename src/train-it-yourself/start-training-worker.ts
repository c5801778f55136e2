/** The worker that trains, of its own bundle beside this one's. */
export const startTrainingWorker = (): Worker =>
  new Worker(import.meta.resolve("./training-worker.js"), {type: "module"});
