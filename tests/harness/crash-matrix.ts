import { EXPECTED, EXPECTED_MATTERS, mailsTo, mattersOf, playStory } from './crash-story.ts';
import type { Kill } from './fault-injector.ts';
import type { World } from './world.ts';

/** What came of one run of the story with one process killed. */
export interface KillReport {
  /** Where it was killed: number, place and the port call. */
  readonly at: string;
  readonly killed: boolean;
  readonly lost: readonly string[];
  /** Deliveries for which SES took more than one mail, with the minutes between the first two. */
  readonly twice: readonly { readonly deliveryId: string; readonly minutes: number }[];
  /** The matters, where they do not stand as they should. */
  readonly matters: readonly string[];
  readonly failures: readonly string[];
}

/** Plays the story once for each of the steps, killed there. Steps are counted from 1. */
export async function killAt(
  steps: readonly number[],
  when: Kill['when'],
  options: { readonly loseEvents?: boolean } = {},
): Promise<KillReport[]> {
  const reports: KillReport[] = [];
  for (const step of steps) {
    const w = await playStory({ ...options, kill: { step, when } });
    reports.push(await reportOf(w, `${step} ${when} ${w.injector.calls[step - 1]}`));
  }
  return reports;
}

export async function reportOf(w: World, at: string): Promise<KillReport> {
  const matters = await mattersOf(w);
  const mails = Map.groupBy(w.ses.accepted, (accepted) => accepted.deliveryId);
  return {
    at,
    killed: w.kills === 1,
    lost: EXPECTED.filter(([to, words]) => mailsTo(w, to, words).length === 0).map((each) => each.join(' ')),
    twice: [...mails].flatMap(([deliveryId, [first, second]]) =>
      first === undefined || second === undefined
        ? []
        : [{ deliveryId, minutes: (second.at.getTime() - first.at.getTime()) / 60_000 }],
    ),
    matters: matters.join() === EXPECTED_MATTERS.join() ? [] : matters,
    failures: w.failures.map(String),
  };
}

/** All steps of the story as it goes undisturbed, with the port call of each. */
export async function cleanSteps(
  options: { readonly loseEvents?: boolean } = {},
): Promise<readonly string[]> {
  return (await playStory(options)).injector.calls;
}

/** Prints what was found, as the closing figures of a matrix. */
export function summary(name: string, reports: readonly KillReport[], seconds: number): string {
  const lost = reports.filter((report) => report.lost.length > 0).length;
  const twice = reports.filter((report) => report.twice.length > 0).length;
  return `${name}: ${reports.length} kill points, ${lost} with a lost mail, ${twice} with a mail twice, ${seconds.toFixed(1)} s`;
}
