import type { HookAnswer } from '../domain/hooks/answers.ts';

/** Calls the address of a hook once: POST of JSON, no redirect followed, never throws for what the other side does. */
export interface HookCaller {
  call(request: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }): Promise<HookAnswer>;
}
