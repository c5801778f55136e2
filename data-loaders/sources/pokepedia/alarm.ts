/** Something on a page that is not understood. Nothing is ever left out of a page without one. */
export interface Alarm {
  readonly page: string;
  /** Section and place in its table, such as `Par_CT, row 4, column 2`. */
  readonly place: string;
  readonly reason: string;
}

/** At least one page is not understood. */
export class AlarmError extends Error {
  constructor(readonly alarms: readonly Alarm[]) {
    const shown = alarms.slice(0, 10).map(({page, place, reason}) => `${page}: ${place}: ${reason}`);
    const more = alarms.length > shown.length ? [`… and ${alarms.length - shown.length} more`] : [];
    super(`Poképédia is not understood in ${alarms.length} places:\n${[...shown, ...more].join("\n")}`);
    this.name = "AlarmError";
  }
}
