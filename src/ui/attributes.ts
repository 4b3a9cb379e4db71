import { html as markup, raw } from "hono/html";

/**
 * Attributes for a template, a space before each: undefined and false ones are left out, true ones stand without a value.
 * Names are ours, values are escaped.
 */
export function attributes(values: Readonly<Record<string, string | number | boolean | undefined>>) {
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined || value === false) return [];
    return value === true ? raw(` ${name}=""`) : markup` ${raw(name)}="${value}"`;
  });
}
