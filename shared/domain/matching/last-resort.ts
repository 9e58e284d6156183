import type { Setting } from './find-frames.ts';
import type { Frame, FrameRule } from './frame.ts';
import { rule } from './frame-rule.ts';
import { listNear, OTHER_SENSE, RULE_MAKER } from './list-names.ts';

/**
 * What a statement does to a name that no frame governs, told by its words alone, whatever their order: phrases that no table
 * has still use these stems. In order: ending goes before changing, and changing before adding.
 */
const LAST_RULES: readonly FrameRule[] = [
  rule(
    'last.enforce',
    'enforce',
    'both',
    'nothing',
    'violat\\w+|penalt(?:y|ies)|fine[ds]?|settle(?:s|d|ment)|prosecut\\w+|indict\\w*|convict\\w*|unlawful\\w*|forfeit\\w*|wrongdoing|misconduct',
  ),
  rule(
    'last.remove',
    'remove',
    'both',
    'nothing',
    'remov\\w+|delet\\w+|de-?list\\w*|struck|stricken|strik(?:es|ing)|off|no longer|drop(?:s|ped|ping)|withdr[ae]w\\w*|rescind\\w*|rescission|releas\\w+|ceas(?:es?|ed|ing)|exit(?:s|ed)?|leav(?:es|ing)|vacat\\w+|expung\\w+|eras\\w+|departure|freed',
  ),
  rule(
    'last.modify',
    'modify',
    'both',
    'nothing',
    'address(?:es)?|alias(?:es)?|footnotes?|spell(?:s|ed|ing|ings)|renam\\w+|rows?|columns?|cross-references?|updat\\w+|revis\\w+|modif\\w+|replac\\w+|reword\\w+|restat\\w+|amend(?:s|ed|ing)',
  ),
  rule(
    'last.license',
    'license',
    'both',
    'nothing',
    'licens\\w+|authoriz\\w+|waiv\\w+|exempt\\w*|permi(?:t|ts|tted|tting|ssion)|approv\\w+|exceptions?|carve-?outs?',
  ),
  rule(
    'last.add',
    'add',
    'both',
    'nothing',
    'add(?:s|ed|ing|ition|itions)|includ\\w+|inclusion|(?<!entity[- ])listed(?! (?:part|compan|firm|entit))|lists|listings?|designat\\w+|plac(?:es|ed|ing|ement)|puts?|putting|nam(?:es|ed|ing)|enter(?:s|ed|ing)?|join(?:s|ed|ing)?|newest|newcomers?|blacklist(s|ed|ing)|insert\\w*|inscri\\w+|appear(?:s|ed|ance)?|belongs?|lands|landed|finds|found|arriv\\w+',
  ),
  rule(
    'last.restrict',
    'restrict',
    'both',
    'nothing',
    'restrict\\w*|bans?|banned|bar(?:s|red|ring)|curbs?|curbed|block(?:s|ed|ing)|halt\\w*|suspend\\w*|suspension|prohibit\\w*|forbid\\w*|forbade|tighten\\w*|crackdown|embargo\\w*',
  ),
];

/** What a report must speak of for its words to mean ours. */
const ABOUT_TRADE = /export|licens|chip|technolog|list|sanction|ship|trade|parts|control|security/u;

/** Actions that need a list; the others need only somebody who acts. */
const ON_LISTS: ReadonlySet<string> = new Set(['add', 'remove', 'modify']);

/** The frame that the words of a statement make, or undefined where they are not about our lists, or somebody else's. */
export function lastResort(statement: string, sentence: string, setting: Setting): Frame | undefined {
  if (OTHER_SENSE.test(sentence) || (setting.official && !setting.exportControl)) return undefined;
  const list = listNear(sentence, 0);
  if (!setting.official && !list && !RULE_MAKER.test(sentence)) return undefined;
  if (!setting.official && !ABOUT_TRADE.test(sentence)) return undefined;
  for (const item of LAST_RULES) {
    if (ON_LISTS.has(item.action) && !list) continue;
    const match = statement.matchAll(item.pattern).next().value;
    if (match) return { rule: item, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}
