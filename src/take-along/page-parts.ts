/** What the build puts into a notebook's page, for the module that wires it. */

/** Of the element that holds the notebook's Markdown file, as JSON. */
export const SOURCE_ID = "notebook-source";

/** A notebook's text inside its page, in a form in which nothing of it is taken for the page's own. */
export const sourceElement = (markdown: string): string =>
  `<script type="application/json" id="${SOURCE_ID}">${JSON.stringify(markdown).replaceAll("<", "\\u003c")}</script>\n`;

/** Below the title: the notebook as a file. */
export const TAKE_ALONG = `<div class="take-along"><p><span lang="en">Take it along:</span><span lang="fr">À emporter :</span>
<button type="button" class="button button-small" data-file="html">HTML</button>
<button type="button" class="button button-small" data-file="ipynb">Jupyter</button>
<button type="button" class="button button-small" data-file="md">Markdown</button></p>
<p class="quiet"><span lang="en">The HTML file opens from disk without a network. It holds what this page shows now, with the data of charts and tables in it; its cells do not run.</span><span lang="fr">Le fichier HTML s’ouvre depuis le disque, sans réseau. Il contient ce que cette page montre maintenant, avec les données des graphiques et des tableaux ; ses cellules ne s’exécutent pas.</span> <span role="status"></span></p></div>
`;
