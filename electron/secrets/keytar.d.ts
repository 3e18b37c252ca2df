/**
 * What Graphkeeper uses of keytar. keytar is an optional dependency (a computer without libsecret's headers
 * installs without it), and this declaration makes the types the same whether it is there or not.
 */
declare module 'keytar' {
  interface Keytar {
    readonly getPassword: (service: string, account: string) => Promise<string | null>;
    readonly setPassword: (service: string, account: string, password: string) => Promise<void>;
    readonly deletePassword: (service: string, account: string) => Promise<boolean>;
  }
  const keytar: Keytar;
  // keytar is CommonJS: under ES modules everything is on the default export.
  export default keytar;
  export type { Keytar };
}
