/** The style sheet of all pages: system fonts, one column, light and dark, readable in print. */
export const STYLE = `:root {
  color-scheme: light dark;
  --page: #eef2f5; --card: #fdfdfe; --ink: #1b2733; --quiet: #4a5a69; --line: #b9c5cf; --link: #0b5394;
  --act: #0b5394; --on-act: #fdfdfe; --notice: #e3eef8; --bad: #a11414; --bad-page: #fbeaea; --field: #fff; --edge: #68788a;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #12181e; --card: #1b232b; --ink: #e4eaef; --quiet: #b3bfca; --line: #3d4a56; --link: #8ec5f5;
    --act: #8ec5f5; --on-act: #0d1820; --notice: #20313f; --bad: #ff9d9d; --bad-page: #3a1f22; --field: #12181e; --edge: #8496a6;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;
}
main, .top, footer { max-width: 42rem; margin: 0 auto; padding: 0 1rem; }
.top { padding-top: 1.25rem; padding-bottom: .75rem; }
.top a { color: var(--ink); font-weight: 700; text-decoration: none; letter-spacing: .01em; padding: .25rem 0; display: inline-block; }
main { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding-top: 1.5rem; padding-bottom: 1.75rem; }
@media (min-width: 42rem) { main { padding-left: 2rem; padding-right: 2rem; } }
footer { color: var(--quiet); font-size: .9rem; padding-top: 1rem; padding-bottom: 2rem; }
footer p { margin: 0 0 .5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.1rem; line-height: 1.35; margin: 1.75rem 0 .5rem; }
.lead { font-size: 1.08rem; margin: 0 0 1.25rem; }
.hint { color: var(--quiet); font-size: .92rem; margin: .15rem 0 .5rem; }
a { color: var(--link); text-underline-offset: .15em; }
ul { padding-left: 1.25rem; }
li { margin-bottom: .3rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: .5rem; top: .5rem; z-index: 3; padding: .5rem 1rem; background: var(--card); }
:focus-visible, input[type=date]:focus-within { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
label { display: block; font-weight: 600; margin-top: 1rem; }
fieldset { border: 1px solid var(--line); border-radius: 6px; margin: 1.25rem 0; padding: .5rem 1rem 1rem; min-width: 0; }
legend { font-weight: 700; padding: 0 .4rem; }
input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea {
  width: 100%; max-width: 100%; min-height: 2.75rem; padding: .45rem .6rem; font: inherit;
  color: var(--ink); background: var(--field); border: 1px solid var(--edge); border-radius: 4px;
}
[aria-invalid=true] { border: 2px solid var(--bad); }
summary { padding: .4rem 0; font-weight: 600; cursor: pointer; }
.tick { display: flex; gap: .6rem; align-items: flex-start; font-weight: 400; margin: 0; padding: .35rem 0; min-height: 2rem; }
.tick input { width: 1.2rem; height: 1.2rem; margin: .2rem 0 0; flex: none; accent-color: var(--act); }
.chosen { list-style: none; padding: 0; margin: .25rem 0; }
.chosen li { margin: 0; }
.search { position: relative; display: flex; gap: .5rem; }
.search input { flex: 1; min-width: 0; }
[hidden] { display: none !important; }
[role=listbox] {
  position: absolute; z-index: 2; top: 100%; left: 0; right: 0; margin: .2rem 0 0; padding: .25rem; list-style: none;
  max-height: 19rem; overflow-y: auto; background: var(--card); border: 1px solid var(--edge); border-radius: 4px;
  box-shadow: 0 6px 20px rgb(0 0 0 / .2);
}
[role=option] { padding: .5rem .6rem; margin: 0; border-radius: 3px; cursor: pointer; }
[role=option]:hover, [role=option][aria-selected=true] { background: var(--act); color: var(--on-act); }
button, .button {
  display: inline-block; min-height: 2.75rem; margin-top: 1rem; padding: .55rem 1.25rem; font: inherit; font-weight: 600;
  color: var(--on-act); background: var(--act); border: 2px solid var(--act); border-radius: 5px; cursor: pointer; text-decoration: none;
}
.second { background: transparent; color: var(--link); }
.danger { background: var(--bad); border-color: var(--bad); color: var(--card); }
.search button { margin-top: 0; }
.row { display: flex; flex-wrap: wrap; gap: .75rem; }
.row button { margin-top: .25rem; }
.notice { background: var(--notice); border-radius: 5px; padding: .6rem .9rem; margin: 0 0 1rem; }
.notice > :first-child { margin-top: 0; }
.notice > :last-child { margin-bottom: 0; }
form + .notice, form + .hint, button + .hint { margin-top: 1rem; }
.summary { background: var(--bad-page); border: 2px solid var(--bad); border-radius: 5px; padding: .25rem 1rem; margin-bottom: 1rem; }
.summary h2 { margin-top: .5rem; color: var(--bad); }
.summary a, .error { color: var(--bad); }
.error { font-weight: 600; margin: .25rem 0; }
.trap { position: absolute; left: -100rem; width: 1px; height: 1px; overflow: hidden; }
.band { display: inline-block; margin: 0 0 .75rem; padding: .3rem .75rem; border-radius: 4px; font-weight: 600; font-size: .92rem; background: #123a5c; color: #f5f9fc; }
.band.filed { background: #6b3f05; color: #fdf7ee; }
.band.reported { background: #4c4f54; color: #f6f6f7; }
.facts { display: grid; grid-template-columns: fit-content(14rem) 1fr; margin: 0; border-top: 1px solid var(--line); }
.facts dt, .facts dd { margin: 0; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.facts dt { font-weight: 600; padding-right: 1rem; }
@media (max-width: 30rem) {
  .facts { display: block; }
  .facts dt { border-bottom: 0; padding-bottom: 0; }
  .facts dd { padding-top: .1rem; }
}
table { margin: 0 0 .75rem; width: 100%; border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .6rem .45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: normal; }
meter { display: block; width: 100%; max-width: 8rem; height: .6rem; }
blockquote { margin: .3rem 0 .6rem; padding: .4rem .8rem; border-left: 4px solid var(--link); background: var(--notice); }
h3 { font-size: 1rem; line-height: 1.35; margin: 1rem 0 .35rem; }
blockquote .hint { font-size: .88rem; }
.chain { list-style: none; margin: .5rem 0 0; padding: 0 0 0 1.1rem; border-left: 3px solid var(--line); }
.chain > li { margin: 0 0 1.4rem; }
.chain p { margin: 0 0 .3rem; }
.chain time { font-weight: 700; white-space: nowrap; margin-right: .4rem; }
.chain .band { margin: .1rem 0; }
.edits { margin: .3rem 0; }
.chain ul { list-style: disc; }
.chain ul:last-child { margin-bottom: 0; }
.history li { margin-bottom: .8rem; }
@media (prefers-reduced-motion: no-preference) { button, .button { transition: filter .1s; } button:hover, .button:hover { filter: brightness(1.1); } }
@media (forced-colors: active) { [role=option][aria-selected=true] { outline: 2px solid; } }
@media print {
  body, main { background: #fff; color: #000; border: 0; }
  main, .top, footer { max-width: none; padding: 0; }
  .skip, button, .search { display: none; }
  /* Backgrounds are not printed. */
  .band, .band.filed, .band.reported, .button, .notice, .summary, blockquote { background: none; color: #000; border: 1px solid #000; }
  /* The address of a reader's own feed is not for paper. */
  main a[href^=http]:not([href*='/w/'])::after, main a[href^='/c/']::after, main a[href^='/m/']::after, main a[href^='/company/']::after {
    content: ' <' attr(href) '>'; font-size: .85em; font-weight: 400; overflow-wrap: anywhere;
  }
  h1, h2, h3 { break-after: avoid; }
  .facts dt, .facts dd, li, blockquote { break-inside: avoid; }
}
`;
