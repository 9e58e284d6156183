import { join } from 'node:path';

const folder = process.env['RULEWIRE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/** Path of a file of real data beside the checkout (`RULEWIRE_DATA` or ../shared/data); it may be absent. */
export const realData = (name: string) => join(folder, name);
