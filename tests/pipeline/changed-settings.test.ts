import { expect, test } from 'vitest';
import { confirm } from '../../shared/application/confirm.ts';
import { releasePlan } from '../../shared/application/publish-plan.ts';
import { planId } from '../../shared/domain/ids.ts';
import { ALL_KIND_GROUPS } from '../../shared/domain/kind-groups.ts';
import { formOfSettings, type SettingsForm, withSettings } from '../../shared/domain/settings.ts';
import type { Subscriber } from '../../shared/domain/subscriber.ts';
import { linkToken } from '../../shared/domain/tokens.ts';
import { furnishedWorld, HIKVISION, HUAWEI, reader } from '../harness/builders.ts';
import { file } from '../harness/burst.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World, WorldOptions } from '../harness/world.ts';

const DOC = '2026-20001';
const FRIDAY = '2026-06-05T22:00:00Z';
const TUESDAY = '2026-06-02T15:00:00Z';

/** A world with ann, who follows Huawei and gets her digests at nine in New York. */
async function worldWithAnn(settings: Partial<Subscriber>, options: Partial<WorldOptions> = {}) {
  const w = await furnishedWorld({ start: TUESDAY, ...options });
  const ann = await reader(w, 'ann', [HUAWEI], { sendHour: 9, ...settings });
  const now = async () => {
    const profile = await w.people.subscriber(ann.subscriberId);
    if (profile === undefined) throw new Error('ann is gone');
    return profile;
  };
  const save = async (form: Partial<SettingsForm>) => {
    const before = await now();
    const wanted = { ...formOfSettings(before), ...form };
    const after = withSettings(before, wanted, before.companies, w.clock.now());
    await w.people.save({ ...after, version: before.version + 1 }, before);
  };
  return { w, save, now };
}

/** The kinds of the mails that told ann of the document. */
const tellings = (w: World) =>
  w.ses.accepted
    .filter(({ mail }) => mail.to === 'ann@example.com' && textOf(mail).includes(DOC))
    .map(({ mail }) => mail.tags['kind']);

test('a kind that was left to the digest is in it, though all kinds come at once since', async () => {
  const { w, save } = await worldWithAnn({ atOnce: ['reports'] });
  await file(w, DOC);
  await passMinutes(w, 5);
  await save({ atOnce: ALL_KIND_GROUPS });
  await passQuartersUntil(w, '2026-06-10T18:00:00Z');
  expect(tellings(w)).toEqual(['daily']);
});

test('what waits for the end of a quiet weekend comes, though its kind is left to the digest since', async () => {
  const quiet = { quietDays: { weekends: true }, quietHours: { from: 17, until: 8 } } as const;
  const { w, save } = await worldWithAnn(quiet, { start: FRIDAY });
  await file(w, DOC);
  await passMinutes(w, 5);
  await passQuartersUntil(w, '2026-06-07T18:00:00Z');
  await save({ atOnce: ['reports'] });
  await passQuartersUntil(w, '2026-06-16T18:00:00Z');
  expect(tellings(w)).toEqual(['alert']);
});

test('what an operator holds comes at once when it is released, though the reader turned to digests meanwhile', async () => {
  const { w, save } = await worldWithAnn({}, { holdAbove: 0 });
  const change = await file(w, DOC);
  await passMinutes(w, 5);
  await save({ frequency: 'daily' });
  await w.invoke(({ deps }) => releasePlan(deps, planId(change)));
  await passMinutes(w, 5);
  await passQuartersUntil(w, '2026-06-06T18:00:00Z');
  expect(tellings(w)).toEqual(['alert']);
});

test('who changes her mind twice before the digest is told in it', async () => {
  const { w, save } = await worldWithAnn({ frequency: 'daily' });
  await file(w, DOC);
  await passMinutes(w, 5);
  await save({ frequency: 'instant' });
  await passMinutes(w, 5);
  await save({ frequency: 'weekly' });
  await passQuartersUntil(w, '2026-06-16T18:00:00Z');
  expect(tellings(w)).toEqual(['daily']);
});

test('who signs up again, for one more company, misses nothing of the first', async () => {
  const { w, now } = await worldWithAnn({ frequency: 'daily' });
  await file(w, DOC);
  await passMinutes(w, 30);
  const { subscriberId: id, email } = await now();
  const requestedAt = w.clock.now().toISOString();
  const companies = [{ companyId: HIKVISION.companyId, name: HIKVISION.name }];
  const settings = { companies, frequency: 'daily', zone: 'America/New_York', sendHour: 9 } as const;
  const asked = { requestId: 'request-again-0000001', wordingVersion: '1', requestedAt };
  await w.people.putRequest({
    ...{ subscriberId: id, email, ...settings, ...asked },
    expiresAt: '2026-06-04T00:00:00.000Z',
  });
  const detail = { subscriber: id, detail: asked.requestId };
  const token = linkToken(await w.secrets.keys(), 'confirm', detail, w.clock.now());
  const confirmed = await w.invoke(({ deps }) => confirm(deps, token));
  expect(confirmed?.outcome).toBe('confirmed');
  await passQuartersUntil(w, '2026-06-06T18:00:00Z');
  expect(tellings(w)).toEqual(['daily']);
});
