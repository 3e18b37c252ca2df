import type { Connection } from '../../shared/domain/connection';
import { originsOf } from '../identity/clouds';

/** The address of something at Microsoft Graph, in the connection's cloud. @param path below the version */
export function graphUrl({ cloud }: Connection, path: string): string {
  return `${originsOf(cloud).graph}/v1.0${path}`;
}
