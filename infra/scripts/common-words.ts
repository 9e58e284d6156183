import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { stemOf } from '../../shared/domain/matching/word-stem.ts';

/**
 * Writes shared/domain/matching/common-words.ts: the words that Federal Register abstracts write in lower case (US
 * government text, public domain) in at least five documents, and our own list of everyday words that companies take as names.
 * Usage: node infra/scripts/common-words.ts fr-abstracts.jsonl.gz
 */
const LEAST_DOCUMENTS = 6;

const EVERYDAY =
  'alpha amazon angel anchor ant apex apple arrow arc ark ash aspen atlas aurora autumn beacon bear bell best beta big bird ' +
  'black blaze block bloom blue boost bright brother bull butterfly camel canyon cedar cherry circle cloud coach cobra compass ' +
  'coral core corona crane crescent crest crown crystal cube dawn deer delta diamond dolphin dove dragon dream eagle east echo ' +
  'eclipse edge elite ember emerald emperor empire epic epoch equinox ever evolution express falcon father field fire first flame ' +
  'flash flower ford forest forge fortress fortune forward fountain fox frontier future galaxy gap garden gate gem genius giant ' +
  'glory gold golden goose grand grape great green grey grove happy harbor harbour harmony hawk haven heart hero hill home honor ' +
  'honour hope horizon horse house icon ideal imperial infinity insight iris iron island ivory jade jaguar jet jewel joy jungle ' +
  'jupiter key king kingdom lake lamp lance lark laser leaf legend leopard liberty life light lily lion lotus loyal luck lucky ' +
  'luna lynx magic magnet maple marble mars master matrix mega mercury merit meta meteor mirror mist momentum moon morning mother ' +
  'mountain neon nest new nexus night noble north nova oak oasis ocean olive omega onyx optic oracle orange orbit orchid orion owl ' +
  'pacific palace palm panda panther paradise pearl phoenix pilot pine pioneer planet plum polar positive prime princess prism ' +
  'promise prosper pulse pyramid quantum quartz queen quest rain rainbow raven ray red regal ridge rise river robin rock rocket ' +
  'rose royal ruby sail salt sand sapphire saturn scout sea seed sentinel shadow shark shell shield shine silk silver sky smart ' +
  'snow solar soul south spark spear spectrum spider spirit spring star stellar stone storm stream summer summit sun sunrise ' +
  'sunshine super supreme swallow swan swift target temple thunder tide tiger titan torch tower trend triumph trust turtle twin ' +
  'union unity universe valley vanguard vega venus victor victory violet viper virgin virtue visa vision vista vital wave west ' +
  'whale white wind wing winner winter wise wolf wonder world yellow young zebra zenith zero zone zoom address building centre ' +
  'center academy arsenal bank bureau college company corporation factory firm foundation general group holding industry institute ' +
  'international laboratory limited ministry national office plant school shop store technology trade trading university works ' +
  'aerospace aircraft airline airways automation aviation biology chemical chip circuit commerce communication component computer ' +
  'construction cyber data defence defense device digital dynamic electric electrical electronic electronics energy engineering ' +
  'enterprise equipment export genomics import information innovation integrated intelligence intelligent logistics machine machinery ' +
  'marine material mechanical media medical microelectronics micro military mining mobile navigation network nuclear oil optical ' +
  'photonics power precision product radar radio research robot satellite science scientific security semiconductor sensor service ' +
  'shipping silicon software space steel supply surveillance system techno telecom telecommunication tool transport vehicle video ' +
  'wireless america american asia asian africa african europe european china chinese india indian iran iranian russia russian japan ' +
  'japanese korea korean canada canadian german germany france french british turkish turkey pakistan emirates arab gulf city county ' +
  'province district state republic federal eastern western northern southern central northwest northeast southwest southeast beijing ' +
  'shanghai shenzhen guangzhou hong kong moscow tehran dubai london singapore taiwan hangzhou nanjing wuhan chengdu tianjin';

const abstracts = process.argv[2];
if (!abstracts) throw new Error('Give the path of a gzip file with one {"title","abstract"} object a line.');
const counts = new Map<string, number>();
for (const line of gunzipSync(readFileSync(abstracts)).toString('utf8').split('\n')) {
  if (line === '') continue;
  const document = JSON.parse(line) as { title?: string; abstract?: string };
  const words = `${document.title ?? ''} ${document.abstract ?? ''}`.match(
    /(?<![A-Za-z])[a-z]{3,}(?![A-Za-z])/g,
  );
  for (const stem of new Set((words ?? []).map(stemOf))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
}
const stems = new Set(EVERYDAY.split(' ').map(stemOf));
for (const [stem, count] of counts) if (count >= LEAST_DOCUMENTS) stems.add(stem);
// Each stem as the number of letters that it shares with the one before, then the rest: half the size of a plain list.
let packed = '';
let previous = '';
for (const stem of [...stems].sort((a, b) => (a < b ? -1 : 1))) {
  let shared = 0;
  while (shared < 9 && shared < previous.length && previous[shared] === stem[shared]) shared++;
  packed += `${shared}${stem.slice(shared)}`;
  previous = stem;
}
const lines = packed.match(/.{1,102}/g) ?? [];
const target = new URL('../../shared/domain/matching/common-words.ts', import.meta.url);
writeFileSync(
  target,
  `/** Stems of common words, packed: letters shared with the stem before, then the rest. Made by infra/scripts/common-words.ts from public-domain text and our own list; do not edit. */\nexport const COMMON_STEMS =\n${lines
    .map((line) => `  '${line}'`)
    .join(' +\n')};\n`,
);
console.log(`${stems.size} stems`);
