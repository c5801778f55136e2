import {STATS, type Stat} from "../../data-loaders/game-data.ts";
import {
  AWAKENING_VALUES,
  type Bounds,
  type Build,
  DEFAULT_BUILD,
  FRIENDSHIP,
  INDIVIDUAL_VALUES,
  LEVELS,
  statTable
} from "../../pipelines/battle/build.ts";
import {LASTING_AILMENTS} from "../../pipelines/battle/fighter.ts";
import {NATURE_IDENTIFIERS, NATURES, type NatureIdentifier} from "../../pipelines/battle/natures.ts";
import {common} from "../i18n/common.ts";
import {localName} from "../i18n/language.ts";
import {type Choice, selectField} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {type Condition, HP_LEFT} from "./build-address.ts";
import {conditionWords as words} from "./condition-words.ts";
import {numberField} from "./number-field.ts";

export interface ConditionOptions {
  readonly which: "a" | "b";
  /** Of the Pokémon. */
  readonly name: string;
  readonly condition: Condition;
  onChange(condition: Condition): void;
}

const natureText = (identifier: NatureIdentifier): string => {
  const nature = NATURES[identifier];
  const {raises, lowers} = nature;
  const name = localName(nature);
  return raises === lowers ? name : words("natureOf", {name, raises: common(raises), lowers: common(lowers)});
};

const presets = ({level}: Build) =>
  [
    ["flat", DEFAULT_BUILD],
    ["story", {...DEFAULT_BUILD, level}],
    [
      "maxed",
      {
        ...DEFAULT_BUILD,
        level: LEVELS.most,
        awakeningValues: statTable(AWAKENING_VALUES.most),
        friendship: FRIENDSHIP.most
      }
    ]
  ] as const satisfies readonly (readonly ["flat" | "story" | "maxed", Build])[];

/** How a side's Pokémon was raised and how it stands, edited in place. */
export function conditionEditor({which, name, condition, onChange}: ConditionOptions): HTMLElement {
  const {build, hp, ailment} = condition;
  const rebuild = (part: Partial<Build>): void => onChange({...condition, build: {...build, ...part}});
  const number = (
    key: "level" | "hp" | "friendship",
    value: number,
    bounds: Bounds,
    onValue: (value: number) => void
  ): HTMLElement =>
    numberField({
      label: words(key),
      name: words("fieldOf", {field: words(key), name}),
      key: `${which}-${key}`,
      value,
      bounds,
      onValue
    });
  const keyed = (field: HTMLElement, key: "ailment" | "nature"): HTMLElement => {
    const select = field.querySelector("select");
    select?.setAttribute("data-field", `${which}-${key}`);
    select?.setAttribute("aria-label", words("fieldOf", {field: words(key), name}));
    return field;
  };
  const ailments: Choice[] = [
    {value: "", label: words("healthy")},
    ...LASTING_AILMENTS.map((value) => ({value, label: words(value)}))
  ];
  const natures = NATURE_IDENTIFIERS.map((value) => ({value, label: natureText(value)}));
  const cell = (field: "iv" | "av", stat: Stat): HTMLElement => {
    const table = field === "iv" ? "individualValues" : "awakeningValues";
    return html`<td>${numberField({
      label: words(field),
      name: words("fieldOf", {field: `${words(field)} ${common(stat)}`, name}),
      key: `${which}-${field}-${stat}`,
      value: build[table][stat],
      bounds: field === "iv" ? INDIVIDUAL_VALUES : AWAKENING_VALUES,
      bare: true,
      onValue: (value) => rebuild({[table]: {...build[table], [stat]: value}})
    })}</td>`;
  };
  return html`<div class="condition"><div class="condition-row">
    ${number("level", build.level, LEVELS, (level) => rebuild({level}))}
    ${number("hp", hp, HP_LEFT, (left) => onChange({...condition, hp: left}))}
    ${keyed(
      selectField(
        null,
        words("ailment"),
        ailments,
        (value) => onChange({...condition, ailment: LASTING_AILMENTS.find((each) => each === value) ?? null}),
        ailment ?? ""
      ),
      "ailment"
    )}</div>
    <details data-field=${`${which}-values`}><summary>${words("values")}</summary>
    <div class="row" role="group" aria-label=${words("presets", {name})}>${presets(build).map(
      ([
        key,
        preset
      ]) => html`<button type="button" class="button button-small" data-field=${`${which}-${key}`}
        ${{onclick: () => onChange({...condition, build: preset})}}>${words(key)}</button>`
    )}</div>
    <div class="condition-row">${keyed(
      selectField(
        null,
        words("nature"),
        natures,
        (value) => rebuild({nature: NATURE_IDENTIFIERS.find((each) => each === value) ?? build.nature}),
        build.nature
      ),
      "nature"
    )}${number("friendship", build.friendship, FRIENDSHIP, (friendship) => rebuild({friendship}))}</div>
    <table class="values"><caption class="visually-hidden">${words("values")}</caption><thead><tr><th scope="col">${words(
      "stat"
    )}</th><th scope="col">${words("iv")}</th><th scope="col">${words("av")}</th></tr></thead><tbody>${STATS.map(
      (stat) => html`<tr><th scope="row">${common(stat)}</th>${cell("iv", stat)}${cell("av", stat)}</tr>`
    )}</tbody></table></details></div>`;
}
