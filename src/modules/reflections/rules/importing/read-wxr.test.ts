import fc from "fast-check";
import { expect, test } from "vitest";
import { readWordPress } from "./read-wxr.ts";

const now = "2026-11-22T12:00:00.000Z";
const item = (inside: string) => `<item>${inside}</item>`;
const post = item(`<title>Week 1 &amp; on</title><dc:creator><![CDATA[ada]]></dc:creator>
  <guid isPermaLink="false">https://blog.example/?p=1</guid><content:encoded><![CDATA[<p>Hello <b>all</b></p><script>x</script>]]></content:encoded>
  <wp:post_date_gmt>2015-03-02 14:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
  <category domain="post_tag" nicename="ai"><![CDATA[AI]]></category><category domain="nav_menu">no</category>
  <wp:comment><wp:comment_content>Not mine</wp:comment_content><title>Nor this</title></wp:comment>`);
const wxr = (items: string, head = "") =>
  `<?xml version="1.0"?>${head}<rss version="2.0"><channel><title>A blog</title><wp:wxr_version>1.2</wp:wxr_version>${items}</channel></rss>`;

function read(text: string, size = 7) {
  const reader = readWordPress(now);
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  return reader.end();
}

test("a post comes with its date, tags and words, whatever pieces it is read in", () => {
  const expected = {
    posts: [
      {
        source: "wordpress https://blog.example/?p=1",
        author: "ada",
        title: "Week 1 & on",
        body: "Hello **all**",
        writtenAt: "2015-03-02T14:00:00.000Z",
        tags: ["AI"],
        pictures: [],
      },
    ],
    notes: ["1 comments: they are others’ words, and stay where they are."],
  };

  for (const size of [1, 7, 10_000]) expect(read(wxr(post), size)).toEqual(expected);
});

test("what does not come is named", () => {
  const page = item("<title>About</title><wp:post_type>page</wp:post_type>");
  const empty = item("<title>Nothing</title><wp:post_type>post</wp:post_type>");
  const trash = item("<title>Gone</title><wp:status>trash</wp:status><wp:post_type>post</wp:post_type>");
  const dateless = item(
    "<title>When</title><content:encoded>a</content:encoded><wp:post_date>0000-00-00 00:00:00</wp:post_date>",
  );

  const { notes, posts } = read(wxr(page + page + empty + trash + dateless));

  expect(posts.map(({ title, writtenAt }) => [title, writtenAt])).toEqual([["When", now]]);
  expect(notes).toEqual([
    "“Nothing”: nothing is written in it.",
    "“When”: its date cannot be read, so it comes as of today.",
    "2 of the kind “page”: only posts come.",
  ]);
  expect(read("<rss><channel><item><title>a</title></item></channel></rss>").notes[0]).toContain(
    "no WordPress export",
  );
});

test("no entity that a file declares is unfolded, and nothing is fetched", () => {
  const laughs = `<!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
  const bomb = item("<title>&b;&f;</title><content:encoded>&b;&b;&f;</content:encoded>");

  const said = JSON.stringify(read(wxr(bomb, laughs)).posts);

  expect(said).not.toMatch(/haha|root:/u);
});

test("a damaged export never throws, and never gives more posts than it has items", () => {
  const whole = wxr(post + post);
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(60), fc.string({ maxLength: 20 }), (at, cut, junk) => {
      const { posts } = read(whole.slice(0, at) + junk + whole.slice(at + cut), 500);

      expect(posts.length).toBeLessThanOrEqual(2);
    }),
    { seed: 28, numRuns: 200 },
  );
});
