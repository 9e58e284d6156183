import { expect, test } from 'vitest';
import { mailFooter } from '../../../shared/domain/rendering/footer.ts';
import { SENDER } from './huawei-mails.ts';

const footerOf = (reader: string) =>
  mailFooter(SENDER, { manage: `/manage/${reader}`, unsubscribe: `/u/${reader}` }, 'You asked for it.');

test('who was forwarded a mail finds the way to an own watch, in a link that says nothing of the sender', () => {
  const line = (reader: string) =>
    footerOf(reader).find((spans) => JSON.stringify(spans).includes('Watch a company yourself'));
  expect(line('ann')).toEqual([
    'Somebody forwarded this to you? ',
    { link: 'Watch a company yourself', url: SENDER.publicUrl },
  ]);
  expect(line('ann')).toEqual(line('ben'));
});
