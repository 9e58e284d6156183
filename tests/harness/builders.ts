import type { Alias, Company } from '../../shared/domain/company.ts';
import { companyId, subscriberIdOf } from '../../shared/domain/ids.ts';
import { buildIndex } from '../../shared/domain/matching/index-build.ts';
import type { Subscriber } from '../../shared/domain/subscriber.ts';
import { pepperOf } from '../../shared/domain/tokens.ts';
import type { World, WorldOptions } from './world.ts';
import { world } from './world.ts';

/** A company under the given names; the first is the one it is known by. */
export function company(id: string, names: readonly string[]): Company {
  const own = companyId(id);
  const aliases: Alias[] = names.map((text) => ({ companyId: own, text, kind: 'legal', strength: 'strong' }));
  return {
    companyId: own,
    name: names[0] ?? id,
    country: 'CN',
    aliases,
    affiliates: [],
    lists: [],
    origin: 'curated',
  };
}

export const HUAWEI = company('huawei', ['Huawei Technologies Co., Ltd.', 'Huawei']);
export const HIKVISION = company('hikvision', [
  'Hangzhou Hikvision Digital Technology Co., Ltd.',
  'Hikvision',
]);
export const ACME = company('acme', ['Acme Precision Optics GmbH', 'Acme Precision Optics']);

/** A world whose directory and match index hold the companies above. */
export async function furnishedWorld(options: Partial<WorldOptions> = {}): Promise<World> {
  const w = world({ start: '2026-10-02T12:30:00Z', ...options });
  await furnish(w);
  return w;
}

/** Puts the companies above into the directory and builds the index. */
export async function furnish(w: World): Promise<void> {
  const companies = [HUAWEI, HIKVISION, ACME];
  for (const each of companies) await w.directory.put(each);
  const aliases = companies.flatMap((each) => each.aliases);
  await w.directory.saveIndex('1', buildIndex(aliases), aliases);
}

/** An active reader who confirmed long ago, in a world. */
export async function reader(
  world: World,
  name: string,
  follows: readonly Company[],
  more: Partial<Subscriber> = {},
): Promise<Subscriber> {
  const profile = { ...activeReader(name, follows, pepperOf(await world.secrets.keys())), ...more };
  await world.people.save(profile, undefined);
  for (const each of follows) await world.directory.addFollowers(each.companyId, 1);
  return profile;
}

/** The profile of such a reader; `pepper` is the one of the deployment. */
export function activeReader(name: string, follows: readonly Company[], pepper: string): Subscriber {
  const email = `${name}@example.com`;
  return {
    subscriberId: subscriberIdOf(email, pepper),
    email,
    status: 'active',
    zone: 'America/New_York',
    sendHour: 9,
    weekday: 1,
    frequency: 'instant',
    companies: follows.map((each) => ({ companyId: each.companyId, name: each.name })),
    hideNamesInSubject: false,
    consent: {
      askedAt: '2026-01-01T00:00:00.000Z',
      confirmedAt: '2026-01-01T00:01:00.000Z',
      wordingVersion: '1',
    },
    tokenVersion: 1,
    softBounces: 0,
    version: 1,
  };
}

/** The text of a filed rule that puts a company on the Entity List, set as public inspection sets it. */
export function listingText(name: string, number: string): string {
  return `[Billing Code: 3510-33-P]

DEPARTMENT OF COMMERCE

Bureau of Industry and Security

15 CFR Part 744

Addition of an Entity to the Entity List

AGENCY: Bureau of Industry and Security, Commerce.

ACTION: Final rule.

SUMMARY: This rule amends the Export Administration Regulations (EAR) by adding ${name} to the Entity List, under the
destination of China. A license is required for all items subject to the EAR.

DATES: This rule is effective October 2, 2026.

[FR Doc. ${number}]
`;
}

/** A press report of some length that names a company. */
export function reportText(name: string): string {
  return `Officials in Washington are weighing new limits on what may be sold to ${name}, people who know the plans
said on Friday. One idea is to lower the share of American parts that brings a foreign product under control, another to
cover goods that are made abroad with American know-how. Nothing has been decided and no text was filed, the people said.
${name} did not answer a request for comment, and the department declined to speak about talks inside the government.`;
}
