function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** A length of time as a clock shows it, `m:ss` or `h:mm:ss`; less than nothing is nothing. */
export function clockFace(lengthMs: number): string {
  const seconds = Math.max(0, Math.ceil(lengthMs / 1_000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${String(minutes)}:${twoDigits(seconds % 60)}`;
  return `${String(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
}
