/** What was found in a picture. */
export type Baked =
  | { readonly kind: "baked"; readonly text: string }
  /** A badge of Open Badges 2.0 or before. */
  | { readonly kind: "open-badges-2" }
  | { readonly kind: "none"; readonly why: string }
  | { readonly kind: "damaged"; readonly why: string };
