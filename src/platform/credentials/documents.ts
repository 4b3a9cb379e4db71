/** What asking for a document came to. */
export type DocumentAnswer =
  | { readonly found: true; readonly text: string }
  | { readonly found: false; readonly why: string };

/**
 * Where the documents a credential refers to come from: status lists, keys, DID documents. Given by the caller, so that
 * nothing is fetched that the caller did not mean to fetch. Never throws for a document that is not there.
 */
export type DocumentSource = (url: string) => Promise<DocumentAnswer>;

/** The source of those who read nothing beyond the credential itself. */
export const noDocuments: DocumentSource = async () => ({
  found: false,
  why: "No other document was read; it may say more when asked to look online.",
});

/** One source after another, until one has the document; else what the last one said. */
export function firstOf(sources: readonly DocumentSource[]): DocumentSource {
  return async (url) => {
    let answer = await noDocuments(url);
    for (const source of sources) {
      // In order: the next is asked only for what this one does not have.
      answer = await source(url);
      if (answer.found) return answer;
    }
    return answer;
  };
}
