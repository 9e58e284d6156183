import type { Change, Cited } from '../change.ts';
import { oneLine } from './plain-text.ts';

/** Who acts, ready for the start of a sentence: the agency that issued it, or the outlet that reports. */
export function actorOf(change: Change, cited: Cited | undefined): string {
  if (change.stage === 'codified') return 'The codified text (eCFR)';
  if (change.trust === 'official') {
    const agency = cited?.agencies.at(-1);
    return agency ? agencyName(oneLine(agency)) : 'The issuing agency';
  }
  const publisher = cited?.publisher ?? (URL.canParse(change.url) ? new URL(change.url).hostname : '');
  return oneLine(publisher) || 'A news outlet';
}

/** The Federal Register files agencies under inverted names: "Industry and Security Bureau" is the Bureau of Industry and Security. */
export function agencyName(filed: string): string {
  const inverted = /^(.+) (Bureau|Office|Department)$/.exec(filed);
  if (inverted) return `The ${inverted[2]} of ${inverted[1]}`;
  return /^(?:Bureau|Office|Department)\b/.test(filed) ? `The ${filed}` : filed;
}

/** Names often end in "Ltd.", which is a full stop already. */
export function sentence(text: string): string {
  return /[.?!][”"]?$/.test(text) ? text : `${text}.`;
}
