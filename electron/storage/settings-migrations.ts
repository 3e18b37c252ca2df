import { placeOf } from '../../shared/domain/configuration-error';
import { fail, ok, type Result } from '../../shared/domain/result';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/domain/state';
import type { Migration } from './versioned-document';

type Document = Readonly<Record<string, unknown>>;

/** The fields of format 0. Any other is damage: passed over, it would be lost at the next save. */
const FIELDS_OF_0: readonly string[] = ['version', 'language', 'theme', 'pollMinutes', 'connections'];

/** Settings that format 3 had not. */
const ADDED_BY_4: readonly string[] = ['pace'];

/** Settings that format 2 had not. */
const ADDED_BY_3: readonly string[] = ['alerts', 'channels'];

/** Settings that format 1 had not. */
const ADDED_BY_2: readonly string[] = ['credentialDays', 'closeWithoutTray', 'updates', 'shortcuts'];

/** The formats that the settings file had. Entries are added, never changed. */
export const MIGRATIONS: readonly Migration[] = [
  {
    description:
      'Format 0, without a version: settings at the top level, one poll interval for everything. ' +
      'Format 1: `version`, settings in `settings`, a frequent and a full interval.',
    migrate: (document) => {
      const unknown = Object.keys(document).find((key) => !FIELDS_OF_0.includes(key));
      if (unknown !== undefined) return fail(placeOf([unknown]));
      return ok({
        version: 1,
        settings: {
          language: document['language'] ?? DEFAULT_SETTINGS.language,
          theme: document['theme'] ?? DEFAULT_SETTINGS.theme,
          polling: {
            ...DEFAULT_SETTINGS.polling,
            frequentMinutes: document['pollMinutes'] ?? DEFAULT_SETTINGS.polling.frequentMinutes,
          },
          notifications: DEFAULT_SETTINGS.notifications,
        },
        connections: document['connections'] ?? [],
      });
    },
  },
  {
    description:
      'Format 2: settings got the days before a credential ends at which it changes severity, what closing the ' +
      'window does where there is no tray, whether new versions are looked for, and whether shortcuts of a single ' +
      'key apply. They begin with the defaults.',
    migrate: (document) => {
      const { credentialDays, closeWithoutTray, updates, shortcuts } = DEFAULT_SETTINGS;
      return withNewSettings(document, 2, ADDED_BY_2, {
        credentialDays,
        closeWithoutTray,
        updates,
        shortcuts,
      });
    },
  },
  {
    description:
      'Format 3: settings got what is told when, and the channels beside this computer. They begin with the defaults.',
    migrate: (document) => {
      const { alerts, channels } = DEFAULT_SETTINGS;
      return withNewSettings(document, 3, ADDED_BY_3, { alerts, channels });
    },
  },
  {
    description: 'Format 4: settings got when intervals are stretched. It begins with the default.',
    migrate: (document) => withNewSettings(document, 4, ADDED_BY_4, { pace: DEFAULT_SETTINGS.pace }),
  },
];

/** Adds settings with their defaults; one that is there already is damage, and would be lost. */
function withNewSettings(
  document: Document,
  version: number,
  names: readonly string[],
  defaults: Partial<Settings>,
): Result<Document, string> {
  const { settings } = document;
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    return fail(placeOf(['settings']));
  }
  const present = names.find((name) => Object.hasOwn(settings, name));
  if (present !== undefined) return fail(placeOf(['settings', present]));
  return ok({ ...document, version, settings: { ...settings, ...defaults } });
}
