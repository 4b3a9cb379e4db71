import type { PropsWithChildren } from "hono/jsx";

// The islands' tags, so that a view that misspells one, or gives it an attribute it does not read, fails to compile.
type Island<Attributes = unknown> = PropsWithChildren<{ class?: string | undefined } & Attributes>;

declare module "hono/jsx" {
  namespace JSX {
    interface IntrinsicElements {
      "filter-form": Island<{ "data-replace": string }>;
      "range-value": Island;
      "zone-guess": Island;
      "typing-stops": Island<{ "data-stopped": string }>;
      "copy-link": Island<{ "data-url": string; "data-label": string; "data-done": string }>;
      "passkey-form": Island<{
        "data-challenge": string;
        "data-failed": string;
        "data-makes"?: "yes" | undefined;
      }>;
      "check-in-later": Island<{
        "data-now": number;
        "data-done": string;
        "data-kept": string;
        "data-sent": string;
        "data-refused": string;
      }>;
      "programs-map": Island<{
        /** Addresses of what it loads when it is opened. */
        "data-draw": string;
        "data-library": string;
        "data-worker": string;
        "data-outlines": string;
        "data-failed": string;
        "data-show": string;
      }>;
      "keep-draft": Island<{
        "data-key": string;
        "data-done"?: "yes" | undefined;
        "data-saved"?: string | undefined;
        "data-kept"?: string | undefined;
        "data-conflict"?: string | undefined;
        "data-refused"?: string | undefined;
        "data-found"?: string | undefined;
      }>;
      "local-time": Island<{ "data-instant": string; "data-zone": string; "data-suffix": string }>;
    }
  }
}
