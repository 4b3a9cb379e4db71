/**
 * The address of a module to run in a thread, beside the module that asks: `threadModule(import.meta.url, "./solve")`.
 * The same whether the program runs from its source or as it was built.
 */
export function threadModule(askedBy: string, path: string): URL {
  return new URL(`${path}${isSource(askedBy) ? ".ts" : ".js"}`, askedBy);
}

/** Node finds the modules of `imports` in the source only when it is told so; a thread does not inherit that in tests. */
export function threadFlags(askedBy: string): string[] {
  return isSource(askedBy) ? ["--conditions=source"] : [];
}

function isSource(url: string): boolean {
  return url.endsWith(".ts");
}
