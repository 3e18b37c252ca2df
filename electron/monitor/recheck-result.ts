/**
 * How a re-check by hand ended. `read`: the facts are fresh. `failed`: passing faults left them as they were.
 * `throttled`: Microsoft asked to wait, and asking again would lengthen the wait. `notReachable`: the computer
 * is asleep or offline. `cancelled`: the monitor stopped meanwhile.
 */
export type RecheckResult = 'read' | 'failed' | 'throttled' | 'notReachable' | 'cancelled';
