import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { createLog, logLine } from '../../../../electron/desktop/log';
import { createFakeClock } from '../../../support/fake-clock';
import { temporaryFolder } from '../../../support/temporary-folder';

const SECRET = 'Xy78Q~abCDef.GHIjkl_MNOpqr-STUvwx12345z';

describe('the log', () => {
  it('writes a line of JSON an event, readable by its owner only', () => {
    const path = join(temporaryFolder(), 'new', 'graphkeeper.log');
    const log = createLog(path, createFakeClock());
    log('started', { version: '1.2.3', platform: 'linux' });
    log('stopped');
    const lines = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual([
      { at: '2026-11-23T12:00:00.000Z', event: 'started', version: '1.2.3', platform: 'linux' },
      { at: '2026-11-23T12:00:00.000Z', event: 'stopped' },
    ]);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('redacts errors: their message, their stack, and everything that is not an error', () => {
    const error = new Error(`refused ${SECRET}`);
    expect(logLine('uncaught', { error }, 0)).not.toContain(SECRET);
    expect(logLine('uncaught', { error }, 0)).toContain('refused [redacted]');
    expect(logLine('uncaught', { error: { token: SECRET } }, 0)).toBe(
      '{"at":"1970-01-01T00:00:00.000Z","event":"uncaught","error":"object"}\n',
    );
  });

  it('puts a full file aside', () => {
    const path = join(temporaryFolder(), 'graphkeeper.log');
    writeFileSync(path, 'x'.repeat(1_000_001));
    const log = createLog(path, createFakeClock());
    log('started');
    log('stopped');
    expect(readFileSync(`${path}.1`, 'utf8')).toContain('xxx');
    expect(readFileSync(path, 'utf8')).toContain('"stopped"');
  });

  it('does not fail where nothing can be written', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const log = createLog(join(folder, 'file', 'graphkeeper.log'), createFakeClock());
    expect(() => {
      log('started');
    }).not.toThrow();
  });
});
