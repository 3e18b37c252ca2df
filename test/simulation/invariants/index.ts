import { noSnoozeOutlivesAnEscalation, nothingIsResolvedWithoutEvidence, whatIsBadIsTold } from './alerts';
import { blindnessIsTold } from './blindness';
import { everyChannelIsTold, everyChannelKnowsWhatIsOpen } from './channels';
import { theExpiredIsNeverMuted, whatMayPassIsSeenTwice } from './confirmations';
import { deadlinesAreTold } from './deadlines';
import { onlyWhatWasToldIsTakenBack, whatIsOverIsTakenBack } from './ends';
import { unknownIsNeverGreen } from './greens';
import type { Blame, Invariant } from './invariant';
import { theJournalLosesNothing } from './journal';
import { aRestartChangesNothing } from './restarts';
import { noStormOfNotices, nothingIsToldTwice, quietIsQuiet, wakingIsNoAlarm } from './tellings';

/** All that must hold. */
export function allInvariants(blame: Blame): readonly Invariant[] {
  return [
    deadlinesAreTold,
    nothingIsToldTwice,
    quietIsQuiet,
    wakingIsNoAlarm,
    noStormOfNotices,
    nothingIsResolvedWithoutEvidence,
    noSnoozeOutlivesAnEscalation,
    whatIsBadIsTold,
    blindnessIsTold,
    everyChannelIsTold,
    everyChannelKnowsWhatIsOpen,
    whatMayPassIsSeenTwice,
    theExpiredIsNeverMuted,
    onlyWhatWasToldIsTakenBack,
    whatIsOverIsTakenBack,
    aRestartChangesNothing,
    theJournalLosesNothing,
    unknownIsNeverGreen,
  ].map((invariant) => invariant(blame));
}
