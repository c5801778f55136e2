var r=()=>document.querySelector("a.brand")?.href??location.origin,t=n=>new URL(`.${n}`,r()).href,o=n=>t(`/pokedex/${n}`);export{t as a,o as b};
