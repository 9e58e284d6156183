import type { Mention } from './support.ts';

/**
 * A sentence as the rules read it: small letters, one space, American spelling of "license", dotted abbreviations closed
 * up, each mention one private-use character (MENTION class) and every other company-like name one OTHER character.
 * `mentions[i]` is the mention that stands as character `FIRST_MENTION + i`.
 */
export interface SentenceView {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

const FIRST_MENTION = 0xe000;
/** Matches one mention in a view, for use inside a regular expression. */
export const MENTION = '[\\uE000-\\uF7FF]';
/** Matches any company in a view. */
export const PARTY = '[\\uE000-\\uF7FF\\uF8F0]';

const ORGANISATION =
  /(?:\b[A-Z][\w'&-]*(?:,)? (?:of |and |& |\([A-Z][\w ]*\) )?){1,8}(?:(?:Co|Corp|Inc|Ltd|LLC|GmbH|AG|JSC|OOO|AO|PJSC|S\.A|B\.V|K\.K|Plc|Pte|Limited|Corporation|Company|Incorporated)\b\.?(?:,? ?(?:Ltd|Limited|Inc|LLC)\b\.?)?|(?:Technolog(?:y|ies)|Works|Tours|Supplies|Industries|Institute|University|Academy|Laborator(?:y|ies)|Electronics|Semiconductors?|Microelectronics|Logistics|Trading|Shipping|Airlines?|Aviation|Aerospace|Systems|Holdings?|Group|Enterprises?|Factory|Solutions|Networks?|Instruments|Materials|Robotics|Optics|Research|Freight|Forwarding|Cargo|Marine|Machinery|Motors|Petroleum|Shipyards?|Airways|Foundry|Labs?|Devices|Components)\b)/g;
const NOT_A_COMPANY =
  /Entity List|Unverified List|Covered List|SDN List|Federal Register|Country Group|General Licen|Export|Commerce|Treasury|Industry and Security|Denied|United States|Commission|Regulations|Department/;

export const mentionAt = (character: string): number => character.charCodeAt(0) - FIRST_MENTION;

/** Replaces the mentions of one sentence, from `start` to `end` of `text`, and evens out the rest. */
export function viewOf(text: string, start: number, end: number, mentions: readonly Mention[]): SentenceView {
  let view = '';
  let at = start;
  const seen: Mention[] = [];
  for (const mention of mentions) {
    if (mention.start < at || mention.end > end) continue;
    view += plain(text.slice(at, mention.start)) + String.fromCharCode(FIRST_MENTION + seen.length);
    seen.push(mention);
    at = mention.end;
    // The full stop of "Co., Ltd." in the middle of a sentence ends nothing.
    const rest = text.slice(at + 1, end);
    if (text[at] === '.' && /^[\s,;:)]/.test(rest) && rest.trim() !== '') at++;
  }
  view += plain(text.slice(at, end));
  return { text: view.replace(/\s+/g, ' ').trim(), mentions: seen };
}

/** Whoever is added or removed is a party, whatever his name. */
const ADDED_NAME =
  /\b(?:[A-Z][\w'-]+ ){1,4}[A-Z][\w'-]+(?= (?:is|are|was|were) (?:also |hereby |now )?(?:added|removed|listed|designated|placed|put|sanctioned|blocked|blacklisted|included|deleted|struck)\b)/g;

const named = (name: string) => (NOT_A_COMPANY.test(name) ? name : '\uF8F0');

function plain(text: string): string {
  return text
    .replace(ORGANISATION, named)
    .replace(ADDED_NAME, named)
    .toLowerCase()
    .replace(/\b([a-z])\.(?:([a-z])\.)(?:([a-z])\.?)?(?![a-z])/g, '$1$2$3')
    .replace(/licen[cs](e|es|ed|ing)\b/g, 'licens$1')
    .replace(/\b(authori|recogni|penali|finali|capitali)s(e[sd]?|ing|ation)\b/g, '$1z$2')
    .replace(/[\u2014\u2015]/g, ' \u2014 ')
    .replace(/\blabour/g, 'labor')
    .replace(/(?<=\d)\.(?=\d)/g, '\u00B7')
    .replace(/\bper ?cent\b/g, 'percent')
    .replace(/(\d)\s?%/g, '$1 percent');
}
