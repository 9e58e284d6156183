import { createRequire } from 'node:module';

type Item = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Table {
  readonly GlobalSecondaryIndexes?: readonly {
    readonly IndexName: string;
    readonly KeySchema: readonly { readonly AttributeName: string }[];
  }[];
}

type UpdateIndexes = (
  store: unknown,
  table: Table,
  before: Item | null | undefined,
  after: Item | null | undefined,
  done: unknown,
) => unknown;

/** The inside of dynalite through which every write goes. */
interface DynaliteDb {
  updateIndexes: UpdateIndexes;
  itemSize(item: Item): number;
}

const db = createRequire(import.meta.url)('dynalite/db') as DynaliteDb;

/**
 * Tells the write request units of every write that the embedded DynamoDB of this process does, since dynalite itself
 * leaves indexes out. Returns what ends it. A write costs one unit for each KB (begun) of the larger of the item before
 * and after; each index with the item in it before or after costs as much again, and twice that where its key changes
 * (DynamoDB guide, "Provisioned throughput considerations for global secondary indexes"). All our indexes hold whole items.
 */
export function watchWrites(wrote: (units: number) => void): () => void {
  const real = db.updateIndexes;
  db.updateIndexes = (store, table, before, after, done) => {
    wrote(unitsOf(table, before, after));
    return real(store, table, before, after, done);
  };
  return () => {
    db.updateIndexes = real;
  };
}

function unitsOf(table: Table, before: Item | null | undefined, after: Item | null | undefined): number {
  const size = Math.max(...[before, after].map((item) => (item ? db.itemSize(item) : 0)));
  const units = Math.max(1, Math.ceil(size / 1024));
  const writes = (table.GlobalSecondaryIndexes ?? []).map(({ KeySchema }) => {
    const keys = [before, after].map((item) => keyIn(item, KeySchema));
    const [was, is] = keys;
    if (was === undefined && is === undefined) return 0;
    return was !== undefined && is !== undefined && was !== is ? 2 : 1;
  });
  return units * writes.reduce<number>((sum, each) => sum + each, 1);
}

/** The key of the item in an index; undefined where it is not in it. */
function keyIn(
  item: Item | null | undefined,
  schema: readonly { readonly AttributeName: string }[],
): string | undefined {
  const values = schema.map(({ AttributeName }) => item?.[AttributeName]);
  return values.includes(undefined) ? undefined : JSON.stringify(values);
}
