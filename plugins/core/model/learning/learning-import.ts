import type { DataFile } from '../../problems/data-file.ts'
import { grouped } from '../../problems/grouped.ts'
import { inReadingOrder } from '../../problems/problem.ts'
import { asFields, type Fields } from '../fields.ts'
import { importAssets } from './import-assets.ts'
import { importCourses } from './import-courses.ts'
import { importLearningPage } from './import-learning-page.ts'
import { importPaths } from './import-paths.ts'
import { type Imported, keyOf, uidTaker } from './imported.ts'
import { type Classification, readClassification } from './learning-classification.ts'

/** What GitLab's files about learning hold, each absent when it is not at hand. */
export interface LearningImportFiles {
  /** `data/learn/learn.yml` */
  courses?: DataFile
  /** `data/learn/assets.yml`: what the paths are made of. Else `paths` may list it, too. */
  assets?: DataFile
  /** `data/learn/paths.yml` */
  paths?: DataFile
  /** `data/learn/classification.yml`: the values that are known to be right. */
  classification?: DataFile
  /** The handbook's page about learning and development, below its front matter. */
  page?: { file: string; text: string; firstLine: number }
}

export interface LearningImport extends Imported {
  /** `learning.yml` */
  vocabulary: Fields
}

/** Turn GitLab's files into ours. Nothing that they say is lost: what has no field of its own becomes a note. */
export function importLearning(files: LearningImportFiles): LearningImport {
  const take = uidTaker()
  const classification = readClassification(files.classification, files.courses)
  const assetsFile = files.assets ?? besidePaths(files)
  const assets = assetsFile && importAssets(assetsFile, take)
  const parts: Imported[] = [
    ...(assets ? [assets] : []),
    ...(files.paths ? [importPaths(files.paths, take, assets?.uidOf)] : []),
    ...(files.courses ? [importCourses(files.courses, classification, take)] : []),
    ...(files.page ? [importLearningPage(files.page, take)] : []),
  ]
  const merged: Imported = {
    units: parts.flatMap(({ units }) => units),
    modules: parts.flatMap(({ modules }) => modules),
    paths: parts.flatMap(({ paths }) => paths),
    terms: {
      roles: uniqueTerms(parts.flatMap(({ terms }) => terms.roles)),
      subjects: uniqueTerms([...subjectTerms(classification), ...parts.flatMap(({ terms }) => terms.subjects)]),
      competencies: uniqueTerms(parts.flatMap(({ terms }) => terms.competencies)),
    },
    remarks: inReadingOrder(parts.flatMap(({ remarks }) => remarks)),
    read: Object.assign({}, ...parts.map(({ read }) => read)),
  }
  const { roles, subjects, competencies } = merged.terms
  const vocabulary = {
    ...(roles.length > 0 ? { roles } : {}),
    ...(competencies.length > 0 ? { competencies } : {}),
    ...(subjects.length > 0 ? { subjects } : {}),
  }
  return { ...merged, vocabulary }
}

/** The file of the paths, where it lists what they are made of as well. */
function besidePaths({ paths }: LearningImportFiles): DataFile | undefined {
  return paths && Array.isArray(asFields(paths.yaml.value).assets) ? paths : undefined
}

function subjectTerms({ subjects }: Classification): Fields[] {
  return subjects.map((name) => ({ key: keyOf(name), name }))
}

/** The first of each key counts: classified names come before those that the files use. */
function uniqueTerms(terms: readonly Fields[]): Fields[] {
  return [...grouped(terms, ({ key }) => String(key)).values()].flatMap(([first]) => (first ? [first] : []))
}
