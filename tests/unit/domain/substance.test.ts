import { describe, expect, test } from 'vitest';
import { companyId } from '../../../shared/domain/ids.ts';
import type { Told } from '../../../shared/domain/substance.ts';
import { saysMore } from '../../../shared/domain/substance.ts';

const FILED: Told = {
  kind: 'tgl_extension',
  kinds: new Map([[companyId('huawei'), ['tgl_extension', 'license_policy_change']]]),
  companies: [companyId('huawei')],
  metadata: {
    title: 'Extension of the temporary general licence',
    url: 'https://example.org/filed',
    type: 'Rule',
    stage: 'filed',
    publisher: 'Federal Register',
    agencies: [],
  },
  facts: [
    { label: 'Ends', value: '2020-02-16', date: '2020-02-16' },
    { label: 'In force from', value: 'on publication' },
  ],
};

describe('saysMore', () => {
  test('the printed copy with number, citation and the filled-in date says nothing more', () => {
    const printed: Told = {
      ...FILED,
      metadata: { ...FILED.metadata, stage: 'published', citation: '84 FR 1', number: '2019-1' },
      facts: [
        { label: 'Ends', value: '2020-02-16', date: '2020-02-16' },
        { label: 'In force from', value: '2019-11-20', date: '2019-11-20' },
        { label: 'Regulation', value: '1' },
      ],
    };
    expect(saysMore(FILED, printed)).toBe(false);
  });

  test('another kind of the document, but the same for each company, says nothing more', () => {
    expect(saysMore(FILED, { ...FILED, kind: 'license_policy_change' })).toBe(false);
    const otherwise: Told['kinds'] = new Map([[companyId('huawei'), ['license_policy_change']]]);
    expect(saysMore(FILED, { ...FILED, kinds: otherwise })).toBe(false);
  });

  test.each<[string, Partial<Told>]>([
    ['another date of the same thing', { facts: [{ label: 'Ends', value: '', date: '2020-03-01' }] }],
    ['another kind for a company', { kinds: new Map([[companyId('huawei'), ['tgl_expiry']]]) }],
    ['another kind where no company is told of', { kind: 'tgl_expiry', kinds: new Map() }],
    ['a further company', { companies: [companyId('huawei'), companyId('hisilicon')] }],
    ['another title', { metadata: { ...FILED.metadata, title: 'Revocation of the licence' } }],
  ])('%s does', (_, change) => {
    expect(saysMore(FILED, { ...FILED, ...change })).toBe(true);
  });
});
