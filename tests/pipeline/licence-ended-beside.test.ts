import { expect, test } from 'vitest';
import { HUAWEI } from '../harness/builders.ts';
import { publish, worldWithAnn } from '../harness/reminders.ts';
import { textOf } from '../harness/simulated-ses.ts';

test('the rule that lists more of a company and takes its temporary licence away is told with both in the lead', async () => {
  const w = await worldWithAnn();
  const changes = await publish(w, '2020-18213');
  const filed = changes.get('2020-18213');
  if (filed === undefined) throw new Error('the rule was not filed');
  const [match] = (await w.content.matches(filed)).filter(({ companyId }) => companyId === HUAWEI.companyId);
  expect(match).toMatchObject({ decision: 'alert', kind: 'entity_list_addition', alsoKinds: ['tgl_expiry'] });
  const [sent] = w.ses.accepted;
  const text = sent === undefined ? '' : textOf(sent.mail).replace(/\s+/g, ' ');
  expect(text).toContain(
    'adds affiliates of Huawei Technologies Co., Ltd. to the Entity List. It also says: temporary licence ends.',
  );
  expect(text).toContain('Ended before: 13 Aug 2020');
});
