import { confirm } from '../../shared/application/confirm.ts';
import { signUp } from '../../shared/application/sign-up.ts';
import { docId } from '../../shared/domain/ids.ts';
import { formStamp } from '../../shared/domain/tokens.ts';
import { furnish, HIKVISION, HUAWEI, listingText, reader, reportText } from './builders.ts';
import type { Kill } from './fault-injector.ts';
import { textOf } from './simulated-ses.ts';
import { INSPECTION, PRESS } from './simulated-web.ts';
import type { World } from './world.ts';
import { world } from './world.ts';

const FIRST_RULE = { number: '2026-10001', title: 'Addition of an Entity to the Entity List' };
const SECOND_RULE = { number: '2026-10002', title: 'Addition of One More Entity to the Entity List' };
/** Of the second rule, so that its readers are reminded a week and a day before. */
const COMMENTS = 'Comments must be received no later than October 11, 2026.';
const REPORT_TITLE = 'US weighs new limits on sales to Huawei';

/** Who shall get what, as address and the words that name it in the mail. */
export const EXPECTED = [
  ['ann@example.com', `FR document: ${FIRST_RULE.number}`],
  ['ann@example.com', `Headline: “${REPORT_TITLE}`],
  ['ann@example.com', 'Comments due: 11 Oct 2026 (in 9 days'],
  ['carol@example.com', `Headline: “${REPORT_TITLE}`],
  ['carol@example.com', 'Comments due: 11 Oct 2026 (in 9 days'],
  ['bob@example.com', 'DAILY DIGEST'],
  ['ann@example.com', '[ REMINDER ]'],
  ['carol@example.com', '[ REMINDER ]'],
  ['ann@example.com', '[ REPORTED, NOT ACTED ON ]'],
  ['carol@example.com', '[ REPORTED, NOT ACTED ON ]'],
] as const;

/** What stands in the matters of Huawei at the end: each entry by its stage, each claim by its state. */
export const EXPECTED_MATTERS = ['export-controls: reported, filed, not-acted-on; de-minimis not-acted-on'];

const MINUTE_MS = 60_000;
const MOST_STEPS = 200;
/** Minutes between two polls of a source. */
const POLL_EVERY = 5;

/** What is still to come, from the outside: a person waits for a mail, a document for its first sighting. */
interface Outside {
  readonly act: () => Promise<void>;
  readonly waits: () => Promise<boolean>;
}

/**
 * A day of the product, played to the end whatever is killed on the way: a person signs up, a rule is filed, the press
 * reports, a digest goes out, another rule is filed; the morning a week before its comments are due; and the day a year
 * later on which the wait for what was reported ends.
 * People and schedules try again as they would; nothing else helps.
 */
export async function playStory(options: {
  readonly kill?: Kill;
  readonly loseEvents?: boolean;
}): Promise<World> {
  const w = world({ start: '2026-10-02T12:30:00Z', ...(options.kill ? { kill: options.kill } : {}) });
  if (options.loseEvents) w.ses.loseEvents();
  await prepare(w);
  const carol = personWhoSignsUp(w);
  await until(w, carol);
  w.web.inspect([{ ...FIRST_RULE, text: listingText(HIKVISION.name, FIRST_RULE.number) }]);
  await until(w, sighting(w, `fr:${FIRST_RULE.number}`));
  w.web.report([{ slug: 'huawei', title: REPORT_TITLE, summary: reportText('Huawei') }]);
  await until(w, mailTo(w, 'carol@example.com', `Headline: “${REPORT_TITLE}`));
  if (w.clock.now() < new Date('2026-10-02T13:00:00Z')) w.clock.set(new Date('2026-10-02T13:00:00Z'));
  await until(w, mailTo(w, 'bob@example.com', 'DAILY DIGEST'));
  const text = listingText(HUAWEI.name, SECOND_RULE.number).replace(/(?<=DATES: .*)\n/, ` ${COMMENTS}\n`);
  w.web.inspect([{ ...SECOND_RULE, text }]);
  await until(w, sighting(w, `fr:${SECOND_RULE.number}`));
  w.clock.set(new Date('2026-10-04T12:00:30Z'));
  await until(w, mailTo(w, 'carol@example.com', '[ REMINDER ]'));
  w.clock.set(new Date('2027-10-04T12:00:00Z'));
  await until(w, mailTo(w, 'carol@example.com', '[ REPORTED, NOT ACTED ON ]'));
  return w;
}

