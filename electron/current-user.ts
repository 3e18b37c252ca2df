import { userInfo } from 'node:os';

/** Who uses this computer, for "acknowledged by"; systems without a list of users know nobody by name. */
export function currentUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
