import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dump } from 'js-yaml'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { asFields, asText, type Fields } from '../plugins/core/model/fields.ts'
import { competencyMatrix } from '../plugins/core/model/learning/competency-matrix.ts'
import { buildLearning } from '../plugins/core/model/learning/learning.ts'
import { importLearning } from '../plugins/core/model/learning/learning-import.ts'
import { shownLearning } from '../plugins/core/model/learning/learning-shown.ts'
import type { Problem } from '../plugins/core/problems/problem.ts'
import { partsOf } from '../plugins/sources/page-parts.ts'
import { dataFileOf } from './core/support.ts'
import { corpus } from './support/command.ts'

const test = suite('corpus-learning')

const coursesPath = join(corpus, 'gitlab-www-2022/data/learn/learn.yml')
const pathsPath = join(corpus, 'gitlab-www-2022/data/learn/paths.yml')
const pagePath = join(corpus, 'handbook-2026/content/handbook/product/product-management/learning-and-development.md')

const placesOf = (remarks: readonly Problem[], code: Problem['code'], text = ''): string[] =>
  remarks
    .filter((one) => one.code === code && one.message.includes(text))
    .map(({ file, place }) => `${file}:${place?.start.line}`)

if (existsSync(coursesPath) && existsSync(pathsPath)) {
  const courses = dataFileOf('learn.yml', readFileSync(coursesPath, 'utf8'))
  const given = (courses.yaml.value as unknown[]).map(asFields)
  const isMisclassified = (value: string): boolean => ['Observability', 'Learning and Development'].includes(value)
  const categories = (field: string) =>
    [...new Set(given.flatMap((course) => asText(course[field]) ?? []))]
      .filter((value) => !isMisclassified(value))
      .map((name) => ({ name }))
  // The file itself is gone; these are its values, as far as courses use them.
  const classification = dataFileOf(
    'classification.yml',
    dump({ 'use-case': { categories: categories('use_case') }, maintainer: { categories: categories('maintainer') } }),
  )
  const imported = importLearning({
    courses,
    classification,
    paths: dataFileOf('paths.yml', readFileSync(pathsPath, 'utf8')),
  })
  const units = imported.units.filter(({ draft }) => draft !== true)

  test('148 courses and 19 paths come along, each with a uid of its own', () => {
    assert.equal(imported.read, { paths: 19, assets: 110, courses: 148 })
    assert.is(units.length, 148)
    assert.is(imported.units.length, 258)
    assert.is(imported.modules.flatMap((module) => module.units as string[]).length, 111)
    const uids = [...imported.units, ...imported.modules, ...imported.paths].map(({ uid }) => uid)
    assert.is(new Set(uids).size, uids.length)
  })

  test('every text of every course is found again', () => {
    for (const [index, course] of given.entries()) {
      const unit = units[index] as Fields
      assert.is(unit.title, asText(course.name))
      assert.is(unit.url, asText(course.url))
      assert.is(unit.summary, asText(course.description))
      assert.is(unit.available_on, asText(course.live_date))
      assert.is(unit.owner, asText(course.maintainer))
      for (const [field, from] of [
        ['level', 'level'],
        ['pace', 'pace'],
        ['assessment', 'assessment'],
        ['registration', 'registration'],
        ['subjects', 'use_case'],
      ] as const)
        assert.is(unit[field] === undefined, asText(course[from]) === undefined, `${unit.uid} ${field}`)
      const isSaid = asText(course.confidentiality) !== undefined
      assert.equal(unit.notes, isSaid ? undefined : ['confidentiality: not said'])
    }
  })

  test('the duplicate ids, the null addresses, the misclassified courses and the odd times are told', () => {
    const { remarks } = imported
    assert.equal(placesOf(remarks, 'import/repeated-uid'), ['learn.yml:641', 'paths.yml:320'])
    assert.is(placesOf(remarks, 'import/unplaced', 'has no address').length, 6)
    assert.is(placesOf(remarks, 'import/unclassified').length, 5)
    assert.is(placesOf(remarks, 'import/unclassified', '"Observability"').length, 2)
    assert.is(placesOf(remarks, 'import/unclassified', 'Did you mean "Learning & Development"?').length, 3)
    assert.equal(placesOf(remarks, 'import/time'), ['paths.yml:440', 'paths.yml:463'])
    assert.is(imported.paths.find(({ uid }) => uid === 'relshow-path-001')?.minutes, 53)
    assert.is(placesOf(remarks, 'import/placeholder', 'The time').length, 17)
  })

  test('the catalogue counts as the reference did, and hides what is not there yet', () => {
    const { subjects } = imported.vocabulary as { subjects: { key: string }[] }
    const declared = new Set(subjects.map(({ key }) => key))
    const listed = (isPublic: boolean, today: string) => {
      const learning = buildLearning(
        {
          learning: dataFileOf('learning.yml', dump(imported.vocabulary)),
          learningUnits: dataFileOf('learning_units.yml', dump(units)),
        },
        [],
      )
      // The reference listed a course by use case when it was classified and had a date.
      return shownLearning(learning, today).units.filter(
        ({ availableOn, subjects: [subject = ''], access }) =>
          availableOn !== undefined && declared.has(subject) && (!isPublic || access === 'public'),
      ).length
    }
    assert.equal([listed(false, '2022-11-11'), listed(true, '2022-11-11')], [104, 71])
    assert.ok(listed(true, '2021-06-01') < 71)
  })
} else {
  console.log(`corpus-learning: left out, there is no ${coursesPath}`)
}

if (existsSync(pagePath)) {
  const { text: textOf, firstLine } = partsOf(readFileSync(pagePath))
  const text = textOf()
  const imported = importLearning({ page: { file: 'page.md', text, firstLine } })

  test('the learning page gives 5 competencies with their topics', () => {
    const { competencies } = imported.vocabulary as { competencies: { key: string; topics: unknown[] }[] }
    assert.equal(
      competencies.map(({ key, topics }) => `${key} ${topics.length}`),
      ['discovery 6', 'delivery 4', 'business-acumen 3', 'communication 3', 'team-management 4'],
    )
  })

  test('every link and every video of the page is a unit, or told', () => {
    const addresses = [...text.matchAll(/\]\((?!#)([^\s)]+)\)|<iframe[^>]*\ssrc="([^"]+)"/g)].map(
      ([, link, video]) => link ?? video,
    )
    const told = imported.remarks.filter(({ message }) => message.includes('stands in a sentence')).length
    assert.is(imported.units.length + told, addresses.length)
    const plain = (url: unknown): string => decodeURI(String(url).replaceAll('&amp;', '&'))
    const found = new Set([
      ...imported.units.map(({ url }) => plain(url)),
      ...imported.remarks.map(({ message }) => message),
    ])
    for (const address of addresses)
      assert.ok(
        found.has(plain(address)) || [...found].some((message) => message.includes(` to ${address} `)),
        `${address} is lost`,
      )
  })

  test('the matrix shows the slots that the page leaves empty', () => {
    const learning = buildLearning(
      {
        learning: dataFileOf('learning.yml', dump(imported.vocabulary)),
        learningUnits: dataFileOf('learning_units.yml', dump(imported.units)),
      },
      [],
    )
    const matrix = competencyMatrix(learning)
    const empty = matrix.reduce((sum, { filled, total }) => sum + total - filled, 0)
    assert.is(imported.read['empty slots'], text.match(/お気に入りのリソースを/g)?.length)
    assert.equal([matrix.reduce((sum, { total }) => sum + total, 0), empty], [80, 21])
  })
} else {
  console.log(`corpus-learning: left out, there is no ${pagePath}`)
}

test.run()
