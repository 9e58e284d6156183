import { beforeEach, describe, expect, it } from 'vitest';
import { companyId } from '../../../shared/domain/ids.ts';
import { catalogue } from './fr-answers.ts';
import { type Answer, notFound, type PollWorld, page, pollWorld } from './poll-harness.ts';
import { article, rss, YAHOO, YAHOO_URL } from './press-answers.ts';

const LINK = 'https://news.yahoo.com/story.html';
const TITLE = 'Agency weighs a wider rule';
const first =
  'Two people said on Friday that the agency may lower the share to 10 percent, and that nothing was decided.';
const second =
  'The company did not answer a question, and the department declined to speak about it in any detail at all.';
const list = rss([{ link: LINK, title: TITLE }]);

let world: PollWorld;

/** A source that was read before, and then a story that readers were alerted to. */
async function alerted(decision: 'alert' | 'mention' = 'alert'): Promise<void> {
  world = pollWorld(catalogue);
  world.serve(YAHOO_URL, rss([{ link: 'https://news.yahoo.com/old.html', title: 'Old' }]));
  await world.poll(YAHOO);
  world.wait(10);
  world.serve(YAHOO_URL, list);
  world.serve(LINK, article([first, second]));
  await world.poll(YAHOO);
  const change = (await world.announced()).at(-1);
  if (change === undefined) throw new Error('the story was not announced');
  await world.content.putMatches(change, [
    {
      changeId: change.changeId,
      companyId: companyId('company'),
      companyName: 'Company',
      decision,
      grade: 'named',
      kind: 'reported_not_official',
      evidence: [],
      matcherVersion: '1',
    },
  ]);
  await world.content.setChangeState(change.changeId, 'analyzed');
  world.messages.length = 0;
}

const later = async (minutes: number, answer: Answer) => {
  world.wait(minutes);
  world.serve(LINK, answer);
  world.requests.length = 0;
  await world.poll(YAHOO);
  return world.requests.filter(({ url }) => url === LINK).length;
};

const changes = () => world.announced();

describe('a story that readers were alerted to', () => {
  beforeEach(() => alerted());

  it('is looked at after an hour, six hours, a day and a week, and then no more', async () => {
    const same = article([first, second]);
    const looks = [];
    for (const minutes of [30, 40, 60, 300, 600, 1000, 8640, 20_000]) looks.push(await later(minutes, same));
    expect(looks).toEqual([0, 1, 0, 1, 0, 1, 1, 0]);
    expect(await changes()).toEqual([]);
  });

  it('is amended when a number changed without a word in the feed', async () => {
    await later(70, article([first.replace('10 percent', '25 percent'), second]));
    expect(await changes()).toMatchObject([{ type: 'amended', toRev: 2, silent: false }]);
  });

  it('is amended when the page got another headline', async () => {
    const retitled = page(
      'text/html',
      `<html><body><article><h1>Another story now</h1><div class="caas-body"><p>${first}</p><p>${second}</p></div></article></body></html>`,
    );
    await later(70, retitled);
    expect(await changes()).toMatchObject([{ type: 'amended', title: 'Another story now' }]);
  });

  it('is not amended by commas, quotes or a corrected typing error', async () => {
    await later(
      70,
      article([first.replace('Friday that', 'Friday, that'), second.replace('declined', 'declind')]),
    );
    expect(await changes()).toEqual([]);
  });

  it('is withdrawn when its page is gone twice, six hours apart, and not before', async () => {
    await later(70, notFound);
    expect(await changes()).toEqual([]);
    await later(60, notFound);
    expect(await changes()).toEqual([]);
    await later(310, notFound);
    expect(await changes()).toMatchObject([{ type: 'withdrawn', stage: 'withdrawn' }]);
    expect(await later(3000, notFound)).toBe(0);
    expect(await changes()).toHaveLength(1);
  });

  it('is not withdrawn when its page comes back', async () => {
    await later(70, notFound);
    await later(370, article([first, second]));
    await later(1000, notFound);
    expect(await changes()).toEqual([]);
  });

  it('is withdrawn when its page says so', async () => {
    await later(
      70,
      article(['This story has been withdrawn because one of its sources could not be confirmed.']),
    );
    expect(await changes()).toMatchObject([{ type: 'withdrawn' }]);
  });

  it('stands when a wall, a paywall or a failure hides its page', async () => {
    await later(70, page('text/html', '<html><title>Access Denied</title></html>', { status: 403 }));
    await later(
      300,
      page('text/html', '<html><body><div id="px-captcha">Verify you are human</div></body></html>'),
    );
    await later(
      1200,
      page(
        'text/html',
        `<html><body><article><h1>A story</h1><p>${first.slice(0, 60)}</p><p>Subscribe to continue reading.</p></article></body></html>`,
      ),
    );
    await later(9000, page('text/html', 'oops', { status: 500 }));
    expect(await changes()).toEqual([]);
  });

  it('is compared as the rules of today read both pages, so that better rules are no news', async () => {
    const [stored] = [await world.content.head((await docOf()) as never)];
    expect(stored?.page?.extractor).toBeDefined();
    // What other rules once took from the same page.
    if (stored === undefined) throw new Error('no head');
    await world.content.moveHead(stored.rev, {
      ...stored,
      textHash: 'of another text',
      contentHash: 'of another text',
      page: { ...(stored.page as NonNullable<typeof stored.page>), extractor: '1' },
    });
    await later(70, article([first, second]));
    expect(await changes()).toEqual([]);
    await later(300, article([first.replace('10 percent', '15 percent'), second]));
    expect(await changes()).toMatchObject([{ type: 'amended' }]);
  });
});

const docOf = async () => {
  const due = await world.press.dueRechecks(YAHOO, new Date('2030-01-01T00:00:00Z'), 1);
  return due[0]?.docId;
};

describe('a story that alerted nobody', () => {
  it('is not looked at again', async () => {
    await alerted('mention');
    expect(await later(70, article([first.replace('10', '25'), second]))).toBe(0);
    expect(await later(500, article([first.replace('10', '25'), second]))).toBe(0);
  });
});
