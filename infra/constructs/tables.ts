import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { SETTINGS, type SettingName } from '../../shared/runtime/environment.ts';
import type { Capability } from './capability.ts';

export type IndexName = 'gsi1' | 'gsi2' | 'due';

const INDEX_KEYS: Readonly<Record<IndexName, readonly [partition: string, sort: string]>> = {
  gsi1: ['gsi1pk', 'gsi1sk'],
  gsi2: ['gsi2pk', 'gsi2sk'],
  due: ['dueShard', 'due'],
};

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];

/** One kind of data, and what a function may be allowed to do with it. */
export class DataTable {
  readonly table: Table;
  private readonly setting: SettingName;

  constructor(table: Table, setting: SettingName) {
    this.table = table;
    this.setting = setting;
  }

  /** Reads items and the named indexes. */
  read(...indexes: readonly IndexName[]): Capability {
    return (fn) => {
      this.name(fn);
      fn.addToRolePolicy(new PolicyStatement({ actions: READ, resources: [this.table.tableArn] }));
      this.queryIndexes(fn, indexes);
    };
  }

  /** Reads and writes items and reads the named indexes. */
  readWrite(...indexes: readonly IndexName[]): Capability {
    return (fn) => {
      this.name(fn);
      fn.addToRolePolicy(
        new PolicyStatement({ actions: [...READ, ...WRITE], resources: [this.table.tableArn] }),
      );
      this.queryIndexes(fn, indexes);
    };
  }

  /** Reads, and writes or only removes, items whose partition key fits one of the patterns (`*` matches any text). */
  only(
    patterns: { readonly read: readonly string[] } & (
      | { readonly write: readonly string[] }
      | { readonly remove: readonly string[] }
    ),
    ...indexes: readonly IndexName[]
  ): Capability {
    return (fn) => {
      this.name(fn);
      const [actions, changed] =
        'write' in patterns ? [WRITE, patterns.write] : [['dynamodb:DeleteItem'], patterns.remove];
      fn.addToRolePolicy(keyed(READ, [this.table.tableArn], patterns.read));
      fn.addToRolePolicy(keyed(actions, [this.table.tableArn], changed));
      if (indexes.length > 0)
        fn.addToRolePolicy(keyed(['dynamodb:Query'], this.indexArns(indexes), patterns.read));
    };
  }

  /** Changes single items whose partition key fits one of the patterns, and reads none: counters. */
  count(...patterns: readonly string[]): Capability {
    return (fn) => {
      this.name(fn);
      fn.addToRolePolicy(keyed(['dynamodb:UpdateItem'], [this.table.tableArn], patterns));
    };
  }

  private name(fn: Parameters<Capability>[0]): void {
    fn.addEnvironment(SETTINGS[this.setting], this.table.tableName);
  }

  private queryIndexes(fn: Parameters<Capability>[0], indexes: readonly IndexName[]): void {
    if (indexes.length === 0) return;
    fn.addToRolePolicy(
      new PolicyStatement({ actions: ['dynamodb:Query'], resources: this.indexArns(indexes) }),
    );
  }

  private indexArns(indexes: readonly IndexName[]): string[] {
    return indexes.map((index) => `${this.table.tableArn}/index/${index}`);
  }
}

/** For an index, the leading key is the partition key of the index. */
function keyed(actions: string[], resources: string[], patterns: readonly string[]): PolicyStatement {
  const conditions = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns } };
  return new PolicyStatement({ actions, resources, conditions });
}

/**
 * The three tables: Content (sources, documents, changes, companies), People (who follows what) and Ledger (what was
 * planned and sent). They differ in who may touch them, how long things stay and what is worth a backup.
 */
export class Tables extends Construct {
  readonly content: DataTable;
  readonly people: DataTable;
  readonly ledger: DataTable;

  constructor(scope: Construct, id: string, props: { readonly protect: boolean }) {
    super(scope, id);
    const make = (name: string, backup: boolean, ...indexes: readonly IndexName[]) => {
      const table = new Table(this, name, {
        partitionKey: { name: 'pk', type: AttributeType.STRING },
        sortKey: { name: 'sk', type: AttributeType.STRING },
        billingMode: BillingMode.PAY_PER_REQUEST,
        timeToLiveAttribute: 'ttl',
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: backup },
        deletionProtection: props.protect,
        removalPolicy: RemovalPolicy.RETAIN,
      });
      for (const index of indexes) addIndex(table, index);
      return table;
    };
    const ledger = make('Ledger', false, 'gsi1', 'due');
    Validations.of(ledger).acknowledge({
      id: 'AwsSolutions-DDB3',
      reason:
        'Deliveries end by themselves (mailDaysKept) and are worthless at an earlier point in time: a restored ledger would send mails again.',
    });
    this.content = new DataTable(make('Content', true, 'gsi1', 'gsi2', 'due'), 'contentTable');
    this.people = new DataTable(make('People', true, 'gsi1'), 'peopleTable');
    this.ledger = new DataTable(ledger, 'ledgerTable');
  }
}

function addIndex(table: Table, name: IndexName): void {
  const [partition, sort] = INDEX_KEYS[name];
  table.addGlobalSecondaryIndex({
    indexName: name,
    partitionKey: { name: partition, type: AttributeType.STRING },
    sortKey: { name: sort, type: AttributeType.STRING },
    projectionType: ProjectionType.ALL,
  });
}
