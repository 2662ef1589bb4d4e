import { type DataFile, problemAt, type Source } from '../../problems/data-file.ts'
import { grouped } from '../../problems/grouped.ts'
import type { Problem } from '../../problems/problem.ts'
import { plain, suggest } from '../../problems/suggest.ts'
import { asFields, asText, type Fields } from '../fields.ts'
import { type Category, type Group, present, type Stage, type Taxonomy } from './taxonomy.ts'

/** A job to be done: something that users want to get done, whatever the product does for it today. */
export interface Job {
  slug: string
  /** The job in a few words, or its whole statement. */
  title: string
  statement?: string
  /** A to F in upper case; absent when not graded. */
  grade?: string
  confidence?: string
  evidence?: string
  /** Slug of the job that this one is a part of; absent when the data names none that exists. */
  parent?: string
  groups: Group[]
  fields: Fields
  source: Source
}

/** Read `jobs_to_be_done.yml`; the order of the file is kept. */
export function readJobs(file: DataFile | undefined, taxonomy: Taxonomy): Job[] {
  if (!file || !Array.isArray(file.yaml.value)) return []
  const list = file.yaml.value.map(asFields)
  const slugs = new Set(list.map((fields) => asText(fields.slug)))
  return list.map((fields, index) => {
    const statement = asText(fields.jtbd)
    const parent = asText(fields.parent)
    const grade = asText(fields.grade)?.toUpperCase()
    const optional = {
      statement,
      grade: grade && /^[A-F]$/.test(grade) ? grade : undefined,
      confidence: asText(fields.confidence),
      evidence: asText(fields.source),
      parent: parent !== undefined && slugs.has(parent) ? parent : undefined,
    }
    return {
      slug: asText(fields.slug) ?? '',
      title: asText(fields.short_jtbd) ?? asText(fields.micro_job) ?? statement ?? '',
      ...present(optional),
      groups: groupsMeant(asText(fields.group), taxonomy),
      fields,
      source: { file, path: [index] },
    }
  })
}

/**
 * The groups that `group` of a job means. The field is free text in the real data: the key or name of a group,
 * category or stage; of the last two, the groups they belong to are meant.
 */
function groupsMeant(text: string | undefined, taxonomy: Taxonomy): Group[] {
  if (text === undefined) return []
  const matches = (entity: Group | Category | Stage): boolean =>
    plain(entity.key) === plain(text) || plain(entity.name) === plain(text)
  const groups = taxonomy.groups.filter(matches)
  if (groups.length > 0) return groups
  const category = taxonomy.categories.find(matches)
  if (category) return category.groups
  return taxonomy.stages.find(matches)?.groups ?? []
}

/** Find jobs whose parent or group does not exist, that say nothing, or that stand twice. */
export function jobProblems(jobs: readonly Job[], taxonomy: Taxonomy): Problem[] {
  const slugs = jobs.map((job) => job.slug)
  return [
    ...jobs.flatMap((job) => [...parentProblem(job, slugs), ...groupProblem(job, taxonomy), ...noStatement(job)]),
    ...repeated(jobs, 'taxonomy/duplicate-key', (job) => job.slug, 'slug'),
    ...repeated(jobs, 'jobs/duplicate-statement', (job) => job.statement ?? '', 'jtbd'),
  ]
}

function parentProblem(job: Job, slugs: string[]): Problem[] {
  const parent = asText(job.fields.parent)
  if (parent === undefined || job.parent !== undefined) return []
  const expected = suggest(parent, slugs)
  const message = `There is no job \`${parent}\`, of which \`${job.slug}\` is said to be a part. It is shown as a job of its own.`
  return [problemAt(job.source, 'taxonomy/unknown-reference', message, { field: ['parent'], expected })]
}

function groupProblem(job: Job, taxonomy: Taxonomy): Problem[] {
  const group = asText(job.fields.group)
  if (group === undefined) {
    return [problemAt(job.source, 'jobs/no-group', `The job \`${job.slug}\` names no group.`, { field: ['slug'] })]
  }
  if (job.groups.length > 0) return []
  const expected = suggest(
    group,
    taxonomy.groups.flatMap((one) => [one.key, one.name]),
  )
  const message = `There is no group "${group}", which is said to serve the job \`${job.slug}\`.`
  return [problemAt(job.source, 'taxonomy/unknown-reference', message, { field: ['group'], expected })]
}

function noStatement(job: Job): Problem[] {
  if (job.title !== '') return []
  return [problemAt(job.source, 'jobs/no-statement', `The job \`${job.slug}\` has no statement.`, { field: ['slug'] })]
}

function repeated(
  jobs: readonly Job[],
  code: 'taxonomy/duplicate-key' | 'jobs/duplicate-statement',
  textOf: (job: Job) => string,
  field: string,
): Problem[] {
  const written = jobs.filter((job) => textOf(job) !== '')
  return [...grouped(written, textOf).values()].flatMap(([first, ...copies]) =>
    copies.map((job) => {
      const message = `The jobs \`${first?.slug}\` and \`${job.slug}\` have the same ${field === 'slug' ? 'slug' : 'statement'}.`
      return problemAt(job.source, code, message, { field: [field] })
    }),
  )
}
