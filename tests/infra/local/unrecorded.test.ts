import { afterAll, beforeAll, expect, it } from 'vitest';
import { enabledSources } from '../../../infra/constructs/poll-plan.ts';
import { loadRecording } from '../../../infra/local/history/recording.ts';
import { type ReplayServer, startReplayServer } from '../../../infra/local/history/replay-server.ts';
import { unrecorded } from '../../../infra/local/history/unrecorded.ts';

let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer(loadRecording(), { now: () => new Date('2019-06-01T12:00:00Z') });
});
afterAll(() => server.stop());

it('every source that is on is answered by the recording, or left out of it', async () => {
  const sources = enabledSources({ on: [], off: [] });
  const out = unrecorded(sources, server.origins);
  expect(out).toContain('treasury-press');
  expect(out).not.toContain('fr-documents');
  for (const { id, url } of sources.filter(({ id }) => !out.includes(id))) {
    // The issue of a day on which there was one.
    const { origin, pathname, search } = new URL(url.replace('{date}', '2019-05-21'));
    const answer = await fetch(`${server.origins[origin]}${pathname}${search}`);
    expect(answer.status, id).toBe(200);
  }
});
