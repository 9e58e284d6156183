import type { Match } from '../../domain/change.ts';
import { alertView } from '../../domain/feeds/alert-view.ts';
import type { HookKind } from '../../domain/hooks/hook.ts';
import { type ShortAlert, shortAlert, slackMessage, teamsMessage } from '../../domain/hooks/short-form.ts';
import type { TellableChange } from '../composing/change-library.ts';

const FORMS = { slack: slackMessage, teams: teamsMessage } as const;

/** What a hook is told of a change, in its form: the same bytes each time that nothing changed. */
export function changeBody(
  kind: HookKind,
  publicUrl: string,
  { change, revision, analysis }: TellableChange,
  matches: readonly Match[],
): string {
  if (kind === 'generic') {
    const data = alertView(publicUrl, change, analysis, matches);
    return JSON.stringify({ type: 'alert', timestamp: change.detectedAt, data });
  }
  const now = new Date(change.detectedAt);
  const input = { change, analysis, matches, metadata: revision.metadata, now };
  return JSON.stringify(FORMS[kind](shortAlert(input, publicUrl)));
}

/** What a hook is told to see whether it takes anything. `at` is an ISO instant (UTC). */
export function testBody(kind: HookKind, publicUrl: string, at: string): string {
  if (kind === 'generic') return JSON.stringify({ type: 'test', timestamp: at, data: {} });
  const said = 'This is a test that a reader asked for. Changes of what she follows will be told here.';
  const test: ShortAlert = {
    headline: 'Rulewire can write here',
    said,
    dates: [],
    page: publicUrl,
    source: publicUrl,
  };
  return JSON.stringify(FORMS[kind](test));
}
