import type { HookCalls } from '../../messages/messages.ts';
import type { Clock } from '../../ports/clock.ts';
import { envelope } from '../envelope.ts';

/** Small enough that hooks which do not answer hold up few others. */
const PER_MESSAGE = 10;

/** The hooks to be called about the same thing, packed into messages of 10 readers. */
export function hookMessages(
  clock: Clock,
  about: Pick<HookCalls, 'about' | 'notAfter' | 'again'>,
  items: HookCalls['items'],
): HookCalls[] {
  return Array.from({ length: Math.ceil(items.length / PER_MESSAGE) }, (_, index) => {
    const some = items.slice(index * PER_MESSAGE, (index + 1) * PER_MESSAGE);
    return {
      ...envelope(clock, about.about, 'hook', some[0]?.sub ?? '', some[0]?.hook ?? ''),
      type: 'hook.calls',
      ...about,
      items: some,
    };
  });
}
