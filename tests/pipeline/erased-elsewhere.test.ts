import { expect, test } from 'vitest';
import { erase } from '../../shared/application/reader/own-data.ts';
import { subscriberIdOf } from '../../shared/domain/ids.ts';
import { linkToken, pepperOf } from '../../shared/domain/tokens.ts';
import { furnishedWorld, HUAWEI, reader } from '../harness/builders.ts';
import { file } from '../harness/burst.ts';
import { passMinutes } from '../harness/passing-time.ts';

const ELSEWHERE = 'zoe@example.com';

test.each([
  [true, 'complaint'],
  [false, undefined],
])(
  'an address that a reader has moved to is not written to after her erasure, if its mail was refused (%s)',
  async (refused, why) => {
    const w = await furnishedWorld();
    const key = subscriberIdOf(ELSEWHERE, pepperOf(await w.secrets.keys()));
    const moved = { email: ELSEWHERE, addressSince: '2026-09-01T00:00:00.000Z' };
    const ann = await reader(w, 'ann', [HUAWEI], moved);
    await w.people.noteMovedTo(key, ann.subscriberId);
    await file(w, '2026-20001');
    await passMinutes(w, 2);
    const [mail] = w.ses.accepted;
    if (mail === undefined) throw new Error('no mail went out');
    const complainedRecipients = [{ emailAddress: ELSEWHERE }];
    const timestamp = w.clock.now().toISOString();
    if (refused)
      w.ses.report(mail, 'Complaint', { complainedRecipients, complaintFeedbackType: 'abuse', timestamp });
    await passMinutes(w, 1);
    const whose = { subscriber: ann.subscriberId, detail: String(ann.tokenVersion) };
    const token = linkToken(await w.secrets.keys(), 'erase', whose, w.clock.now());
    const receipt = await w.invoke(({ deps }) => erase(deps, token));
    expect(receipt?.companies).toBe(1);
    expect(await w.people.suppressed(key)).toBe(why);
  },
);
