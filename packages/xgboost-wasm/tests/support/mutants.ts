import {nativeVersions} from "./native-files.ts";

type Holder = Record<string | number, unknown>;

interface Mutant {
  /** What was done to which file, to tell. */
  told: string;
  file: string | Uint8Array;
  original: string;
  rows: Float32Array;
  /** Whether a part was taken away or doubled: what is read must then answer as before. */
  structural: boolean;
}

const files = nativeVersions.flatMap(({version, data, cases}) =>
  Object.entries(cases).map(([name, file]) => ({
    name: `${version} ${name}`,
    json: file.model,
    ubj: file.ubj && new Uint8Array(Buffer.from(file.ubj, "base64")),
    rows: Float32Array.from(file.data ?? data, (value) => value ?? Number.NaN)
  }))
);

/** Every object and array below, with its path. */
function holders(value: unknown, path = ""): [string, Holder][] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.entries(value).flatMap(([key, item]) => holders(item, `${path}.${key}`));
  return [[path, value as Holder], ...below];
}

/** Takes an entry away from an object or array, doubles one, or puts another kind of value there. */
function mutateStructure(json: string, pick: (count: number) => number): [string, string] {
  const document = JSON.parse(json.replaceAll(/\b(NaN|nan)\b/g, "null"));
  const all = holders(document).filter(([, holder]) => Object.keys(holder).length > 0);
  const [path, holder] = all[pick(all.length)];
  const keys = Object.keys(holder);
  const key = keys[pick(keys.length)];
  const kind = pick(3);
  if (Array.isArray(holder)) {
    if (kind === 0) holder.splice(Number(key), 1);
    else holder.splice(Number(key), 0, holder[Number(key)]);
  } else if (kind === 0) delete holder[key];
  else holder[key] = [[], {}, null, "", "x", -1, 1e30, true][pick(8)];
  return [JSON.stringify(document), `${["without", "other", "other"][kind]} ${path}.${key}`];
}

function mutateBytes(bytes: Uint8Array, pick: (count: number) => number): [Uint8Array, string] {
  const changed = pick(4) === 0 ? bytes.slice(0, pick(bytes.length)) : bytes.slice();
  const at = Array.from({length: 1 + pick(4)}, () => pick(Math.max(1, changed.length)));
  for (const place of at) if (place < changed.length) changed[place] = pick(256);
  return [changed, `bytes ${at.join(", ")} of ${changed.length}`];
}

/** A file of native XGBoost's, damaged at random. */
export function mutant(random: () => number): Mutant {
  const pick = (count: number): number => Math.floor(random() * count);
  const {name, json, ubj, rows} = files[pick(files.length)];
  const common = {original: json, rows};
  if (pick(2) === 0) {
    const [file, what] = mutateStructure(json, pick);
    return {...common, file, told: `${name}: ${what}`, structural: true};
  }
  const bytes = ubj && pick(2) === 0 ? ubj : new TextEncoder().encode(json);
  const [file, what] = mutateBytes(bytes, pick);
  return {...common, file, told: `${name}: ${what}`, structural: false};
}
