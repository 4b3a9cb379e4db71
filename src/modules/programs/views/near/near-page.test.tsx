import { expect, test } from "vitest";
import { anythingNear, type NearQuery } from "../../rules/near/near-query.ts";
import { NearPage } from "./near-page.tsx";

const anyAsset = new Proxy<Record<string, string>>({}, { get: (_none, name) => `/${String(name)}` });

function emptyPage(query: NearQuery): string {
  const page = (
    <NearPage
      shell={{ siteName: "Carrel", language: "en", assets: anyAsset, navigation: [] }}
      csrfToken=""
      done={undefined}
      query={query}
      today="2026-12-03"
      total={0}
      pages={1}
      neighbours={[]}
      facets={{ audience: [], cost: [], season: [], topic: [] }}
      corrected={undefined}
      missingPlace="none"
      letter={undefined}
      worksHere={false}
    />
  );
  if (page instanceof Promise) throw new Error("This page is not synchronous.");
  return page.toString();
}

test("where nothing was asked and nobody shared anything, no filter is blamed for it", () => {
  const page = emptyPage(anythingNear);

  expect(page).toContain("Nobody shared a program yet");
  expect(page).not.toContain("fewer filters");
  expect(page).not.toContain("Nothing fits");
});

test("where nothing fits what was asked, the page says how to ask for more", () => {
  expect(emptyPage({ ...anythingNear, text: "lantern parade" })).toContain("fewer filters");
});
