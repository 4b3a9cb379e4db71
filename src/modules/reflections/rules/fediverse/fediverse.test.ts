import fc from "fast-check";
import { expect, test } from "vitest";
import { markdownHtml, readMarkdown } from "#platform/markdown";
import { actorIdOf, postIdOf } from "./addresses.ts";
import { isBlocked, serverName } from "./blocked.ts";
import { actorUpdate, noteDocument, postActivity } from "./documents.ts";
import { mentionName, remoteName } from "./remote-person.ts";
import { replyText } from "./reply-text.ts";

const site = "https://learn.example";
const id = "01900000-0000-7000-8000-000000000001";
const sent = {
  actorId: id,
  postId: "01900000-0000-7000-8000-000000000002",
  reflectionId: "01900000-0000-7000-8000-000000000003",
  title: "Songs *and* rugs",
  body: `Three. ![A rug](/journal/images/${id}) ![Far](https://spy.example/x.png) [Find](/find)`,
  about: "",
  sentAt: "2026-11-22T12:00:00Z",
  changedAt: "2026-11-22T12:00:00Z",
  told: "digest",
};

test("a note has its title above it, whole addresses, its own pictures and no others", () => {
  const note = noteDocument(site, sent);

  expect(note["content"]).toBe(
    `<p><strong>Songs *and* rugs</strong></p><p>Three. <img src="${site}/journal/images/${id}" alt="A rug" loading="lazy"> <a href="https://spy.example/x.png" rel="nofollow noopener noreferrer ugc">Far</a> <a href="${site}/find" rel="nofollow noopener noreferrer ugc">Find</a></p>`,
  );
  expect(note["attachment"]).toEqual([{ type: "Image", url: `${site}/journal/images/${id}`, name: "A rug" }]);
  expect(note["updated"]).toBe(undefined);
});

test("a reply says what it answers, and who answered is mentioned and gets a copy", () => {
  const answers = {
    address: "https://mastodon.example/notes/1",
    actor: "https://mastodon.example/users/ben",
    name: "@ben@mastodon.example",
  };
  const reply = { ...sent, title: "", body: "The third.", answers };

  const [note, activity] = [noteDocument(site, reply), postActivity(site, "Create", reply)];

  const copies = [`${site}/ap/journals/${id}/followers`, answers.actor];
  expect([note["inReplyTo"], note["tag"], note["cc"], activity["cc"]]).toEqual([
    answers.address,
    [{ type: "Mention", href: answers.actor, name: answers.name }],
    copies,
    copies,
  ]);
  expect([note["content"], note["url"]]).toEqual([
    "<p>The third.</p>",
    `${site}/reflections/${sent.reflectionId}#replies`,
  ]);
  expect(noteDocument(site, sent)).not.toHaveProperty("tag");
});

test.each([
  ["Ben (the one) (@ben@mastodon.example)", "@ben@mastodon.example"],
  ["@ben@mastodon.example:8443", "@ben@mastodon.example:8443"],
  ["Ben", "Ben"],
])("%s is mentioned as %s", (name, mention) => {
  expect(mentionName(name)).toBe(mention);
});

test("the same activity has the same id however often it is sent, and another change another one", () => {
  const later = { ...sent, changedAt: "2026-11-22T13:00:00Z", told: "other" };
  const ids = [
    postActivity(site, "Create", sent),
    postActivity(site, "Create", sent),
    postActivity(site, "Update", sent),
    postActivity(site, "Update", later),
    postActivity(site, "Delete", sent),
  ].map((each) => each["id"]);

  expect(ids[0]).toBe(ids[1]);
  expect(new Set(ids).size).toBe(4);
});

test("an update of a journal says who it is now", () => {
  const face = { actorId: id, handle: "reads", name: "A name", about: "", publicKey: "PEM", told: "digest" };
  const update = actorUpdate(site, { ...face, turnedOnAt: sent.sentAt, changedAt: sent.sentAt });

  expect(update["object"]).toMatchObject({ preferredUsername: "reads", name: "A name", summary: "" });
  expect(update["object"]).not.toHaveProperty("@context");
});

test("an address is ours only when all of it is", () => {
  const addresses = [
    `${site}/ap/posts/${id}`,
    `${site}/ap/posts/${id}/more`,
    `https://other.example/ap/posts/${id}`,
    `${site}.other.example/ap/posts/${id}`,
  ];

  expect(addresses.map((each) => postIdOf(site, each))).toEqual([id, undefined, undefined, undefined]);
  expect(actorIdOf(site, `${site}/ap/journals/${id}`)).toBe(id);
  expect(actorIdOf(site, `${site}/ap/posts/${id}`)).toBe(undefined);
});

test("whoever is blocked is, and a server with all that is below its name, and no other", () => {
  const blocked = new Set(["https://a.example/users/ben", "loud.example"]);
  const actors = [
    "https://a.example/users/ben",
    "https://a.example/users/cole",
    "https://loud.example/@x",
    "https://very.loud.example:8443/@x",
    "https://notloud.example/@x",
  ];

  expect(actors.map((actor) => isBlocked(blocked, actor))).toEqual([true, false, true, true, false]);
});

test.each([
  ["https://Loud.example/about", "loud.example"],
  ["@someone@loud.example", "loud.example"],
  [" loud.example:8443 ", "loud.example"],
  ["loud", undefined],
  ["", undefined],
  ["two words.example", undefined],
])("%s names the server %s", (typed, expected) => {
  expect(serverName(typed)).toBe(expected);
});

test("a name from elsewhere stays on its line, and says where it is from", () => {
  const actor = "https://mastodon.example/users/ben";

  expect(remoteName(actor, { name: "Ben\n\u202Enib", username: "ben" })).toBe(
    "Ben nib (@ben@mastodon.example)",
  );
  expect(remoteName(actor, { name: "", username: "x@learn.example" })).toBe(
    "@xlearn.example@mastodon.example",
  );
  expect(remoteName(actor, { name: "", username: "" })).toBe("@someone@mastodon.example");
});

test("a reply keeps its words and links, and nothing that could run or tell who reads", () => {
  const html =
    '<p>Nice <script>alert(1)</script><a href="https://m.example/@x">@x</a> <a href="javascript:alert(1)">here</a></p><img src="https://spy.example/x.png" onerror="alert(1)">';

  expect(replyText(html)).toBe(
    "Nice [@x](https://m.example/@x) here\n\n![A picture](https://spy.example/x.png)",
  );
  expect(replyText("<p> </p>")).toBe(undefined);
  expect(replyText("x".repeat(10_001))).toBe(undefined);
});

test("whatever a reply holds, what is shown of it has no tag but ours", () => {
  const piece = fc.constantFrom(
    "<",
    ">",
    "script",
    "img src=x onerror=y",
    '"',
    "`",
    "[a](",
    ")",
    "\\",
    "&lt;",
    "word",
    "\n\n",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const said = replyText(pieces.join("")) ?? "";
      const html = markdownHtml(readMarkdown(said), { headingLevel: 3, imageAddress: () => undefined });
      expect(html).not.toMatch(/<(?!\/?(?:p|em|strong|del|blockquote|ol|ul|li|pre|code|br|hr|a|h[1-6])\b)/u);
      expect(html).not.toMatch(/<[^>]*\son\w+=/u);
    }),
    { numRuns: 300 },
  );
});
