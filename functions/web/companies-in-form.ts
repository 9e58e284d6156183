/** The companies that a form of ours chooses, by id and by typed name: those that were ticked, and those that it did not list. */
export function companiesIn(fields: URLSearchParams): {
  readonly companyIds: readonly string[];
  readonly names: readonly string[];
} {
  const listed = (name: string, separator: RegExp) =>
    fields
      .getAll(name)
      .flatMap((text) => text.split(separator))
      .filter((text) => text !== '');
  return {
    companyIds: [...fields.getAll('company'), ...listed('others', / /)],
    names: [...fields.getAll('name'), ...listed('otherNames', /\r?\n/)],
  };
}

/** Number of the company (from 0) from which the form is asked to list; undefined if it is asked for something else. */
export function listedFrom(fields: URLSearchParams): number | undefined {
  const [, number] = /^others-(\d{1,3})$/.exec(fields.get('action') ?? '') ?? [];
  return number === undefined ? undefined : Number(number);
}

/** The companies that have a pace of their own, each as pace, blank, id: those that the form listed, and those it did not. */
export function pacesIn(fields: URLSearchParams): readonly string[] {
  const listed = [...fields].flatMap(([name, pace]) =>
    name.startsWith('pace ') && pace !== '' ? [`${pace} ${name.slice('pace '.length)}`] : [],
  );
  const others = fields.getAll('cadence').flatMap((text) => {
    const [pace = '', ...ids] = text.split(' ');
    return ids.map((id) => `${pace} ${id}`);
  });
  return [...listed, ...others];
}
