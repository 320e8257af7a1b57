export const ROLES = ['customer', 'clerk', 'inventory_manager', 'administrator', 'owner'] as const;

export type Role = (typeof ROLES)[number];

export type StaffRole = Exclude<Role, 'customer'>;
