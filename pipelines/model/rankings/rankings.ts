/** How all forms stand against each other, each with its set. Pokémon and moves by id. */
export interface Rankings {
  /** Of the estimator that was used. */
  readonly modelHash: string;
  /** Fights that the solver settled, each of them of two forms of the list. */
  readonly solvedFights: number;
  readonly forms: readonly RankedForm[];
  /**
   * Estimated P(the row's form beats the column's) in thousandths, row by row, in the order of `forms`; a form against
   * itself is 500.
   */
  readonly chances: readonly number[];
}

export interface RankedForm {
  readonly pokemonId: number;
  readonly moveIds: readonly number[];
  /** P(it wins) by the solver less the estimate, in each of its solved fights. */
  readonly differences: readonly number[];
}

/** A form among others, by its fights against a field. */
export interface Standing {
  /** Place in `Rankings.forms`. */
  readonly form: number;
  readonly rank: number;
  /** Mean chance to win over the field: estimates, with what the solver adds to them on average. */
  readonly mean: number;
  /** 95 % interval of that mean, for what the estimates may be off by. */
  readonly interval: readonly [number, number];
  /** Fights that it is estimated to win more often than not, of so many. */
  readonly favoured: number;
  readonly fights: number;
  readonly solved: number;
}

const Z = 1.96;

/** Standard deviation of differences about their form's mean, of all forms together. */
function spread(forms: readonly RankedForm[]): number {
  let squares = 0;
  let free = 0;
  for (const {differences} of forms) {
    if (differences.length < 2) continue;
    const own = mean(differences);
    for (const difference of differences) squares += (difference - own) ** 2;
    free += differences.length - 1;
  }
  return free === 0 ? 0.5 : Math.sqrt(squares / free);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const probability = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * Ranks forms against a field, best first: the mean of the estimates, corrected by what the solver said more or less
 * than they did in the form's solved fights (a difference estimator). Only that correction is a sample.
 * @param shown places of the forms to rank
 * @param field places of their opponents; a form is no opponent of itself
 */
export function standings(
  {forms, chances}: Rankings,
  shown: readonly number[],
  field: readonly number[]
): Standing[] {
  const deviation = spread(forms);
  return shown
    .map((form) => {
      const values = field
        .filter((foe) => foe !== form)
        .map((foe) => chances[form * forms.length + foe] / 1000);
      const {differences} = forms[form];
      const value = probability(mean(values) + mean(differences));
      const half = (Z * deviation) / Math.sqrt(Math.max(1, differences.length));
      return {
        form,
        rank: 0,
        mean: value,
        interval: [probability(value - half), probability(value + half)] as const,
        favoured: values.filter((chance) => chance > 0.5).length,
        fights: values.length,
        solved: differences.length
      };
    })
    .filter(({fights}) => fights > 0)
    .sort((x, y) => y.mean - x.mean)
    .map((standing, place) => ({...standing, rank: place + 1}));
}
