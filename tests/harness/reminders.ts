import type { RecordedDocument } from '../../infra/local/history/recording.ts';
import { HUAWEI, reader } from './builders.ts';
import { detect } from './detect.ts';
import { chainWorld, DOCUMENTS, play } from './recorded-chain.ts';
import { textOf } from './simulated-ses.ts';
import type { World, WorldOptions } from './world.ts';

const HOUR_MS = 3_600_000;

/** A document of the recorded chronology. Throws TypeError for a number that it does not have. */
export function recorded(number: string): RecordedDocument {
  const found = DOCUMENTS.find((each) => each.number === number);
  if (found === undefined) throw new TypeError(`${number} is not recorded`);
  return found;
}

/** The world of the chronology with ann, who follows Huawei and reads mail at once, since before its first day. */
export async function worldWithAnn(options: Partial<WorldOptions> = {}): Promise<World> {
  const w = await chainWorld(options);
  await follower(w, 'ann');
  return w;
}

/** Somebody who follows Huawei from the beginning. */
export function follower(w: World, name: string, more: Parameters<typeof reader>[3] = {}) {
  const consent = {
    askedAt: '2019-01-01T00:00:00.000Z',
    confirmedAt: '2019-01-01T00:01:00.000Z',
    wordingVersion: '1',
  };
  return reader(w, name, [HUAWEI], { consent, ...more });
}

/** Lets recorded documents be filed and printed, each at its time. */
export const publish = (w: World, ...numbers: readonly string[]) => play(w, numbers.map(recorded), []);

/** From hour to hour until the instant: the sweeper comes, digests are planned, workers work. */
export async function passHoursUntil(w: World, instant: string): Promise<void> {
  const end = new Date(instant).getTime();
  while (w.clock.now().getTime() < end) {
    const next = Math.floor(w.clock.now().getTime() / HOUR_MS + 1) * HOUR_MS + 60_000;
    w.clock.set(new Date(Math.min(next, end)));
    await w.planDigests();
    await w.sweep();
    await w.pump();
  }
}

/** The reminders that a reader got, each as the day it came on (UTC) and its title. */
export function remindersTo(w: World, name: string): readonly string[] {
  return w.ses.accepted
    .filter(({ mail }) => mail.to === `${name}@example.com`)
    .flatMap(({ mail, at }) => {
      const [, band, title] = /^\[ (.+?) \]\r\n\r\n([\s\S]+?)\r\n\r\n/.exec(textOf(mail)) ?? [];
      return band === 'REMINDER'
        ? [`${at.toISOString().slice(0, 10)} ${(title ?? '').replace(/\s+/g, ' ')}`]
        : [];
    });
}

/** A filed rule about Huawei whose DATES field says what is given. */
export const ruleText = (number: string, dates: string) => `DEPARTMENT OF COMMERCE

Bureau of Industry and Security

15 CFR Part 744

Addition of an Entity to the Entity List

AGENCY: Bureau of Industry and Security, Commerce.

ACTION: Final rule.

SUMMARY: This rule amends the Export Administration Regulations (EAR) by adding ${HUAWEI.name} to the Entity List.

DATES: ${dates}

[FR Doc. ${number}]
`;

/** A rule with these dates is filed, or comes in a further state. */
export function fileRule(
  w: World,
  number: string,
  dates: string,
  more: Partial<Parameters<typeof detect>[1]> = {},
) {
  return detect(w, {
    doc: `fr:${number}`,
    title: `Addition of an Entity to the Entity List, ${number}`,
    text: ruleText(number, dates),
    ...more,
  });
}
