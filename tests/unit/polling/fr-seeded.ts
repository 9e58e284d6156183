import {
  catalogue,
  filing,
  INSPECTION,
  INSPECTION_URL,
  inspectionList,
  plainText,
  rawTextUrl,
} from './fr-answers.ts';
import { type PollWorld, pollWorld } from './poll-harness.ts';

/** A world in which public inspection has been polled once and held one old filing. */
export async function seeded(): Promise<PollWorld> {
  const world = pollWorld(catalogue);
  world.serve(INSPECTION_URL, inspectionList([filing('2026-20001')]));
  world.serve(rawTextUrl('2026-20001'), plainText('An old rule.'));
  await world.poll(INSPECTION);
  world.wait(15);
  return world;
}
