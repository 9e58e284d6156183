import type { World } from './world.ts';

/** Lets the given minutes pass: workers work, the sweeper comes every minute, the planner every quarter. */
export async function passMinutes(w: World, minutes: number): Promise<void> {
  await w.pump();
  for (let minute = 0; minute < minutes; minute += 1) {
    w.clock.advance(60_000);
    if (w.clock.now().getUTCMinutes() % 15 === 0) await w.planDigests();
    await w.sweep();
    await w.pump();
  }
}

/** Jumps from quarter to quarter of an hour until the instant: for days on which little happens. */
export async function passQuartersUntil(w: World, instant: string): Promise<void> {
  const end = new Date(instant).getTime();
  const quarter = 15 * 60_000;
  while (w.clock.now().getTime() < end) {
    const next = Math.ceil((w.clock.now().getTime() + 1) / quarter) * quarter;
    w.clock.set(new Date(Math.min(next, end)));
    await w.planDigests();
    await w.sweep();
    await w.pump();
  }
}
