import {decimal, integer} from "../i18n/numbers.ts";
import {selectField} from "../ui/filters.ts";
import {html, uniqueId} from "../ui/html.ts";
import {keep} from "../ui/kept-state.ts";
import {words} from "./train-it-yourself-words.ts";
import {
  type Bounds,
  boundsOf,
  columnsOf,
  DEFAULT_SETTINGS,
  FEATURE_SETS,
  type FeatureSet,
  type NumberSetting,
  type Settings
} from "./training-settings.ts";

export interface TrainingForm {
  readonly element: HTMLElement;
  readonly settings: Settings;
  setRunning(running: boolean): void;
}

const shown = (setting: NumberSetting, value: number): string =>
  setting === "eta" ? decimal(value, 2) : integer(value);

function slider(
  setting: NumberSetting,
  {min, max, step}: Bounds,
  value: number,
  onInput: (value: number) => void
) {
  const id = uniqueId("setting");
  const output: HTMLElement = html`<output for=${id} class="num">${shown(setting, value)}</output>`;
  const oninput = (event: Event): void => {
    const chosen = (event.target as HTMLInputElement).valueAsNumber;
    output.textContent = shown(setting, chosen);
    onInput(chosen);
  };
  const input: HTMLInputElement = html`<input type="range" id=${id} min=${min} max=${max} step=${step} value=${value} ${{oninput}}>`;
  keep(setting, input, {
    isTyped: true,
    read: () => input.value,
    write(wanted) {
      input.value = wanted;
      input.dispatchEvent(new Event("input", {bubbles: true}));
    }
  });
  return html`<div class="field"><div class="row between"><label class="label" for=${id}>${words(setting)}</label>${output}</div>${input}</div>`;
}

/** The settings of a training, and the buttons that start and stop it. */
export function trainingForm(trainRows: number, onTrain: () => void, onStop: () => void): TrainingForm {
  const bounds = boundsOf(trainRows);
  let settings: Settings = {...DEFAULT_SETTINGS, rows: Math.min(DEFAULT_SETTINGS.rows, trainRows)};
  const sliders = (["rows", "rounds", "depth", "eta"] as const).map((setting) =>
    slider(setting, bounds[setting], settings[setting], (value) => {
      settings = {...settings, [setting]: value};
    })
  );
  const features = selectField(
    "features",
    words("features"),
    FEATURE_SETS.map((set) => ({value: set, label: words(set, {n: integer(columnsOf(set).length)})})),
    (value) => {
      settings = {...settings, features: value as FeatureSet};
    },
    settings.features
  );
  const fields: HTMLFieldSetElement = html`<fieldset class="training-fields"><legend class="visually-hidden">${words(
    "settings"
  )}</legend>${features}${sliders}</fieldset>`;
  const train: HTMLButtonElement = html`<button type="submit" class="button button-primary">${words("train")}</button>`;
  const stop: HTMLButtonElement = html`<button type="button" disabled class="button" ${{onclick: onStop}}>${words(
    "stop"
  )}</button>`;
  const onsubmit = (event: Event): void => {
    event.preventDefault();
    onTrain();
  };
  return {
    element: html`<form class="card training-form" ${{onsubmit}}>${fields}<div class="row">${train}${stop}</div></form>`,
    get settings() {
      return settings;
    },
    setRunning(running) {
      // The button about to be disabled hands its focus to the one that takes its place.
      const focused = document.activeElement === (running ? train : stop);
      fields.disabled = running;
      train.disabled = running;
      stop.disabled = !running;
      if (focused) (running ? stop : train).focus();
    }
  };
}
