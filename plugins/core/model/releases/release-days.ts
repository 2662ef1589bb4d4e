import type { DataFile } from '../../problems/data-file.ts'
import { asDate, asFields, asText } from '../fields.ts'
import type { Handbook } from '../handbook.ts'
import { cycleOf } from '../planning/timeline.ts'
import { present } from '../product/taxonomy.ts'
import { compareVersions, type Version, versionFrom } from '../product/version.ts'
import { type Mvp, namesAndHandles } from './release-post.ts'

/** Read the days of releases from `releases.yml` and `release_post_managers.yml`; the first file that tells counts. */
export function readReleaseDays(files: readonly (DataFile | undefined)[]): Map<string, string> {
  const days = new Map<string, string>()
  for (const file of files) {
    const value = file?.yaml.value
    const rows = Array.isArray(value) ? value : asFields(value).releases
    for (const row of Array.isArray(rows) ? rows.map(asFields) : []) {
      const version = versionFrom(row.version)
      const date = asDate(row.date)
      if (version && date && !days.has(version.text)) days.set(version.text, date)
    }
  }
  return days
}

/**
 * The day of a version: as the data tells, else by the rules of the timeline, where the site says how its versions and months
 * belong together.
 */
export function dayOfVersion(
  version: Version,
  { releaseData, timeline }: Pick<Handbook, 'releaseData' | 'timeline'>,
): string | undefined {
  const known = releaseData.days.get(version.text)
  if (known !== undefined || !timeline.isGiven) return known
  // Before the version that the site names, its months may have followed other rules.
  return compareVersions(version, timeline.versions.version) >= 0 ? cycleOf(version, timeline)?.release : undefined
}

/** Read `mvps.yml`, in its order; rows without a version or a name are left to the schema. */
export function readMvps(file: DataFile | undefined): (Mvp & { version: Version })[] {
  const rows = Array.isArray(file?.yaml.value) ? file.yaml.value : []
  return rows.flatMap((row, index) => {
    const fields = asFields(row)
    const version = versionFrom(fields.version)
    if (!version || !file) return []
    const url = present({ url: asText(fields.post) })
    return namesAndHandles(fields.name, fields.gitlab).map((person) => ({
      version,
      ...person,
      ...url,
      source: { file, path: [index] },
    }))
  })
}
