/** The navigation's sections in their order; a page names its own in its front matter. */
export const SECTIONS = [
  {en: "Play", fr: "Jouer"},
  {en: "Model", fr: "Modèle"},
  {en: "Data", fr: "Données"},
  {en: "Notebooks", fr: "Carnets"},
  {en: "Use", fr: "Utiliser"}
] as const;

export type SectionName = (typeof SECTIONS)[number]["en"];
export const SECTION_NAMES = SECTIONS.map(({en}) => en) as unknown as readonly [
  SectionName,
  ...SectionName[]
];
