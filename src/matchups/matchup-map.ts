import type {Pokemon} from "../../data-loaders/game-data.ts";
import type {Matchups} from "../data/matchups.ts";
import {dictionary, localName} from "../i18n/language.ts";
import {probability} from "../i18n/numbers.ts";
import {combobox} from "../ui/combobox.ts";
import {segmented} from "../ui/filters.ts";
import type {GameIndex} from "../ui/game.ts";
import {heatColour, heatStyle} from "../ui/heat.ts";
import {html} from "../ui/html.ts";
import {keep} from "../ui/kept-state.ts";
import {siteLink} from "../ui/links.ts";
import {find, pokemonCalled} from "../ui/search.ts";
import type {Ranked} from "./matchup-ranking.ts";

const words = dictionary({
  name: [
    "Map of all match-ups, {n|row|rows} and columns. Move with the arrow keys; Enter opens the fight.",
    "Carte de tous les duels, {n|ligne|lignes} et colonnes. Déplacez-vous avec les flèches ; Entrée ouvre le combat."
  ],
  order: ["Order", "Ordre"],
  byStrength: ["By strength", "Par force"],
  byNumber: ["By number", "Par numéro"],
  byType: ["By type", "Par type"],
  zoom: ["Zoom", "Zoom"],
  readout: ["{a} beats {b} in {p} of fights.", "{a} bat {b} dans {p} des combats."],
  start: [
    "Point at a cell, or focus the map and use the arrow keys. Rows are the first Pokémon, columns the second; blue wins, orange loses.",
    "Pointez une case, ou placez le focus sur la carte et utilisez les flèches. En ligne le premier Pokémon, en colonne le second ; bleu gagne, orange perd."
  ],
  open: ["Open this fight", "Ouvrir ce combat"],
  row: ["Row", "Ligne"],
  column: ["Column", "Colonne"],
  findHint: ["Name, number or type…", "Nom, numéro ou type…"],
  noMatch: ["Nothing like that", "Rien de semblable"],
  loses: ["row loses", "la ligne perd"],
  even: ["even", "égal"],
  wins: ["row wins", "la ligne gagne"]
});

const LEVELS = 50;
/** Names along each side of the map, from its first form to its last. */
const NAMED = 7;
type Order = "strength" | "number" | "type";

/** The scale's colours as the browser computes them in the theme of the moment, as pixels. */
function scalePixels(): Uint32Array {
  const probe: HTMLElement = html`<span hidden></span>`;
  document.body.append(probe);
  const context = canvasOf(LEVELS + 1, 1);
  for (let level = 0; level <= LEVELS; level++) {
    probe.style.background = heatColour(level / LEVELS);
    context.fillStyle = getComputedStyle(probe).backgroundColor;
    context.fillRect(level, 0, 1, 1);
  }
  probe.remove();
  return new Uint32Array(context.getImageData(0, 0, LEVELS + 1, 1).data.buffer);
}

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", {willReadFrequently: true});
  if (!context) throw new Error("this browser draws no canvas");
  return context;
}

function orderOf(index: GameIndex, ranked: readonly Ranked[], order: Order): number[] {
  const {pokemon} = index.game;
  const byStrength = ranked.map((entry) => entry.index);
  if (order === "strength") return byStrength;
  if (order === "number")
    return [...byStrength].sort(
      (a, b) => pokemon[a].speciesId - pokemon[b].speciesId || pokemon[a].id - pokemon[b].id
    );
  return [...byStrength].sort((a, b) => pokemon[a].typeIds[0] - pokemon[b].typeIds[0]);
}

