/** What a browser without script sends of the settings form. */
export function fieldsOf(page: string): [string, string][] {
  const form = /<form [^>]*novalidate>([\s\S]*?)<\/form>/.exec(page)?.[1] ?? '';
  const text = (value: string) =>
    value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  const inputs = [...form.matchAll(/<input ([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1];
    const tickable = /type="(?:checkbox|radio)"/.test(attributes);
    const name = of('name');
    if (name === undefined || (tickable && !/ checked/.test(attributes))) return [];
    return [[name, text(of('value') ?? '')] satisfies [string, string]];
  });
  const selects = [...form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name = '', options = '']): [string, string] => {
      const [, value, words] =
        /<option(?: value="([^"]*)")? selected>([^<]*)/.exec(options) ??
        /<option(?: value="([^"]*)")?>([^<]*)/.exec(options) ??
        [];
      return [name, text(value ?? words ?? '')];
    },
  );
  return [...inputs, ...selects];
}
