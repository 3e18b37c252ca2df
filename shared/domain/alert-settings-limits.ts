/** Most days that a stage can lie ahead of its deadline: ten years. */
export const MAX_STAGE_DAYS = 3_650;

/** Most stages of one deadline. */
export const MAX_STAGES = 20;

/** Most holidays and freezes of a calendar. */
export const MAX_HOLIDAYS = 1_000;
export const MAX_FREEZES = 100;

/** Most characters of a name or a reason. */
export const MAX_SETTING_TEXT = 500;
