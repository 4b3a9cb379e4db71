/** What a record holds under a name by itself: a name such as “constructor” finds nothing that nobody put there. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
