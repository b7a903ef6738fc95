/** PHP behind lighttpd and httpd: how large a request body it takes. */
import { quantityOf } from '../php/effective/quantity';
import { listensAt } from './fcgi-target';
import { hostPools } from './fpm-pools';
import type { AnyAt } from './php-places';
import { loadedPhp, phpRoutes } from './php-routes';
import { modPhpServerSetting, poolPhpSetting, settingPlace } from './server-php-setting';
import type { Stack } from './stack';

export interface PostLimit {
  readonly bytes: number;
  /** As written: `8M`. */
  readonly text: string;
  /** `mod_php`, `the pool www`. */
  readonly who: string;
  /** Undefined for the default. */
  readonly at: AnyAt | undefined;
}

/** post_max_size of mod_php and of the pools that httpd passes requests to; 0, which is no limit, is left out. */
export function postLimits(stack: Stack): readonly PostLimit[] {
  const routes = phpRoutes(stack);
  const pools = hostPools(stack).filter(({ listen }) => routes.some(({ target }) => target !== undefined && listensAt(listen, target)));
  const settings = [
    ...(loadedPhp(stack) === undefined ? [] : [{ setting: modPhpServerSetting(stack, 'post_max_size'), who: 'mod_php' }]),
    ...pools.map((pool) => ({ setting: poolPhpSetting(stack, pool, 'post_max_size'), who: `the pool ${pool.name}` })),
  ];
  return settings.flatMap(({ setting, who }): PostLimit[] => {
    const bytes = Number(quantityOf(setting.value ?? '', 802).value);
    return typeof setting.value !== 'string' || bytes <= 0 ? [] : [{ bytes, text: setting.value, who, at: settingPlace(setting) }];
  });
}