/** Who beats whom: one cell a pair, read by pointer or by arrow keys. */
export function matchupMap(index: GameIndex, matchups: Matchups, ranked: readonly Ranked[]): HTMLElement {
  let order = orderOf(index, ranked, "strength");
  let cellSize = 4;
  let cursor: readonly [number, number] | null = null;
  const canvas: HTMLCanvasElement = html`<canvas role="application" tabindex="0" aria-label=${words("name", {
    n: order.length
  })}></canvas>`;
  const frame: HTMLElement = html`<div class="map-scroll" tabindex="-1">${canvas}</div>`;
  const readout: HTMLElement = html`<p class="readout" role="status">${words("start")}</p>`;
  /** The map at one pixel a cell; enlarged when it is shown. */
  const small = canvasOf(order.length, order.length);
  const along = {
    rows: html`<div class="map-rows" aria-hidden="true"></div>`,
    columns: html`<div class="map-columns" aria-hidden="true"></div>`
  };
  const nameSides = (): void => {
    const places = Array.from({length: NAMED}, (_, at) =>
      Math.round((at * (order.length - 1)) / (NAMED - 1))
    );
    for (const side of [along.rows, along.columns])
      side.replaceChildren(
        ...places.map((at) => html`<span>${localName(index.game.pokemon[order[at]])}</span>`)
      );
  };
  const paint = (): void => {
    nameSides();
    const scale = scalePixels();
    const image = small.createImageData(order.length, order.length);
    const pixels = new Uint32Array(image.data.buffer);
    let at = 0;
    for (const a of order)
      for (const b of order) {
        const value = a === b ? null : matchups.probability(a, b);
        pixels[at++] = value === null ? 0 : scale[Math.round(value * LEVELS)];
      }
    small.putImageData(image, 0, 0);
    show();
  };
  const show = (): void => {
    const size = order.length * cellSize;
    if (canvas.width !== size) {
      canvas.width = size;
      canvas.height = size;
    }
    const context = canvas.getContext("2d");
    if (!context) return;
    context.imageSmoothingEnabled = false;
    context.clearRect(0, 0, size, size);
    context.drawImage(small.canvas, 0, 0, size, size);
    if (!cursor) return;
    context.strokeStyle = getComputedStyle(canvas).color;
    context.lineWidth = 2;
    context.strokeRect(cursor[1] * cellSize - 1, cursor[0] * cellSize - 1, cellSize + 2, cellSize + 2);
  };
  const pair = () =>
    cursor && ([index.game.pokemon[order[cursor[0]]], index.game.pokemon[order[cursor[1]]]] as const);
  const address = (): string => {
    const fight = pair();
    return fight ? siteLink(`/fight/?a=${fight[0].identifier}&b=${fight[1].identifier}`) : "";
  };
  const point = (row: number, column: number): void => {
    const last = order.length - 1;
    cursor = [Math.min(last, Math.max(0, row)), Math.min(last, Math.max(0, column))];
    show();
    const [a, b] = pair()!;
    const value = matchups.probability(order[cursor[0]], order[cursor[1]]);
    readout.replaceChildren(
      a === b || value === null
        ? localName(a)
        : html.fragment`${words("readout", {a: localName(a), b: localName(b), p: probability(value)})} <a href=${address()}>${words("open")}</a>`
    );
  };
  /** Keeps the cell that the keyboard is on in view where the map is larger than its frame. */
  const follow = (): void => {
    if (!cursor) return;
    const side = canvas.getBoundingClientRect().width / order.length;
    const [y, x] = cursor.map((position) => position * side);
    frame.scrollTo(x - frame.clientWidth / 2, y - frame.clientHeight / 2);
  };
  const place = (pokemon: Pokemon): number => order.indexOf(index.game.pokemon.indexOf(pokemon));
  const known = ranked.map((entry) => index.game.pokemon[entry.index]);
  const chooser = (side: 0 | 1): HTMLElement =>
    combobox<Pokemon>({
      label: words(side === 0 ? "row" : "column"),
      placeholder: words("findHint"),
      text: localName,
      find: (query) => find(known, query, pokemonCalled(index.game.types)),
      emptyText: words("noMatch"),
      onChoose(pokemon) {
        const at = cursor ?? [0, 0];
        point(side === 0 ? place(pokemon) : at[0], side === 1 ? place(pokemon) : at[1]);
        follow();
        element.dispatchEvent(new Event("change"));
      }
    });
  const cellAt = (event: MouseEvent): [number, number] => {
    const box = canvas.getBoundingClientRect();
    const at = (offset: number, length: number): number => Math.floor((offset / length) * order.length);
    return [at(event.clientY - box.top, box.height), at(event.clientX - box.left, box.width)];
  };
  canvas.addEventListener("pointermove", (event) => point(...cellAt(event)));
  canvas.addEventListener("click", (event) => point(...cellAt(event)));
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1]
  };
  canvas.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (step) {
      point((cursor?.[0] ?? 0) + step[0], (cursor?.[1] ?? 0) + step[1]);
      follow();
    } else if (event.key === "Enter" && cursor) location.assign(address());
    else return;
    event.preventDefault();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  new MutationObserver(paint).observe(document.documentElement, {attributeFilter: ["data-theme"]});
  requestAnimationFrame(paint);
  const orders = [
    {value: "strength", label: words("byStrength")},
    {value: "number", label: words("byNumber")},
    {value: "type", label: words("byType")}
  ];
  const zooms = [
    {value: "4", label: "1×"},
    {value: "8", label: "2×"},
    {value: "16", label: "4×"}
  ];
  const shades = Array.from({length: 11}, (_, step) => html`<i style=${heatStyle(step / 10)}></i>`);
  const scale = html`<div class="heat-scale" aria-hidden="true"><span class="heat-steps">${shades}</span><span
    class="row between quiet"><span>${words("loses")}</span><span>${words("even")}</span><span>${words("wins")}</span></span></div>`;
  const element: HTMLElement = html`<div class="map-place"><div class="filters">${chooser(0)}${chooser(1)}</div>
    <div class="map-frame">${along.columns}${along.rows}${frame}</div></div>`;
  keep("at", element, {
    read: () =>
      pair()
        ?.map(({identifier}) => identifier)
        .join(",") ?? "",
    write(wanted) {
      const [a, b] = wanted.split(",").map((identifier) => index.pokemonByIdentifier(identifier));
      if (a && b && known.includes(a) && known.includes(b)) point(place(a), place(b));
      else if (wanted === "") {
        cursor = null;
        readout.textContent = words("start");
        show();
      }
    }
  });
  return html`<div class="card"><div class="row">${segmented(
    "order",
    words("order"),
    orders,
    "strength",
    (value) => {
      const before = pair();
      order = orderOf(index, ranked, value as Order);
      cursor = before && [place(before[0]), place(before[1])];
      paint();
    }
  )}${segmented("zoom", words("zoom"), zooms, "4", (value) => {
    cellSize = Number(value);
    canvas.classList.toggle("zoomed", cellSize > 4);
    element.classList.toggle("is-zoomed", cellSize > 4);
    show();
    follow();
  })}</div>${scale}${readout}${element}</div>`;
}
