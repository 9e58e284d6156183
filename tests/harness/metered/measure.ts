import { detect } from '../detect.ts';
import { INSPECTION } from '../simulated-web.ts';
import { furnishReaders, tellAll } from './change-to-many.ts';
import { between, type Usage } from './meter.ts';
import { type MeteredWorld, meteredWorld } from './metered-world.ts';

/** What each thing that happens again and again asks of AWS, as measured. */
export interface Measured {
  readonly mails: number;
  /** One change told to `mails` readers, with all that SES reports of them. */
  readonly telling: Usage;
  /** A document found and read in which nobody is named. */
  readonly document: Usage;
  /** A look at a source that has nothing, a sweep that finds nothing, a planning of no digest. */
  readonly poll: Usage;
  readonly sweep: Usage;
  readonly planning: Usage;
}

/** Measures on the AWS adapters over the emulators; some seconds for a hundred readers. */
export async function measure(readers: number): Promise<Measured> {
  const metered = await meteredWorld();
  try {
    await furnishReaders(metered, readers);
    return { mails: readers, ...(await rounds(metered)) };
  } finally {
    await metered.stop();
  }
}

async function rounds(metered: MeteredWorld): Promise<Omit<Measured, 'mails'>> {
  const { w, usage } = metered;
  const used = async (work: () => Promise<unknown>): Promise<Usage> => {
    const before = usage();
    await work();
    return between(before, usage());
  };
  // The first look at a source stores what it has; the second is what happens all day.
  await w.poll(INSPECTION);
  const poll = await used(() => w.poll(INSPECTION));
  const sweep = await used(w.sweep);
  const planning = await used(w.planDigests);
  const text =
    'AGENCY: Forest Service.\n\nACTION: Notice of meeting.\n\nSUMMARY: The advisory committee will meet in June.\n';
  const document = await used(async () => {
    await detect(w, { doc: '2026-10001', title: 'Notice of a Meeting', text: text.repeat(200) });
    await w.drain();
  });
  const telling = await tellAll(metered);
  if (w.failures.length > 0) throw w.failures[0];
  return { telling, document, poll, sweep, planning };
}
