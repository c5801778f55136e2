function n(r){let t=Math.round(Math.min(1,Math.abs(r-.5)*2)*55);return`color-mix(in oklab, var(${r>=.5?"--a":"--b"}) ${t}%, var(--surface))`}var o=r=>`background:${n(r)}`;export{n as a,o as b};
