/** News agencies whose reports other outlets carry, as bylines and datelines spell them. */
const AGENCIES: readonly (readonly [RegExp, string])[] = [
  [/\breuters\b/i, 'Reuters'],
  [/\bassociated press\b|^AP$|\(AP\)/, 'Associated Press'],
  [/\bagence france[- ]presse\b|\bAFP\b/i, 'AFP'],
  [/\bbloomberg\b/i, 'Bloomberg'],
  [/\bdow jones\b/i, 'Dow Jones'],
  [/\bkyodo\b/i, 'Kyodo'],
];

/** The agency that a byline or source line credits, or undefined. */
export function creditedAgency(byline: string): string | undefined {
  return AGENCIES.find(([pattern]) => pattern.test(byline))?.[1];
}
