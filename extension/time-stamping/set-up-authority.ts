import { base64ToBytes } from '../../shared/encoding.ts';
import type { AuthorityToAsk } from '../store/store-context.ts';

/** As the organisation that built the extension set it up; null where it set up none. */
export const setUpAuthority: AuthorityToAsk | null =
  __PLUMBLINE_TIME_AUTHORITY__ === null
    ? null
    : {
        url: __PLUMBLINE_TIME_AUTHORITY__.url,
        policy: __PLUMBLINE_TIME_AUTHORITY__.policy,
        certificates: __PLUMBLINE_TIME_AUTHORITY__.certificates.flatMap((one) => base64ToBytes(one) ?? []),
      };
