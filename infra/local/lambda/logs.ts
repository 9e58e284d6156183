/** One line that a function wrote, or the machine about it. `fields` is the line's JSON object when it is one. */
export type LogLine = { function: string; text: string; fields: Record<string, unknown> | undefined };

/**
 * Reads a line of a function's output. Lambda's text format puts time, request id and level before the message, its
 * JSON format wraps the message; both are taken off where the message itself is a JSON object.
 */
export function readLogLine(functionId: string, text: string): LogLine {
  const outer = jsonObject(text) ?? jsonObject(text.split('\t').slice(3).join('\t'));
  const message = outer?.['message'];
  const inner = typeof message === 'string' ? jsonObject(message) : message;
  const fields = typeof inner === 'object' && inner !== null ? { ...inner } : outer;
  return { function: functionId, text, fields: fields as LogLine['fields'] };
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
