import type { Company } from '../../domain/company.ts';
import type { CompanyId } from '../../domain/ids.ts';
import type { CompanyDirectory } from '../../ports/company-directory.ts';

/** Groups are a few levels deep; a chain that is longer is a mistake in the directory. */
const DEEPEST = 6;

/** The companies with these ids and the companies above them: what is done to an affiliate counts for its parent. */
export async function withParents(
  directory: Pick<CompanyDirectory, 'companies'>,
  ids: readonly CompanyId[],
): Promise<ReadonlyMap<CompanyId, Company>> {
  const all = new Map<CompanyId, Company>();
  let wanted = ids;
  for (let level = 0; wanted.length > 0 && level < DEEPEST; level += 1) {
    const found = await directory.companies(wanted);
    for (const [id, company] of found) all.set(id, company);
    const parents = [...found.values()].flatMap((company) => company.parent ?? []);
    wanted = [...new Set(parents)].filter((id) => !all.has(id));
  }
  return all;
}
