/** What the main thread tells the thread that holds PGlite. `connection` numbers the driver's connections. */
export type ToThread =
  | { readonly kind: "connect"; readonly connection: number }
  | { readonly kind: "bytes"; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: "close" };

/** What it answers. `done` follows each `bytes` once the engine has finished with it, and brings the rest of the answer. */
export type FromThread =
  | { readonly kind: "open" }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "connected"; readonly connection: number }
  | { readonly kind: "bytes"; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: "done"; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: "closed" };

/** Where the thread keeps its files: a directory, or memory filled from a dump (tests). */
export type PgliteStorage =
  | { readonly kind: "directory"; readonly path: string }
  | { readonly kind: "memory"; readonly dump?: string };
