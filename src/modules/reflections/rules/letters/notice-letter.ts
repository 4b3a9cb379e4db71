import type { NoticeKind } from "../talking/notice.ts";

/** What happened, as its reader may know of it when the letter leaves. */
export interface ToldNotice {
  readonly kind: NoticeKind;
  readonly byName: string;
  readonly headline: string;
  readonly url: string;
}

/** Something new in what its reader follows. */
export interface ToldReflection {
  readonly authorName: string;
  readonly headline: string;
  readonly url: string;
}

/** The words of a letter about what others said; undefined when there is nothing to tell. */
export function noticeLetter(
  {
    followed,
    notices,
  }: { readonly notices: readonly ToldNotice[]; readonly followed: readonly ToldReflection[] },
  { settingsUrl, stopUrl }: { readonly settingsUrl: string; readonly stopUrl: string },
): { readonly subject: string; readonly text: string } | undefined {
  const [first] = notices;
  const [newest] = followed;
  if (first === undefined && newest === undefined) return undefined;
  const more = notices.length - 1;
  const news = newest === undefined ? "" : `New from ${newest.authorName}: ${newest.headline}`;
  const subject =
    first === undefined
      ? news
      : `${noticeWords(first)} “${first.headline}”${more > 0 ? `, and ${more} more` : ""}`;
  return {
    subject,
    text: [
      ...notices.map((each) => `${noticeWords(each)} “${each.headline}”:\n${each.url}`),
      ...(followed.length > 0 ? ["New in what you follow:"] : []),
      ...followed.map(({ authorName, headline, url }) => `${authorName}: ${headline}\n${url}`),
      `How often this comes: ${settingsUrl}\nStop it with one click: ${stopUrl}`,
    ].join("\n\n"),
  };
}

/** What happened, before the name of what it happened to. */
export function noticeWords({ byName, kind }: Pick<ToldNotice, "byName" | "kind">): string {
  switch (kind) {
    case "mention":
      return `${byName} named you in`;
    case "reply":
      return `${byName} replied to`;
    case "hidden":
      return "Moderators hid something of yours in";
    case "appeal decided":
      return "Somebody looked again at";
    case "asks to come in":
      return `${byName} asks to come into`;
    case "let in":
      return "You are in now:";
    default:
      return kind satisfies never;
  }
}
