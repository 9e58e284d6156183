import type { Alias } from '../domain/company.ts';
import { hashId } from '../domain/ids.ts';
import { normaliseName } from './search-names.ts';

/** Sort key of an alias: readable, ordered by name, and different for any two aliases that differ in anything. */
export function aliasKey(alias: Alias): string {
  const identity = hashId(alias.companyId, alias.text, alias.kind, alias.strength).slice(0, 8);
  return `${normaliseName(alias.text).slice(0, 200)}#${alias.companyId}#${identity}`;
}
