/** Parts of which some may be undefined, as the type in which they are absent instead. */
type Stated<Parts> = { [Key in keyof Parts as undefined extends Parts[Key] ? never : Key]: Parts[Key] } & {
  [Key in keyof Parts as undefined extends Parts[Key] ? Key : never]?: Exclude<Parts[Key], undefined>;
};

/** The parts that have a value: what a source does not state is absent from a listing, never `undefined` in it. */
export function onlyStated<Parts extends object>(parts: Parts): Stated<Parts> {
  const stated: Partial<Parts> = {};
  for (const key in parts) {
    if (parts[key] !== undefined) stated[key] = parts[key];
  }
  return stated as unknown as Stated<Parts>; // every part left out was undefined
}
