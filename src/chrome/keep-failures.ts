/**
 * For the head of a notebook: what its cells throw is kept with its stack, which Framework only tells the console, so
 * that the page and `notebook run` can say in which line it was. Plain JavaScript in one string, like the head's others.
 */
export const KEEP_FAILURES_SCRIPT = `(()=>{const kept=window.notebookFailures=[],tell=console.error;
console.error=(...told)=>{for(const error of told)if(error instanceof Error)kept.push({message:error.message,stack:String(error.stack)});tell(...told)}})()`;
