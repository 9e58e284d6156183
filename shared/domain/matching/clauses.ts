/** A part of a view that holds one statement; `antecedent` is where the name stands that a "which" clause speaks of. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly kind: 'main' | 'relative' | 'aside';
}

const BREAK =
  /;|,? \u2014 |\uFF0C(?=同时|但|而|另|并)|, (?:но|а|однако) |,? (?:after|when|as|because) (?=(?:the )?(?:commerce|treasury|washington|bis|ofac|us|government|pentagon|defense department|fcc|white house|united states|america|agency|bureau)\b[^,;]{0,40} (?:it|them|the (?:company|firm|group|maker|chipmaker))\b)|, (?:but|while|whereas|although|though|yet|however)\b|,? (?:while|whereas|although|even though)\b|, (?:and|or) (?=(?:it|bis|ofac|the (?:department|bureau|commission|agency|rule|entry|entries)|this rule|they|commerce|no |nothing|neither|a |an |also )\b)|,? and (?!(?:add|insert|put)(?:s|ing)? (?:in its (?:place|stead)|instead)\b)(?=(?:adds|removes|revises|adding|removing|revising|leaves|keeps|corrects|deletes|lists|modifies|proposes|amends|extends|denies|places|puts|takes|drops|designates)\b)|: (?=[a-z]{1,3}\. |(?:we|our) )/gu;

const RELATIVE =
  /, (?:which|who|whose|where|whom|a (?:company|firm|entity) (?:that|which))\b[^,;]*(?:,|$)|,? (?:that|which|who) (?=(?:makes?|made|suppl\w+|sells?|sold|buys?|bought|competes?|works?|owns?|owned|produces?|ships?|shipped|helps?|helped|provides?|provided|supports?|supported|manufactur\w+|distribut\w+|once|also|previously|formerly|already)\b)[^,;]*(?:,|$)/gu;
/** ", a supplier of parts to Y," between a party and its verb; whoever owns the party is not beside the point. */
const APPOSITION =
  /(?<=[\uE000-\uF8F0][")]*), (?:itself |long |formerly |now |then |still )*(?:an?|the|one of(?: the)?|its|maker|makers|known|best known|based|founded|headquartered)\b(?![^,;]*\b(?:subsidiar|affiliat|units?|arms?|owned|controlled|branch|division|offshoot|part of|wholly|parent|held)\b)(?![^,;]*\b(?:subsidiar|affiliat)\w*)[^,;\uE000-\uF8F0]*(?:\b(?:of|to|for|with|by|in|like|as) (?:the )?[\uE000-\uF8F0][^,;\uE000-\uF8F0]*)?,(?= (?!and\b|or\b|the entr)[a-z])|(?<=[\uE000-\uF8F0][")]*), (?:having|being|acting|citing|after|despite|although|though|while|because|following|in (?:response|return|reply)|at the (?:request|urging)|upon|as)\b[^,;]*,(?= (?!and\b|or\b)[a-z])/gu;
const ASIDE =
  /, (?:already |first |originally |previously |itself |formerly |long |once )*(?:(?:added|listed|placed|designated|blacklisted|sanctioned|put|included|named|on the)\b(?:[^,;]|, (?=(?:19|20)\d\d))*?(?:(?:19|20)\d\d|since|earlier|previously|years? ago|last (?:year|month)|list)|under (?:a|an) (?:earlier|prior|previous)[^,;]*)[^,;]*(?:,|$)|\((?:[^()]*\b(?:added|listed|placed|designated|see|\d{2} fr \d+)\b[^()]*)\)/gu;

function cutOut(
  spans: readonly { start: number; end: number; kind: Clause['kind'] }[],
  start: number,
  end: number,
): Clause[] {
  const clauses: Clause[] = [];
  let at = start;
  for (const span of spans) {
    if (span.start < at || span.end > end) continue;
    if (span.start > at) clauses.push({ start: at, end: span.start, kind: 'main' });
    clauses.push(span);
    at = span.end;
  }
  if (at < end) clauses.push({ start: at, end, kind: 'main' });
  return clauses;
}

/** "For having sold parts to Y, X is added": what a sentence begins with says why or when, not what is done. */
const LEAD =
  /^[\uE000-\uF8F0](?:'s)?(?: (?:press|media|investor|company|official|service|office|statement|spokes\w+|relations|release|announcement|notice|board|group|management)){0,4}: (?=(?:yesterday|today|on|we|our|the|us|it|this)\b)|^["(]?(?:for (?:its|their|having|\w+ing)\b|after\b|because\b|having\b|in (?:response|reply|answer|reaction) to\b|answering\b|responding to\b|despite\b|although\b|since\b(?= (?:it|they|the|[\uE000-\uF8F0]))|following\b(?! (?:entit|part|compan|firm|person|entr))|as a result of\b|given (?:that|its|the)\b|citing\b|at the (?:request|urging) of\b|on the advice of\b|unlike\b|as (?:it|they|bis|with|in the case)\b|in (?:view|light|consequence) of\b|acting on\b|much like\b|prompted by\b|(?:(?:\w+ ){0,2}hours?|(?:\w+ )?days?|(?:\w+ )?weeks?|(?:\w+ )?months?|(?:\w+ )?years?) after\b|while\b|whereas\b|with\b(?= .{0,40}\b(?:failed|stalled|over|rising)\b))[^;]*?, (?=(?:the (?:department|bureau|committee|erc|us|government|agency|commission|commerce|treasury|rule|pentagon|united)\b|this\b|bis\b|ofac\b|fcc\b|commerce\b|treasury\b|it\b|we\b|they\b|washington\b|america\b|us\b|(?:"|the (?:entr(?:y|ies) (?:for|of) )?)?[\uE000-\uF8F0]"? (?:is|are|was|were|has|have|joins?|enters?|comes?|goes|gets?|leaves?|may|will|must|and|faces?|loses?)\b))/gu;

/** A view without the circumstances it begins with. */
export const withoutLead = (view: string) => view.replace(LEAD, '');

function leadOf(view: string, start: number, end: number) {
  if (start > 0) return [];
  return [...view.slice(0, end).matchAll(LEAD)]
    .slice(0, 1)
    .map((found) => ({ found, kind: 'aside' as const }));
}

/**
 * The clauses of a view, in order. Breaks at semicolons, contrasts and new subjects; a relative clause and a dated aside
 * ("listed in 2019,") are clauses of their own, and what stands before and after them belongs together.
 */
export function clausesOf(view: string): readonly (readonly Clause[])[] {
  const groups: Clause[][] = [];
  let start = 0;
  for (const match of [...view.matchAll(BREAK), undefined]) {
    const end = match ? match.index : view.length;
    if (end > start) {
      const spans = [
        ...[...view.matchAll(RELATIVE)].map((found) => ({ found, kind: 'relative' as const })),
        ...[...view.matchAll(APPOSITION)].map((found) => ({ found, kind: 'aside' as const })),
        ...[...view.matchAll(ASIDE)].map((found) => ({ found, kind: 'aside' as const })),
        ...leadOf(view, start, end),
      ]
        .map(({ found, kind }) => ({ start: found.index, end: found.index + found[0].length, kind }))
        .filter((span) => span.start >= start && span.end <= end)
        .sort((a, b) => a.start - b.start);
      groups.push(cutOut(spans, start, end));
    }
    if (match) start = match.index;
  }
  return groups;
}
