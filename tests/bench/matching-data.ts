import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Company } from '../../shared/domain/company.ts';
import { companyId } from '../../shared/domain/ids.ts';
import { completeAliases } from '../../shared/domain/matching/alias-forms.ts';
import { computeStrength } from '../../shared/domain/matching/alias-strength.ts';
import { realData } from '../harness/real-data.ts';

interface ListedEntity {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** The real Entity List as companies, or undefined where the data is absent. */
export function entityListCompanies(): readonly Company[] | undefined {
  const path = realData('entity-list-2026-07-09.json');
  if (!existsSync(path)) return undefined;
  const { entities } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly entities: readonly ListedEntity[];
  };
  return entities.map((entity, number) => {
    const id = companyId(`listed-${number}`);
    return completeAliases({
      companyId: id,
      name: entity.name,
      aliases: [entity.name, ...entity.aliases].map((text, i) => {
        const kind = i === 0 ? ('legal' as const) : ('listed-alias' as const);
        return { companyId: id, text, kind, strength: computeStrength(text, 'listed-alias') };
      }),
      affiliates: [],
      lists: ['EL'],
      origin: 'screening-list',
    });
  });
}

export interface Abstract {
  readonly n: string;
  readonly title: string;
  readonly abstract: string;
}

/** Real titles and abstracts of the Federal Register, or undefined where the data is absent. */
export function abstracts(): readonly Abstract[] | undefined {
  const path = realData('fr-abstracts-sample.jsonl.gz');
  if (!existsSync(path)) return undefined;
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Abstract);
}
