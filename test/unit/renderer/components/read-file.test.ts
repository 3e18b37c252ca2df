import { openAsBlob } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { readChosenFile, textOfFile } from '../../../../renderer/components/read-file';
import { temporaryFolder } from '../../../support/temporary-folder';

describe('a file that was chosen on the page', () => {
  it('is read whole, up to the size that is allowed', async () => {
    const file = new File([Uint8Array.of(0x30, 0x82, 0xff)], 'mail.cer');
    expect(await readChosenFile(file, 3)).toEqual({
      ok: true,
      file: { name: 'mail.cer', bytes: Uint8Array.of(0x30, 0x82, 0xff) },
    });
    expect(await readChosenFile(file, 2)).toEqual({
      ok: false,
      problem: { kind: 'tooLarge', name: 'mail.cer' },
    });
  });

  it('is text in UTF-8, with or without a byte order mark', async () => {
    const read = await readChosenFile(new File(['\uFEFFgénéré'], 'a.json'), 100);
    expect(read.ok && textOfFile(read.file)).toBe('généré');
  });

  it('is told by its name where it cannot be read any more', async () => {
    const path = join(temporaryFolder(), 'mail.pem');
    await writeFile(path, '-----BEGIN CERTIFICATE-----');
    const blob = await openAsBlob(path);
    await rm(path);
    const gone = { name: 'mail.pem', size: blob.size, arrayBuffer: () => blob.arrayBuffer() };
    expect(await readChosenFile(gone, 100)).toEqual({
      ok: false,
      problem: { kind: 'unreadable', name: 'mail.pem' },
    });
  });
});
