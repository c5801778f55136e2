import {escapeHtml} from "../../lib/documents/escape-html.ts";
import type {PipelineStatus} from "../../lib/stage-runner/pipeline-status.ts";

/** Whether pages that are not there will be: a pipeline is at work that has not built the whole site yet. */
export const isSiteComing = (status: PipelineStatus | null): boolean =>
  status?.running === true &&
  status.stages.some(({name, state}) => name === "site" && (state === "waiting" || state === "running"));

const stageItems = ({stages}: PipelineStatus): string =>
  stages
    .filter(({state}) => state === "running")
    .map(({title, progress}) => {
      const share =
        progress && progress.total > 0 ? `: ${Math.floor((100 * progress.done) / progress.total)} %` : "";
      return `<li>${escapeHtml(title + share)}</li>`;
    })
    .join("");

/** Sent instead of a page that has not been built; while one is on its way it is asked for again by itself. */
export function notBuiltPage(status: PipelineStatus | null): string {
  const isComing = isSiteComing(status);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${isComing ? '<meta http-equiv="refresh" content="2">\n' : ""}<title>PredictionDex: ${isComing ? "this page is being built" : "the site is not built yet"}</title>
<body style="font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
${
  isComing
    ? `<h1>This page is being built</h1>
<p>It appears here by itself within a minute or two. Under way:</p>
<ul>${stageItems(status!)}</ul>
<p lang="fr">Cette page est en cours de construction et apparaîtra d’elle-même.</p>`
    : `<h1>The site is not built yet</h1>
<p>Run <code>npm start</code>, which prepares data, model and site, or <code>npm run build</code> for the site alone.</p>`
}
<p>The API answers already: see <a href="/docs">its documentation</a>.</p>
`;
}
