/** A value that survives JSON, IPC and the report unchanged. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A plain JSON object; the shape of a finding's evidence. */
export type JsonObject = Readonly<Record<string, JsonValue>>;
