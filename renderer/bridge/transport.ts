import type { Bridge } from '../../shared/ipc/contract';

/** Whether the main process can be reached. Over IPC it always can. */
export type LinkStatus = 'connecting' | 'open' | 'lost';

/** The bridge, and whether it carries at present. */
export interface Transport {
  readonly bridge: Bridge;
  readonly status: () => LinkStatus;
  /** Called after every change of status; the returned function ends it. */
  readonly onStatus: (listener: () => void) => () => void;
}
