import type { FrameRule } from './frame.ts';
import { MENTION, PARTY } from './sentence-view.ts';

const re = (source: string) => new RegExp(source, 'gu');

const BE = '(?:is|are|was|were|be|been|being|gets?|got|stands?|has been|have been|had been)';
const ADVERBS =
  '(?:(?:also|hereby|newly|now|today|formally|accordingly|thus|thereby|both|each|all|again|jointly|being|been|therefore|finally|likewise) )*';
const ENTRY =
  '(?:(?:the|its|their|an?|each|one|both|these|two|three|several|certain|existing) )*(?:entr(?:y|ies)|listings?)';
const LIST =
  "(?:(?:the|its|their|bis's|commerce's|us|america's|a) )*(?:[a-z0-9'()-]+ ){0,6}(?:list|blacklist|supplement)\\b";
const ADDED = '(?:added|listed|placed|put|included|inserted|designated|blacklisted|named|enrolled|entered)';

/** Verbs by which a party comes onto a list, goes off it, or has its entry changed. */
export const LIST_FRAMES: readonly FrameRule[] = [
  // A change of the entry comes first: "adds an alias to the entry for X" adds no company.
  {
    id: 'modify.entry-part',
    action: 'modify',
    reach: 'both',
    needs: 'nothing',
    pattern: re(
      `\\b(?:add(?:s|ed|ing)?|remov(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|insert(?:s|ed|ing)?|includ(?:e|es|ed|ing)|chang(?:e|es|ed|ing)|updat(?:e|es|ed|ing)|replac(?:e|es|ed|ing)|revis(?:e|es|ed|ing)|amend(?:s|ed|ing)?|clarif(?:y|ies|ied|ying)|giv(?:e|es|en|ing)|gets?|gains?|receives?|drops?|strik(?:e|es|ing)|assign(?:s|ed|ing)?|designat(?:e|es|ing))\\b (?:${PARTY} )?(?:(?:an?|the|one|two|three|four|five|six|several|additional|new|further|more|second|third|its|their|old|former|incorrect|existing|another) )*(?:(?:business|street|mailing|office|alternate|hong kong|listed|stated|given) )?(?:alias(?:es)?|addresses|address|aka|a/k/a|names? of|spellings?|footnote (?:\\d|one|two|three|four|five)|footnotes?|cross-references?|citations?|registered office)\\b(?! entities| parties)`,
    ),
  },
  {
    id: 'modify.entry',
    action: 'modify',
    reach: 'both',
    needs: 'nothing',
    pattern: re(
      `\\b(?:revis(?:e|es|ed|ing)|modif(?:y|ies|ied|ying)|amend(?:s|ed|ing)?|updat(?:e|es|ed|ing)|chang(?:e|es|ed|ing)|rewrit(?:es|ten|ing)|rewrites?|replac(?:e|es|ed|ing)|split(?:s|ting)?|merg(?:es|ed|ing)|consolidat(?:e|es|ed|ing)|mov(?:es|ed|ing)|edit(?:s|ed|ing)?|restat(?:es|ed|ing)) (?:${ENTRY}|how ${PARTY}|${PARTY}(?:'s)? (?:existing |current )?(?:entr(?:y|ies)|listings?))\\b`,
    ),
  },
  {
    id: 'modify.passive',
    action: 'modify',
    reach: 'left',
    needs: 'list',
    pattern: re(
      `(?<!\\b(?:supplement|supp|part|section|paragraph|table|regulations|ear|§)\\b[^;]{0,60})\\b${BE} ${ADVERBS}(?:revised|modified|amended|updated|changed|rewritten|spelled (?:anew|differently|correctly)|renamed|restated|moved (?:from|under)|merged|split|consolidated|edited|replaced|respelled|given an?|expanded|clarified)\\b`,
    ),
  },
  {
    id: 'modify.noun',
    action: 'modify',
    reach: 'right',
    needs: 'list',
    pattern: re(
      `\\b(?:(?:revision|modification|update|change|amendment)s? (?:of|to|in|for|is made to|are made to) ${ENTRY}|(?:revision|modification)s? (?:of|to))\\b`,
    ),
  },
  {
    id: 'modify.verb',
    action: 'modify',
    reach: 'right',
    needs: 'party',
    pattern: re(`\\b(?:by )?(?:revis(?:es|ing)|modif(?:ies|ying)|updat(?:es|ing)|renam(?:es|ing)|amends)\\b`),
  },
  {
    id: 'modify.headline',
    action: 'modify',
    reach: 'right',
    needs: 'party',
    pattern: re('^(?:[^:]{0,30}: ?)?(?:revised|modified|amended|updated)\\b'),
  },
  {
    id: 'remove.passive',
    action: 'remove',
    reach: 'left',
    needs: 'list',
    pattern: re(
      `\\b${BE} ${ADVERBS}(?:removed|deleted|struck|taken off|delisted|dropped|lifted (?:from|off)|stricken|withdrawn from|cut from|freed from|released from|off the)\\b|\\b(?:comes?|came|goes|gets?|went|is|are|falls?|drops?|exits?|leaves?|left) (?:(?:off|out of) )?${LIST.replace('(?:[a-z0-9', '(?:(?!off\\b)[a-z0-9')}(?=$|[ .,;:])(?<=(?:off|out of|exits?|leaves?|left) .{1,90})|\\b(?:no longer|not any (?:more|longer)) (?:on|part of|included|listed|appears?|subject to the entity)\\b|\\b${BE} no longer (?:on|listed|included|designated|subject)\\b`,
    ),
  },
  {
    id: 'remove.active',
    action: 'remove',
    reach: 'right',
    needs: 'list',
    pattern: re(
      `\\b(?:remov(?:e|es|ing)|delet(?:e|es|ing)|strik(?:e|es|ing)|delist(?:s|ing)?|drop(?:s|ping)|tak(?:e|es|ing)(?= .{0,160}\\b(?:off|from) )|takes? off|took off|lift(?:s|ing) (?=.{0,120}\\b(?:from|off) )|removal of|deletion of|delisting of)`,
    ),
  },
  {
    id: 'remove.past',
    action: 'remove',
    reach: 'both',
    needs: 'list',
    pattern: re(
      `(?<!\\b${BE} (?:${ADVERBS})?)\\b(?:removed|deleted|delisted|dropped|struck|took (?=.{0,120}\\boff ))(?=\\b| )(?! and reserved)`,
    ),
  },
  {
    id: 'add.moved',
    action: 'add',
    reach: 'both',
    needs: 'nothing',
    pattern: re(
      '\\b(?:mov(?:es?|ed|ing)|transfer(?:s|red|ring)?|shift(?:s|ed|ing)?)\\b.{0,80}\\bfrom (?:the )?unverified list\\b.{0,20} (?:to|onto) (?:the )?entity list',
    ),
  },
  {
    id: 'add.passive',
    action: 'add',
    reach: 'left',
    needs: 'list',
    pattern: re(
      `\\b${BE} ${ADVERBS}(?:${ADDED}|identified (?:as|on))\\b(?! price)|\\b(?:joins?|joined|joining|enters?|entering|goes (?:on|onto)|go (?:on|onto)|lands? on|landed on|ends? up on|ended up on|newly appears? on|now appears? on|becomes? (?:part of|subject)|is now on|are now on|now stands? on|winds? up on|wound up on|newly on) (?:the |its |a )?(?:[a-z0-9()'-]+ ){0,5}(?:list|blacklist|supplement)|\\b${BE} (?:a )?new(?: on the list| entr(?:y|ies))`,
    ),
  },
  {
    id: 'add.active',
    action: 'add',
    reach: 'right',
    needs: 'list',
    pattern: re(
      '(?<!\\b(?:stock|price|party|the|its|their|this|that|entity|sdn|list) )\\b(?:adds|adding|add|to add|lists(?! of)|listing(?! (?:of|for|status|requirements))|to list|inserts?|inserting|places|placing|to place|puts|putting|to put|includes(?! an? )|designates?|designating|blacklists|blacklisting|to blacklist|enters (?=.{0,80}\\b(?:on|onto|into) )|names (?=.{0,120}\\bto the ))(?= |:)',
    ),
  },
  {
    id: 'add.noun',
    action: 'add',
    reach: 'right',
    needs: 'list',
    pattern: re(
      '\\b(?:additions? (?:of|to the)|inclusion of|placement of|insertion of|(?<!1260h |the |entity )listing of|designation of|new (?:entr(?:y|ies)|listings?) (?:for|of|are added|is added|under)|(?:entr(?:y|ies)) (?:for|of) [^;.]{1,160}(?: is| are) (?:new|created|inserted))\\b',
    ),
  },
  {
    id: 'add.headline',
    action: 'add',
    reach: 'right',
    needs: 'party',
    pattern: re(
      "^(?:[^:]{0,40}[:.)-] ?)?(?:newly )?(?:added|listed|inserted|new entr(?:y|ies)|additions?)(?: under [a-z' ]{3,40})?(?: to (?:the )?[a-z0-9 ]{0,30}list)?(?=[:, ])",
    ),
  },
  {
    id: 'add.past',
    action: 'add',
    reach: 'both',
    needs: 'list',
    pattern: re(
      `(?<!\\b${BE} (?:${ADVERBS})?)\\b(?:added|listed|placed|put|designated|blacklisted|inserted|included|named)(?= )(?! (?:parties|entities|party|entity|companies|persons?|above|below|herein|in (?:table|appendix|paragraph)|price|value|tax))`,
    ),
  },
  {
    id: 'correct.verb',
    action: 'correct',
    reach: 'both',
    needs: 'nothing',
    pattern: re(
      '\\b(?:(?:is|are|was|were) (?:hereby )?corrected|corrects?|correcting|corrected to read|correction (?:of|to|makes|fixes)|should (?:have )?(?:read|been spelled|said)|misspell(?:s|ed|ing)|misprint(?:s|ed)?|typographical errors?|erroneously|inadvertent(?:ly)?|misstate[sd]?|in error|fixes (?:the|an?) (?:spelling|error|typo|name)|erratum|printed wrongly|wrongly (?:printed|spelled|gave|stated|listed))\\b',
    ),
  },
];

/** For the classifier: a party in a view. */
export const ANY_PARTY = new RegExp(PARTY, 'u');
export const ANY_MENTION = new RegExp(MENTION, 'u');
