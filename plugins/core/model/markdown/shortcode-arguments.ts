import type { ShortcodeCall } from './shortcodes.ts'

/** An argument of a call: by its name, or where it has none, by its place. */
export function argument(call: ShortcodeCall, name: string, place?: number): string | undefined {
  const value = call.named[name] ?? (place === undefined ? undefined : call.positional[place])
  return value?.trim() || undefined
}

/** Everything that a call names, in order. */
export function allArguments({ positional, named }: ShortcodeCall): string[] {
  return [...positional, ...Object.values(named)]
}
