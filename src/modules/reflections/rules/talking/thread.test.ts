import { expect, test } from "vitest";
import { mentionsIn } from "../journals/handle.ts";
import { type Reply, type ThreadedReply, threadOf } from "./thread.ts";

test("replies stand below what they answer, oldest first, and no deeper than three", () => {
  const replies = [
    reply("e", "d", 5),
    reply("d", "c", 4),
    reply("c", "b", 3),
    reply("b", "a", 2),
    reply("a", undefined, 1),
    reply("z", "gone", 6),
  ];

  expect(outline(threadOf(replies))).toBe("a(b(c,d,e)),z");
});

test("a handle is named by its sign, and an e-mail address names nobody", () => {
  const prose = [
    "Thanks @Reads-a-lot and @cole, not ana@library.example or @x.",
    "@cole again; @a-library.org",
  ];

  expect(mentionsIn(prose)).toEqual(["reads-a-lot", "cole"]);
});

function reply(id: string, parentId: string | undefined, minute: number): Reply {
  return {
    id,
    parentId,
    roomId: "room",
    journalId: "journal",
    handle: undefined,
    authorName: "Ana",
    body: "",
    madeAt: `2026-11-22T12:0${minute}:00Z`,
    changedAt: undefined,
    isHidden: false,
  };
}

function outline(replies: readonly ThreadedReply[]): string {
  return replies
    .map(({ id, replies: below }) => (below.length === 0 ? id : `${id}(${outline(below)})`))
    .join(",");
}
