import { PARTY } from './sentence-view.ts';

const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  put: ['put', 'puts', 'putting'],
  strike: ['strike', 'strikes', 'striking', 'struck', 'stricken'],
  take: ['take', 'takes', 'taking', 'took', 'taken'],
  withdraw: ['withdraw', 'withdraws', 'withdrawing', 'withdrew', 'withdrawn'],
  cut: ['cut', 'cuts', 'cutting'],
  drop: ['drop', 'drops', 'dropping', 'dropped'],
  ban: ['ban', 'bans', 'banning', 'banned'],
  bar: ['bar', 'bars', 'barring', 'barred'],
  curb: ['curb', 'curbs', 'curbing', 'curbed'],
  stop: ['stop', 'stops', 'stopping', 'stopped'],
  split: ['split', 'splits', 'splitting'],
  set: ['set', 'sets', 'setting'],
  give: ['give', 'gives', 'giving', 'gave', 'given'],
  write: ['write', 'writes', 'writing', 'wrote', 'written'],
  rewrite: ['rewrite', 'rewrites', 'rewriting', 'rewrote', 'rewritten'],
  forbid: ['forbid', 'forbids', 'forbidding', 'forbade', 'forbidden'],
  freeze: ['freeze', 'freezes', 'freezing', 'froze', 'frozen'],
  let: ['let', 'lets', 'letting'],
  run: ['run', 'runs', 'running', 'ran'],
  keep: ['keep', 'keeps', 'keeping', 'kept'],
  leave: ['leave', 'leaves', 'leaving', 'left'],
  bring: ['bring', 'brings', 'bringing', 'brought'],
  pay: ['pay', 'pays', 'paying', 'paid'],
  lose: ['lose', 'loses', 'losing', 'lost'],
  cancel: ['cancel', 'cancels', 'cancelling', 'canceling', 'cancelled', 'canceled'],
  spell: ['spell', 'spells', 'spelling', 'spelled', 'spelt'],
  come: ['come', 'comes', 'coming', 'came'],
  go: ['go', 'goes', 'going', 'went', 'gone'],
  enrol: ['enrol', 'enroll', 'enrols', 'enrolls', 'enrolled'],
  strip: ['strip', 'strips', 'stripping', 'stripped'],
  scrap: ['scrap', 'scraps', 'scrapping', 'scrapped'],
  win: ['win', 'wins', 'winning', 'won'],
  find: ['find', 'finds', 'finding', 'found'],
  hold: ['hold', 'holds', 'holding', 'held'],
  tell: ['tell', 'tells', 'telling', 'told'],
  throw: ['throw', 'throws', 'throwing', 'threw', 'thrown'],
  shut: ['shut', 'shuts', 'shutting'],
  hit: ['hit', 'hits', 'hitting'],
  transfer: ['transfer', 'transfers', 'transferring', 'transferred'],
};

/** The forms of an English verb in small letters: `remove` gives remove, removes, removing, removed. */
function formsOf(verb: string): readonly string[] {
  const irregular = IRREGULAR[verb];
  if (irregular) return irregular;
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  if (/[^aeiou]y$/.test(verb))
    return [verb, `${verb.slice(0, -1)}ies`, `${verb}ing`, `${verb.slice(0, -1)}ied`];
  const third = /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, third, `${stem}ing`, `${stem}ed`];
}

const isPast = (form: string) =>
  /(?:ed|ied|took|taken|struck|stricken|withdrew|withdrawn|brought|paid|lost|left|kept)$/.test(form);

const ADVERBS =
  '(?:(?:also|hereby|newly|now|today|formally|accordingly|thus|thereby|both|each|all|again|jointly|being|been|therefore|finally|likewise|then|further|too|separately|immediately|indefinitely|henceforth|permanently|temporarily|officially|simultaneously|provisionally) )*';

/** The month of a date, in small letters. */
export const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december)';