/** The matters of Huawei as they stand, in the words of `EXPECTED_MATTERS`. */
export async function mattersOf(w: World): Promise<readonly string[]> {
  const heads = await w.content.mattersOf(HUAWEI.companyId);
  const matters = await Promise.all(heads.map(({ matterId }) => w.content.matter(matterId)));
  return matters.map((matter) => {
    const stages = matter?.entries.map(({ type, stage }) => (type === 'not-acted-on' ? type : stage));
    const claims = matter?.claims.map(({ mechanism, state }) => `${mechanism} ${state}`);
    return `${matter?.regime}: ${stages?.join(', ')}; ${claims?.join(', ')}`;
  });
}

async function prepare(w: World): Promise<void> {
  await furnish(w);
  await reader(w, 'ann', [HUAWEI, HIKVISION]);
  await reader(w, 'bob', [HIKVISION], { frequency: 'daily', sendHour: 9 });
  // A source is silent until it was read once; a killed run holds its lease for five minutes.
  for (const source of [INSPECTION, PRESS])
    while ((await w.states.get(source))?.seededAt === undefined) {
      await w.poll(source);
      if ((await w.states.get(source))?.seededAt === undefined) w.clock.advance(6 * MINUTE_MS);
    }
}

/** Lets time pass, minute by minute, until the outside waits for nothing and nothing is under way. */
async function until(w: World, outside: Outside): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const planned = w.clock.now().getUTCMinutes() % 15 === 0;
    await outside.act();
    if (step % POLL_EVERY === 0) {
      await w.poll(INSPECTION);
      await w.poll(PRESS);
    }
    await w.pump();
    if (planned) await w.planDigests();
    await w.pump();
    await w.sweep();
    await w.pump();
    if (!(await outside.waits()) && (await isQuiet(w))) return;
    w.clock.advance(MINUTE_MS);
  }
}

/** True if no message and no record is left that somebody would act on. */
async function isQuiet(w: World): Promise<boolean> {
  const ever = new Date('2028-01-01T00:00:00Z');
  const sizes = Object.values(w.queues).map((queue) => queue.size);
  const due = await Promise.all([
    w.content.dueChanges(ever, 1),
    w.ledger.duePlans(ever, 1),
    w.ledger.dueRuns(ever, 1),
    w.ledger.dueDeliveries(ever, 1),
  ]);
  return sizes.every((size) => size === 0) && due.every((list) => list.length === 0);
}

const nothing = async () => {};

function sighting(w: World, document: string): Outside {
  return { act: nothing, waits: async () => (await w.content.head(docId(document))) === undefined };
}

function mailTo(w: World, address: string, words: string): Outside {
  return { act: nothing, waits: async () => mailsTo(w, address, words).length === 0 };
}

/** The accepted mails to an address whose text has the words. */
export function mailsTo(w: World, address: string, words: string) {
  return w.ses.accepted.filter(({ mail }) => mail.to === address && flowed(mail).includes(words));
}

const flowed = (mail: Parameters<typeof textOf>[0]) => textOf(mail).replace(/\s+/g, ' ');

const IMPATIENCE_MS = 20 * MINUTE_MS;

/** Carol: fills in the form, follows the link in the mail and presses the button; without an answer she does it again. */
function personWhoSignsUp(w: World): Outside {
  let askedAt = Number.NEGATIVE_INFINITY;
  const confirmed = async () => {
    const token = w.ses.accepted
      .filter(({ mail }) => mail.to === 'carol@example.com')
      .map(({ mail }) => /\/confirm\/(\S+?)>?\s/.exec(textOf(mail))?.[1])
      .findLast((each) => each !== undefined);
    if (token === undefined) return false;
    const outcome = await w.invoke(({ deps }) => confirm(deps, token));
    return outcome?.outcome === 'confirmed';
  };
  let done = false;
  return {
    async act() {
      done ||= await confirmed();
      const now = w.clock.now();
      if (done || now.getTime() - askedAt < IMPATIENCE_MS) return;
      const stamp = formStamp(await w.secrets.keys(), new Date(now.getTime() - 10_000));
      const form = {
        email: 'carol@example.com',
        companyIds: [HUAWEI.companyId],
        names: [],
        frequency: 'instant',
        zone: 'America/New_York',
        sendHour: '7',
        stamp,
        trap: '',
      };
      const outcome = await w.invoke(({ deps }) => signUp(deps, form, '192.0.2.1'));
      if (outcome !== undefined) askedAt = now.getTime();
    },
    waits: async () => !done,
  };
}
