import { GENESYS_REGIONS } from '../../shared/domain/genesys-region';

/** One Microsoft cloud's hosts (Microsoft: national cloud deployments). */
interface CloudHosts {
  readonly login: string;
  readonly graph: string;
  /** `cloud_instance_name` of the discovery document. */
  readonly instance: string;
  /** Other names of the login host. */
  readonly aliases: readonly string[];
}

/** Global first; the two US government clouds share their login host. */
export const CLOUD_HOSTS: readonly CloudHosts[] = [
  {
    login: 'login.microsoftonline.com',
    graph: 'graph.microsoft.com',
    instance: 'microsoftonline.com',
    aliases: ['login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
  },
  {
    login: 'login.microsoftonline.us',
    graph: 'graph.microsoft.us',
    instance: 'microsoftonline.us',
    aliases: [],
  },
  {
    login: 'login.microsoftonline.us',
    graph: 'dod-graph.microsoft.us',
    instance: 'microsoftonline.us',
    aliases: [],
  },
  {
    login: 'login.chinacloudapi.cn',
    graph: 'microsoftgraph.chinacloudapi.cn',
    instance: 'partner.microsoftonline.cn',
    aliases: ['login.partner.microsoftonline.cn'],
  },
];

/** Every host name that a client might call the simulator by, besides `localhost`. */
export const WELL_KNOWN_HOSTS: readonly string[] = [
  ...new Set(CLOUD_HOSTS.flatMap((cloud) => [cloud.login, cloud.graph, ...cloud.aliases])),
  ...GENESYS_REGIONS.flatMap((region) => [`login.${region}`, `api.${region}`]),
];

/** The cloud that a login host belongs to; null for any other host. */
export function cloudOfLoginHost(host: string): CloudHosts | null {
  return CLOUD_HOSTS.find((cloud) => cloud.login === host || cloud.aliases.includes(host)) ?? null;
}
