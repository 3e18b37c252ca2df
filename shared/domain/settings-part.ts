/** A part of the settings that decides what is seen and told, as the journal names it. */
export const SETTINGS_PARTS = [
  'checking',
  'notifications',
  'stages',
  'quiet',
  'calendar',
  'thresholds',
] as const;

export type SettingsPart = (typeof SETTINGS_PARTS)[number];
