/**
 * The file behind the settings as `conf` or its descendant `electron-store` gives it: whole values in and out,
 * written atomically. What is in it is the settings store's business.
 */
export interface SettingsDocument {
  readonly read: () => unknown;
  readonly write: (value: Readonly<Record<string, unknown>>) => void;
}

/** Where the document lies: `<folder>/<name>.json`. */
export interface DocumentLocation {
  readonly folder: string;
  readonly name: string;
}

/** What `conf` and `electron-store` are told alike. A damaged file must throw and never be cleared. */
export const DOCUMENT_OPTIONS = {
  configFileMode: 0o600,
  clearInvalidConfig: false,
  accessPropertiesByDotNotation: false,
} as const;
