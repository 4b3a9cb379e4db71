/* Only for tests and bench/fuzz-feed.ts: feeds made to send a careless reader round in circles. */

/** Bytes of each feed, at least. */
const LENGTH = 250_000;

const IN_XML = [
  "<!--",
  "<![CDATA[",
  "]]>",
  "<?",
  "<!DOCTYPE x [",
  "<a>",
  "</a>",
  "<a b='",
  '<a b="',
  "<a ",
  "&",
  "&amp",
  "&#x",
  "<item>",
  "<item><title>",
  "<entry><content type='xhtml'><div>",
  "<![CDATA[</item>",
  "<!--<item>",
  "<item><description><![CDATA[",
  "<div ",
  "href='",
  "<item><link>",
  "\u0000",
  "(",
  "<item><author>a@",
  "<media:group>",
  "<itunes:category>",
  '<item xmlns:a="b">',
  "<x xml:base='a/'>",
  "<item><category>2026/11/09 (Mon)</category>",
  "<item><description>When: ",
  "<item><description>Date: 1 ",
];

const IN_JSON = ["{", "[", '{"id":', '{"a":1},', '"', "\\", '{"id":"1"},', '{"authors":[{},'];

/** Each piece with the feeds that are full of it: one that breaks off, and for XML one that closes what it may have opened. */
export function wearyingFeeds(): readonly (readonly [piece: string, feeds: readonly Uint8Array[]])[] {
  return [
    ...IN_XML.map((piece) => {
      const text = `<rss><channel>${full(piece)}`;
      return [piece, [Buffer.from(text), Buffer.from(`${text}-->]]>"'></item></channel></rss>`)]] as const;
    }),
    ...IN_JSON.map((piece) => {
      const text = `{"version":"https://jsonfeed.org/version/1.1","items":[${full(piece)}`;
      return [piece, [Buffer.from(text)]] as const;
    }),
  ];
}

function full(piece: string): string {
  return piece.repeat(Math.ceil(LENGTH / piece.length));
}
