import { expect, test } from "vitest";
import { ZoneSelect } from "./index.ts";

function render(props: Parameters<typeof ZoneSelect>[0]): string {
  const part = <ZoneSelect {...props} />;
  if (part instanceof Promise) throw new Error("This part is not synchronous.");
  return part.toString();
}

test("zones of North America come first, by the names people know, then the world by region and city", () => {
  const html = render({ value: "America/Chicago" });

  expect([...html.matchAll(/<optgroup label="([^"]+)"/gu)].map(([, label]) => label).slice(0, 3)).toEqual([
    "United States and Canada",
    "Africa",
    "America",
  ]);
  expect(html).toContain('<option value="America/Chicago" selected="">Central (Chicago)</option>');
  expect(html).toContain('<option value="America/Indiana/Knox">Knox, Indiana</option>');
  expect(html.match(/ selected=""/gu)).toHaveLength(1);
  expect(html.match(/"America\/New_York"/gu)).toHaveLength(1);
});

test("what is no zone is shown as it was sent, and a zone need not be one's own", () => {
  expect(render({ value: "Mars/Base" })).toContain(
    '<option value="Mars/Base" selected="">Mars/Base</option>',
  );
  expect(render({ value: "", none: "As usual here" })).toContain('<option value="">As usual here</option>');
});

test("only a choice that nobody made is left to the browser's clock", () => {
  expect(render({ value: "UTC" })).not.toContain("<zone-guess>");
  expect(render({ value: "UTC", isGuessed: true })).toMatch(/<zone-guess><select/u);
});
