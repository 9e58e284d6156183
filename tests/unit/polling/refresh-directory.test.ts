import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memoryCompanyDirectory } from '../../../shared/adapters/memory/memory-company-directory.ts';
import { refreshDirectory } from '../../../shared/application/refresh-directory.ts';
import { companyId, sourceId } from '../../../shared/domain/ids.ts';
import { loadIndex } from '../../../shared/domain/matching/match-index.ts';
import { readScreeningList } from '../../../shared/domain/sources/screening-list.ts';
import { catalogue } from './fr-answers.ts';
import { type Answer, json, page, pollWorld } from './poll-harness.ts';

const CSL = sourceId('csl');
const URL_OF_LIST = 'https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.json';
const sample = readFileSync(new URL('../../recorded/sources/csl/sample.json', import.meta.url), 'utf8');

function directoryWorld(answer: Answer) {
  const world = pollWorld(catalogue);
  const memory = memoryCompanyDirectory();
  const puts: string[] = [];
  const directory: typeof memory = {
    ...memory,
    put: async (company) => {
      puts.push(company.name);
      await memory.put(company);
    },
  };
  world.serve(URL_OF_LIST, answer);
  return { world, directory, puts, refresh: () => refreshDirectory({ ...world.deps(), directory }, CSL) };
}

const listed = page('application/json', sample);

describe('refreshDirectory', () => {
  it('stores companies with aliases, lists, parents and affiliates, and builds the index', async () => {
    const { directory, refresh } = directoryWorld(listed);
    expect(await refresh()).toEqual({ outcome: 'stored', changes: 9 });
    const [hit] = await directory.search('zephtronic tech', 5);
    const head = hit && (await directory.company(hit.companyId));
    expect(head).toMatchObject({
      name: 'Zephtronic Technologies Co., Ltd.',
      country: 'CN',
      lists: ['EL', 'EL_FN1', 'MEU'],
      origin: 'screening-list',
    });
    expect(head?.affiliates.map(({ name }) => name)).toEqual([
      'Beijing Zephtronic Digital Co., Ltd.',
      'Zephtronic Device (Sampleville) Co., Ltd.',
    ]);
    const member = await directory.company(head?.affiliates[0]?.id ?? companyId(''));
    expect(member?.parent).toBe(head?.companyId);
    const index = await directory.index();
    if (index === undefined || index === 'unchanged') throw new Error('no index was built');
    expect(() => loadIndex(index.bytes)).not.toThrow();
    expect(await directory.aliasesSinceIndex()).toEqual([]);
  });

  it('takes a name with a word of it in brackets behind it for the same company', async () => {
    const rows = [
      'Zephtronic Works Co., Ltd. (Zephtronic)',
      'Zephtronic Works Co., Ltd.',
      'Zephtronic Works Co., Ltd. (Hefei)',
    ];
    const results = rows.map((name) => ({ name, source: 'Entity List (EL) - BIS', alt_names: [] }));
    expect(readScreeningList(JSON.stringify({ results })).companies).toHaveLength(2);
  });

  it('writes nothing for a list that says the same in another order', async () => {
    const { world, puts, refresh } = directoryWorld(listed);
    await refresh();
    const before = puts.length;
    const { results, ...rest } = JSON.parse(sample);
    world.serve(
      URL_OF_LIST,
      json({ ...rest, search_performed_at: '2026-03-14T05:00:00.000Z', results: results.toReversed() }),
    );
    expect(await refresh()).toMatchObject({ changes: 0 });
    expect(puts).toHaveLength(before);
  });

  it('writes only the company that changed', async () => {
    const { world, puts, refresh } = directoryWorld(listed);
    await refresh();
    puts.length = 0;
    world.serve(URL_OF_LIST, page('application/json', sample.replace('"Zephtronic"', '"Zephtronic Group"')));
    expect(await refresh()).toEqual({ outcome: 'stored', changes: 1 });
    expect(puts).toEqual(['Zephtronic Technologies Co., Ltd.']);
  });

  it('takes names that readers typed into the index', async () => {
    const { directory, refresh } = directoryWorld(listed);
    await refresh();
    const id = companyId('reader-1');
    const alias = { companyId: id, text: 'Brindlewick Optics', kind: 'legal', strength: 'strong' } as const;
    await directory.put({
      companyId: id,
      name: alias.text,
      aliases: [alias],
      affiliates: [],
      lists: [],
      origin: 'reader',
    });
    expect(await refresh()).toEqual({ outcome: 'unchanged', changes: 0 });
    expect(await directory.aliasesSinceIndex()).toEqual([]);
  });

  it.each<[string, Answer, string]>([
    ['a wall', page('text/html', '<title>Access Denied</title>', { status: 403 }), 'blocked'],
    ['half a file', page('application/json', sample.slice(0, 4000)), 'failed'],
    ['a list without parties', json({ results: [] }), 'failed'],
    ['a file above the limit', { outcome: 'too-large', limit: 60_000_000 }, 'failed'],
  ])('keeps what it has for %s', async (_name, answer, outcome) => {
    const { world, puts, refresh } = directoryWorld(listed);
    await refresh();
    puts.length = 0;
    world.serve(URL_OF_LIST, answer);
    expect(await refresh()).toMatchObject({ outcome, changes: 0 });
    expect(puts).toEqual([]);
  });

  it('goes on with the next run when time runs out', async () => {
    const { world, directory, puts } = directoryWorld(listed);
    const late = { ...world.deps(), directory, deadline: world.now() };
    expect(await refreshDirectory(late, CSL)).toMatchObject({ outcome: 'stored', changes: 0 });
    await refreshDirectory({ ...world.deps(), directory }, CSL);
    expect(puts).toHaveLength(9);
  });
});
