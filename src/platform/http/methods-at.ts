import type { WebApp } from "./web-context.ts";

/**
 * The methods that some route answers at a path, sorted; none where nothing is. HEAD is answered wherever GET is.
 *
 * Asked of the router itself, so that no list of routes has to be kept beside it.
 */
export function methodsAt(app: WebApp, path: string): readonly string[] {
  // `ALL` is what stands before the routes: it answers nothing of itself.
  const known = new Set(app.routes.map(({ method }) => method).filter((method) => method !== "ALL"));
  const answered = [...known].filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  );
  return [...answered, ...(answered.includes("GET") ? ["HEAD"] : [])].toSorted();
}
