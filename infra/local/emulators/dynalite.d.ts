declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** `path` is a LevelDB folder (in memory when absent); the *Ms settings are how long a table stays in each state. */
  export default function dynalite(options?: {
    path?: string;
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
  }): Server;
}
