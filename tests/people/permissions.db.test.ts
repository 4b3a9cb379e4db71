import { afterAll, beforeAll, expect, test } from "vitest";
import { type JourneySite, openSite } from "../journeys/site.ts";
import { type Cast, type FormToken, formToken, makeCast, type Part, parts } from "./cast.ts";
import { matrix } from "./matrix/index.ts";
import type { Answer, Row } from "./matrix/row.ts";

let site: JourneySite;
let cast: Cast;
let form: FormToken;

beforeAll(async () => {
  site = await openSite();
  const { secret } = site.program.configuration;
  cast = await makeCast(site.program.db, secret);
  form = await formToken(secret);
});
afterAll(async () => site.close());

test("every route has its row, and every row its route", () => {
  const routes = new Set(
    site.app.routes
      .filter(({ method, path }) => method !== "ALL" && !path.includes("*"))
      .map(({ method, path }) => `${method} ${path}`),
  );

  expect(Object.keys(matrix).toSorted()).toEqual([...routes].toSorted());
});

test.each(Object.entries(matrix))("%s answers each part of the cast as it should", async (route, row) => {
  const answers: Partial<Record<Part, Answer>> = {};
  // Who may do least comes first: what the last one changes, nobody misses.
  for (const part of leastFirst) answers[part] = await ask(route, row, part);

  expect(answers).toEqual(row.answers);
});

const leastFirst: readonly Part[] = [
  "signed out",
  "other system",
  ...parts.filter((part) => part !== "signed out" && part !== "other system"),
];

async function ask(route: string, row: Row, part: Part): Promise<Answer> {
  const [method = "GET"] = route.split(" ");
  const path = row.path(cast);
  const response = await site.app.request(path, {
    method,
    headers: {
      cookie: [cast.players[part].cookie, form.cookie].filter((cookie) => cookie !== "").join("; "),
      "x-csrf-token": form.token,
      ...(method !== "GET" && { "content-type": row.type ?? "application/x-www-form-urlencoded" }),
    },
    ...(method !== "GET" && { body: row.body?.(cast) ?? "" }),
  });
  const location = response.headers.get("location") ?? "";
  if (
    response.status === 401 ||
    (response.status === 303 && /^\/sign-in(\?then=|\/confirm|$)/.test(location))
  )
    return "sign in";
  if (response.status === 403) return "refused";
  if (response.status === 404) return "nothing";
  expect(response.status, `${route} for ${part}: ${await response.text()}`).toBeLessThan(500);
  return "answered";
}
