import{a as v,b as _}from"./chunk-P36UKV5T.f730957a.js";import{a as C}from"./chunk-A3DSNPME.0a7f3136.js";import{a as T,d as D}from"./chunk-DIGEFGPQ.39f91cf6.js";import"./chunk-OIOEETRB.3716b784.js";import"./chunk-27VJ65VE.5b7fe7e3.js";import{a as O,b as E}from"./chunk-C3GQA447.1e63e7f0.js";import{a as R,c as q}from"./chunk-ZDXRSKMW.10e9abb0.js";import{c as u,d as r,g}from"./chunk-2EK455FO.65b2f143.js";var p=u({strongest:["Which types win most?","Quels types gagnent le plus ?"],fast:["Do fast Pokémon win more?","Les Pokémon rapides gagnent-ils plus ?"],moves:["Which moves are chosen most as the best?","Quelles attaques sont le plus souvent les meilleures ?"],tms:["Who learns the most TMs?","Qui apprend le plus de CT ?"],upsets:["Which weak Pokémon beat strong ones?","Quels Pokémon faibles battent des forts ?"]}),b=[{title:()=>p("strongest"),sql:`SELECT t.name_en AS type,
       count(DISTINCT d.pokemon_a_id) AS forms,
       avg(d.win_probability) AS wins
FROM duel d
JOIN pokemon_type pt ON pt.pokemon_id = d.pokemon_a_id
JOIN type t ON t.id = pt.type_id
GROUP BY 1
ORDER BY wins DESC`},{title:()=>p("fast"),sql:`SELECT s.speed // 20 * 20 AS speed_from,
       count(DISTINCT d.pokemon_a_id) AS forms,
       avg(d.win_probability) AS wins
FROM duel d
JOIN pokemon_stat s ON s.pokemon_id = d.pokemon_a_id
GROUP BY 1
ORDER BY 1`},{title:()=>p("moves"),sql:`SELECT m.name_en AS move, count(*) AS chosen, avg(d.win_probability) AS wins
FROM duel d
JOIN move m ON m.id = d.move_a_id
GROUP BY 1
ORDER BY chosen DESC
LIMIT 20`},{title:()=>p("tms"),sql:`SELECT p.name_pokeapi AS pokemon, count(*) AS tms
FROM pokemon_move pm
JOIN pokemon p ON p.id = pm.pokemon_id
JOIN learn_method l ON l.id = pm.learn_method_id
WHERE l.identifier = 'tm'
GROUP BY 1
ORDER BY tms DESC
LIMIT 20`},{title:()=>p("upsets"),sql:`WITH total AS (
  SELECT pokemon_id, hp + attack + defense + sp_attack + sp_defense + speed AS points
  FROM pokemon_stat
)
SELECT a.name_pokeapi AS winner, ta.points, b.name_pokeapi AS loser, tb.points AS loser_points, d.win_probability AS wins
FROM duel d
JOIN pokemon a ON a.id = d.pokemon_a_id
JOIN pokemon b ON b.id = d.pokemon_b_id
JOIN total ta ON ta.pokemon_id = a.id
JOIN total tb ON tb.pokemon_id = b.id
WHERE d.win_probability > 0.9
ORDER BY tb.points - ta.points DESC
LIMIT 20`}];var o=u({example:["Start from an example","Partir d’un exemple"],query:["SQL (DuckDB), run with Ctrl + Enter","SQL (DuckDB), exécuter avec Ctrl + Entrée"],run:["Run","Exécuter"],running:["Running… the first query loads DuckDB, 7 MB.","Exécution… la première requête charge DuckDB, 7 Mo."],result:["{rows} rows in {ms} ms","{rows} lignes en {ms} ms"],cut:["{rows} rows in {ms} ms; the first {shown} are shown","{rows} lignes en {ms} ms ; les {shown} premières sont affichées"],csv:["Download CSV","Télécharger en CSV"],caption:["Result of the query","Résultat de la requête"],tables:["Tables","Tables"],ready:["Ready. Nothing leaves your browser.","Prêt. Rien ne quitte votre navigateur."],emptyTitle:["The answer comes here","La réponse viendra ici"],empty:["The first run fetches the database (7 MB), the following ones answer in milliseconds.","La première exécution charge la base (7 Mo), les suivantes répondent en quelques millisecondes."]});function x(i){let l=Object.keys(i),a=i[l[0]]?.length??0;return Array.from({length:a},(m,s)=>Object.fromEntries(l.map(n=>[n,i[n][s]])))}var S=500;function N(i,l){let a=g("sql"),m,s=0,n=r`<textarea id=${a} rows="9" spellcheck="false">${b[0].sql}</textarea>`,d=r`<p class="quiet" role="status">${o("ready")}</p>`,y=r`<div class="sql-result">${R(o("emptyTitle"),o("empty"))}</div>`,f=async()=>{s+=1;let e=s;d.textContent=o("running");try{m??=l();let t=await m,c=performance.now(),k=Array.from(await t.query(n.value),h=>({...h})),w=E(performance.now()-c,0);e===s&&I(k,w)}catch(t){if(e!==s)return;d.textContent="",y.replaceChildren(r`<pre class="sql-error" role="alert">${t instanceof Error?t.message:String(t)}</pre>`)}},I=(e,t)=>{let c=Object.keys(e[0]??{});d.textContent=o(e.length>S?"cut":"result",{rows:O(e.length),ms:t,shown:S});let k=()=>{let w=e.map(h=>c.map(P=>v(h[P])));D("query.csv",new Blob([T(c,w)],{type:"text/csv"}))};y.replaceChildren(...e.length>0?[_(e.slice(0,S),{caption:o("caption")}),r`<button type="button" class="button button-small" ${{onclick:k}}>${o("csv")}</button>`]:[])};n.addEventListener("keydown",e=>{e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),f())});let A=C(o("example"),b.map(({title:e},t)=>({value:String(t),label:e()})),e=>{n.value=b[Number(e)].sql,f()}),M=Object.entries(i).map(([e,t])=>r`<details><summary><code>${e}</code> <span class="quiet num">${O(Object.values(t)[0]?.length??0)}</span></summary>
        <p class="mono quiet">${Object.keys(t).join(", ")}</p></details>`);return r`<div class="sql-layout"><div>${A}<div class="field"><label for=${a}>${o("query")}</label>${n}</div>
    <div class="row"><button type="button" class="button button-primary" ${{onclick:()=>{f()}}}>${o("run")}</button>${d}</div>${y}</div>
    <aside class="card" aria-label=${o("tables")}><h2>${o("tables")}</h2>${M}</aside></div>`}var X=(i,l)=>q(async()=>{let a=await i;return N(a,async()=>{let{DuckDBClient:m}=await l();return m.of(Object.fromEntries(Object.entries(a).map(([s,n])=>[s,x(n)])))})});export{X as showSql};
