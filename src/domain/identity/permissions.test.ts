import { expect, test } from 'vitest';
import { ROLES } from '#shared/roles.ts';
import { PERMISSIONS, isGranted } from './permissions.ts';

// For the owner to read and approve: a change of a right changes this table.
test('role by role, what each may do', () => {
  const table = PERMISSIONS.map((permission) =>
    [permission, ...ROLES.map((role) => (isGranted(role, permission) ? 'yes' : '–'))].join(' | '),
  );
  expect([`permission | ${ROLES.join(' | ')}`, ...table]).toEqual([
    'permission | customer | clerk | inventory_manager | administrator | owner',
    'stock:read | – | yes | yes | yes | –',
    'stock:adjust | – | yes | yes | yes | –',
    'stock:count | – | – | yes | yes | –',
    'stock:receive | – | – | yes | yes | –',
    'stock:transfer | – | – | yes | yes | –',
    'donor:close | – | – | yes | yes | –',
    'price:change | – | – | yes | yes | –',
    'price:rules | – | – | yes | yes | –',
    'sale:create | – | yes | – | yes | –',
    'sale:read | – | yes | – | yes | –',
    'sale:discount | – | yes | – | yes | –',
    'sale:approve | – | – | – | yes | –',
    'shift:operate | – | yes | – | yes | –',
    'shift:read | – | yes | – | yes | yes',
    'shift:review | – | – | – | yes | yes',
    'cash:move | – | yes | – | yes | –',
    'catalog:edit | – | – | yes | yes | –',
    'branches:manage | – | – | – | yes | –',
    'customer:edit | – | yes | – | yes | –',
    'hold:create | – | yes | – | yes | –',
    'invoice:manage | – | – | – | yes | –',
    'people:manage | – | – | – | yes | –',
    'quote:create | – | yes | – | yes | –',
    'return:create | – | yes | – | yes | –',
    'warranty:rules | – | – | – | yes | –',
    'audit:read | – | – | – | yes | yes',
    'landing:edit | – | – | – | yes | yes',
    'chain:read | – | – | – | yes | yes',
    'transfer:request | – | yes | yes | yes | –',
  ]);
});
