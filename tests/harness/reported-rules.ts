import type { Claim, Matter } from '../../shared/domain/matters/matter.ts';
import { furnishedWorld, HIKVISION, HUAWEI, reader } from './builders.ts';
import { textOf } from './simulated-ses.ts';
import type { World } from './world.ts';

export const DAY_MS = 86_400_000;
export const press = { trust: 'reported', stage: 'reported', publisher: 'A daily' } as const;
/** A report that two rules may be changed. */
export const TWO_RULES = {
  ...press,
  doc: 'report-1',
  title: 'U.S. weighs wider reach over goods for Huawei',
  text: `U.S. weighs wider reach over goods for Huawei

The administration is considering a change to the de minimis rule and one to the foreign direct product rule for Huawei, two people said. Neither has been decided, and no text has been filed. The department did not answer, and Huawei declined to comment.`,
};
/** A filed rule that changes one of them. */
export const DIRECT_PRODUCT = {
  doc: 'fr:2026-40001',
  title: 'Foreign-Produced Direct Product Rule Additions',
  text: `DEPARTMENT OF COMMERCE

Bureau of Industry and Security

15 CFR Part 734

Foreign-Produced Direct Product Rule Additions

AGENCY: Bureau of Industry and Security, Commerce.

ACTION: Final rule.

SUMMARY: This rule amends the foreign direct product rule so that foreign-made items that are the direct product of U.S. technology need a license when they are destined for ${HUAWEI.name}.

DATES: This rule is effective October 20, 2026.

[FR Doc. 2026-40001]
`,
};

/** The texts of the mails to a reader. */
export const to = (w: World, name: string) =>
  w.ses.accepted.filter(({ mail }) => mail.to === `${name}@example.com`).map(({ mail }) => textOf(mail));

/** The matter of Huawei under export controls. Throws TypeError where there is none. */
export async function exportControls(w: World): Promise<Matter> {
  const head = (await w.content.mattersOf(HUAWEI.companyId)).find(
    ({ regime }) => regime === 'export-controls',
  );
  const matter = head && (await w.content.matter(head.matterId));
  if (matter === undefined) throw new TypeError('there is no matter');
  return matter;
}

/** Each claim of a matter with one report: mechanism and state. */
export const states = (claims: readonly Claim[]) =>
  Object.fromEntries(claims.map(({ mechanism, state }) => [mechanism, state]));

/** Days on which nothing happens but the sweeper. */
export async function passDays(w: World, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    w.clock.advance(DAY_MS);
    await w.sweep();
    await w.pump();
  }
}

/** A world in which ann follows Huawei and dan Hikvision. */
export async function worldWithReaders(options: { readonly seed?: number; readonly repeats?: number } = {}) {
  const w = await furnishedWorld(options);
  await reader(w, 'ann', [HUAWEI]);
  await reader(w, 'dan', [HIKVISION]);
  return w;
}
