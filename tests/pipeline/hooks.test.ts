import { describe, expect, test } from 'vitest';
import { erase, exportData } from '../../shared/application/reader/own-data.ts';
import { hookSecrets, signedHeaders } from '../../shared/domain/hooks/signature.ts';
import { companyId } from '../../shared/domain/ids.ts';
import { buildIndex } from '../../shared/domain/matching/index-build.ts';
import { linkToken } from '../../shared/domain/tokens.ts';
import { furnishedWorld, HUAWEI, reader } from '../harness/builders.ts';
import { annWith, hook, PROGRAM, rule, SLACK, TEAMS, TITLE, worldWithProgram } from '../harness/hooks.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';

describe('a change', () => {
  test('is told to each hook of a reader once, in its form, and to nobody who has none', async () => {
    const w = await furnishedWorld({ repeats: 0.5, seed: 3 });
    await annWith(w, [hook('h1', PROGRAM), hook('h2', SLACK, 'slack'), hook('h3', TEAMS, 'teams')]);
    await reader(w, 'ben', [HUAWEI]);
    await rule(w, '2026-20001');
    await passMinutes(w, 10);
    expect(w.receivers.calls).toHaveLength(3);
    expect(new Set(w.receivers.calls.map(({ url }) => url))).toEqual(new Set([SLACK, TEAMS, PROGRAM]));
    const body = (url: string) => JSON.parse(w.receivers.calls.find((call) => call.url === url)?.body ?? '');
    expect(body(PROGRAM)).toMatchObject({
      type: 'alert',
      data: { title: TITLE, official: true, companies: [{ id: 'huawei', decision: 'alert' }] },
    });
    expect(body(SLACK).text).toContain('Filed, not yet published: ');
    expect(body(TEAMS).attachments[0].content.type).toBe('AdaptiveCard');
    expect(w.failures).toEqual([]);
  });

  test('is signed for the program with the secret that its reader was shown', async () => {
    const { w } = await worldWithProgram();
    await rule(w, '2026-20001');
    await passMinutes(w, 5);
    const [call] = w.receivers.calls;
    const { id = '', body = '', at = new Date(), headers } = call ?? {};
    const secrets = hookSecrets(await w.secrets.keys(), hook('h1', PROGRAM), at);
    expect(secrets).toHaveLength(1);
    expect(headers).toEqual(signedHeaders(secrets, { id, body }, at));
  });

  test('is not told to a hook that has taken no test, nor of what is in a digest, nor to who paused', async () => {
    const w = await furnishedWorld();
    const ann = await annWith(w, [hook('h1', PROGRAM)]);
    await w.hooks.begin(ann.subscriberId, 'h1');
    const other = (name: string) => hook(`h-${name}`, `https://rules.example.com/${name}`);
    for (const [name, more] of [
      ['ben', { frequency: 'daily' }],
      ['cat', { status: 'paused' }],
      ['dan', { atOnce: [] }],
    ] as const) {
      const who = await reader(w, name, [HUAWEI], { hooks: [other(name)], ...more });
      await w.hooks.begin(who.subscriberId, other(name).hookId);
      await w.hooks.turn(who.subscriberId, { hookId: other(name).hookId, state: 'active' });
    }
    await rule(w, '2026-20001');
    await passMinutes(w, 10);
    expect(w.receivers.calls).toEqual([]);
  });

  test('is told to programs in quiet hours too', async () => {
    const w = await furnishedWorld();
    await annWith(w, [hook('h1', PROGRAM)], { quietHours: { from: 8, until: 11 } });
    await rule(w, '2026-20001');
    await passMinutes(w, 5);
    expect(w.receivers.calls).toHaveLength(1);
    expect(w.ses.accepted).toEqual([]);
  });

  test('is told without the names that a reader typed, and not at all where there are no others', async () => {
    const w = await furnishedWorld();
    const id = companyId('reader-abc');
    const typed = {
      ...HUAWEI,
      companyId: id,
      aliases: HUAWEI.aliases.map((each) => ({ ...each, companyId: id })),
    };
    await w.directory.put(typed);
    const aliases = [...HUAWEI.aliases, ...typed.aliases];
    await w.directory.saveIndex('2', buildIndex(aliases), aliases);
    await annWith(w, [hook('h1', PROGRAM)], { companies: [HUAWEI, typed] });
    const ben = await reader(w, 'ben', [typed], { hooks: [hook('h2', SLACK, 'slack')] });
    await w.hooks.begin(ben.subscriberId, 'h2');
    await w.hooks.turn(ben.subscriberId, { hookId: 'h2', state: 'active' });
    await rule(w, '2026-20001');
    await passMinutes(w, 20);
    expect(new Set(w.ses.accepted.map(({ mail }) => mail.to))).toEqual(
      new Set(['ann@example.com', 'ben@example.com']),
    );
    expect(w.receivers.calls.map(({ url }) => url)).toEqual([PROGRAM]);
    expect(JSON.stringify(w.receivers.calls)).not.toContain('reader-abc');
  });
});

