import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  liftSuppression,
  lookUp,
  packMail,
  readerKey,
  releaseHeld,
  resend,
  suppressReader,
  switchMail,
} from '../../shared/application/operate.ts';
import { changeIdOf, type DeliveryId, deliveryIdOf } from '../../shared/domain/ids.ts';
import { deployment } from './deployment.ts';
import { operatorDeps } from './operator/operator-deps.ts';
import { auditLines, queueLines, readerLines, sourceLines } from './operator/reports.ts';

const HELP = `npm run operator -- <what> [--reason "…"] [--stage dev]
  reader ADDRESS            what is kept about an address, and its newest twenty mails (--from 20 for those before)
  audit-pack DELIVERY FILE  writes what a mail stands on, as it was sent, and what became of it, as a zip file
  resend DELIVERY           asks for one mail again (needs --reason)
  suppress ADDRESS          stops all mail to it (needs --reason)
  lift ADDRESS              takes that mark off (needs --reason)
  release CHANGE            lets the held plan of a change go to its readers (needs --reason)
  mail stop | open          stops all mail, or lets it go again (needs --reason)
  queues                    what waits in each queue, and what lies in its dead-letter queue
  sources                   when each source was read last, and what is wrong with it
  audit DAY                 what operators did on a UTC day (YYYY-MM-DD)
Each look at a reader and each act is written down with your name and the reason, never with the address.
It ends with 0 if it did what was asked, 1 if there was nothing to do it to, 2 if it was asked wrongly.`;

/** The command line is wrong: told on the error output, ends with 2. */
class Misuse extends Error {}

/** What to print, and whether there was anything to act on. */
interface Answer {
  readonly lines: readonly string[];
  readonly found?: false;
}

const said = (...lines: readonly string[]): Answer => ({ lines });
const nothing = (...lines: readonly string[]): Answer => ({ lines, found: false });

interface Asked {
  readonly at: ReturnType<typeof deployment>;
  readonly about: string;
  readonly file: string;
  readonly reason: string;
  readonly from: number;
}

interface Command {
  readonly run: (asked: Asked) => Promise<Answer>;
  /** How many words follow the command. */
  readonly words: 0 | 1 | 2;
  readonly needsReason?: true;
}

const ID = /^[a-z2-7]{26}$/;

function idIn(text: string, what: string): string {
  if (!ID.test(text)) throw new Misuse(`"${text}" is no ${what}: those are 26 small letters and digits.`);
  return text;
}

/** Finds the person before anything is done, so that a typing error is no act. */
async function atReader({ at, about }: Asked) {
  const deps = await operatorDeps(at);
  const id = await readerKey(deps, about);
  if (id === undefined) throw new Misuse(`"${about}" is no address.`);
  return { deps, id };
}

async function showReader(asked: Asked): Promise<Answer> {
  const { deps, id } = await atReader(asked);
  return said(...readerLines(await lookUp(deps, id, asked.from), deps.mailDaysKept));
}

async function suppress(asked: Asked): Promise<Answer> {
  const { deps, id } = await atReader(asked);
  await suppressReader(deps, id, asked.reason);
  return said('No mail goes to this address any more.');
}

async function lift(asked: Asked): Promise<Answer> {
  const { deps, id } = await atReader(asked);
  return (await liftSuppression(deps, id, asked.reason)) === 'lifted'
    ? said('The mark is taken off.')
    : nothing('The address is not marked; nothing changed.');
}

const noDelivery = (id: DeliveryId, { mailDaysKept }: { readonly mailDaysKept: number }): Answer =>
  nothing(`There is no delivery ${id}; deliveries are kept ${mailDaysKept} days.`);

async function writePack({ at, about, file }: Asked): Promise<Answer> {
  const id = deliveryIdOf(idIn(about, 'delivery'));
  const deps = await operatorDeps(at);
  const zip = await packMail(deps, id);
  if (zip === undefined) return noDelivery(id, deps);
  await writeFile(file, zip, { flag: 'wx' });
  return said(`${file}: ${zip.length} bytes. It says what a reader follows; keep it accordingly.`);
}

async function askAgain({ at, about, reason }: Asked): Promise<Answer> {
  const id = deliveryIdOf(idIn(about, 'delivery'));
  const deps = await operatorDeps(at);
  return (await resend(deps, id, reason)) === 'asked'
    ? said('The mail is asked for again.')
    : noDelivery(id, deps);
}

async function release({ at, about, reason }: Asked): Promise<Answer> {
  const change = changeIdOf(idIn(about, 'change'));
  switch (await releaseHeld(await operatorDeps(at), change, reason)) {
    case 'released':
      return said('The plan is released; watch bounces and complaints for ten minutes.');
    case 'not-held':
      return nothing('The plan of this change is not held; nothing changed.');
    case 'absent':
      return nothing(`There is no plan for change ${change}.`);
  }
}

async function switchAll({ at, about, reason }: Asked): Promise<Answer> {
  if (about !== 'stop' && about !== 'open') throw new Misuse('Say: mail stop, or mail open.');
  await switchMail(await operatorDeps(at), about === 'open' ? 'open' : 'paused', reason);
  return said(
    about === 'open' ? 'Mail goes out again.' : 'Mail is stopped within 15 seconds; nothing is lost.',
  );
}

async function showAudit({ at, about }: Asked): Promise<Answer> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(about)) throw new Misuse('Give a UTC day: audit 2026-11-24.');
  return said(...(await auditLines(at, about)));
}

const COMMANDS: Readonly<Record<string, Command>> = {
  reader: { run: showReader, words: 1 },
  'audit-pack': { run: writePack, words: 2 },
  resend: { run: askAgain, words: 1, needsReason: true },
  suppress: { run: suppress, words: 1, needsReason: true },
  lift: { run: lift, words: 1, needsReason: true },
  release: { run: release, words: 1, needsReason: true },
  mail: { run: switchAll, words: 1, needsReason: true },
  queues: { run: async ({ at }) => said(...(await queueLines(at))), words: 0 },
  sources: { run: async ({ at }) => said(...(await sourceLines(at, new Date()))), words: 0 },
  audit: { run: showAudit, words: 1 },
};

function asked() {
  const options = {
    stage: { type: 'string' },
    reason: { type: 'string' },
    from: { type: 'string', default: '0' },
    help: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

async function main(): Promise<Answer> {
  const { values, positionals } = asked();
  const [what = '', ...words] = positionals;
  if (values.help === true || what === '') return said(HELP);
  const command = Object.hasOwn(COMMANDS, what) ? COMMANDS[what] : undefined;
  if (command === undefined) throw new Misuse(`There is no "${what}".\n${HELP}`);
  if (words.length !== command.words)
    throw new Misuse(`"${what}" takes ${command.words} words after it, not ${words.length}.\n${HELP}`);
  const reason = values.reason?.trim() ?? '';
  if (command.needsReason && reason === '') throw new Misuse('Say why: --reason "…".');
  if (!/^\d{1,5}$/.test(values.from)) throw new Misuse('Say from which mail on, as a number: --from 20.');
  const [about = '', file = ''] = words;
  return command.run({
    at: deployment(values.stage ?? 'prod'),
    about,
    file,
    reason,
    from: Number(values.from),
  });
}

try {
  const { lines, found } = await main();
  for (const line of lines) console.log(line);
  if (found === false) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Misuse ? 2 : 1;
}
