import { Markup } from "./markup.ts";

/** The HTML report's style: light or dark as the reader's screen is, and light on paper. */
export const STYLE = new Markup(`<style>
:root {
  --text: #1c2024; --quiet: #5d6671; --ground: #fff; --panel: #f5f6f8; --line: #d9dde3; --mark: #ffe7a8;
  --bad: #b3261e; --high: #a84300; --warn: #7a5900; --low: #40566e; --good: #1e6b34; --link: #1a56b0;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --text: #e4e7eb; --quiet: #9aa4b1; --ground: #14171b; --panel: #1d2127; --line: #353c46; --mark: #5c4a12;
    --bad: #ff8a80; --high: #ffab70; --warn: #e8c25a; --low: #9db8d6; --good: #7fd195; --link: #8ab8ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem 1.25rem 4rem; background: var(--ground); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.7rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1rem; text-transform: capitalize; color: var(--tone, inherit); }
h3 small { color: var(--quiet); font-weight: normal; }
h4 { margin: 0; font-size: 1rem; }
p { margin: .4rem 0; }
a { color: var(--link); }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
h4 code, td code { color: var(--quiet); font-weight: normal; }
.by, .place, .why, .links, .stages, .providers { color: var(--quiet); }
.by { margin: 0; }
.links a { color: inherit; font-size: 13px; }
.error, .critical, .fail, .invalid { --tone: var(--bad); }
.high { --tone: var(--high); }
.medium, .warning, .unknown, .valid, .module, .needs-values { --tone: var(--warn); }
.low, .info, .suppressed, .nothing, .skipped { --tone: var(--low); }
.pass, .verified { --tone: var(--good); }
.verdict { border-left: 5px solid var(--tone); background: var(--panel); padding: .7rem 1rem; border-radius: 4px; }
.verdict .title { margin: 0; font-size: 1.15rem; font-weight: 600; color: var(--tone); }
.verdict ul { margin: .3rem 0 0; padding-left: 1.1rem; }
.stages { margin: .75rem 0 .25rem; }
.stage { display: inline-block; margin-right: .8rem; }
.stage.fail, .stage.pass { color: var(--tone); }
.providers { margin: 0; padding: 0; list-style: none; font-size: 13px; }
.providers li { display: inline; margin-right: .8rem; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
.counts li { flex: 0 1 auto; min-width: 6.5rem; padding: .45rem .8rem; border: 1px solid var(--line); border-top: 3px solid var(--tone);
  border-radius: 4px; color: var(--quiet); }
.counts b { display: block; font-size: 1.4rem; line-height: 1.2; color: var(--text); }
article { margin: .75rem 0; padding: .7rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 4px; }
article:target { outline: 2px solid var(--link); }
.place { margin: .1rem 0 .4rem; font: 13px/1.5 ui-monospace, monospace; }
pre { margin: .5rem 0; padding: .5rem 0; background: var(--panel); border-radius: 4px; overflow-x: auto; tab-size: 4; }
.line { display: block; padding-right: 1rem; width: max-content; min-width: 100%; }
.line i { display: inline-block; width: 3.5rem; padding-right: 1rem; text-align: right; font-style: normal; color: var(--quiet); user-select: none; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; overflow-wrap: normal; }
td code { overflow-wrap: anywhere; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
td.rich { min-width: 11rem; }
td.rich:has(> .chip) { min-width: 6rem; }
.number { text-align: right; }
.chip { display: inline-block; padding: 0 .5rem; border: 1px solid var(--tone); border-radius: 99px; color: var(--tone);
  font-size: 12px; line-height: 1.5; text-decoration: none; white-space: nowrap; }
@media (max-width: 40rem) {
  body { padding: 1rem .75rem 3rem; font-size: 14px; }
  h1 { font-size: 1.35rem; }
  .counts li { min-width: 5.2rem; padding: .35rem .6rem; }
  article { padding: .6rem .7rem; }
  .line i { width: 2.5rem; padding-right: .6rem; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  article, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  pre { white-space: pre-wrap; border: 1px solid var(--line); }
  .line { width: auto; }
  .table { overflow: visible; }
  * { print-color-adjust: exact; }
}
</style>`);
