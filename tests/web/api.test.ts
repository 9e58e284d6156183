import { beforeEach, describe, expect, test } from 'vitest';
import { openApi } from '../../functions/web/api/openapi.ts';
import { docId, matterIdOf } from '../../shared/domain/ids.ts';
import { listing } from '../unit/rendering/huawei-mails.ts';
import { type Site, siteInMemory } from './site.ts';
import { visitor } from './visitor.ts';

// biome-ignore lint/suspicious/noExplicitAny: a schema is JSON of any shape
type Json = any;

const MATTER = matterIdOf('huawei-export-controls');
let site: Site;
let person: ReturnType<typeof visitor>;

beforeEach(async () => {
  site = await siteInMemory();
  person = visitor(site);
  const { change, analysis } = listing;
  await site.content.putChange(change, site.clock.now());
  await site.content.putAnalysis(analysis);
  await site.content.putMatches(change, listing.matches);
  const huawei = listing.matches[0];
  if (huawei === undefined) throw new Error('no match');
  await site.content.putMatterEntry(
    {
      matterId: MATTER,
      title: 'Export controls on Huawei',
      regime: 'export-controls',
      party: { companyId: huawei.companyId, name: huawei.companyName },
    },
    {
      changeId: change.changeId,
      docId: docId('fr:2019-10616'),
      at: '2019-05-16T20:15:00.000Z',
      trust: 'official',
      stage: 'filed',
      type: 'new',
      kind: 'entity_list_addition',
      mechanisms: ['entity-list'],
      title: change.title,
      url: change.url,
      publisher: 'Federal Register',
    },
  );
});

const document = openApi('https://alerts.example.org') as Json;

/** Where the value does not fit the schema, as paths; empty if it fits. Knows what our description uses. */
function misfits(schema: Json, value: Json, path = '$'): string[] {
  if (schema.$ref !== undefined)
    return misfits(document.components.schemas[schema.$ref.split('/').at(-1)], value, path);
  if (schema.enum !== undefined) return schema.enum.includes(value) ? [] : [`${path}: ${value}`];
  const types = [schema.type].flat();
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (!types.includes(type)) return [`${path} is ${type}, not ${types}`];
  if (type === 'array')
    return value.flatMap((each: Json, at: number) => misfits(schema.items, each, `${path}[${at}]`));
  if (type !== 'object') return [];
  const extra = Object.keys(value).filter((key) => !(key in schema.properties));
  const absent = schema.required.filter((key: string) => !(key in value));
  return [
    ...[...extra, ...absent].map((key) => `${path}.${key} is extra or absent`),
    ...Object.entries(schema.properties).flatMap(([key, of]) => misfits(of, value[key], `${path}.${key}`)),
  ];
}

describe('the API', () => {
  test('answers every path of its description, in the shape that it describes', async () => {
    const ids: Record<string, string> = {
      '/companies': '?q=huaw',
      '/companies/{id}': 'huawei',
      '/companies/{id}/alerts': 'huawei',
      '/companies/{id}/matters': 'huawei',
      '/matters/{id}': MATTER,
      '/alerts/{id}': listing.change.changeId,
    };
    expect(Object.keys(document.paths)).toEqual(Object.keys(ids));
    for (const [path, { get }] of Object.entries<Json>(document.paths)) {
      const id = ids[path] ?? '';
      const address = `/api/v1${id.startsWith('?') ? path + id : path.replace('{id}', id)}`;
      const { status, text, headers } = await person.get(address);
      expect(status, address).toBe(200);
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
      const value = JSON.parse(text);
      expect(misfits(get.responses['200'].content['application/json'].schema, value), address).toEqual([]);
      if (Array.isArray(value)) expect(value.length, address).toBeGreaterThan(0);
      const nothing = await person.get(`/api/v1${path.replace('{id}', 'nothing')}`);
      if (path.includes('{id}'))
        expect([nothing.status, 'problem' in JSON.parse(nothing.text)]).toEqual([404, true]);
    }
  });

  test('describes itself', async () => {
    const served = JSON.parse((await person.get('/api/v1/openapi.json')).text);
    expect(served).toEqual(document);
    expect(served.openapi).toBe('3.1.0');
  });

  test('says nothing of readers', async () => {
    const { text } = await person.get(`/api/v1/alerts/${listing.change.changeId}`);
    expect(text).toContain('"decision":"alert"');
    expect(text).not.toMatch(/subscriber|@|follower/i);
  });
});
