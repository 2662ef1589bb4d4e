import { asTexts, type Fields } from '../fields.ts'

/** Who holds a role. */
export interface RoleHolders {
  /** Field in the data, such as `backend_engineering_manager`. */
  field: string
  /** Name of the role as readers see it. */
  role: string
  /** Names, as they stand in the data, with `(Acting)` and its like; empty when the role is open. */
  names: string[]
}

const roles: Record<string, string> = {
  pm: 'Product manager',
  pmm: 'Product marketing',
  em: 'Engineering manager',
  backend_engineering_manager: 'Backend engineering manager',
  frontend_engineering_manager: 'Frontend engineering manager',
  fullstack_engineering_manager: 'Full-stack engineering manager',
  fullstack_managers: 'Full-stack engineering managers',
  pdm: 'Product design manager',
  ux: 'Product design',
  spd: 'Senior product designer',
  uxr: 'UX research',
  tech_writer: 'Technical writing',
  qm: 'Quality manager',
  sets: 'Engineers in test',
  appsec_engineer: 'Application security',
  infrasec_engineer: 'Infrastructure security',
  rem: 'Reliability engineering manager',
  sm: 'Support manager',
  support: 'Support',
  cm: 'Content marketing',
  product_sponsor: 'Product sponsor',
}

/** Fields that hold people, in the order in which they are shown. */
export const roleFields: readonly string[] = Object.keys(roles)

/**
 * The people of a section, stage or group, whatever shape the data gives them: a name, a list of names, nothing.
 * Roles that the data does not mention are left out.
 */
export function roleHolders(fields: Fields): RoleHolders[] {
  return roleFields.flatMap((field) => {
    if (fields[field] === undefined || fields[field] === null) return []
    const names = asTexts(fields[field]).filter((name) => !isPlaceholder(name))
    return [{ field, role: roles[field] as string, names }]
  })
}

/** Whether a text stands for "nobody yet". */
export function isPlaceholder(name: string): boolean {
  return /^(tbd|tbh|tba|n\/a|not applicable|none|-+)$/i.test(name)
}

/** The name without a remark in brackets, in lower case: for telling whether two texts mean the same person. */
export function bareName(name: string): string {
  return name
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/^@/, '')
    .trim()
    .toLowerCase()
}
