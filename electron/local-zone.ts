/**
 * IANA name of this computer's time zone at present. Node finds the zone out once, and a laptop travels: taking `TZ`
 * out of the environment makes it look again, even where it is not in there.
 */
export function localZone(): string {
  if (process.env['TZ'] === undefined) delete process.env['TZ'];
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
