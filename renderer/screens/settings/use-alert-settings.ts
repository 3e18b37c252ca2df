import type { AlertSettings } from '../../../shared/domain/alert-settings';
import type { CommandArgument } from '../../../shared/ipc/contract';
import { useAppState } from '../../state/app-context';

type Change = CommandArgument<'updateSettings'>;

/** What the administrator chose about being told, and a change of it as the command takes it. */
export function useAlertSettings(): {
  readonly alerts: AlertSettings;
  readonly changed: (patch: Partial<Omit<AlertSettings, 'mutes'>>) => Change;
} {
  const { alerts } = useAppState().settings;
  const { stageDays, stageDaysOfCheck, stageDaysOfConnection, quiet, calendar } = alerts;
  return {
    alerts,
    // Mutes have commands of their own.
    changed: (patch) => ({
      alerts: { stageDays, stageDaysOfCheck, stageDaysOfConnection, quiet, calendar, ...patch },
    }),
  };
}
