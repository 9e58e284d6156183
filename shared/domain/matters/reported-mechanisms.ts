import type { ChangeKind, ReadableDocument } from '../change.ts';
import type { DocumentMetadata } from '../document.ts';
import { sentencesOf } from '../reading/sentences.ts';
import type { Mechanism } from './matter.ts';
import { mechanismOfKind } from './mechanisms.ts';

const US = '(?:\\bAmerican|\\bU\\.?S\\.?)';
const KEEP_OUT = '(?:bar|ban|block|prohibit|forbid|restrict|exclud|keep|risk)';
const TELECOM = '(?:tele(?:com|communications?)|network(?:ing)?|communications?)';

/** The words by which the press names a mechanism outright. */
const NAMED: readonly (readonly [RegExp, Mechanism])[] = [
  [
    new RegExp(
      `\\bde minimis\\b|\\b(?:share|percentage|amount|level|proportion) of ${US}(?:[- ][a-z]+){0,2} (?:content|parts|components|inputs|technology)\\b|${US}[- ](?:made |origin )?content\\b`,
      'i',
    ),
    'de-minimis',
  ],
  [/\b(?:[Dd]irect[- ][Pp]roduct|FDPR?|[Ff]oreign (?:shipments|sales))\b/, 'direct-product'],
  [/\b(?:entity|entities) list\b|\bblack-?list/i, 'entity-list'],
  [
    /\btemporary (?:general )?licen[sc]e|\bTGLs?\b|\breprieve\b|\blicen[sc]e\b.{0,80}\b(?:exten(?:d|sion)|prolong|renew)|\b(?:exten(?:d|sion)|prolong|renew)\w*\b.{0,80}\blicen[sc]e\b|\b(?:day|week|month)s?[- ](?:extension|renewal)\b|\bextension of \S+ (?:days|weeks|months)\b/i,
    'temporary-licence',
  ],
  [
    /\bstandards?[- ](?:setting|bod(?:y|ies)|organi[sz]ations?|groups?|development)|\b(?:5G|set|industry|international|technical)\b.{0,20}\bstandards\b|\blicen[sc]ing polic|\bpresumption of denial\b|\b(?:grant|approv|revok|suspend|issu)\w*\b.{0,40}\blicen[sc]es\b/i,
    'licence-policy',
  ],
  [
    /\baffiliates? rule\b|\b50[- ]?(?:percent|%) rule\b|\b(?:subsidiaries|affiliates)\b.{0,60}\b(?:50 percent|majority)/i,
    'affiliates-rule',
  ],
  [
    new RegExp(
      `\\bcovered list\\b|\\brip[- ]and[- ]replace\\b|\\b${TELECOM}\\b.{0,60}\\b(?:equipment|gear|supply|suppliers)\\b.{0,80}\\b${KEEP_OUT}|\\b${KEEP_OUT}\\w*\\b.{0,80}\\b${TELECOM}\\b.{0,20}\\b(?:equipment|gear|suppliers)|\\bFCC\\b|\\bFederal Communications Commission\\b|\\bexecutive order\\b.{0,200}\\b${TELECOM}`,
      'i',
    ),
    'telecom-supply',
  ],
  [/\bsanction(?:s|ed|ing)?\b|\bSDN\b|\bOFAC\b/i, 'sanctions'],
  [/\bdenial orders?\b|\bdenied persons\b|\bexport privileges\b/i, 'denial-order'],
  [/\b1260H\b|\bChinese military compan|\bmilitary end[- ]user|\bunverified list\b/i, 'other-list'],
  [/\bsettle(?:s|d|ment)?\b|\bpenalt(?:y|ies)\b|\bfined?\b/i, 'enforcement'],
];
/** Descriptions, taken up only where nothing is named: goods made abroad with American tools; being cut off from American parts. */
const DESCRIBED: readonly (readonly [RegExp, Mechanism])[] = [
  [
    new RegExp(
      `\\b(?:foreign|abroad|overseas|outside)\\b.{0,120}${US}\\W.{0,40}\\b(?:equipment|tools?|technology|software|know-how|machinery)|${US}\\W.{0,40}\\b(?:equipment|tools?|technology|software|know-how|machinery)\\b.{0,120}\\b(?:foreign|abroad|overseas|outside)|\\b(?:restrict|limit|curb|cut|stop|choke)\\w*\\b.{0,40}\\b(?:chips?|semiconductors?)\\b.{0,20}\\bsuppl|\\bsuppl\\w+ of (?:chips|semiconductors)\\b|\\b(?:mak|produc|supply|sell|deliver)\\w* (?:chips|semiconductors) (?:for|to)\\b`,
      'i',
    ),
    'direct-product',
  ],
  [
    new RegExp(
      `\\b(?:cut(?:ting)? off|bar|bann?|block|prevent|limit|restrict)\\w*\\b.{0,100}${US}\\W.{0,20}\\b(?:technology|components|parts|suppliers|goods|chips|products|equipment|tools)|\\b(?:trade |export )?bans?\\b`,
      'i',
    ),
    'entity-list',
  ],
];
/** Somebody is to be put on the list: beside another mechanism a list that is merely named is where the party stands already. */
const LISTING =
  /\b(?:put|plac|add|includ)\w*\b.{0,80}\b(?:entity list|black-?list)|\b(?:may|might|could|will|would|to|weigh\w*|consider\w*) (?:be )?black-?list/i;
