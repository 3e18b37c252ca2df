/** A file that was chosen on the page, read. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why a chosen file was not read: too large for what it should be, or the system does not let it be read (any more). */
export interface FileProblem {
  readonly kind: 'tooLarge' | 'unreadable';
  readonly name: string;
}

type ReadFile =
  { readonly ok: true; readonly file: ChosenFile } | { readonly ok: false; readonly problem: FileProblem };

/**
 * Reads a file that was chosen on the page.
 *
 * @param maxBytes a larger one is not read
 */
export async function readChosenFile(
  chosen: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  maxBytes: number,
): Promise<ReadFile> {
  const { name } = chosen;
  if (chosen.size > maxBytes) return { ok: false, problem: { kind: 'tooLarge', name } };
  try {
    return { ok: true, file: { name, bytes: new Uint8Array(await chosen.arrayBuffer()) } };
  } catch {
    // It was removed, moved or locked after it was chosen, or nobody here may open it.
    return { ok: false, problem: { kind: 'unreadable', name } };
  }
}

/** The text of a file in UTF-8, without its byte order mark. */
export function textOfFile({ bytes }: ChosenFile): string {
  return new TextDecoder().decode(bytes);
}
