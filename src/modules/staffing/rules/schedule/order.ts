/** Ids in one order, whatever the input's; not by locale, so that it is the same everywhere. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
