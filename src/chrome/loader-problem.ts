/**
 * For the head of a notebook: a file whose loader failed (`src/build/run-loader.mjs`) is no file. Whoever reads it
 * gets an error that says why, which the cell shows in its place. Plain JavaScript in one string, like the head's
 * other script; only a file's first bytes are looked at.
 */
export const LOADER_PROBLEM_SCRIPT = `(()=>{const ask=fetch,mark="predictiondex loader problem: ";
const told={missing:["{loader} needs the program {program}, which is not installed here: install it, save the loader and build again","{loader} a besoin du programme {program}, qui n’est pas installé ici : installez-le, enregistrez le chargeur et reconstruisez"],
failed:["{loader} ended with status {status}: {said}","{loader} s’est terminé avec le statut {status} : {said}"],
empty:["{loader} printed nothing: a loader writes its file to standard output. {said}","{loader} n’a rien écrit : un chargeur écrit son fichier sur la sortie standard. {said}"]};
window.fetch=async(...a)=>{const answer=await ask(...a);if(!answer.ok||!/\\/_file\\/notebooks\\//.test(answer.url))return answer;
const reader=answer.clone().body.getReader();const {value}=await reader.read();reader.cancel().catch(()=>{});
if(value===undefined||new TextDecoder().decode(value.slice(0,mark.length))!==mark)return answer;
const problem=JSON.parse((await answer.text()).slice(mark.length));problem.loader=problem.loader.replace(/^.*[/\\\\\\\\]notebooks[/\\\\\\\\]/,"");
throw new Error(told[problem.kind][document.documentElement.lang==="fr"?1:0].replace(/\\{(\\w+)\\}/g,(_,k)=>problem[k]??"").trim())}})()`;
