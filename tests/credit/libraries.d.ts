// Digital Bazaar's own signing, by which ours is checked; it ships no types.

declare module "@digitalbazaar/ed25519-multikey" {
  interface KeyPair {
    readonly signer: () => unknown;
    readonly verifier: () => unknown;
  }
  export function from(key: object): Promise<KeyPair>;
}
declare module "@digitalbazaar/eddsa-rdfc-2022-cryptosuite" {
  export const cryptosuite: unknown;
}
declare module "@digitalbazaar/data-integrity" {
  export const DataIntegrityProof: new (options: {
    readonly cryptosuite: unknown;
    readonly signer?: unknown;
    readonly date?: string;
  }) => unknown;
}
declare module "jsonld-signatures" {
  interface Options {
    readonly suite: unknown;
    readonly purpose: unknown;
    readonly documentLoader: (url: string) => Promise<{ documentUrl: string; document: unknown }>;
  }
  const signatures: {
    sign: (document: object, options: Options) => Promise<Record<string, unknown>>;
    verify: (
      document: object,
      options: Options,
    ) => Promise<{ readonly verified: boolean; readonly error?: Error }>;
    purposes: { AssertionProofPurpose: new (options?: { readonly controller?: object }) => unknown };
  };
  export default signatures;
}
