import { describe, expect, it } from 'vitest';
import { memoryCompanyDirectory } from '../../../shared/adapters/memory/memory-company-directory.ts';
import { withParents } from '../../../shared/application/analyzing/mentioned-companies.ts';
import type { Company } from '../../../shared/domain/company.ts';
import { companyId } from '../../../shared/domain/ids.ts';

const company = (id: string, parent?: string): Company => ({
  companyId: companyId(id),
  name: id,
  aliases: [],
  affiliates: [],
  lists: [],
  origin: 'curated',
  ...(parent === undefined ? {} : { parent: companyId(parent) }),
});

describe('companies of a document', () => {
  it('come with all companies above them, also where two name each other as parent', async () => {
    const directory = memoryCompanyDirectory();
    for (const one of [
      company('unit', 'group'),
      company('group', 'holding'),
      company('holding', 'unit'),
      company('other'),
    ])
      await directory.put(one);
    const found = await withParents(directory, [companyId('unit'), companyId('absent')]);
    expect(new Set(found.keys())).toEqual(new Set(['group', 'holding', 'unit']));
  });
});
