import type { Scope } from '../change.ts';
import type { JudgedFrame } from './judgement.ts';

interface ScopeRule {
  readonly id: string;
  readonly scope: Scope;
  readonly pattern: RegExp;
}

const CLASS =
  '(?:parties|party|entities|entity|companies|company|firms?|persons?|businesses|organizations?|those|anyone|names?)';

/** In order: the narrower class before the wider. */
const SCOPE_RULES: readonly ScopeRule[] = [
  { id: 'scope.footnote-1', scope: 'entity_listed_fn1', pattern: /\bfootnote[- ](?:1|one)\b/u },
  { id: 'scope.footnote-4', scope: 'entity_listed_fn4', pattern: /\bfootnote[- ](?:4|four)\b/u },
  { id: 'scope.footnote-5', scope: 'entity_listed_fn5', pattern: /\bfootnote[- ](?:5|five)\b/u },
  {
    id: 'scope.affiliates',
    scope: 'affiliates_of_listed',
    pattern:
      /穿透(?:性)?规则|\b(?:black)?list\w*\b[^.;]{0,40}\b(?:subsidiar|affiliat|unit|offshoot)\w*[^.;]{0,40}\b(?:half|50|fifty|majority|owned)\b|(?:清单|被列)\S{0,8}(?:关联|子公司|附属)|\baffiliates rule\b|\b(?:owned|held|holds?|owns?|ownership|stake|controlled|half|majority|subsidiar(?:y|ies)|affiliates?|units)\b[^.;]{0,120}\b(?:(?:black)?list(?:ed|s)?)\b|\blist(?:ed)?\b[^.;]{0,40}\b(?:holds?|owns?|controls?)\b[^.;]{0,40}\b(?:50|fifty|half|majority)\b|\b(?:50|fifty)[- ]percent (?:rule|threshold|test)/u,
  },
  {
    id: 'scope.military-end-users',
    scope: 'military_end_users',
    pattern: /\bmilitary(?:[- ]intelligence)? end[- ]?us(?:ers?|es?)\b(?! list|\W{0,3}\(?meu\)? list)/u,
  },
  {
    id: 'scope.all-listed',
    scope: 'all_entity_listed',
    pattern: new RegExp(
      `\\b(?:any|all|every|each|no|the|other|most)?(?: of the)? ?${CLASS} (?:(?:that (?:is|are)|who (?:is|are)|currently|already|now|named|placed|which (?:is|are)) )*(?:on|in) (?:the )?entity list|\\b(?:any|all|every|each|entity)?[- ]?listed ${CLASS}|\\bentity[- ]list(?:ed)? ${CLASS}|\\b(?:any|all|every|each) (?:entry|entries|name|names|entit(?:y|ies)|part(?:y|ies)) (?:on|in|of) (?:the )?(?:entity list|list|supplement)|\\bwhole entity list|\\bevery(?:one|body) (?:on|in) (?:the )?entity list`,
      'u',
    ),
  },
];

const POLICIES = new Set([
  'fdp',
  'de-minimis',
  'affiliates-rule',
  'license',
  'restrict',
  'tgl-issue',
  'tgl-extend',
  'tgl-end',
]);

/** The class of parties that a sentence reaches without naming them, where it changes a policy today or proposes to. */
export function scopeOf(
  sentence: string,
  frames: readonly JudgedFrame[],
): { readonly scope: Scope; readonly ruleId: string } | undefined {
  const changes = frames.some(
    (frame) => POLICIES.has(frame.rule.action) && ['adopted', 'proposed', 'hedged'].includes(frame.status),
  );
  if (!changes) return undefined;
  const rule = SCOPE_RULES.find((item) => item.pattern.test(sentence));
  return rule && { scope: rule.scope, ruleId: rule.id };
}
