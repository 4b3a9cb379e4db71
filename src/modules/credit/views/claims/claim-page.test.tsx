import { expect, test } from "vitest";
import type { Claim } from "../../rules/claims/listed-claim.ts";
import { ClaimPage } from "./claim-page.tsx";

const claim: Claim = {
  id: "c1",
  staffId: "s1",
  staffName: "Ana Owner",
  packId: "us-ny-public-librarian",
  entry: {
    title: "A maker day",
    from: "2026-11-14",
    to: "2026-11-14",
    mode: "recording alone",
    topics: ["technology"],
    categories: [],
    measured: { minutes: 180 },
    relation: "",
  },
  state: "decided",
  sentAt: "2026-11-23T00:53:00Z",
  evidenceCount: 0,
  isOwn: false,
  evidence: [],
  decisions: [
    {
      outcome: "returned",
      units: undefined,
      reason: "",
      decidedByName: "Sue Supervisor",
      decidedAt: "2026-11-23T03:00:00Z",
      isUndone: false,
    },
  ],
};

const anyAsset = new Proxy<Record<string, string>>({}, { get: (_none, name) => `/${String(name)}` });

test("a claim tells the reader's days, and names as people know them", () => {
  const page = (
    <ClaimPage
      shell={{ siteName: "Carrel", language: "en", assets: anyAsset, navigation: [] }}
      csrfToken="t"
      done={undefined}
      claim={claim}
      ruleName="Public Librarian Professional Certificate, NY"
      topicNames={["Technology and making"]}
      zone="America/New_York"
      unit={{ name: "hour", plural: "hours", minutes: 60 }}
    />
  );
  if (page instanceof Promise) throw new Error("A page is not asynchronous.");
  const words = page.toString().replaceAll(/<[^>]+>/gu, " ");

  expect(words).toMatch(/Sent\s+Nov 22, 2026/u);
  expect(words).toContain("Returned, by Sue Supervisor, Nov 22, 2026.");
  expect(words).toMatch(/How they took part\s+A recording, alone/u);
  expect(words).toMatch(/Topics\s+Technology and making/u);
});
