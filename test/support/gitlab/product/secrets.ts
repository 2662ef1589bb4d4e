import type { Readers } from './places.ts'

/** Finds every marker of a confidential item or of a field outside the public ones; none may ever be published. */
export const plantedSecret: RegExp = /planted-secret-[a-z]+-[\w-]+/g

/** Finds the markers of items that are not confidential, yet lie in a private project or group. */
export const plantedPrivate: RegExp = /planted-private-[a-z]+-[\w-]+/g

/** Text for a field that must not be published: a marker that names the field, or plain text. */
export type Hide = (plain: string, kind: string, id: number | string, field: string) => string

export function hiding(isPlanting: boolean): Hide {
  return (plain, kind, id, field) => (isPlanting ? `planted-secret-${kind}-${id}-${field}` : plain)
}

interface Texts {
  title: string
  description: string | null
}

/** The texts of an issue or epic, hidden when it is confidential, or when the place where it lies is private. */
export function hiddenTexts(
  hide: Hide,
  { title, description }: Texts,
  { kind, id, confidential, readers }: { kind: string; id: number; confidential: boolean; readers: Readers },
): Texts {
  const hidden = (plain: string, field: string): string => {
    const marker = hide(plain, kind, id, field)
    return confidential || marker === plain ? marker : marker.replace('planted-secret', 'planted-private')
  }
  if (!confidential && readers === 'everyone') return { title, description }
  return { title: hidden(title, 'title'), description: hidden(description ?? '', 'description') }
}
