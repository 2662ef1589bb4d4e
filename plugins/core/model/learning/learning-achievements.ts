import type { DataFile, Source } from '../../problems/data-file.ts'
import { asFields, asText } from '../fields.ts'
import { present } from '../product/taxonomy.ts'

/** What learners can earn: a definition only, since a static site cannot know who has earned it. */
export interface Achievement {
  uid: string
  name: string
  type: 'badge' | 'trophy'
  description: string
  /** What it takes, in words. */
  criteria: string
  image?: string
  alignment: { name: string; url: string }[]
  source: Source
}

/** Read `learning_achievements.yml`; the order of the file is kept. */
export function readAchievements(file: DataFile | undefined): Achievement[] {
  if (!file || !Array.isArray(file.yaml.value)) return []
  return file.yaml.value.map(asFields).flatMap((fields, index) => {
    const uid = asText(fields.uid)
    if (uid === undefined) return []
    const alignment = (Array.isArray(fields.alignment) ? fields.alignment : []).map(asFields)
    return [
      {
        uid,
        name: asText(fields.name) ?? uid,
        type: asText(fields.type) === 'trophy' ? ('trophy' as const) : ('badge' as const),
        description: asText(fields.description) ?? '',
        criteria: asText(fields.criteria) ?? '',
        ...present({ image: asText(fields.image) }),
        alignment: alignment.map(({ name, url }) => ({ name: asText(name) ?? '', url: asText(url) ?? '' })),
        source: { file, path: [index] },
      },
    ]
  })
}