/** What had been done before is told as background: it announces nothing. */
const PAST =
  /\b(?:was|were|had been|has been|have been|since being)\s+(?:\w+\s+){0,3}(?:put|placed|added|listed|blacklisted|sanctioned|designated|fined)\b[^,.;]*|\b(?:put|placed|added|blacklisted|sanctioned)\b[^,.;]{0,80}\b(?:in (?:January|February|March|April|May|June|July|August|September|October|November|December)|last (?:year|month|week|spring|summer|autumn|fall|winter))\b[^,.;]*/gi;

/**
 * The mechanisms that a report says will be used, or were: by the kinds of change it was found to tell of, and by what its
 * headline and text name outside what they tell as history. Empty where it is not said how.
 */
export function mechanismsReported(
  kinds: readonly ChangeKind[],
  metadata: DocumentMetadata,
  document: ReadableDocument,
): readonly Mechanism[] {
  const known = [...new Set(kinds.flatMap((kind) => mechanismOfKind(kind) ?? []))];
  // What is told as done is known by its kind and names beside it are its background; a licence or a list may be any.
  if (known.some((mechanism) => mechanism !== 'licence-policy' && mechanism !== 'other-list')) return known;
  const named = mechanismsNamed(
    reportSentences(metadata, document).map((sentence) => sentence.replace(PAST, ' ')),
  );
  return named.length > 0 ? named : known;
}

function mechanismsNamed(sentences: readonly string[]): readonly Mechanism[] {
  const found = new Set<Mechanism>();
  for (const table of [NAMED, DESCRIBED])
    if (found.size === 0)
      for (const [pattern, mechanism] of table)
        if (sentences.some((sentence) => pattern.test(sentence))) found.add(mechanism);
  if (found.size > 1 && !sentences.some((sentence) => LISTING.test(sentence))) found.delete('entity-list');
  // A fine for dealings that sanctions forbid is no new sanction.
  if (found.has('enforcement')) found.delete('sanctions');
  return [...found];
}

/** Whether a report names one of the lists of 15 CFR Part 744 beside the Entity List. */
export const namesListOfEar = (metadata: DocumentMetadata, document: ReadableDocument) =>
  reportSentences(metadata, document).some((sentence) =>
    /\bunverified list\b|\bmilitary end[- ]user/i.test(sentence),
  );

/** The headline and the sentences of a report, in order. */
export function reportSentences(metadata: DocumentMetadata, document: ReadableDocument): readonly string[] {
  return [metadata.title, ...document.sections.flatMap(({ text }) => sentencesOf(text))];
}
