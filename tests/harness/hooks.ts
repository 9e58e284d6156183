import type { Hook } from '../../shared/domain/hooks/hook.ts';
import type { Subscriber } from '../../shared/domain/subscriber.ts';
import { furnishedWorld, HUAWEI, listingText, reader } from './builders.ts';
import { detect } from './detect.ts';
import type { World, WorldOptions } from './world.ts';

export const TITLE = 'Additions to the Entity List';
export const PROGRAM = 'https://rules.example.com/in?key=of-ann';
export const SLACK = 'https://hooks.slack.com/services/T0/B0/of-ann';
export const TEAMS = 'https://contoso.webhook.office.com/of-ann';

export const rule = (w: World, doc: string) =>
  detect(w, { doc, title: TITLE, text: listingText(HUAWEI.name, doc) });

export const hook = (hookId: string, url: string, kind: Hook['kind'] = 'generic'): Hook => ({
  hookId,
  url,
  kind,
  kid: 'k1',
  turn: 0,
  addedAt: '2026-10-01T08:00:00.000Z',
});

/** Ann, who follows Huawei and has these hooks, each of which has taken its test. */
export async function annWith(
  w: World,
  hooks: readonly Hook[],
  more: Partial<Subscriber> = {},
): Promise<Subscriber> {
  const ann = await reader(w, 'ann', [HUAWEI], { hooks, ...more });
  for (const { hookId } of hooks) {
    await w.hooks.begin(ann.subscriberId, hookId);
    await w.hooks.turn(ann.subscriberId, { hookId, state: 'active' });
  }
  return ann;
}

/** A world in which ann has one program and ben no hook. */
export async function worldWithProgram(options: Partial<WorldOptions> = {}) {
  const w = await furnishedWorld(options);
  const ann = await annWith(w, [hook('h1', PROGRAM)]);
  await reader(w, 'ben', [HUAWEI]);
  return { w, ann };
}
