import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Alias, AliasKind } from '../../shared/domain/company.ts';
import { companyId } from '../../shared/domain/ids.ts';
import type { CompanyDirectory } from '../../shared/ports/company-directory.ts';
import { aCompany } from '../harness/fixtures-for-contract.ts';

const alias = (id: string, text: string, kind: AliasKind): Alias => ({
  companyId: companyId(id),
  text,
  kind,
  strength: 'strong',
});
async function allOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
const texts = (aliases: readonly Alias[]) =>
  aliases.map((each) => each.text).sort((a, b) => (a < b ? -1 : 1));

/** What every CompanyDirectory keeps to; `make` gives an empty one. */
export function describeCompanyDirectory(name: string, make: () => Promise<CompanyDirectory>): void {
  describe(`company directory: ${name}`, () => {
    let directory: CompanyDirectory;
    beforeEach(async () => {
      directory = await make();
    });
    const names = async (prefix: string, limit = 10) =>
      (await directory.search(prefix, limit)).map((hit) => hit.name);

    test('companies are found by id, one or many', async () => {
      const many = Array.from({ length: 120 }, (_, n) => aCompany(`c-${n}`, `Company ${n}`));
      for (const company of many) await directory.put(company);
      expect(await directory.company(companyId('c-7'))).toEqual(many[7]);
      expect(await directory.company(companyId('none'))).toBeUndefined();
      const ids = many.map((company) => company.companyId);
      const found = await directory.companies([...ids, companyId('none'), companyId('c-7')]);
      expect(found.size).toBe(120);
      expect(found.get(companyId('c-99'))).toEqual(many[99]);
    });

    test('a later put replaces; aliases that are gone are removed everywhere', async () => {
      const huawei = aCompany('huawei', 'Huawei Technologies', {
        aliases: [alias('huawei', 'Huawei', 'trade'), alias('huawei', 'HWT', 'acronym')],
      });
      await directory.put(huawei);
      await directory.put(huawei);
      expect(texts(await allOf(directory.aliases()))).toEqual(['HWT', 'Huawei']);
      const next = {
        ...huawei,
        aliases: [alias('huawei', 'Huawei', 'trade'), alias('huawei', '华为', 'native')],
      };
      await directory.put(next);
      expect(await directory.company(huawei.companyId)).toEqual(next);
      expect(texts(await allOf(directory.aliases()))).toEqual(['Huawei', '华为']);
      expect(texts(await directory.aliasesSinceIndex())).toEqual(['Huawei', '华为']);
      expect(await names('hwt')).toEqual([]);
      expect(await names('华')).toEqual(['Huawei Technologies']);
    });

    test('aliases that differ only in case or kind are all kept', async () => {
      const aliases = [
        alias('zte', 'ZTE', 'acronym'),
        alias('zte', 'Zte', 'variant'),
        alias('zte', 'ZTE', 'trade'),
      ];
      await directory.put(aCompany('zte', 'ZTE Corporation', { aliases }));
      expect(texts(await allOf(directory.aliases()))).toEqual(['ZTE', 'ZTE', 'Zte']);
    });

    test('a company with hundreds of aliases is kept whole', async () => {
      const aliases = Array.from({ length: 300 }, (_, n) => alias('big', `Big Unit ${n}`, 'affiliate-name'));
      await directory.put(aCompany('big', 'Big', { aliases }));
      expect(await allOf(directory.aliases())).toHaveLength(300);
      expect(await directory.aliasesSinceIndex()).toHaveLength(300);
    });

    describe('search', () => {
      beforeEach(async () => {
        await directory.put(aCompany('huawei', 'Huawei Technologies Co., Ltd.'));
        await directory.put(aCompany('hua-hong', 'Hua Hong Semiconductor'));
        await directory.put(aCompany('huawei-cloud', 'Huawei Cloud'));
        await directory.put(aCompany('smic', 'Semiconductor Manufacturing International'));
        await directory.put(aCompany('sg', 'Société Générale S.A.'));
      });

      test('finds words of names by their start, names that begin with it first', async () => {
        expect(await names('semi')).toEqual([
          'Semiconductor Manufacturing International',
          'Hua Hong Semiconductor',
        ]);
        expect(await names('tech')).toEqual(['Huawei Technologies Co., Ltd.']);
      });

      test('puts the whole word before longer ones, then follows the alphabet', async () => {
        expect(await names('hua')).toEqual([
          'Hua Hong Semiconductor',
          'Huawei Cloud',
          'Huawei Technologies Co., Ltd.',
        ]);
      });

      test('works from one letter on, and over several words', async () => {
        expect(await names('h')).toHaveLength(3);
        expect(await names('hu')).toHaveLength(3);
        expect(await names('Huawei  tech')).toEqual(['Huawei Technologies Co., Ltd.']);
        expect(await names('huawei technologies co ltd x')).toEqual([]);
      });

      test('takes no notice of case, marks and punctuation', async () => {
        expect(await names('SOCIETE')).toEqual(['Société Générale S.A.']);
        expect(await names('géné')).toEqual(['Société Générale S.A.']);
        expect(await names('co., ltd')).toEqual(['Huawei Technologies Co., Ltd.']);
      });

      test('answers nothing to nothing, and no more than asked for', async () => {
        expect(await names('')).toEqual([]);
        expect(await names(' .,# ')).toEqual([]);
        expect(await names('hua', 2)).toHaveLength(2);
      });

      test('names a company once, with its country, by the name it has now', async () => {
        await directory.put(
          aCompany('huawei', 'Huawei Holding', {
            country: 'HK',
            aliases: [alias('huawei', 'Huawei', 'trade'), alias('huawei', 'Huawei Tech', 'variant')],
          }),
        );
        const hits = await directory.search('huawei', 10);
        expect(hits.filter((hit) => hit.companyId === 'huawei')).toEqual([
          { companyId: 'huawei', name: 'Huawei Holding', country: 'HK' },
        ]);
        expect(await names('co ltd')).toEqual([]);
      });

      test('does not lead to a company by the name of an affiliate or a place', async () => {
        const aliases = [alias('x', 'HiSilicon', 'affiliate-name'), alias('x', 'Shenzhen', 'place')];
        await directory.put(aCompany('x', 'Xinyuan', { aliases }));
        expect(await names('hisi')).toEqual([]);
        expect(await names('shen')).toEqual([]);
      });
    });

    test('the index is read back and knows when it is unchanged', async () => {
      expect(await directory.index()).toBeUndefined();
      const bytes = new Uint8Array(randomBytes(1_000_000));
      await directory.saveIndex('v1', bytes, []);
      expect(await directory.index()).toEqual({ version: 'v1', bytes });
      expect(await directory.index('v1')).toBe('unchanged');
      for (const version of ['v2', 'v3', 'v3', 'v4', 'v2', 'v2', 'v5']) {
        await directory.saveIndex(version, new TextEncoder().encode(version), []);
        expect(await directory.index('v1')).toEqual({ version, bytes: new TextEncoder().encode(version) });
      }
    });

    test('aliases are new until an index holds them', async () => {
      await directory.put(aCompany('a', 'Alpha'));
      const held = await directory.aliasesSinceIndex();
      await directory.put(aCompany('b', 'Beta'));
      await directory.saveIndex('v1', new Uint8Array([1]), [...held, ...held]);
      expect(texts(await directory.aliasesSinceIndex())).toEqual(['Beta']);
      expect(texts(await allOf(directory.aliases()))).toEqual(['Alpha', 'Beta']);
      await directory.put(aCompany('a', 'Alpha', { lists: [] }));
      expect(texts(await directory.aliasesSinceIndex())).toEqual(['Beta']);
    });

    test('followers are counted together, never below zero, apart from the company', async () => {
      const id = companyId('huawei');
      expect(await directory.followerEstimate(id)).toBe(0);
      await Promise.all(Array.from({ length: 20 }, () => directory.addFollowers(id, 1)));
      await directory.put(aCompany('huawei', 'Huawei'));
      await directory.addFollowers(id, -5);
      expect(await directory.followerEstimate(id)).toBe(15);
      await directory.addFollowers(id, -50);
      expect(await directory.followerEstimate(id)).toBe(0);
    });
  });
}
