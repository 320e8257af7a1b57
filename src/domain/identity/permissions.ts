import type { Role } from '#shared/roles.ts';

export const PERMISSIONS = [
  'stock:read',
  'stock:adjust',
  'stock:count',
  'stock:receive',
  'stock:transfer',
  'donor:close',
  'price:change',
  'price:rules',
  'sale:create',
  'sale:read',
  'sale:discount',
  'sale:approve',
  'shift:operate',
  'shift:read',
  'shift:review',
  'cash:move',
  'catalog:edit',
  'branches:manage',
  'customer:edit',
  'hold:create',
  'invoice:manage',
  'people:manage',
  'quote:create',
  'return:create',
  'warranty:rules',
  'audit:read',
  'landing:edit',
  'chain:read',
  'transfer:request',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Role × permission, as `product.md` has it. Whether a branch is the person's own is checked apart. */
const GRANTED: Record<Role, ReadonlySet<Permission>> = {
  customer: new Set(),
  clerk: new Set([
    'stock:read',
    'stock:adjust',
    'sale:create',
    'sale:read',
    'sale:discount',
    'shift:operate',
    'shift:read',
    'cash:move',
    'transfer:request',
    'customer:edit',
    'hold:create',
    'quote:create',
    'return:create',
  ]),
  inventory_manager: new Set([
    'stock:read',
    'stock:adjust',
    'stock:count',
    'stock:receive',
    'stock:transfer',
    'donor:close',
    'price:change',
    'price:rules',
    'catalog:edit',
    'transfer:request',
  ]),
  administrator: new Set(PERMISSIONS),
  owner: new Set(['audit:read', 'landing:edit', 'chain:read', 'shift:read', 'shift:review']),
};

/** Roles that reach every branch without belonging to it. */
const CHAIN_WIDE: ReadonlySet<Role> = new Set(['administrator', 'owner']);

export function isGranted(role: Role, permission: Permission): boolean {
  return GRANTED[role].has(permission);
}

export function reachesEveryBranch(role: Role): boolean {
  return CHAIN_WIDE.has(role);
}

export function permissionsOf(role: Role): Permission[] {
  return PERMISSIONS.filter((permission) => GRANTED[role].has(permission));
}