const MACROS: Readonly<Record<string, string>> = {
  // A form of "be" with what may stand between it and the participle.
  be: `(?:is|are|was|were|be|been|being|gets?|got|stands?|becomes?|became|finds? itself|find themselves) (?:to be )?${ADVERBS}`,
  // The same without a form of "be", for headlines.
  adv: ADVERBS,
  // A headline begins with its parties, and leaves "is" away.
  head: `(?<=^"?${PARTY}"?(?:(?:,| and|, and) "?${PARTY}"?)*) ${ADVERBS}`,
  entry:
    '(?:(?:the|its|their|an?|each|one|both|these|those|two|three|several|certain|existing|current|old|whole) )*(?:entr(?:y|ies)|listings?)',
  list: "(?:(?:the|its|their|bis's|commerce's|us|america's|a) )*(?:[a-z0-9'()-]+ ){0,6}(?:list|blacklist|supplement)",
  party: PARTY,
  month: MONTH,
  // Up to six, or up to twelve words of the same clause.
  words: '(?:[^\\s;:.]+ ){0,6}?',
  more: '(?:[^\\s;:]+ ){0,12}?',
  det: '(?:(?:an?|the|one|two|three|four|five|six|several|some|additional|new|further|more|second|third|its|their|old|former|incorrect|wrong|existing|another|outdated|listed|alternate|business) )*',
  part: '(?:alias(?:es)?|address(?:es)?|aka|a/k/a|spellings?|footnotes?(?: (?:\\d|one|two|three|four|five))?(?: designations?)?|cross-references?|names? (?:variants?|forms?)|citations?|registered office|zip code|postal code|(?:street|house|building|room|unit) (?:number|name)s?|locations?|(?:native|chinese|russian|former) (?:name|characters?|script)|abbreviations?|acronyms?)',
  // Behind "to" or a modal verb.
  may: '(?<=\\b(?:to|will|shall|would|could|may|might|should|must|can|and) (?:\\w+ly |also )?)',
  tgl: '(?:(?:temporary|short-term|interim|time-limited|limited) (?:general )?licens(?:e|es)|general licens(?:e|es) (?:of limited duration|for (?:a limited|\\w+ days))|tgls?|(?<!\\b(?:list|users?)\\b[^;.]{0,24})supplement no\\.? 7(?! to part 748)(?![^;.]{0,40}\\b(?:military end|meu)))',
};

/**
 * A regular expression for any of the phrases, in a view in small letters. In a phrase, `<remove>` stands for all forms of
 * the verb, `<remove+>` for its present forms, `<remove->` for its past forms, `<add|remove>` for those of either verb,
 * `{be}` and the like for the macros above, `{..60}` for at most 60 characters of the same statement, and brackets group
 * without catching; the rest is a regular expression. Flags `gu`.
 */
export function phrases(...alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w-])(?:${alternatives.map(expand).join('|')})(?![\\w-])`, 'gu');
}

/** The same for a single look: flags `u`. */
export function phrase(...alternatives: readonly string[]): RegExp {
  return new RegExp(phrases(...alternatives).source, 'u');
}

/** The base form is present only behind "to" or a modal verb; elsewhere it is mostly a noun ("its place"). */
const BASE_AFTER =
  '(?<=\\b(?:to|will|shall|would|could|may|might|should|must|can|and|did|does|not|we|they|also|agencies|departments) (?:\\w+ly |also |not )?)';

function tensed(verb: string, tense: string): string {
  const forms = formsOf(verb);
  if (tense === '') return `(?:${forms.join('|')})`;
  const fit = forms.filter((form) => form !== verb && isPast(form) === (tense === '-'));
  return `(?:${[...fit, ...(tense === '+' ? [BASE_AFTER + verb] : [])].join('|')})`;
}

/** Signs that are no opening of a group: escaped ones, and those of a character class. */
const GROUP = /\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)/g;

/** Expands the short forms of one phrase to a regular expression. */
export function expand(phrase: string): string {
  return phrase
    .replace(/<([\w|]+)([+-]?)>/g, (_, verbs: string, tense: string) => {
      const forms = verbs.split('|').map((verb) => tensed(verb, tense));
      return forms.length === 1 ? (forms[0] ?? '') : `(?:${forms.join('|')})`;
    })
    .replace(/\{\.\.(\d+)\}/g, '[^;.]{0,$1}')
    .replace(/\{([a-z]+)\}/g, (whole, name: string) => MACROS[name] ?? whole)
    .replace(GROUP, (sign) => (sign === '(' ? '(?:' : sign));
}
