import { isDeepStrictEqual } from 'node:util';
import type { Alias, Company } from '../../domain/company.ts';
import type { CompanyId } from '../../domain/ids.ts';
import type { CompanyDirectory } from '../../ports/company-directory.ts';
import { aliasKey } from '../alias-key.ts';
import type { NameHit } from '../search-names.ts';
import { nameStarts, normaliseName, rankHits } from '../search-names.ts';

/** In-memory CompanyDirectory. */
export function memoryCompanyDirectory(): CompanyDirectory {
  const companies = new Map<CompanyId, Company>();
  const names = new Map<CompanyId, readonly NameHit[]>();
  const newAliases = new Map<string, Alias>();
  const followers = new Map<CompanyId, number>();
  let index: { readonly version: string; readonly bytes: Uint8Array } | undefined;

  return {
    company: async (id) => structuredClone(companies.get(id)),
    async companies(ids) {
      const found = ids.flatMap((id) => companies.get(id) ?? []);
      return structuredClone(new Map(found.map((company) => [company.companyId, company])));
    },
    async put(company) {
      const known = companies.get(company.companyId);
      if (isDeepStrictEqual(known, company)) return;
      const before = new Set(known?.aliases.map(aliasKey));
      const after = new Set(company.aliases.map(aliasKey));
      for (const alias of company.aliases)
        if (!before.has(aliasKey(alias))) newAliases.set(aliasKey(alias), structuredClone(alias));
      for (const key of before) if (!after.has(key)) newAliases.delete(key);
      const { companyId, name, country } = company;
      const hit = country === undefined ? { companyId, name } : { companyId, name, country };
      companies.set(companyId, structuredClone(company));
      names.set(
        companyId,
        nameStarts(company).map((start) => ({ ...start, hit })),
      );
    },
    async search(text, limit) {
      const prefix = normaliseName(text);
      if (prefix === '') return [];
      const found = [...names.values()].flat().filter((entry) => entry.text.startsWith(prefix));
      return structuredClone(rankHits(found, prefix, limit));
    },
    async *aliases() {
      for (const company of companies.values()) yield* structuredClone(company.aliases);
    },
    aliasesSinceIndex: async () => structuredClone([...newAliases.values()]),
    async index(knownVersion) {
      if (index === undefined) return undefined;
      return index.version === knownVersion ? 'unchanged' : structuredClone(index);
    },
    async saveIndex(version, bytes, includes) {
      index = { version, bytes: bytes.slice() };
      for (const alias of includes) newAliases.delete(aliasKey(alias));
    },
    followerEstimate: async (id) => Math.max(0, followers.get(id) ?? 0),
    async addFollowers(id, by) {
      followers.set(id, (followers.get(id) ?? 0) + by);
    },
  };
}
