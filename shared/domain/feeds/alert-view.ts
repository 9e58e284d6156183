import type { Analysis, Change, Match } from '../change.ts';
import { clip, oneLine } from '../rendering/plain-text.ts';

/** A text from outside as programs get it: cleaned, on one line and cut. */
export const viewText = (from: string, limit = 600) => clip(oneLine(from), limit);

/** What programs are told of a change, by the API and by hooks: names that stay, whatever becomes of our own types. Instants are ISO, UTC. */
export function alertView(
  publicUrl: string,
  change: Change,
  analysis: Analysis | undefined,
  matches: readonly Match[],
) {
  return {
    id: change.changeId,
    title: viewText(change.title),
    url: `${publicUrl}/c/${change.changeId}`,
    source: change.url,
    official: change.trust === 'official',
    stage: change.stage,
    type: change.type,
    kind: analysis?.kind ?? 'none',
    seenAt: change.detectedAt,
    number: analysis?.cited?.number ?? null,
    citation: analysis?.cited?.citation ?? null,
    matter: analysis?.matterId ?? null,
    facts: (analysis?.facts ?? []).map(({ label, value, date, statedAs }) => ({
      label,
      value: viewText(value),
      date: date ?? null,
      statedAs: statedAs === undefined ? null : viewText(statedAs),
    })),
    companies: matches.map((match) => ({
      id: match.companyId,
      name: viewText(match.companyName),
      decision: match.decision,
      grade: match.grade,
      kind: match.kind,
      quote: match.evidence[0] === undefined ? null : viewText(match.evidence[0].quote),
    })),
    doubts: (analysis?.doubts ?? []).map((doubt) => viewText(doubt)),
  };
}
