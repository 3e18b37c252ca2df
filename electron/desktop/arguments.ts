import { parseArgs } from 'node:util';

/** What may be given when the application is started. */
export interface DesktopArguments {
  /** A configuration file to watch instead of the stored connections. */
  readonly configPath: string | null;
  /** Watch the sample tenant, whatever is stored. */
  readonly isSample: boolean;
  /** Start in the tray, without a window. */
  readonly isHidden: boolean;
}

/** Reads the arguments; those of Chromium and Electron, which stand among them, are passed over. */
export function parseDesktopArguments(argv: readonly string[]): DesktopArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      config: { type: 'string' },
      sample: { type: 'boolean', default: false },
      hidden: { type: 'boolean', default: false },
    },
    strict: false,
  });
  return {
    configPath: typeof values.config === 'string' ? values.config : null,
    isSample: values.sample === true,
    isHidden: values.hidden === true,
  };
}
