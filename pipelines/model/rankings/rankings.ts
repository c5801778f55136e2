/** How all forms stand against each other, each with its set. Pokémon and moves by id. */
export interface Rankings {
  /** Of the estimator that was used. */
  readonly modelHash: string;
  /** Fights that the solver settled, each of them of two forms of the list. */
  readonly solvedFights: number;
  /** Of these, fights whose value the solver knows less well than to five points either way. */
  readonly wideFights: number;
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
  /**
   * P(it wins) by the solver less the estimate, in each of its solved fights: the least and the most that it can be
   * where the solver does not know it well, else twice the same.
   */
  readonly differences: readonly Bounds[];
}

type Bounds = readonly [low: number, high: number];

/** A form among others, by its fights against a field. */
export interface Standing {
  /** Place in `Rankings.forms`. */
  readonly form: number;
  readonly rank: number;
  /** Mean chance to win over the field: estimates, with what the solver adds to them on average. */
  readonly mean: number;
  /** 95 % interval of that mean against this field, for what the estimates may be off by. */
  readonly interval: readonly [number, number];
  /** Opponents that it is estimated to beat more often than not, of `met`. */
  readonly favoured: number;
  readonly met: number;
  readonly solved: number;
}

const Z = 1.96;

/** A form's own scatter counts beside that of all forms as if theirs were of so many more fights. */
const POOLED = 8;

/** What the estimates of a whole ranking are off by. */
interface Scatter {
  /** Sum of squares about their form's mean, and how many of them are free, by form: of fights that are known well. */
  readonly own: readonly {readonly squares: number; readonly free: number}[];
  /** Variance about their form's mean, of all forms together. */
  readonly within: number;
  /** Mean square of all differences: for a form of which no fight was solved. */
  readonly around: number;
}

/** Any probability is off by less than one half on average. */
const ANY = 0.25;

function scatterOf(forms: readonly RankedForm[]): Scatter {
  const known = forms.map(({differences}) =>
    differences.filter(([low, high]) => low === high).map(([low]) => low)
  );
  const own = known.map((values) => ({
    squares: sum(values.map((value) => (value - mean(values)) ** 2)),
    free: Math.max(0, values.length - 1)
  }));
  const free = sum(own.map((form) => form.free));
  const all = known.flat().map((value) => value ** 2);
  return {
    own,
    within: free === 0 ? ANY : sum(own.map(({squares}) => squares)) / free,
    around: all.length === 0 ? ANY : mean(all)
  };
}

/** The least that the estimate has to be off by, as far as the solver knows. */
const nearest = ([low, high]: Bounds): number => Math.max(low, Math.min(high, 0));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / Math.max(1, values.length);
const probability = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * Ranks forms against a field, best first: the mean of the estimates, corrected by what the solver said more or less
 * than they did in the form's solved fights (a difference estimator). A fight that is known less well corrects as little
 * as what is known allows, and widens the interval by the rest. The solved fights are a sample of the form's fights, and
 * so is the field, whose mean scatters by so much more as it is small.
 * @param shown places of the forms to rank
 * @param field places of their opponents; a form is no opponent of itself
 */
export function standings(
  {forms, chances}: Rankings,
  shown: readonly number[],
  field: readonly number[]
): Standing[] {
  const scatter = scatterOf(forms);
  return shown
    .map((form) => {
      const values = field
        .filter((foe) => foe !== form)
        .map((foe) => chances[form * forms.length + foe] / 1000);
      const {differences} = forms[form];
      const solved = differences.length;
      const estimate = mean(values);
      const value = probability(estimate + mean(differences.map(nearest)));
      const {squares, free} = scatter.own[form];
      const variance = (squares + POOLED * scatter.within) / (free + POOLED);
      const ofMean = solved === 0 ? scatter.around : variance / solved;
      const half = Z * Math.sqrt(ofMean + variance / Math.max(1, values.length));
      const low = estimate + mean(differences.map((bounds) => bounds[0])) - half;
      const high = estimate + mean(differences.map((bounds) => bounds[1])) + half;
      return {
        form,
        rank: 0,
        mean: value,
        interval: [probability(low), probability(high)] as const,
        favoured: values.filter((chance) => chance > 0.5).length,
        met: values.length,
        solved
      };
    })
    .filter(({met}) => met > 0)
    .sort((x, y) => y.mean - x.mean)
    .map((standing, place) => ({...standing, rank: place + 1}));
}