describe('a receiver that fails', () => {
  test('is called eight times over two days, each time under the same id, and then its hook is off', async () => {
    const { w, ann } = await worldWithProgram();
    w.receivers.answer(PROGRAM, 503);
    await rule(w, '2026-20001');
    await passMinutes(w, 10);
    await passQuartersUntil(w, '2026-10-05T12:00:00Z');
    expect(w.receivers.calls).toHaveLength(8);
    expect(new Set(w.receivers.calls.map(({ id }) => id)).size).toBe(1);
    expect(new Set(w.receivers.calls.map(({ body }) => body)).size).toBe(1);
    const [first, last] = [w.receivers.calls[0], w.receivers.calls.at(-1)];
    const hours = ((last?.at.getTime() ?? 0) - (first?.at.getTime() ?? 0)) / 3_600_000;
    expect([hours >= 44, hours <= 48]).toEqual([true, true]);
    expect(await w.hooks.standings(ann.subscriberId)).toMatchObject([{ state: 'off', reason: 'status 503' }]);
    expect(await w.ledger.hookCallsOf(ann.subscriberId, 9)).toMatchObject([
      { state: 'failed', hookId: 'h1' },
    ]);
    w.receivers.answer(PROGRAM, 200);
    await rule(w, '2026-20002');
    await passMinutes(w, 10);
    expect(w.receivers.calls).toHaveLength(8);
  });

  test('and is well again takes what it missed', async () => {
    const { w, ann } = await worldWithProgram();
    w.receivers.answer(PROGRAM, 500);
    await rule(w, '2026-20001');
    await passMinutes(w, 10);
    w.receivers.answer(PROGRAM, 200);
    await passQuartersUntil(w, '2026-10-02T14:00:00Z');
    expect(w.receivers.calls).toHaveLength(4);
    expect(await w.ledger.hookCallsOf(ann.subscriberId, 9)).toMatchObject([
      { state: 'sent', reason: 'status 200' },
    ]);
    expect(await w.hooks.standings(ann.subscriberId)).toEqual([{ hookId: 'h1', state: 'active' }]);
  });

  test('and refuses is asked three times; one that is gone is asked once', async () => {
    const w = await furnishedWorld();
    const ann = await annWith(w, [hook('h1', PROGRAM), hook('h2', SLACK, 'slack')]);
    w.receivers.answer(PROGRAM, 400);
    w.receivers.answer(SLACK, 410);
    await rule(w, '2026-20001');
    await passMinutes(w, 30);
    const to = (url: string) => w.receivers.calls.filter((call) => call.url === url).length;
    expect([to(PROGRAM), to(SLACK)]).toEqual([3, 1]);
    expect(await w.hooks.standings(ann.subscriberId)).toMatchObject([{ state: 'active' }, { state: 'off' }]);
  });

  test('and whose hook was removed is not called again', async () => {
    const { w, ann } = await worldWithProgram();
    w.receivers.answer(PROGRAM, 500);
    await rule(w, '2026-20001');
    await passMinutes(w, 4);
    const before = w.receivers.calls.length;
    await w.people.save({ ...ann, hooks: [], version: ann.version + 1 }, ann);
    await passQuartersUntil(w, '2026-10-03T12:00:00Z');
    expect(w.receivers.calls).toHaveLength(before);
    expect(await w.ledger.hookCallsOf(ann.subscriberId, 9)).toMatchObject([
      { state: 'skipped', reason: 'removed' },
    ]);
  });
});

test('what is kept of hooks and their calls is handed out and erased with the rest', async () => {
  const { w, ann } = await worldWithProgram();
  w.receivers.answer(PROGRAM, 500);
  await rule(w, '2026-20001');
  await passMinutes(w, 4);
  const token = async (scope: 'export' | 'erase') =>
    linkToken(
      await w.secrets.keys(),
      scope,
      { subscriber: ann.subscriberId, detail: String(ann.tokenVersion) },
      w.clock.now(),
    );
  const deps = { ...w, confirmations: w.queues.confirmations, newId: () => 'id' };
  expect(await exportData(deps, await token('export'))).toMatchObject({
    subscriber: { hooks: [{ url: PROGRAM }] },
    hooks: [{ hookId: 'h1', state: 'active' }],
    hookCalls: [{ hookId: 'h1', state: 'deferred', reason: 'status 500' }],
  });
  await erase(deps, await token('erase'));
  const before = w.receivers.calls.length;
  await passQuartersUntil(w, '2026-10-03T12:00:00Z');
  expect(w.receivers.calls).toHaveLength(before);
  expect(await w.hooks.standings(ann.subscriberId)).toEqual([]);
  expect(await w.ledger.hookCallsOf(ann.subscriberId, 9)).toEqual([]);
  expect(await w.people.followers(HUAWEI.companyId, 'hook', { from: '0', to: 'g' }, 10)).toEqual({
    items: [],
  });
});
